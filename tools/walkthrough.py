"""Write what its commands print into the tutorial of the four days: python tools/walkthrough.py

A test walks the page and compares; this is for when the program prints something else, after looking whether it should.
"""

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "following.md"


def main() -> None:
    """Walk the page in a folder of its own, and replace its blocks of text."""
    sys.path.insert(0, str(ROOT))
    from tests.docs import walked  # noqa: PLC0415

    page = PAGE.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        os.chdir(folder)
        steps = list(walked.walk(page))
        os.chdir(ROOT)
    after = walked.written(page, steps)
    PAGE.write_text(after, encoding="utf-8")
    sys.stderr.write(f"{PAGE}: {'written' if after != page else 'nothing to write'}\n")


if __name__ == "__main__":
    main()
