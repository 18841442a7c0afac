"""Input characters that would act, reorder or hide are made harmless; words of any script stay."""

import pytest

from dragoman.present.clean import plain, running


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://x.invalid\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]never closed", "never closed"),
        ("a\x1b", "a"),
        ("\x9b31mwords", "�31mwords"),
        ("\u202etxet\u202c", "�txet�"),
        ("\u2067isolate\u2069", "�isolate�"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("bell\x07null\x00", "bell�null�"),
        ("lone \ud800 surrogate", "lone � surrogate"),
        ("  two\r\n\tlines ", "two lines"),
        ("o\u0301k Z" + "\u0335" * 40, "o\u0301k Z" + "\u0335" * 4),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("שלום Çavuşoğlu 中文", "שלום Çavuşoğlu 中文"),
    ],
)
def test_plain(raw: str, safe: str) -> None:
    assert plain(raw) == safe


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("a\nb", "a\nb"),
        ("a\r\n \r\n\r\nb", "a\n\nb"),
        ("a\u2028b", "a\nb"),
        (" a\t b ", " a b "),
        ("\x1b[2Jgone\u202e", "gone�"),
    ],
)
def test_running_text_keeps_its_breaks(raw: str, safe: str) -> None:
    assert running(raw) == safe


def test_a_long_hostile_text_is_cleaned_in_one_pass() -> None:
    assert plain("\x1b]" * 50_000) == ""
