"""The beginning of a record: every required key of the schema, a comment above each that only a person can fill in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any

from treaty_validator.contract.sources import choices, resolve, schema
from treaty_validator.findings import Path

WIDTH = 110
_SHOWN = 12


def wrong_id(name: str) -> str:
    """Why this cannot be the id of a record, and what would do; empty when it can."""
    from treaty_validator.explain.cures import meant

    node = resolve(schema()["properties"]["id"])
    fits = re.fullmatch(node["pattern"].strip("^$"), name) and len(name) <= node["maxLength"]
    if fits:
        return ""
    near = meant(schema()["$defs"]["record_id"], name)
    hint = f"did you mean '{near}'?" if near else f"such as {node['examples'][0]}"
    return f"'{name[:100]}' cannot be the id of a record; {hint}"


def skeleton(name: str, today: date, schema_path: str = "") -> str:
    """The text of a new record `name`. What can be derived is filled in, the rest is empty."""
    year = name[-4:]
    instrument = next((word for word in name.split("-") if word in _instruments()), None)
    known: dict[Path, Any] = {
        ("schema_version",): 1,
        ("id",): name,
        ("instrument",): instrument,
        ("signed", "date"): year,
        ("in_force", "evidence"): "[{source: text}]",
        ("parties", "actions", "action"): "signature",
        ("parties", "actions", "date"): year,
        ("sources", "id"): "text",
        ("coding", "state"): "draft",
        ("coding", "updated"): today.isoformat(),
    }
    lines = [f"# yaml-language-server: $schema={schema_path}"] if schema_path else []
    lines += _map(schema(), (), 0, known)
    optional = [key for key in schema()["properties"] if key not in schema()["required"]]
    lines += ["", *_comment(f"What else a record can hold, in the order of the schema: {', '.join(optional)}.", 0)]
    return "\n".join(lines) + "\n"


def _instruments() -> set[str]:
    return {option["const"] for option in choices(schema()["properties"]["instrument"])}


def _map(node: dict[str, Any], path: Path, column: int, known: dict[Path, Any]) -> Iterator[str]:
    margin = " " * column
    for key in _written(node, path, known):
        here = (*path, key)
        inner = resolve(node["properties"][key])
        kind = str(inner["type"])
        given = known.get(here)
        if kind not in {"object", "array"} or given is not None:
            if given is None or here[-1] == "date":
                yield from _comment(_told(inner), column)
            yield f"{margin}{key}:" + (f" {given}" if given is not None else "")
            continue
        yield from _comment(_told(inner), column) if kind == "array" or "properties" not in inner else ()
        yield f"{margin}{key}:"
        if kind == "array":
            for _ in range(inner["minItems"]):
                first, *rest = _map(resolve(inner["items"]), here, column + 4, known)
                yield from _dashed(first, rest, column + 2)
        elif "properties" in inner:
            yield from _map(inner, here, column + 2, known)
        else:
            yield f"{margin}  en:"


def _dashed(first: str, rest: list[str], column: int) -> Iterator[str]:
    """The lines of an entry, its comments above the dash."""
    lines = [first, *rest]
    key = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    margin = " " * column
    yield from (margin + line.lstrip() for line in lines[:key])
    yield f"{margin}- {lines[key].lstrip()}"
    yield from lines[key + 1 :]


def _written(node: dict[str, Any], path: Path, known: dict[Path, Any]) -> list[str]:
    """The keys that must be there or are known, in the order of the schema; of two that exclude each other one."""
    needed = {*node.get("required", ()), *(here[-1] for here in known if here[:-1] == path)}
    if node.get("oneOf"):
        needed.add(node["oneOf"][0]["required"][0])
    return [key for key in node["properties"] if key in needed]


def _told(node: dict[str, Any]) -> str:
    """What belongs here: the description, then the choices or an example."""
    text = str(node["description"])
    options = [option["const"] for option in choices(node)]
    if options:
        return f"{text} One of {', '.join(options[:_SHOWN])}{', ...' if len(options) > _SHOWN else ''}."
    shown = [str(example) for example in node.get("examples", ()) if not isinstance(example, dict)]
    return f"{text} Such as {', '.join(shown)}." if shown else text


def _comment(text: str, column: int) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * column + "# ",
        subsequent_indent=" " * column + "# ",
        break_long_words=False,
        break_on_hyphens=False,
    )
