"""Saved pages: metadata, body, boilerplate, and pages made to hurt."""

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import DocumentKind, ZoneKind
from tests.read.helpers import BODY, one, refusal, words

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
SECONDS = 20  # a hostile page of a few MB; on two slow, shared cores


def page(head: str = "", body: str = PARAGRAPHS, language: str = "en") -> str:
    return f"<!DOCTYPE html><html lang='{language}'><head>{head}</head><body><article>{body}</article></body></html>"


def test_title_outlet_and_day_come_from_json_ld_before_open_graph(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        page(
            '<title>Talks near | Andes Post</title><meta property="og:title" content="Other">'
            '<meta property="og:site_name" content="Other Post">'
            '<meta property="article:published_time" content="2024-01-01">'
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],'
            '"headline":"Talks near","datePublished":"2024-03-02T00:30:00+03:00","dateModified":"2024-03-09",'
            '"publisher":{"name":"Andes Post"},"isAccessibleForFree":true}]}</script>'
        ),
        "a.html",
    )
    assert (found.title, found.outlet, found.published.earliest) == ("Talks near", "Andes Post", date(2024, 3, 2))
    assert found.text.startswith("Talks near\n\nThe foreign ministers")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-03-02T09:00:00Z">',
        '<meta name="pubdate" content="2 March 2024">',
        '<meta itemprop="datePublished" content="2024-03-02">',
    ],
)
def test_the_day_may_stand_in_a_meta_tag(tmp_path: Path, head: str) -> None:
    assert one(tmp_path, page(head), "a.html").published.earliest == date(2024, 3, 2)


def test_the_day_may_stand_in_a_time_tag_of_the_article(tmp_path: Path) -> None:
    body = f"<aside><time datetime='2020-01-01'></time></aside><time datetime='2024-03-02'>2 March</time>{PARAGRAPHS}"
    assert one(tmp_path, page(body=body), "a.html").published.earliest == date(2024, 3, 2)


def test_a_day_of_change_alone_is_no_day_of_publication(tmp_path: Path) -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024-03-02"}</script>'
    assert one(tmp_path, page(head), "a.html").published.earliest is None


def test_broken_json_ld_is_passed_over(tmp_path: Path) -> None:
    head = (
        f'<script type="application/ld+json">{"[" * 50_000}</script><meta property="og:site_name" content="Andes Post">'
    )
    assert one(tmp_path, page(head), "a.html").outlet == "Andes Post"


def test_menus_footers_and_other_stories_are_no_evidence(tmp_path: Path) -> None:
    body = (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<main><h1>Talks near</h1>{PARAGRAPHS}<p>Read also: <a href='/x'>Army seizes the port of Callao</a></p></main>"
        "<footer>Contact us</footer>"
    )
    found = one(tmp_path, page(body=body), "a.html")
    evidence = " ".join(words(found, ZoneKind.BODY))
    assert "Callao" not in evidence
    assert "Contact" not in evidence
    assert evidence.startswith("The foreign ministers")


def test_the_declared_charset_is_used(tmp_path: Path) -> None:
    text = page('<meta charset="windows-1254"><meta property="og:site_name" content="Doğu Postası">')
    assert one(tmp_path, text.encode("cp1254"), "a.html").outlet == "Doğu Postası"


def test_an_opinion_page_and_a_live_page_are_told_from_reports(tmp_path: Path) -> None:
    for kind, expected in (("OpinionNewsArticle", DocumentKind.OPINION), ("LiveBlogPosting", DocumentKind.LIVE_BLOG)):
        head = f'<script type="application/ld+json">{{"@type":"{kind}","headline":"Talks near"}}</script>'
        assert one(tmp_path, page(head), f"{kind}.html").kind is expected


def test_a_paywalled_page_is_refused(tmp_path: Path) -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
    assert refusal(
        tmp_path, page(head, "<p>The ministers of both countries will meet again.</p>"), "a.html"
    ).startswith("paywall")


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    assert "paywall or no article" in refusal(tmp_path, page(body="<p>Please enable JavaScript.</p>"), "a.html")


def test_a_page_is_told_by_its_first_words_under_any_suffix(tmp_path: Path) -> None:
    found = one(tmp_path, page('<meta property="og:site_name" content="Andes Post">'), "a.txt")
    assert found.outlet == "Andes Post"
    assert "<p>" not in found.text


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<b><i><a><p>" * 14_000,
        "<table><tr><td>" * 19_000,
        "<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">",
        "<script>" * 50_000,
        "<!--" * 200_000,
        "<p>x</p>" * 400_000,
        "<" * 3_000_000,
        "&amp;" * 500_000,
    ],
    ids=["deep", "unclosed", "tables", "attributes", "scripts", "comments", "many", "brackets", "entities"],
)
def test_hostile_pages_end_in_time(tmp_path: Path, hostile: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(body=hostile + PARAGRAPHS))
    from dragoman.read import read  # noqa: PLC0415

    started = time.monotonic()
    reading = read([path])
    assert len(reading.documents) + len(reading.refused) == 1
    assert time.monotonic() - started < SECONDS


def test_the_html_library_loads_only_for_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    code = (
        "import sys; from dragoman.read import read; r = read([sys.argv[1]]); assert r.documents;"
        "print([m for m in ('trafilatura', 'lxml', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_day_shown_under_the_headline_is_the_last_resort(tmp_path: Path) -> None:
    above = "<div class='today-date'>21 May 2025</div><h1>Talks near</h1>"
    shown = f"{above}<span class='post-date'>By A. R. | 2 March 2024</span>"
    assert one(tmp_path, page(body=shown + PARAGRAPHS), "a.html").published.earliest == date(2024, 3, 2)


def test_a_day_of_update_shown_is_not_taken_for_publication(tmp_path: Path) -> None:
    shown = "<h1>Talks near</h1><span class='date'>Updated 9 March 2024</span>"
    assert one(tmp_path, page(body=shown + PARAGRAPHS), "a.html").published.earliest is None
