"""Numbers that the pages on linking and comparing give are those of the code."""

import pytest

from dragoman.compare import omissions, places
from dragoman.link import antecedents, events, origins, stories
from tests.docs import pages

LINKING = "docs/how-it-works/linking.md"
COMPARING = "docs/how-it-works/comparing.md"
WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}


def share(value: float) -> str:
    """A share as the pages write it: .13, .30."""
    return f"{value:.2f}".lstrip("0")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (LINKING, f"joined at a cosine of {share(stories.SAME_STORY)}"),
        (LINKING, f"at {share(stories.RELATED)} with {WORDS[stories.SHARED_NAMES]} rare names"),
        (LINKING, f"From {events.MERGE:.1f} on"),
        (LINKING, f"more than {WORDS[events.NEAR_DAYS]} days apart"),
        (LINKING, f"within {WORDS[antecedents.REACH]} sentences"),
        (LINKING, f"overlap by {share(origins.TWIN)}"),
        (LINKING, f"make up {share(origins.COPY)} of the shorter"),
        (LINKING, f"{share(origins.COPY_CREDITED)} when both credit one agency"),
        (COMPARING, f"within {places.NEAR_KM} km"),
        (COMPARING, f"spoken of in {WORDS[omissions.LEAST_REPORTS]} reports or more"),
    ],
)
def test_a_number_in_the_docs_is_the_code_s(page: str, told: str) -> None:
    assert told in " ".join(pages.text(page).split())
