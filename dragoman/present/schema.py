"""The JSON Schema (draft 2020-12) of ``situation/1``, generated from the annotations of the model's types.

Shipped as ``dragoman/data/situation-1.schema.json``; ``python -m dragoman.present.schema`` writes it anew.
"""

import json
import sys
import types
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from importlib.resources import files
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman.model import Document, Situation
from dragoman.present.json import VERSION, columns

FILE = "situation-1.schema.json"
DAY: dict[str, Any] = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    date: DAY,
}
SENTENCES: dict[str, Any] = {
    "description": "Each sentence of the text, in order: start, end, and its number (0: headline).",
    "type": "array",
    "items": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 3, "maxItems": 3},
}


def schema() -> dict[str, Any]:
    """Build the schema: one ``$defs`` entry for each type and enumeration that a situation holds."""
    defs: dict[str, dict[str, Any]] = {}
    root = _object(Situation, defs)
    root["properties"] = {"dragoman": {"const": VERSION}, **root["properties"]}
    root["required"] = ["dragoman", *root["required"]]
    document = defs[Document.__name__]
    document["properties"]["sentences"] = SENTENCES
    document["required"] = [*document["required"], "sentences"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:dragoman:situation:1",
        "title": VERSION,
        **root,
        "$defs": dict(sorted(defs.items())),
    }


def dumps() -> str:
    """The schema as the text of the shipped file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def shipped() -> dict[str, Any]:
    """The schema file that ships with the package."""
    made: dict[str, Any] = json.loads(files("dragoman").joinpath("data", FILE).read_text("utf-8"))
    return made


def _object(kind: type, defs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    properties = {name: _schema(hints[attribute], defs) for attribute, name in columns(kind)}
    for name in ("start", "end", "number"):
        if properties.get(name) == PLAIN[int]:
            properties[name] = {**PLAIN[int], "minimum": 0}
    said = " ".join((kind.__doc__ or "").split())
    return {"description": said, "type": "object", "properties": properties, "required": list(properties)}


def _schema(hint: Any, defs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if hint in PLAIN:
        return dict(PLAIN[hint])
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(part, defs) for part in get_args(hint)]}
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], defs)}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _named(hint, defs, lambda: {"enum": [member.value for member in hint]})
    if is_dataclass(hint) and isinstance(hint, type):
        return _named(hint, defs, lambda: _object(hint, defs))
    raise TypeError(f"no JSON Schema for {hint!r}: add it to dragoman/present/schema.py")


def _named(kind: type, defs: dict[str, dict[str, Any]], make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}
        defs[kind.__name__] = make()
    return {"$ref": f"#/$defs/{kind.__name__}"}


if __name__ == "__main__":
    sys.stdout.write(dumps())
