"""The order in which decisions were taken is kept, also of those that a program takes within one second."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman import case
from tests.case.test_decided import FIRST, actor, fill, remembered
from tests.cli.conftest import RIVAL

__all__ = ["remembered"]
pytestmark = [pytest.mark.model, pytest.mark.usefixtures("remembered")]


def test_of_decisions_in_one_second_the_later_one_has_the_last_word(tmp_path: Path) -> None:
    stopped = datetime(2031, 3, 10, tzinfo=UTC)
    with case.new(tmp_path / "quick.case", clock=lambda: stopped) as made:
        fill(made, tmp_path / "reports", {"a.txt": FIRST, "b.txt": RIVAL})
        made.decide("merge", "Foreign Ministry", "Jonas Weir", by="Ada", because="he speaks for it")
        made.decide("split", "Foreign Ministry", words="spokesman Jonas Weir", by="Ada", because="he left")
        made.decide("rename", "Jonas Weir", to="Citizen Weir", by="Ada", because="he left")
        found = made.situation()
        assert [d.kind for d in found.decisions] == ["merge", "split", "rename"]
        assert actor(found, "spokesman Jonas Weir") == "Citizen Weir"
