"""Arithmetic on dates that are only partly known: a window is a `PartialDate`, some day from its first to its last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from treaty_validator.model.partial_date import PartialDate

BEGINNING = date.min
END = date.max

# How far off a date may be that its source marks with ? or ~: a day by a month, a month by a year, a year by five.
_SLACK = ((1, 31), (31, 366), (366, 5 * 366))


def window(first: date | None, last: date | None) -> PartialDate:
    """Some day from `first` to `last`; None is without limit. Where a record contradicts itself, `first` holds."""
    begun = first or BEGINNING
    return PartialDate(begun, max(begun, last or END))


def widened(when: PartialDate) -> PartialDate:
    """The days that the date may mean when its mark of doubt is taken seriously."""
    if not when.qualified:
        return when
    length = (when.last - when.first).days + 1
    slack = next((days for size, days in _SLACK if length <= size), _SLACK[-1][1])
    return PartialDate(_moved(when.first, -slack), _moved(when.last, slack))


def day_before(when: PartialDate) -> PartialDate:
    """The day before the one that is meant."""
    return PartialDate(_moved(when.first, -1), _moved(when.last, -1), when.qualified)


def day_after(when: PartialDate) -> PartialDate:
    """The day after the one that is meant."""
    return PartialDate(_moved(when.first, 1), _moved(when.last, 1), when.qualified)


def later(one: PartialDate, other: PartialDate) -> PartialDate:
    """The later of two days that are known only as windows."""
    if one.first >= other.last:
        return one
    if other.first >= one.last:
        return other
    return _merged(one, other, max)


def earlier(one: PartialDate, other: PartialDate) -> PartialDate:
    """The earlier of two days that are known only as windows."""
    if one.last <= other.first:
        return one
    if other.last <= one.first:
        return other
    return _merged(one, other, min)


def text(when: PartialDate | None) -> str:
    """The window as people write it: a day, a month, a year, or `first/last` with `..` for no limit."""
    if when is None:
        return ""
    mark = "?" if when.qualified and when.first > BEGINNING and when.last < END else ""
    if when.is_day:
        return when.first.isoformat() + mark
    following = _moved(when.last, 1)
    if when.first.day == 1 and following.day == 1 and when.last != END and when.first != BEGINNING:
        if (when.first.month, following.month) == (1, 1) and following.year == when.first.year + 1:
            return f"{when.first.year:04}{mark}"
        if (following.year - when.first.year) * 12 + following.month - when.first.month == 1:
            return f"{when.first.isoformat()[:7]}{mark}"
    left = ".." if when.first == BEGINNING else when.first.isoformat()
    right = ".." if when.last == END else when.last.isoformat()
    return f"{left}/{right}{mark}"


def words(when: PartialDate) -> str:
    """The window in a sentence: `2023-09-16`, `a day between 1949-08-24 and 1949-12-31`."""
    written = text(when)
    first, slash, last = written.partition("/")
    if not slash:
        return written
    if first == "..":
        return f"{last} at the latest"
    return f"{first} at the earliest" if last == ".." else f"a day between {first} and {last}"


def _merged(one: PartialDate, other: PartialDate, choose: Callable[[date, date], date]) -> PartialDate:
    if END in (one.last, other.last):
        # Without limit, a window is of no length by which a doubt could be weighed: it is spent on its own day first.
        one, other = widened(one), widened(other)
    first, last = choose(one.first, other.first), choose(one.last, other.last)
    return PartialDate(first, last, (one.qualified or other.qualified) and END not in (one.last, other.last))


def _moved(day: date, days: int) -> date:
    """The day so many days on, stopping where the calendar does."""
    if day in (BEGINNING, END):
        return day
    try:
        return day + timedelta(days)
    except OverflowError:
        return END if days > 0 else BEGINNING
