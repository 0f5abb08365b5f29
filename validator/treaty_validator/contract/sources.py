"""Where the schema and the code lists come from: the package's own copy, or the checkout's."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent.parent
# In the wheel the folder lies inside the package, in a checkout at the top level.
SCHEMA_DIR = next(folder for folder in (_PACKAGE / "schema", _PACKAGE.parents[1] / "schema") if folder.is_dir())
SCHEMA_FILE = SCHEMA_DIR / "v1" / "security-pact.schema.json"
DIAGNOSTICS_FILE = SCHEMA_DIR / "diagnostics.schema.json"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a record, as plain data."""
    loaded: dict[str, Any] = json.loads(SCHEMA_FILE.read_bytes())
    return loaded


def codelist(name: str) -> list[dict[str, str]]:
    """The rows of `codelists/<name>.csv`, by column."""
    import csv

    with (SCHEMA_DIR / "v1" / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def resolve(node: dict[str, Any]) -> dict[str, Any]:
    """The schema node with its `$ref` followed; its own title and description win."""
    while "$ref" in node:
        target: Any = schema()
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def choices(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The coded values of a field, each with const, title and description; empty when the field is not coded."""
    options = [resolve(option) for option in resolve(node).get("oneOf", ())]
    return options if all("const" in option for option in options) else []


def field(name: str, *keys: str) -> dict[str, Any]:
    """The schema of one field by the way to it from the top, lists passed through: `field("parties", "role")`."""
    node: dict[str, Any] = schema()
    for key in (name, *keys):
        node = resolve(_item(resolve(node)))["properties"][key]
    return resolve(node)


def coded(name: str, *keys: str) -> dict[str, str]:
    """The coded values of one field as value to title, by the way to it from the top: `coded("parties", "role")`."""
    return {option["const"]: option["title"] for option in choices(_item(field(name, *keys)))}


def _item(node: dict[str, Any]) -> dict[str, Any]:
    items: dict[str, Any] = node["items"] if node.get("type") == "array" else node
    return items
