"""Write the excerpt of the bundled story's brief into README.md: python tools/excerpt.py

A test compares it with what the program prints, line by line, and asks for this command when too much has changed.
"""

import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import dragoman

ROOT = Path(__file__).resolve().parents[1]
BEGIN = "<!-- begin: excerpt, written by tools/excerpt.py -->"
END = "<!-- end: excerpt -->"
CUT = "..."


def excerpt(brief: str) -> str:
    """The bottom line, then the first difference with both quotes, or, where none is found, two speakers."""
    lines = brief.splitlines()
    difference = _first_items(_section(lines, "WHERE THE REPORTS DIFFER"), r" - ", 1)
    if not any("why: " in line for line in difference):
        difference = _first_items(_section(lines, "WHO SAYS WHAT"), r" - ", 2)
    parts = [[*lines[:2], ""], _section(lines, "BOTTOM LINE"), [CUT], difference, [CUT]]
    return "\n".join(line for part in parts for line in part)


def _section(lines: Sequence[str], heading: str) -> list[str]:
    """A heading's lines, up to the empty line before the next heading."""
    start = next((i for i, line in enumerate(lines) if line.startswith(heading)), None)
    if start is None:
        return []
    end = next((i for i in range(start + 1, len(lines)) if not lines[i].strip()), len(lines))
    return list(lines[start:end])


def _first_items(section: Sequence[str], item: str, most: int) -> list[str]:
    """The section up to the end of its first items."""
    starts = [i for i, line in enumerate(section) if re.match(item, line)]
    ends = [j for i, j in pairwise([*starts, len(section)])]
    return list(section[: ends[most - 1]]) if starts else []


def main() -> None:
    """Replace the block between the markers."""
    page = ROOT / "README.md"
    brief = str(dragoman.build(dragoman.read(ROOT / "examples" / "reports")))
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n```text\n{excerpt(brief)}\n```\n{END}{after}", encoding="utf-8")
    sys.stderr.write(f"{page}: excerpt written\n")


if __name__ == "__main__":
    main()
