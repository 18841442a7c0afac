"""Dragoman reads what rival outlets report of one story and tells what each of them really said.

    import dragoman
    reading = dragoman.read(["my_reports/"])
    situation = dragoman.build(reading.documents)
    situation.timeline(); situation.watch; situation.differences(); situation.to_json()

Heavy parts (the language model, HTML extraction) load only when they are used.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "build", "read"]

if TYPE_CHECKING:
    from dragoman.pipeline import build
    from dragoman.read import read


def __getattr__(name: str) -> Any:
    """Load ``read`` and ``build`` on first use (PEP 562)."""
    if name == "read":
        from dragoman.read import read

        return read
    if name == "build":
        from dragoman.pipeline import build

        return build
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
