"""Turns of a printed broadcast: whose are the outlet's own narrative and so nobody's statement."""

from collections.abc import Sequence

from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import Page

HOSTS = frozenset(("anchor", "host", "presenter", "narrator", "newsreader", "announcer", "moderator", "reporter",
                   "correspondent", "interviewer", "byline", "studio"))  # fmt: skip
SIGNING = 12  # tokens at a turn's end where a reporter signs off: "For the news, Ana Roy, Lima."


def told(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the turns of those who tell the report: its host, and the reporter whom he hands over to."""
    turns = [d for d in drafts if _is_turn(page, d)]
    if not turns:
        return list(drafts)
    own = {_label(page, d) for d in turns if _label(page, d) in HOSTS}
    labels = list(dict.fromkeys(_label(page, d) for d in turns))
    for label in labels:
        if label not in own and (_signs(page, turns, label) or _handed(page, turns, label)):
            own.add(label)
    own -= {_label(page, d) for d in turns if _asks(page, d)}  # an interview: questions belong to the answers
    return [d for d in drafts if d not in turns or _label(page, d) not in own]


def _is_turn(page: Page, draft: Draft) -> bool:
    if draft.source is None or draft.cue is None or page.tokens[draft.cue[0]].text != ":":
        return False
    first = draft.source[0]
    capitals = all(t.text.isupper() for t in page.tokens[first : draft.source[1]])
    return capitals and first == page.sentence(first).first and not page.sentence(first).headline


def _label(page: Page, draft: Draft) -> str:
    return page.tokens[draft.source[1] - 1].lower if draft.source is not None else ""


def _tokens(page: Page, draft: Draft) -> list[str]:
    end = draft.pieces[-1][1]
    out = []
    for t in page.tokens[draft.at + 1 :]:
        if t.start >= end:
            break
        out.append(t.lower)
    return out


def _asks(page: Page, draft: Draft) -> bool:
    """Whether a turn puts a question."""
    return page.text[draft.pieces[-1][0] : draft.pieces[-1][1] + 1].rstrip(' \n"”').endswith("?")


def _signs(page: Page, turns: Sequence[Draft], label: str) -> bool:
    """Whether a turn ends with the speaker's own name."""
    return any(
        label in _tokens(page, d)[-SIGNING:] and "thank" not in _tokens(page, d)[-SIGNING:]
        for d in turns
        if _label(page, d) == label
    )


def _handed(page: Page, turns: Sequence[Draft], label: str) -> bool:
    """Whether the host's turn right before the first one names the speaker as the one who reports."""
    n = next(i for i, d in enumerate(turns) if _label(page, d) == label)
    if n == 0 or _label(page, turns[n - 1]) not in HOSTS:
        return False
    words = _tokens(page, turns[n - 1])
    if label not in words:
        return False
    after = words[len(words) - words[::-1].index(label) :][:4]
    return bool({"reports", "has", "went", "visited", "travelled", "traveled", "sent", "filed", "brings"} & set(after))
