
(function () {
  "use strict";
  var root = document.documentElement;
  var reports = document.getElementById("reports");
  if (!reports) { return; }
  var bar = document.getElementById("panel-bar");
  var label = document.getElementById("panel-label");
  var trace = document.getElementById("panel-trace");
  var back = document.getElementById("panel-back");
  var close = document.getElementById("panel-close");
  var opener = null;
  var hit = null;

  function forget() {
    if (hit) { hit.classList.remove("hit"); }
    hit = null;
    var shown = reports.querySelector("article.active");
    if (shown) { shown.classList.remove("active"); }
  }

  function open(id) {
    var target = document.getElementById(id);
    if (!target || !reports.contains(target) || target === reports) { return false; }
    var article = target.closest("article");
    if (!article) { return false; }
    forget();
    article.classList.add("active");
    root.classList.add("reading");
    bar.hidden = false;
    label.textContent = article.getAttribute("data-label");
    hit = target;
    if (target !== article) { target.classList.add("hit"); }
    if (target === article) { reports.scrollTop = 0; } else { target.scrollIntoView({ block: "center" }); }
    target.focus({ preventScroll: true });
    return true;
  }

  function shut(refocus) {
    if (!root.classList.contains("reading")) { return; }
    holding(refocus && opener ? opener : root, function () {
      forget();
      root.classList.remove("reading");
      bar.hidden = true;
    });
    if (refocus && opener) {
      opener.focus({ preventScroll: true });
      opener.scrollIntoView({ block: "nearest" });
    }
  }

  // The panel narrows the page, which re-wraps it: the line being read must not jump.
  function holding(line, act) {
    var before = line.getBoundingClientRect().top;
    var done = act();
    window.scrollBy(0, line.getBoundingClientRect().top - before);
    return done;
  }

  // On a phone the panel covers the lower two thirds: the line just left moves above it.
  function keepInSight(line) {
    if (!window.matchMedia("(max-width: 47.99rem)").matches || reports.contains(line)) { return; }
    window.scrollBy(0, line.getBoundingClientRect().bottom - window.innerHeight * 0.26);
  }

  function remember(hash) {
    try { history.pushState(null, "", hash); } catch (error) { return; }
  }

  function leave() {
    var line = opener && opener.closest("[id]");
    shut(true);
    remember(line && !reports.contains(line) ? "#" + line.id : "#brief");
  }

  document.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    var cite = event.target.closest && event.target.closest("a.cite");
    if (!cite) { return; }
    var hash = cite.getAttribute("href");
    if (!reports.contains(cite)) { opener = cite; }
    var line = cite.closest("[data-id]");
    trace.textContent = line && line.getAttribute("data-id") ? "dragoman trace " + line.getAttribute("data-id") : "";
    if (holding(cite, function () { return open(hash.slice(1)); })) {
      event.preventDefault();
      remember(hash);
      keepInSight(cite);
    }
  });
  back.addEventListener("click", function (event) { event.preventDefault(); leave(); });
  close.addEventListener("click", leave);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && root.classList.contains("reading")) { leave(); }
  });
  window.addEventListener("popstate", function () {
    if (!open(location.hash.slice(1))) { shut(true); }
  });
  window.addEventListener("beforeprint", function () {
    shut(false);
  });
  if (/^#d[0-9]+-/.test(location.hash)) { open(location.hash.slice(1)); }
}());
