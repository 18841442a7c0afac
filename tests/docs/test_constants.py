"""Numbers that the pages on linking and comparing give are those of the code, in whichever module they stand."""

import re

import pytest

from tests.docs import pages

LINKING = "docs/how-it-works/linking.md"
COMPARING = "docs/how-it-works/comparing.md"
CASE = "docs/how-it-works/case.md"
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def constant(module: str, name: str) -> float:
    """The number that a module, or else another of its stage, gives a name."""
    stage, _, file = module.partition("/")
    own = pages.ROOT / "dragoman" / stage / f"{file}.py"
    for path in (own, *sorted((pages.ROOT / "dragoman" / stage).rglob("*.py"))):
        found = re.search(rf"^{name} = \(?\s*([\d.]+)", path.read_text("utf-8") if path.exists() else "", re.MULTILINE)
        if found:
            return float(found.group(1))
    raise AssertionError(f"{name} is gone from dragoman/{stage}; mend the page that names it")


@pytest.mark.parametrize(
    ("page", "told", "module", "name"),
    [
        (LINKING, "joined at a cosine of {share}", "link/stories", "SAME_STORY"),
        (LINKING, "or at {share} with", "link/stories", "RELATED"),
        (LINKING, "with {word} rare names", "link/stories", "SHARED_NAMES"),
        (LINKING, "it shares {share} of", "link/stories", "ALIKE"),
        (LINKING, "From {value:.1f} on", "link/pairing", "MERGE"),
        (LINKING, "more than {word} days apart", "link/pairing", "NEAR_DAYS"),
        (LINKING, "within {word} sentences", "link/antecedents", "REACH"),
        (LINKING, "overlap by {share}", "link/origins", "TWIN"),
        (LINKING, "make up {share} of the shorter", "link/origins", "COPY"),
        (LINKING, "{share} when both credit one agency", "link/origins", "COPY_CREDITED"),
        (LINKING, "A sum of {value:.2f} makes two reports one", "link/origins", "REWRITE"),
        (LINKING, "dateline credit the other {share}", "link/origins", "REWRITE_CREDITED"),
        (LINKING, "{share} where half of the sentences", "link/origins", "REWRITE_SECOND"),
        (LINKING, "at most {value:.0f} reports", "link/copies", "HOLDERS"),
        (LINKING, "the {value:.0f} that share most", "link/copies", "NEAREST"),
        (CASE, "{share} of the shorter text's runs", "case/identity", "SAME"),
        (CASE, "runs of {word} words", "case/identity", "RUN"),
        (COMPARING, "within {value:.0f} km", "compare/places", "NEAR_KM"),
        (COMPARING, "spoken of in {word} reports or more", "compare/omissions", "LEAST_REPORTS"),
    ],
)
def test_a_number_in_the_docs_is_the_code_s(page: str, told: str, module: str, name: str) -> None:
    value = constant(module, name)
    word = WORDS[int(value)] if value < len(WORDS) else ""
    said = told.format(value=value, word=word, share=f"{value:.2f}".lstrip("0"))
    assert said in " ".join(pages.text(page).split())


@pytest.mark.parametrize(("page", "stage"), [(LINKING, "link"), (COMPARING, "compare"), (CASE, "case")])
def test_modules_named_in_the_headings_exist(page: str, stage: str) -> None:
    named = re.findall(r"`(\w+\.py)`", " ".join(re.findall(r"^## .*$", pages.text(page), re.MULTILINE)))
    assert named
    assert [name for name in named if not (pages.ROOT / "dragoman" / stage / name).exists()] == []
