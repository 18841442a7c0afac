"""Who says what, how, and through whom?"""

from collections.abc import Sequence

from dragoman.model import Span, SpeakerClass, Statement
from dragoman.score.story.aligned import Aligned, Gold, alike
from dragoman.score.story.card import Marks

COVERED = 0.5  # of a gold statement's first words: less is a statement of something else
FACELESS = (SpeakerClass.OWN_REPORTER.value, SpeakerClass.UNATTRIBUTED.value)  # no name to compare


def score(aligned: Aligned, marks: Marks) -> None:
    """Each gold statement against the statement that holds its first words; then how many are matched at all."""
    told: dict[str, list[Statement]] = {}
    for statement in aligned.situation.statements:
        told.setdefault(statement.document, []).append(statement)
    matched: set[str] = set()
    for row in aligned.gold.get("statements", ()):
        place = aligned.place(row["file"], row["content"])
        found = best(place, told.get(place.document, ())) if place else None
        marks.mark("statements found", found, f'{row["file"]}: {row["speaker"]}: "{row["content"]}"')
        if place is not None:
            matched.update(s.id for s in told.get(place.document, ()) if cover(place, s) >= COVERED)
        if found is not None:
            _details(aligned, row, found, marks)
    story = {row["file"] for row in aligned.gold.get("documents", ()) if row["story"]}
    for statement in aligned.situation.statements:
        file = aligned.files[statement.document]
        if file in story and not statement.belief:
            shown = f'{file}: {statement.speaker.text}: "{" / ".join(c.text for c in statement.content)}"'
            marks.mark("statements matched", statement.id in matched, shown)


def cover(place: Span, statement: Statement) -> float:
    """The share of the gold words that the statement's content holds."""
    held = sum(
        max(0, min(c.end, place.end) - max(c.start, place.start))
        for c in statement.content
        if c.document == place.document
    )
    return held / (place.end - place.start)


def best(place: Span, statements: Sequence[Statement]) -> Statement | None:
    """The statement that holds the gold words, the one that begins nearest to them; None if none holds half."""
    found = [(cover(place, s), s) for s in statements]
    fit = [(c, s) for c, s in found if c >= COVERED]
    if not fit:
        return None
    return min(fit, key=lambda f: (-round(f[0], 1), abs(f[1].content[0].start - place.start), f[1].id))[1]


def _details(aligned: Aligned, row: Gold, statement: Statement, marks: Marks) -> None:
    shown = f'{row["file"]}: {row["speaker"]}: "{row["content"]}"'
    speaker = statement.speaker
    right = aligned.is_actor(row["speaker"], speaker.actor, speaker.text) or (
        row["class"] in FACELESS and speaker.speaker_class == row["class"]
    )
    who = aligned.actors[speaker.actor].name if speaker.actor in aligned.actors else None
    marks.mark("speaker", right, f'{shown}: "{speaker.text}" ({who})')
    marks.mark("class", speaker.speaker_class == row["class"], f"{shown}: {speaker.speaker_class}, not {row['class']}")
    marks.mark("stance", statement.stance == row["stance"], f"{shown}: {statement.stance}, not {row['stance']}")
    marks.mark("form", statement.form == row["form"], f"{shown}: {statement.form}, not {row['form']}")
    relay = statement.relay
    if row["relay"] is None or relay is None:
        same = row["relay"] is None and relay is None
    else:
        same = alike(row["relay"], relay.text) or aligned.is_actor(row["relay"], relay.actor, relay.text)
    marks.mark("relay", same, f"{shown}: {relay.text if relay else None}, not {row['relay']}")
