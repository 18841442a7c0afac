"""What a speaker does by saying it: the cue's own stance, turned by negation and by the words of the content."""

from dragoman.extract.statements.cues import Cue
from dragoman.extract.statements.page import Page
from dragoman.model import Stance


def of(page: Page, cue: Cue) -> Stance | None:
    """The stance, or None when the negated words report no statement ("did not say", "has not commented")."""
    entry = cue.entry
    if not cue.negated:
        return _by_tone(page, cue)
    if entry.stance is Stance.DENIES:
        return Stance.ASSERTS  # "did not deny", "did not rule out": what it leaves standing
    if entry.kind != "speech":
        return Stance.DENIES if "that" in entry.frames and entry.kind == "belief" else Stance.REFUSES
    if entry.word in ("recognize", "recognise", "agree", "accept", "commit"):
        return Stance.REFUSES
    return None


def _by_tone(page: Page, cue: Cue) -> Stance:
    """The cue's own stance; to ask that something be done, or somebody to do it, is a demand and no question."""
    if cue.entry.stance is not Stance.ASKS:
        return cue.entry.stance
    for child in page.kids(cue.head, "ccomp", "xcomp"):
        lead = page.tokens[page.parsed.subtree(child)[0]].lower
        to_do = any(page.tokens[c].lower == "to" for c in page.kids(child, "aux"))
        if lead == "that" or to_do:
            return Stance.DEMANDS
    return Stance.ASKS
