"""Keys that stand one step too far in or out: where they belong, going by the schema and by what is missing there."""

from __future__ import annotations

from typing import Any

from treaty_validator.contract.sources import resolve, schema
from treaty_validator.findings import Path


def node_at(path: Path) -> dict[str, Any]:
    """The schema of the value at this path; empty where the schema has none."""
    node = resolve(schema())
    for step in path:
        inner = node.get("items", {}) if isinstance(step, int) else _of_key(node, step)
        node = resolve(inner)
    return node


def value_at(data: Any, path: Path) -> Any:
    """The value at this path, which must exist."""
    for step in path:
        data = data[step]
    return data


def outside(path: Path, key: str, data: Any) -> Path | None:
    """The nearest map around the one at `path` in which `key` may stand and does not yet."""
    if data is None:
        return None
    for end in range(len(path) - 1, -1, -1):
        outer = path[:end]
        there = value_at(data, outer)
        if isinstance(there, dict) and key in node_at(outer).get("properties", {}) and key not in there:
            return outer
    return None


def inside(path: Path, key: str, given: dict[str, Any]) -> str | None:
    """The key beside `key` that has been left empty and takes it: the indentation was forgotten."""
    before = list(given)[: list(given).index(key)]
    for other in reversed(before):
        if given[other] is None and key in _keys_of(node_at((*path, other))):
            return other
    return None


def takers(path: Path, key: str) -> list[str]:
    """The keys that may stand here and take `key` inside them."""
    known = node_at(path).get("properties", {})
    return [other for other in known if key in _keys_of(resolve(known[other]))]


def _of_key(node: dict[str, Any], key: str) -> dict[str, Any]:
    known: dict[str, Any] = node.get("properties", {})
    others = node.get("additionalProperties")
    return known.get(key) or (others if isinstance(others, dict) else {})


def _keys_of(node: dict[str, Any]) -> dict[str, Any]:
    """The keys of a map, or of the entries of a list."""
    inner = resolve(node["items"]) if "items" in node else node
    found: dict[str, Any] = inner.get("properties", {})
    return found
