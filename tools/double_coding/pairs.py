"""The codes of two codings set side by side, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from double_coding.codes import Code, codes

Value = str | frozenset[str]


@dataclass(frozen=True)
class Pair:
    """What both coders said of one unit; None where a coder gave no answer."""

    unit: tuple[str, ...]
    first: Value | None
    second: Value | None

    @property
    def compared(self) -> bool:
        """Whether both coders answered."""
        return self.first is not None and self.second is not None


def pairs(first: dict[str, Any], second: dict[str, Any]) -> dict[str, list[Pair]]:
    """The pairs of each field over all records that both codings hold; units that neither answered are left out."""
    sides = [_answers(codes(coding[own]) for own in sorted(first.keys() & second.keys())) for coding in (first, second)]
    fields: dict[str, list[Pair]] = {field: [] for field, _ in sides[0] | sides[1]}
    for key in sorted(sides[0].keys() | sides[1].keys()):
        pair = Pair(key[1], sides[0].get(key), sides[1].get(key))
        if pair.first is not None or pair.second is not None:
            fields[key[0]].append(pair)
    return fields


def presence(compared: Iterable[Pair]) -> list[Pair]:
    """Sets as one question for each item that any of these sets holds: is it there, `yes` or `no`?"""
    sets = [pair for pair in compared if isinstance(pair.first, frozenset) and isinstance(pair.second, frozenset)]
    items = sorted({item for pair in sets for side in (pair.first, pair.second) for item in side or ()})
    return [
        Pair((*pair.unit, item), *("yes" if item in (side or ()) else "no" for side in (pair.first, pair.second)))
        for pair in sets
        for item in items
    ]


def _answers(records: Iterable[Iterable[Code]]) -> dict[tuple[str, tuple[str, ...]], Value | None]:
    return {(code.field, code.unit): code.value for record in records for code in record}
