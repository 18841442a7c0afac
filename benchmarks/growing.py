"""What one more report costs a case, beside a fresh build of the same reports.

    python -m benchmarks.growing                    a case of 1,000 reports
    python -m benchmarks.growing --reports 200      a quick look

CPU seconds of one process beyond its start, which loads the language model and opens the case: each of a few reports,
taken from the middle of the story, is added to the case of all others (parsed, stored) and the new situation made.
The fresh build parses and links the same documents; of its parse a part is timed and counted up. Both situations are
compared, and must be equal. The goal: at most a fiftieth.
"""

import os

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_threads] = "1"  # before NumPy is loaded

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks import story

REPORTS = 1000
ADDED = 5  # reports that are added one after the other
GOAL = 1 / 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Growth:
    """CPU seconds: of parsing and linking all anew, of adding a report, of the situation after it; medians."""

    reports: int
    parsing: float
    linking: float
    adding: float
    relinking: float
    opening: float  # the reports read back from the case, once a process
    same: bool  # the situation is the one that a fresh build makes

    @property
    def share(self) -> float:
        """Of a fresh build."""
        return (self.adding + self.relinking) / (self.parsing + self.linking)


def measure(number: int = REPORTS, *, added: int = ADDED, say: Callable[[str], None] = lambda _: None) -> Growth:
    """Make a case of a generated story, add its last few reports, and build it anew."""
    from dragoman import case
    from dragoman.pipeline import assemble
    from dragoman.settings import from_environment
    from dragoman.twin import with_views

    with tempfile.TemporaryDirectory() as folder:
        files = _files(Path(folder), number)
        late = files[number // 2 : number // 2 + added]
        early = [f for f in files if f not in late]
        with case.new(Path(folder, "grown.case")) as made:
            made.add([early[0]])  # loads the language model
            start = time.process_time()
            say(f"parsing {len(early) - 1} reports")
            made.add(early[1:])
            parsing = (time.process_time() - start) / (len(early) - 1) * number
        with case.open(Path(folder, "grown.case")) as opened:
            say("opening the case")
            _, opening = _timed(lambda: opened.reports(opened.documents(), settings=from_environment()))
            opened.situation()
            steps = []
            for file in late:
                say(f"adding {file.name}")
                _, adding = _timed(lambda file=file: opened.add([file]))  # type: ignore[misc]
                grown, relinking = _timed(opened.situation)
                steps.append((adding + relinking, adding, relinking))
            _, adding, relinking = sorted(steps)[len(steps) // 2]
            reports = opened.reports(opened.documents(), settings=from_environment())
            say("linking all anew")
            fresh, linking = _timed(lambda: assemble(reports, settings=from_environment()))
    return Growth(number, parsing, linking, adding, relinking, opening, same=with_views(fresh) == grown)


def _files(folder: Path, number: int) -> Sequence[Path]:
    told = story.reports(number, copies=0.3)
    for one in told:
        (folder / one.name).write_text(story.as_file(one), encoding="utf-8")
    return [folder / one.name for one in told]


def _timed(make: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    made = make()
    return made, time.process_time() - start


def table(found: Growth) -> str:
    """The figures in Markdown."""
    anew = found.parsing + found.linking
    grown = found.adding + found.relinking
    return (
        "| reports | fresh build, CPU s | parsed, linked | one more report, CPU s | added, linked | share | equal |\n"
        "|---|---|---|---|---|---|---|\n"
        f"| {found.reports:,} | {anew:.1f} | {found.parsing:.1f}, {found.linking:.1f} | {grown:.2f} "
        f"| {found.adding:.2f}, {found.relinking:.2f} | 1/{1 / found.share:.0f} | {'yes' if found.same else 'NO'} |\n"
        f"\nReading the reports back when the case is opened: {found.opening:.1f} CPU s.\n"
    )


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where the goal is missed or the situations differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growing", description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    found = measure(parser.parse_args(arguments).reports, say=_say)
    sys.stdout.write(table(found))
    return 0 if found.same and found.share <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
