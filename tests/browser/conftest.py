"""Headless Chromium, a page of the sample brief, and everything the browser complained of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dragoman.present import html
from tests.present.sample import RICH

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; tests skip where it is not installed."""
    if not CHROMIUM.exists():
        pytest.skip(f"needs {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def brief_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample brief as a file on disk."""
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(html.render(RICH, version="0.0.0"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(chromium: Browser, brief_url: str) -> Iterator[Page]:
    """The brief on a desk-sized screen; any error, refused load or request fails the test at its end."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("dialog", lambda dialog: complaints.append(dialog.message))
    opened.on("request", lambda request: complaints.append(request.url))
    opened.goto(brief_url)
    yield opened
    context.close()
    own = (brief_url, "data:", "about:blank")
    assert [text for text in complaints if not text.startswith(own)] == []
