"""Dates as precise as their source, compared as intervals.

The notation is the part of EDTF (ISO 8601-2:2019, level 1) that records use: `2023-09-16`, `2023-09`, `2023`, each with
`?` (uncertain) or `~` (approximate). A partial date stands for some day between its first and its last.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

_QUALIFIERS = ("?", "~")
# How many digits year, month and day have.
_WIDTHS = (4, 2, 2)


class PartialDate(NamedTuple):
    """Some day from `first` to `last`, both inclusive; `qualified` when the source itself is not sure."""

    first: date
    last: date
    qualified: bool = False

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def surely_before(self, other: "PartialDate") -> bool:
        """No day that this date can mean is on or after any day that the other can mean.

        Dates that their source is not sure of prove nothing.
        """
        return self.last < other.first and not (self.qualified or other.qualified)

    def may_be(self, day: date) -> bool:
        return self.first <= day <= self.last


@lru_cache(maxsize=4096)
def parse(value: str | int | None) -> PartialDate | None:
    """The date written in a record, or None for `unknown`, `none`, a missing one, and what is no date at all.

    >>> parse("2023-02").last
    datetime.date(2023, 2, 28)
    """
    text = str(value)
    written = _numbers(text)
    if not written:
        return None
    try:
        first = date(*written, *(1, 1)[len(written) - 1 :])
        if len(written) == 3:
            last = first
        elif len(written) == 2:
            last = _last_of_month(first)
        else:
            last = date(first.year, 12, 31)
    except ValueError:
        return None
    return PartialDate(first, last, text.endswith(_QUALIFIERS))


def is_impossible(value: object) -> bool:
    """Whether this has the form of a date and yet names no day of the calendar."""
    text = str(value)
    return bool(_numbers(text)) and parse(text) is None


def _numbers(text: str) -> tuple[int, ...]:
    """Year, month and day as far as they are written; nothing for what has not the form of a date."""
    pieces = (text[:-1] if text.endswith(_QUALIFIERS) else text).split("-")
    widths = tuple(map(len, pieces))
    if widths != _WIDTHS[: len(widths)] or not (text.isascii() and all(map(str.isdigit, pieces))):
        return ()
    return tuple(map(int, pieces))


def _last_of_month(first: date) -> date:
    year, month = (first.year + 1, 1) if first.month == 12 else (first.year, first.month + 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)
