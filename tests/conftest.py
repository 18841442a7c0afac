"""Fixtures shared by the whole suite, and how hard Hypothesis looks: quickly at a desk, hard and repeatably in CI."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from dragoman.model import Document, Parsed, digest

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=300, deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data and seeds beside the project; tests that need it skip, saying so, where it is absent."""
    path = Path(__file__).resolve().parents[2] / "shared"
    if not path.is_dir():
        pytest.skip(f"needs the data folder {path}, which is not here")
    return path


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Parsed]:
    """Parse a text with the real language model: ``parsed("Ankara said no.")``. Results are remembered."""
    from dragoman.extract.parse import parse  # noqa: PLC0415

    known: dict[str, Parsed] = {}

    def run(text: str) -> Parsed:
        if text not in known:
            known[text] = next(iter(parse([Document(digest(text), "test", text)])))
        return known[text]

    return run
