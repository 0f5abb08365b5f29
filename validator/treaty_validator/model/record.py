"""A record as its rules and readers see it: plain data with the walks that everybody needs, done once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from treaty_validator.findings import Path
from treaty_validator.model.partial_date import PartialDate, parse

Node = dict[str, Any]


class Record:
    """One pact. `data` is the plain data of its file; parts that broke the contract have been taken out.

    Rules therefore may trust the type of everything that is there, and must not rely on anything being there.
    """

    def __init__(self, data: Node, file: str = "", today: date | None = None) -> None:
        self.data = data
        self.file = file
        self.today = today or date.today()

    def get(self, *keys: str) -> Any:
        """The value under these keys, or None where one of them is missing."""
        node: Any = self.data
        for key in keys:
            node = node.get(key) if isinstance(node, dict) else None
        return node

    def date(self, *keys: str) -> PartialDate | None:
        """The date under these keys; None when it is missing, `unknown` or `none`."""
        return parse(self.get(*keys))

    def each(self, *keys: str) -> Iterator[tuple[Path, Any]]:
        """The entries of the list under these keys with their paths."""
        for number, item in enumerate(self.get(*keys) or ()):
            if item is not None:
                yield (*keys, number), item

    @cached_property
    def parties(self) -> list[tuple[Path, Node]]:
        return list(self.each("parties"))

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
    def clauses(self) -> list[tuple[Path, Node]]:
        """The mutual-defense clauses and the other provisions."""
        return [*self.each("mutual_defense"), *self.each("provisions")]

    @cached_property
    def leaves(self) -> list[tuple[Path, str, Any]]:
        """Every key of every map: path, key, value; in the order of the file."""
        found: list[tuple[Path, str, Any]] = []
        stack: list[tuple[Path, Any]] = [((), self.data)]
        while stack:
            path, node = stack.pop()
            inner: list[tuple[Path, Any]] = []
            if isinstance(node, dict):
                for key, value in node.items():
                    found.append(((*path, key), key, value))
                    if isinstance(value, dict | list):
                        inner.append(((*path, key), value))
            else:
                inner = [((*path, i), item) for i, item in enumerate(node) if isinstance(item, dict | list)]
            stack.extend(reversed(inner))
        return found

    @cached_property
    def evidence(self) -> list[tuple[Path, Node]]:
        """Every piece of evidence, wherever it hangs."""
        return [
            ((*path, number), piece)
            for path, key, value in self.leaves
            if key == "evidence"
            for number, piece in enumerate(value)
            if piece is not None
        ]


def party_code(party: Node) -> str:
    """The code of a party, state or organization; empty when it has none."""
    return str(party.get("state") or party.get("organization") or "")
