"""A record as its rules and readers see it: plain data with the walks that everybody needs, done once."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from treaty_validator.findings import Path
from treaty_validator.model.order import ARTICLE, DATES, FREE, Order, record_order
from treaty_validator.model.partial_date import PartialDate, parse

Node = dict[str, Any]


class Parts:
    """The parts of a record by kind, each with its path, in the order of the file.

    `dates` are the values under the keys of dates; `articles` those under `article`; `texts` the other texts that are
    not plain ASCII; `misplaced` the first key of a map that stands too late, with the one that it should precede.
    """

    __slots__ = ("articles", "dates", "evidence", "misplaced", "texts")

    def __init__(self) -> None:
        self.evidence: list[tuple[Path, Node]] = []
        self.dates: list[tuple[Path, str, Any]] = []
        self.articles: list[tuple[Path, Any]] = []
        self.texts: list[tuple[Path, str]] = []
        self.misplaced: list[tuple[Path, tuple[str, str]]] = []


class Record:
    """One pact. `data` is the plain data of its file; parts that broke the contract have been taken out.

    Rules therefore may trust the type of everything that is there, and must not rely on anything being there.
    """

    def __init__(self, data: Node, file: str = "", today: date | None = None) -> None:
        self.data = data
        self.file = file
        self.today = today or date.today()
        self._entries: dict[tuple[str, ...], list[tuple[Path, Any]]] = {}

    def get(self, *keys: str) -> Any:
        """The value under these keys, or None where one of them is missing."""
        node: Any = self.data
        for key in keys:
            if type(node) is not dict:
                return None
            node = node.get(key)
        return node

    def date(self, *keys: str) -> PartialDate | None:
        """The date under these keys; None when it is missing, `unknown` or `none`."""
        return parse(self.get(*keys))

    def each(self, *keys: str) -> list[tuple[Path, Any]]:
        """The entries of the list under these keys with their paths."""
        found = self._entries.get(keys)
        if found is None:
            listed = enumerate(self.get(*keys) or ())
            found = self._entries[keys] = [((*keys, number), item) for number, item in listed if item is not None]
        return found

    @cached_property
    def parties(self) -> list[tuple[Path, Node]]:
        return self.each("parties")

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of all parties, states and organizations."""
        return frozenset(code for _, party in self.parties if (code := party_code(party)))

    @cached_property
    def actions(self) -> list[tuple[Path, Node, Node]]:
        """Every action with its path and its party."""
        return [
            ((*path, "actions", number), party, action)
            for path, party in self.parties
            for number, action in enumerate(party.get("actions") or ())
            if action is not None
        ]

    @cached_property
    def dated_actions(self) -> list[tuple[Path, Node, Node, PartialDate]]:
        """The actions whose date is known, each with its path, its party and the date."""
        return [
            (path, party, action, when)
            for path, party, action in self.actions
            if (when := parse(action.get("date"))) is not None
        ]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What the parties did: the kinds of all actions."""
        return frozenset(action.get("action", "") for _, _, action in self.actions)

    @cached_property
    def clauses(self) -> list[tuple[Path, Node]]:
        """The mutual-defense clauses and the other provisions."""
        return [*self.each("mutual_defense"), *self.each("provisions")]

    @cached_property
    def parts(self) -> Parts:
        """Everything below the top, sorted by what rules ask for."""
        found = Parts()
        _collect((), self.data, record_order(), found)
        return found

    @cached_property
    def maps(self) -> list[tuple[Path, Node, Order]]:
        """All maps with the order of their keys, the outer ones first."""
        found: list[tuple[Path, Node, Order]] = [((), self.data, record_order())]
        for path, node, order in found:
            for key, value in node.items():
                below = order.inner.get(key, FREE)
                if type(value) is dict:
                    found.append(((*path, key), value, below))
                elif type(value) is list:
                    items = ((number, item) for number, item in enumerate(value) if type(item) is dict)
                    found += [((*path, key, number), item, below) for number, item in items]
        return found

    @property
    def evidence(self) -> list[tuple[Path, Node]]:
        """Every piece of evidence, wherever it hangs."""
        return self.parts.evidence


def _collect(path: Path, node: Node, order: Order, found: Parts) -> None:
    keys = tuple(node)
    open_keys, misplaced = order.layouts.get(keys) or order.layout(keys)
    if misplaced is not None:
        found.misplaced.append((path, misplaced))
    inner = order.inner
    for key in open_keys:
        value = node[key]
        kind = type(value)
        if kind is str or kind is int:
            if key in DATES:
                found.dates.append(((*path, key), key, value))
            elif key == ARTICLE:
                found.articles.append(((*path, key), value))
            elif kind is str and not value.isascii():
                found.texts.append(((*path, key), value))
        elif kind is dict:
            _collect((*path, key), value, inner.get(key, FREE), found)
        elif kind is list:
            for number, item in enumerate(value):
                if type(item) is dict:
                    place = (*path, key, number)
                    if key == "evidence":
                        found.evidence.append((place, item))
                    _collect(place, item, inner.get(key, FREE), found)
                elif type(item) is str and not item.isascii():
                    found.texts.append(((*path, key, number), item))


def party_code(party: Node) -> str:
    """The code of a party, state or organization; empty when it has none."""
    return str(party.get("state") or party.get("organization") or "")
