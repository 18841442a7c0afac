"""The card as text: in the terminal, as the table of docs/evaluation.md, and the misses of open stories."""

from collections.abc import Sequence

from dragoman.errors import BadInput
from dragoman.score.story import Scored
from dragoman.score.story.card import MEANING, Card, figures, whole

BEGIN = "<!-- figures of the whole chain: written by python -m dragoman.score.story --update -->"
END = "<!-- end of the figures of the whole chain -->"


def show(card: Card) -> str:
    """One figure a line, with n and the interval."""
    lines = []
    for f in figures(card):
        ends = f"  [{f.low:.3f}, {f.high:.3f}]" if f.low is not None and f.high is not None else ""
        lines.append(f"{f.name:<28} {f.value:.3f}  n={f.n}{ends}")
    return "\n".join(lines)


def cards(scored: Sequence[Scored]) -> str:
    """Every story's card, then all together."""
    parts = [f"== {s.name}{' (sealed)' if s.sealed else ''}\n{show(s.card)}" for s in scored]
    if len(scored) > 1:
        parts.append(f"== all {len(scored)} stories\n{show(whole(s.card for s in scored))}")
    return "\n\n".join(parts) + "\n"


def errors(scored: Sequence[Scored]) -> str:
    """The misses, by figure; refused for sealed stories."""
    sealed = [s.name for s in scored if s.sealed]
    if sealed:
        raise BadInput(f"{', '.join(sealed)}: sealed, only its figures may be read; leave it out of --errors")
    lines = []
    for name in MEANING:
        misses = [f"  {s.name}: {miss}" for s in scored if name in s.card for miss in s.card[name].misses]
        if misses:
            lines += [f"== {name}: {len(misses)}", *misses]
    return "\n".join(lines) + "\n"


def table(scored: Sequence[Scored]) -> str:
    """The card as a Markdown table: all stories, then each."""
    columns = sorted(scored, key=lambda s: s.name)
    head = ["figure", "all", "n", "95 %", *(s.name for s in columns), "what it is"]
    rows = [head, ["---"] * len(head)]
    for f in figures(whole(s.card for s in columns)):
        ends = f"{f.low:.2f} - {f.high:.2f}" if f.low is not None and f.high is not None else ""
        each = [_cell(s.card, f.name) for s in columns]
        rows.append([f.name, f"{f.value:.3f}", str(f.n), ends, *each, MEANING[f.name]])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(card: Card, name: str) -> str:
    tally = card.get(name)
    return "" if tally is None or tally.value is None else f"{tally.value:.2f}"


def published(page: str) -> dict[str, float]:
    """The figures over all stories that a page of the docs gives between its markers."""
    if BEGIN not in page or END not in page:
        raise BadInput(f"the page has no place for the figures; put these two lines in it:\n{BEGIN}\n{END}")
    cells = [line.strip("| ").split(" | ") for line in page.partition(BEGIN)[2].partition(END)[0].splitlines()]
    return {row[0]: float(row[1]) for row in cells if row[0] in MEANING}


def inserted(page: str, scored: Sequence[Scored]) -> str:
    """The page with fresh figures between its markers."""
    published(page)
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table(scored)}\n\n{END}{rest.partition(END)[2]}"
