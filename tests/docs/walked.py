"""A page that is walked from top to bottom: its commands are run in one folder, and what it shows of them is compared.

A block of commands may be followed by a block of text, under a comment that says what it shows of what was printed:
``<!-- shown: all -->``, or sections by their headings, with or without words that the items shown must hold:
``<!-- shown: BOTTOM LINE | WHAT IS EXPECTED: observers / ministers -->``. ``ID`` in a command is that of the last
conflict.
"""

import io
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import pairwise

from dragoman.cli import main

CUT = "..."
BLOCKS = re.compile(
    r"^```sh\n(?P<commands>.*?)^```\n(?:\n?<!-- shown: (?P<shown>.+?) -->\n```text\n(?P<text>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
CONFLICT = re.compile(r"CONFLICT: ([0-9a-f]{12})")
ITEM = re.compile(r" ?[*-] | \w| ?\d+ ")  # how an item or a heading within a section begins
OWN = ((re.compile(r"\b[0-9a-f]{12}\b"), "ID"), (re.compile(r"\b20(?!24)\d\d-\d\d-\d\d\b"), "DAY"))  # 2024: the story


@dataclass(frozen=True)
class Step:
    """A block of commands, what they printed, and what the page shows of it."""

    commands: tuple[str, ...]
    printed: str
    shown: str | None  # what is to be shown; None: nothing
    text: str
    place: tuple[int, int]  # of the text in the page

    @property
    def part(self) -> str:
        """What the page should show."""
        return selected(self.printed, self.shown or "")


def walk(page: str) -> Iterator[Step]:
    """Run the commands of a page in order, in this process and the folder it is in."""
    conflict = ""
    for block in BLOCKS.finditer(page):
        commands = tuple(line for line in block["commands"].splitlines() if line.startswith("dragoman "))
        printed = ""
        for command in commands:
            out, err, code = run(re.sub(r"\bID$", conflict, command))
            conflict = ([conflict, *CONFLICT.findall(out)])[-1]
            assert code == 0 or (code == 3 and conflict), f"{command}: exit code {code}: {err}"
            printed += out
        yield Step(commands, printed, block["shown"], block["text"] or "", block.span("text"))


def run(command: str) -> tuple[str, str, int]:
    """What one line prints on standard output and standard error, and its exit code."""
    out, err, before = io.StringIO(), io.StringIO(), sys.argv
    sys.argv = shlex.split(command)
    code: object = 0
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as end:
        code = end.code or 0
    finally:
        sys.argv = before
    return out.getvalue(), err.getvalue(), code if isinstance(code, int) else 1


def selected(printed: str, shown: str) -> str:
    """The parts of an output that a page shows, with dots where something was cut."""
    lines = printed.rstrip("\n").splitlines()
    if shown == "all":
        return "\n".join(lines) + "\n"
    parts = []
    for wanted in shown.split(" | "):
        heading, _, words = wanted.partition(": ")
        section = _section(lines, heading)
        parts.append("\n".join(_items(section, words) if words else section))
    return f"\n{CUT}\n".join(parts) + "\n"


def _section(lines: list[str], heading: str) -> list[str]:
    start = lines.index(heading)
    end = next((i for i in range(start + 1, len(lines)) if not lines[i].strip()), len(lines))
    return lines[start:end]


def _items(section: list[str], words: str) -> list[str]:
    starts = [i for i, line in enumerate(section) if i == 0 or ITEM.match(line)]
    items = [section[i:j] for i, j in pairwise([*starts, len(section)])]
    flat = [(item, " ".join(" ".join(item).split())) for item in items[1:]]
    kept = [item for item, told in flat if any(part in told for part in words.split(" / "))]
    assert kept, f"nothing of {section[0]} holds: {words}"
    return [section[0], *(line for item in kept for line in item)]


def masked(text: str) -> str:
    """Without what each run has of its own: ids of decisions, the day on which they were taken."""
    for pattern, name in OWN:
        text = pattern.sub(name, text)
    return text


def written(page: str, steps: list[Step]) -> str:
    """The page with what was printed now, where it differs in more than ids and days."""
    for step in reversed(steps):
        if step.shown is not None and masked(step.part) != masked(step.text):
            start, end = step.place
            page = page[:start] + step.part + page[end:]
    return page
