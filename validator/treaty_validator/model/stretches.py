"""The days on which something held, surely or possibly, as sets of days that can be cut, joined and counted by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from treaty_validator.model import windows
from treaty_validator.model.pairs import suspensions
from treaty_validator.model.treaty import Treaty

# Sorted stretches of days that do not touch, both ends inclusive, as ordinals.
Days = tuple[tuple[int, int], ...]
_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Stretches:
    """`certain` are the days on which it surely held, `possible` those and the ones on which it may have."""

    certain: Days
    possible: Days

    def years(self) -> Iterator[tuple[int, int, int]]:
        """Each year with a possible day: the year, how many days surely, how many possibly."""
        for year in years_of(self.possible):
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            yield year, _count(self.certain, first, last), _count(self.possible, first, last)


def of_party(treaty: Treaty, code: str, until: date) -> Stretches:
    """When the pact bound this party, no further than `until`."""
    certain: list[tuple[int, int]] = []
    possible: list[tuple[int, int]] = []
    limit = until.toordinal()
    for spell in treaty.spells[code]:
        first = windows.widened(spell.first)
        last = windows.widened(spell.last) if spell.last else windows.window(windows.END, windows.END)
        certain.append((first.last.toordinal(), min(last.first.toordinal(), limit)))
        possible.append((first.first.toordinal(), min(last.last.toordinal(), limit)))
    return Stretches(union(certain), union(possible))


def of_pair(treaty: Treaty, one: str, other: str, ours: Stretches, theirs: Stretches) -> Stretches:
    """When the pact bound these two to each other, from when it bound each of them."""
    certain = common(ours.certain, theirs.certain)
    possible = common(ours.possible, theirs.possible)
    for first, back in suspensions(treaty, one, other):
        started, over = windows.widened(first), windows.widened(back) if back else None
        surely = (started.last.toordinal(), over.first.toordinal() - 1 if over else _LAST)
        perhaps = (started.first.toordinal(), over.last.toordinal() - 1 if over else _LAST)
        certain, possible = without(certain, perhaps), without(possible, surely)
    return Stretches(certain, possible)


def union(days: Iterable[tuple[int, int]]) -> Days:
    """These stretches as a set: sorted, joined where they overlap or touch, empty ones left out."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(each for each in days if each[0] <= each[1]):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def common(one: Days, other: Days) -> Days:
    """The days in both sets."""
    return union((max(a, c), min(b, d)) for a, b in one for c, d in other)


def without(days: Days, hole: tuple[int, int]) -> Days:
    """The days outside the hole."""
    return union(
        piece for first, last in days for piece in ((first, min(last, hole[0] - 1)), (max(first, hole[1] + 1), last))
    )


def years_of(days: Days) -> list[int]:
    """The years with a day in the set."""
    found: dict[int, None] = {}
    for first, last in days:
        found.update(dict.fromkeys(range(date.fromordinal(first).year, date.fromordinal(last).year + 1)))
    return list(found)


def _count(days: Days, first: int, last: int) -> int:
    return sum(max(0, min(b, last) - max(a, first) + 1) for a, b in days)
