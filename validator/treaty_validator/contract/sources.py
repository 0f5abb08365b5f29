"""Where the schema and the code lists come from: the package's own copy, or the checkout's."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_CHECKOUT = os.path.dirname(os.path.dirname(_PACKAGE))
# In the wheel the folder lies inside the package, in a checkout at the top level.
SCHEMA_DIR = next(folder for top in (_PACKAGE, _CHECKOUT) if os.path.isdir(folder := os.path.join(top, "schema")))
RECORD_SCHEMA = "v1/security-pact.schema.json"
DIAGNOSTICS_SCHEMA = "diagnostics.schema.json"
CONFIG_SCHEMA = "config.schema.json"


def shipped(name: str) -> bytes:
    """The bytes of a file by its path below the folder `schema/`."""
    with open(os.path.join(SCHEMA_DIR, *name.split("/")), "rb") as stream:
        return stream.read()


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a record, as plain data."""
    loaded: dict[str, Any] = json.loads(shipped(RECORD_SCHEMA))
    return loaded


def codelist(name: str) -> list[dict[str, str]]:
    """The rows of `codelists/<name>.csv`, by column."""
    import csv
    import io

    return list(csv.DictReader(io.StringIO(shipped(f"v1/codelists/{name}.csv").decode("utf-8"), newline="")))


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
