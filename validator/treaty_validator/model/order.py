"""The canonical order of keys, and which keys are coded: both as the schema lists them."""

from __future__ import annotations

from functools import cache
from typing import Any

from treaty_validator.contract.sources import choices, resolve, schema


class Order:
    """What the schema says of one map: `ranks` are its keys in order, `inner` the maps (or lists of maps) below them.

    `free` is a map whose keys are not fixed, such as titles by language. `known` remembers which lists of keys were
    found to be in order, because most maps of a collection are alike.
    """

    __slots__ = ("coded", "free", "inner", "known", "ranks")

    def __init__(
        self, ranks: dict[str, int], inner: dict[str, Order], coded: frozenset[str], *, free: bool = False
    ) -> None:
        self.ranks = ranks
        self.inner = inner
        self.coded = coded
        self.free = free
        self.known: set[tuple[str, ...]] = set()


FREE = Order({}, {}, frozenset(), free=True)


@cache
def record_order() -> Order:
    """The order of a record, from the top."""
    return _order(schema(), {})


def _order(node: dict[str, Any], seen: dict[str, Order]) -> Order:
    properties = node.get("properties")
    if properties is None:
        return FREE
    inner: dict[str, Order] = {}
    coded: set[str] = set()
    for key, below in properties.items():
        reference = below.get("$ref", "")
        if reference in seen:
            inner[key] = seen[reference]
            continue
        whole = resolve(below)
        if choices(whole):
            coded.add(key)
            continue
        item = resolve(whole["items"]) if "items" in whole else whole
        if item.get("type") == "object":
            inner[key] = _order(item, seen)
            if reference:
                seen[reference] = inner[key]
    return Order({key: rank for rank, key in enumerate(properties)}, inner, frozenset(coded))
