"""The HTML brief in a real browser: clicks, keys, no script, small screens, hostile input, paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from dragoman.present import html
from tests.present.sample import RICH
from tests.present.story import HOSTILE_TITLE

pytestmark = pytest.mark.browser

HIT = "rgb(255, 224, 138)"  # --mark in the light scheme


def in_view(page: Page, selector: str) -> bool:
    """Whether the middle of an element is on the screen and on top."""
    return bool(
        page.evaluate(
            """selector => {
              const element = document.querySelector(selector), box = element.getClientRects()[0];
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
              return top !== null && (element === top || element.contains(top) || top.contains(element));
            }""",
            selector,
        )
    )


def test_a_click_on_a_difference_lands_on_its_highlighted_sentence(page: Page) -> None:
    page.locator("#difference-1 figure").nth(1).locator("a.cite").click()
    sentence = page.locator("#d2-s3")
    expect(sentence).to_be_focused()
    expect(sentence).to_contain_text("in the night to 12 February")
    expect(sentence).to_have_css("background-color", HIT)
    assert in_view(page, "#d2-s3")
    assert page.url.endswith("#d2-s3")


def test_both_sides_of_a_difference_can_be_opened_in_turn(page: Page) -> None:
    for side, anchor in ((0, "#d1-s5"), (1, "#d2-s3")):
        page.locator("#difference-1 figure").nth(side).locator("a.cite").click()
        expect(page.locator(".hit")).to_have_count(1)
        assert in_view(page, anchor)


def test_the_panel_names_the_line_for_a_trace(page: Page) -> None:
    page.locator("#difference-1 a.cite").first.click()
    expect(page.locator("#panel-trace")).to_have_text("dragoman trace v-day")


def test_the_line_clicked_stays_where_it_was(page: Page) -> None:
    cite = page.locator("#difference-2 a.cite").first
    cite.scroll_into_view_if_needed()
    top = "element => element.getBoundingClientRect().top"
    before = cite.evaluate(top)
    cite.click()
    assert cite.evaluate(top) == pytest.approx(before, abs=2)
    page.keyboard.press("Escape")
    assert cite.evaluate(top) == pytest.approx(before, abs=2)


def test_keyboard_alone_opens_reads_and_comes_back(page: Page) -> None:
    cite = page.locator("#bottom-1 a.cite").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if cite.evaluate("element => element === document.activeElement"):
            break
    expect(cite).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#d1-s4")).to_be_focused()
    page.keyboard.press("Escape")
    expect(cite).to_be_focused()
    expect(page.locator("#panel-bar")).to_be_hidden()


def test_the_first_key_skips_to_the_brief(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_focus_is_visible(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("way", ["#panel-back", "#panel-close"])
def test_the_panel_leads_back_to_the_line(page: Page, way: str) -> None:
    cite = page.locator("#want-1 a.cite")
    cite.click()
    page.locator(way).click()
    expect(cite).to_be_focused()
    assert page.url.endswith("#want-1")


def test_the_back_button_closes_the_panel(page: Page) -> None:
    page.locator("#bottom-1 a.cite").first.click()
    page.go_back()
    expect(page.locator("#panel-bar")).to_be_hidden()


def test_a_link_to_a_sentence_opens_there(page: Page, brief_url: str) -> None:
    page.goto("about:blank")
    page.goto(f"{brief_url}#d3-s2")
    expect(page.locator("#d3-s2")).to_have_css("background-color", HIT)
    assert in_view(page, "#d3-s2")


def test_a_cite_drawn_in_the_timeline_opens_its_sentence(page: Page) -> None:
    link = page.locator("svg.timeline a", has_text="2 s6")
    link.scroll_into_view_if_needed()
    box = link.evaluate(
        "element => element.getBoundingClientRect().toJSON()"
    )  # Playwright misplaces words in a drawing
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#d2-s6")).to_be_focused()


def test_a_source_opens_its_whole_report(page: Page) -> None:
    page.locator("#source-3 a.cite").click()
    expect(page.locator("#d3")).to_be_visible()
    expect(page.locator("#d1")).to_be_hidden()


def test_without_javascript_a_cite_is_a_plain_link_to_its_sentence(chromium: Browser, brief_url: str) -> None:
    with chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(brief_url)
        page.locator("#difference-1 a.cite").first.click()
        assert page.url.endswith("#d1-s5")
        expect(page.locator("#d1-s5")).to_be_in_viewport()
        expect(page.locator("#d1-s5")).to_have_css("background-color", HIT)
        expect(page.locator("#panel-close")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_needs_no_sideways_scrolling(chromium: Browser, brief_url: str, width: int) -> None:
    with chromium.new_context(viewport={"width": width, "height": 844}, is_mobile=True, has_touch=True) as context:
        page = context.new_page()
        page.goto(brief_url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#difference-1 a.cite").first.tap()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert in_view(page, "#d1-s5")
        assert in_view(page, "#difference-1 a.cite")


def test_one_endless_word_does_not_widen_the_page(chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.set_content(html.render(RICH, version="0").replace("Water ministers", "W" * 400))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_hostile_title_never_runs(page: Page) -> None:
    assert page.title() == RICH.title
    assert page.locator("script").count() == 1
    expect(page.locator("#source-4")).to_contain_text(HOSTILE_TITLE.split(" Talks")[0])


def test_the_policy_stops_what_would_slip_through(chromium: Browser) -> None:
    source = html.render(RICH, version="0").replace("</footer>", "<script>document.title = 'owned'</script></footer>")
    with chromium.new_context() as context:
        page = context.new_page()
        page.set_content(source)
        assert page.title() == RICH.title


def test_dark_readers_get_a_dark_page(chromium: Browser, brief_url: str) -> None:
    with chromium.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(brief_url)
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(21, 22, 25)"


def test_nothing_moves_for_those_who_asked_for_rest(page: Page) -> None:
    page.locator("#bottom-1 a.cite").first.click()
    assert page.evaluate("document.getAnimations().length") == 0


def test_paper_carries_brief_and_reports_without_controls(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator("nav.contents")).to_be_hidden()
    expect(page.locator("#d4")).to_be_visible()
    expect(page.locator("svg.timeline")).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
