"""The canonical order of keys, and which keys are coded: both as the schema lists them."""

from functools import cache
from typing import Any, NamedTuple

from treaty_validator.contract.sources import choices, resolve, schema

# As many different lists of keys as one remembers; a collection has far fewer.
_REMEMBERED = 1000
# The keys of dates, and that of articles: of a fixed form, and yet rules look at them wherever they stand.
DATES = frozenset({"date", "effective", "published", "accessed", "updated"})
ARTICLE = "article"


class Layout(NamedTuple):
    """What can be said of a map from its keys alone.

    `open` are the keys below which there may be a date, an article, free text or more maps; `misplaced` is the first
    key that stands too late with the first one that it should precede.
    """

    open: tuple[str, ...]
    misplaced: tuple[str, str] | None


class Order:
    """What the schema says of one map: `ranks` are its keys in order, `inner` the maps (or lists of maps) below them.

    `coded` are the keys of coded values, `closed` these and all others whose values have a fixed form in plain ASCII.
    `free` is a map whose keys are not fixed, such as titles by language. `layouts` remembers what `layout` found:
    most maps of a collection are alike.
    """

    __slots__ = ("closed", "coded", "free", "inner", "layouts", "ranks")

    def __init__(
        self,
        ranks: dict[str, int],
        inner: dict[str, "Order"],
        coded: frozenset[str] = frozenset(),
        closed: frozenset[str] = frozenset(),
        *,
        free: bool = False,
    ) -> None:
        self.ranks = ranks
        self.inner = inner
        self.coded = coded
        self.closed = closed
        self.free = free
        self.layouts: dict[tuple[str, ...], Layout] = {}

    def layout(self, keys: tuple[str, ...]) -> Layout:
        """The layout of a map with these keys."""
        found = Layout(tuple(key for key in keys if key not in self.closed), self._misplaced(keys))
        if len(self.layouts) < _REMEMBERED:
            self.layouts[keys] = found
        return found

    def _misplaced(self, keys: tuple[str, ...]) -> tuple[str, str] | None:
        known = [key for key in keys if key in self.ranks]
        for number, key in enumerate(known):
            later = next((other for other in known[:number] if self.ranks[other] > self.ranks[key]), None)
            if later is not None:
                return key, later
        return None


FREE = Order({}, {}, free=True)


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
    closed: set[str] = set()
    for key, below in properties.items():
        reference = below.get("$ref", "")
        if reference in seen:
            inner[key] = seen[reference]
            continue
        whole = resolve(below)
        if choices(whole):
            coded.add(key)
            closed.add(key)
            continue
        item = resolve(whole["items"]) if "items" in whole else whole
        if key not in DATES and key != ARTICLE and (choices(item) or _is_formal(item)):
            closed.add(key)
        if item.get("type") == "object":
            inner[key] = _order(item, seen)
            if reference:
                seen[reference] = inner[key]
    return Order({key: rank for rank, key in enumerate(properties)}, inner, frozenset(coded), frozenset(closed))


def _is_formal(node: dict[str, Any]) -> bool:
    """Whether the value is a number, or a text of plain ASCII: a pattern that excludes nothing lists what it admits."""
    return node.get("type") in ("integer", "boolean") or "[^" not in node.get("pattern", "[^")
