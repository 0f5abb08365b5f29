"""Decisions read off bytes, so that whoever invents the bytes decides: a fuzzer, or hypothesis."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")

STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**14, -(10**14), "", " ", "x", "unknown", "none", "silent", "all", "2023-02-30",
    "2023-9-16", "2023-09-16\n", "0000", "9999-12-31", "0001-01", "2023?", "1815~", "２０２３", "automatc", "MLI", "mli",
    "MLI\n", "NATO", "SUN", "http://", "https://example.org/a b", "I-541", "P6M", "P0M", "P999999Y", "é" * 300, [], {},
    [None], [[]], ["all"], ["MLI", "MLI"], {"a": 1}, {"en": ""}, {"": {}}, "a" * 101, "\x1b[31m", "\u202e", "::error::x",
)  # fmt: skip


class Choices:
    """A reader of decisions; when the bytes run out, every decision is the first."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0

    @property
    def left(self) -> bool:
        return self._at < len(self._raw)

    def take(self, count: int) -> bytes:
        taken = self._raw[self._at : self._at + count]
        self._at += count
        return taken

    def below(self, limit: int) -> int:
        return int.from_bytes(self.take(1 if limit <= 256 else 2), "little") % limit

    def of(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def text(self) -> str:
        return self.take(self.below(40)).decode("utf-8", "replace")

    def value(self, depth: int = 3) -> Any:
        """Any JSON value: a strange one, a text, a number, or a list or map of such."""
        kind = self.below(6 if depth else 4)
        if kind <= 1:
            return copy.deepcopy(self.of(STRANGE))
        if kind == 2:
            return self.text()
        if kind == 3:
            return int.from_bytes(self.take(2), "little", signed=True)
        if kind == 4:
            return [self.value(depth - 1) for _ in range(self.below(5))]
        return {self.text(): self.value(depth - 1) for _ in range(self.below(5))}


def changed(record: dict[str, Any], choices: Choices) -> dict[str, Any]:
    """A copy of the record with a few things changed, added, renamed or taken away."""
    mutant: dict[str, Any] = copy.deepcopy(record)
    for _ in range(1 + choices.below(4)):
        places = list(_places(mutant))
        if not places:
            break
        parent, key = choices.of(places)
        _change(parent, key, choices)
    return mutant


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _change(parent: Any, key: Any, choices: Choices) -> None:
    kind = choices.below(6)
    if kind == 0:
        del parent[key]
    elif kind == 1 and isinstance(parent, dict):
        parent[choices.text() or f"{key}s"] = parent.pop(key)
    elif kind == 2 and isinstance(parent, list):
        parent.extend(copy.deepcopy(parent[key]) for _ in range(choices.of((1, 40))))
    elif kind == 3 and isinstance(parent[key], str):
        text = parent[key]
        place = choices.below(len(text) + 1)
        parent[key] = text[:place] + choices.text() + text[place + choices.below(4) :]
    elif kind == 4 and isinstance(parent, dict):
        parent[choices.text()] = choices.value()
    else:
        parent[key] = choices.value()
