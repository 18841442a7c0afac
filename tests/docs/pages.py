"""The pages of the docs: their links, code blocks, tables."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)


def text(name: str) -> str:
    """A page by its path in the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def name(page: Path) -> str:
    """A page's path in the project."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of one language, in order."""
    return [code for found, code in FENCE.findall(page) if found == language]


def prose(page: str) -> str:
    """A page without its code blocks and code words."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page))


def links(page: str) -> list[str]:
    """Addresses inside the project."""
    return [to for to in LINK.findall(prose(page)) if "://" not in to and not to.startswith("mailto:")]


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    found = set()
    for heading in HEADING.findall(FENCE.sub("", page)):
        plain = re.sub(r"[`*]", "", heading).lower()
        found.add(re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain)))
    return found


def commands(page: str) -> Iterator[str]:
    """Lines of the shell blocks that are no comments."""
    for block in blocks(page, "sh"):
        for line in block.splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.strip()


def section(page: str, heading: str) -> str:
    """A page from one heading of the second level to the next; raises when there is none."""
    parts = re.split(r"^## ", page, flags=re.MULTILINE)
    return next(part for part in parts if part.startswith(heading))


def rows(page: str) -> list[list[str]]:
    """The cells of all table rows, heads and rules left out."""
    found = []
    for line in page.splitlines():
        if line.startswith("|") and not set(line) <= set("|-: "):
            found.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return found
