"""Spells as bars on a common scale, in percent of its width, so that a page of any width can draw them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from treaty_validator.model.spells import Spell
from treaty_validator.model.windows import widened

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `sure` is false where nobody can tell whether the party was bound; `goes_on` when nothing ended it."""

    x: float
    width: float
    sure: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first day to the last."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """The place of a day, in percent."""
        whole = max(1, (self.last - self.first).days)
        return round(100 * min(max((day - self.first).days, 0), whole) / whole, 2)

    def ticks(self, about: int = 6) -> list[tuple[float, str]]:
        """Round years and their places."""
        years = self.last.year - self.first.year
        step = next((one for one in _STEPS if years / one <= about), _STEPS[-1])
        start = -(-self.first.year // step) * step
        return [
            (self.at(date(year, 1, 1)), str(year))
            for year in range(start, self.last.year + 1, step)
            if 2 <= self.at(date(year, 1, 1)) <= 96
        ]

    def bars(self, spells: Iterable[Spell]) -> list[Bar]:
        """The bars of one row: the days of doubt at either end, and the sure ones between."""
        found: list[Bar] = []
        for spell in spells:
            first = widened(spell.first)
            last = widened(spell.last) if spell.last else None
            goes_on = last is None
            left, sure_left = first.first, first.last
            sure_right = last.first if last else self.last
            right = last.last if last else self.last
            if sure_left > sure_right:
                found.append(self._bar(left, right, False, goes_on))
                continue
            if sure_left > left:
                found.append(self._bar(left, sure_left, False, False))
            found.append(self._bar(sure_left, sure_right, True, goes_on))
            if right > sure_right:
                found.append(self._bar(sure_right, right, False, False))
        return found

    def _bar(self, left: date, right: date, sure: bool, goes_on: bool) -> Bar:
        x = self.at(left)
        return Bar(x, max(0.6, round(self.at(right) - x, 2)), sure, goes_on)


def years(spells: Iterable[Spell]) -> str:
    """The years in which somebody surely was bound, as `1949-1990 1995-`; a script reads it."""
    spans = sorted(
        (widened(one.first).last.year, widened(one.last).first.year if one.last else date.max.year)
        for one in spells
        if one.certain
    )
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return " ".join(f"{first}-{last if last != date.max.year else ''}" for first, last in merged)


def scale(spells: Iterable[Spell], day: date) -> Scale:
    """The scale for these spells: from a round year before the first of them to today."""
    firsts = [one.first.first for one in spells if one.first.first > date.min]
    first = min(firsts, default=day)
    return Scale(date(max(1, first.year - max(1, (day.year - first.year) // 40)), 1, 1), day)
