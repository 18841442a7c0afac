"""What is marked as boilerplate, and the sentences that must not be."""

import pytest

from dragoman.read.boilerplate import marked


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - STORY CONTINUES BELOW",
        "Read also: Army seizes the port",
        "Read more",
        "Related: Three held over the raid",
        "Related stories",
        "See also: Planting season begins | Subscribe to our newsletter",
        "Share this article",
        "Facebook Twitter WhatsApp",
        "Subscribe to our newsletter",
        "Sign up for our daily briefing.",
        "Get the latest news in your inbox every day",
        "We use cookies to improve your experience on this site.",
        "© 2024 The Coast Herald. All rights reserved.",
        "Copyright 2024 Coast Media Ltd",
        "Photo: Ana Ruiz/Coast Herald",
        "A patrol boat off Arica on Monday. (AP Photo/Ana Ruiz)",
        "Follow us on Telegram",
        "Home | World | Politics | Sport | Opinion",
        "https://coast.example/a/b",
        "(Reporting by Ana Ruiz; Editing by Tom Hale)",
        "Additional reporting by Ana Ruiz in Lima",
        "An earlier version of this story gave a wrong day.",
        "Correction, 27 June: an earlier version of this article said that the talks had failed.",
        "The views expressed in this article are the author's own.",
        "5 min read",
        "3 comments",
        "* * *",
        "Originally published by the Coast Herald",
    ],
)
def test_furniture_is_marked(line: str) -> None:
    assert marked(["The army denied it on Monday.", line, "The talks go on."])[1]


@pytest.mark.parametrize(
    "line",
    [
        "Also on Monday, the navy seized a boat.",
        "Other news organisations have asked for copies as well.",
        "The writer is being held in a prison in the capital.",
        "The report was produced by a panel of experts on Monday.",
        "Poor roads contributed to the delay of the convoy.",
        "By using drones at night, the army broke the terms of the truce.",
        "The minister said he would share this with the Security Council.",
        "Read the letter to the ambassador before you sign, the minister told reporters.",
        "Security issues",
        "More than 40 people were killed, the mayor said.",
        "Follow-up talks will be held in Lima in April.",
        "Video of the raid was shared by the army, which said it was filmed on Monday.",
        "Copyright disputes have soured the talks between the two countries.",
        "Home Minister Rosa Vega said the border would stay shut.",
        "Editing the draft took the envoys three days, a diplomat said.",
        "Close to 300 soldiers crossed the river at dawn.",
        "Search teams found the wreck on Tuesday.",
        "Register of the dead: the Red Cross has 40 names so far, it said on Monday.",
        "Latest figures show that 40 people died.",
        "Topics such as fishing and trade were discussed.",
        "Share prices fell in Lima after the news.",
        "Support our demand or leave the hall, the rebels told the envoy.",
        "Listening posts on the border were shelled.",
        "Get out of our country, he told the governor.",
        "Top officials from both sides will attend.",
    ],
)
def test_sentences_of_a_report_are_not(line: str) -> None:
    assert not any(marked(["The army denied it on Monday.", line, "The talks go on.", "They end on Friday."]))


def test_links_under_a_label_are_marked_until_the_next_sentence() -> None:
    lines = [
        "The army denied it.",
        "Related stories:",
        "Army seizes port",
        "",
        "Mayor flees",
        "He left at dawn, aides said.",
    ]
    assert marked(lines) == [False, True, True, False, True, False]


def test_a_biography_is_marked_only_at_the_end() -> None:
    life = "Ana Ruiz is a correspondent for the Coast Herald based in Lima."
    body = [f"Sentence number {n} of the report stands here." for n in range(12)]
    assert marked([*body, life])[-1]
    assert not any(marked([life, *body]))


def test_the_head_is_left_alone() -> None:
    assert marked(["Advertisement", "Advertisement"], first=1) == [False, True]
