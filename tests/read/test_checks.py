"""Encodings, cleaning, language, paywalls and size."""

import codecs
from pathlib import Path

import pytest

from dragoman.read import checks
from tests.read.helpers import BODY, one, refusal, several

ACCENTED = f"{BODY}\nThe mayor of Ñuñoa, José Peña, said “enough” – and left the café."


@pytest.mark.parametrize(
    "data",
    [
        ACCENTED.encode(),
        codecs.BOM_UTF8 + ACCENTED.encode(),
        codecs.BOM_UTF16_LE + ACCENTED.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ACCENTED.encode("utf-16-be"),
        ACCENTED.encode("utf-16-le"),
        ACCENTED.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + ACCENTED.encode("utf-32-le"),
        ACCENTED.encode("cp1252"),
    ],
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, data: bytes) -> None:
    assert one(tmp_path, data).text == ACCENTED


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Erdoğan ve Akşener", "cp1254"),
        ("Vučić i Stanišić", "cp1250"),
        ("“Don’t” he said", "mac_roman"),
        ("战争", "gb18030"),
    ],
)
def test_what_is_not_western_european_is_refused_rather_than_garbled(tmp_path: Path, text: str, encoding: str) -> None:
    assert "save it as UTF-8" in refusal(tmp_path, f"{BODY} {text}.".encode(encoding))


def test_a_text_cut_inside_its_last_character_is_read_up_to_it(tmp_path: Path) -> None:
    assert one(tmp_path, ACCENTED.encode() + "é".encode()[:1]).text == ACCENTED


def test_a_damaged_text_is_refused(tmp_path: Path) -> None:
    damaged = ACCENTED.encode()[:-40] + b"\xe2\x28" + ACCENTED.encode()[-40:]
    assert "damaged UTF-8" in refusal(tmp_path, damaged)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"%PDF-1.7 x", b"PK\x03\x04abc", b"text\x00\x00\x01more" * 50]
)
def test_binary_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "save" in refusal(tmp_path, data)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("one\u2028two\x0cthree", "one\ntwo\nthree"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07shown", "shown"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("e\u0301t\u0065\u0301", "ét\u00e9"),
        ("می\u200cخواهم 👩\u200d🚒", "می\u200cخواهم 👩\u200d🚒"),
        ("\U000e0041hidden", "hidden"),
    ],
)
def test_what_is_not_text_is_dropped(dirty: str, clean: str) -> None:
    assert checks.clean(dirty) == clean


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le ministre a dit que les deux pays ne sont pas en guerre et que la paix est possible dans la région.",
            "French",
        ),
        (
            "Bakan, iki ülke arasında bir toplantı için tarih olmadığını ve daha çok zaman gerektiğini söyledi.",
            "Turkish",
        ),
        (
            "Министр заявил, что обе стороны не будут воевать и что переговоры начнутся на этой неделе в столице.",
            "Russian",
        ),
        ("قال الوزير إن الطرفين لن يدخلا الحرب في هذا العام وإن المحادثات بين البلدين قد تبدأ بعد أيام.", "Arabic"),
        ("外交部长周五表示，两国将在下周举行会谈，讨论边界问题和贸易协定，双方都希望达成共识。" * 2, "Chinese"),
    ],
)
def test_another_language_is_refused_by_its_name(tmp_path: Path, text: str, language: str) -> None:
    assert language in refusal(tmp_path, (text + "\n") * 3)


def test_foreign_names_and_a_foreign_quotation_do_not_make_a_report_foreign(tmp_path: Path) -> None:
    text = f"{BODY}\n“No vamos a ceder el mar de la patria por nada,” the governor told the radio in Spanish."
    assert one(tmp_path, text).language == "en"


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "\ufeff", "\u200b\u200b"])
def test_an_empty_report_is_refused(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text) == "empty: no text in it"


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to continue reading.",
        "Already a subscriber? Log in",
        "This article is for subscribers only.",
        "You have reached your limit of free articles.",
    ],
)
def test_a_teaser_before_a_paywall_is_refused_with_its_length(tmp_path: Path, notice: str) -> None:
    text = f"The two governments agreed on Monday to open the border crossing for trucks.\n\n{notice}"
    assert refusal(tmp_path, text).startswith("paywall: ")


def test_a_full_report_that_asks_for_subscriptions_is_read(tmp_path: Path) -> None:
    assert one(tmp_path, BODY * 3 + "\nAlready a subscriber? Log in")


@pytest.mark.parametrize(
    "text", ["The army said no.", "The talks between the two sides were put off again, and the… [+2310 chars]"]
)
def test_a_stub_is_refused_as_too_short(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text).startswith("too short")


def test_a_wire_flash_of_one_sentence_is_read(tmp_path: Path) -> None:
    assert one(tmp_path, "Nine people died in the blast at the port on Monday, police said.")


def test_a_book_is_refused(tmp_path: Path) -> None:
    assert "too long for one report" in refusal(tmp_path, (BODY + "\n") * 2000)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(BODY)
    reading = several(tmp_path, b"\xff\xfe\x00", "bad.txt")
    assert reading.refused
    assert one(tmp_path, BODY, "good.txt")


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "zlib", "no-such-thing"])
def test_only_charsets_are_taken_for_charsets(tmp_path: Path, charset: str) -> None:
    page = f"<html><head><meta charset='{charset}'></head><body><p>caf\u00e9 {BODY}</p></body></html>".encode("cp1252")
    assert "unknown charset" in refusal(tmp_path, page, "a.html")
