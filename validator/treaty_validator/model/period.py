"""Periods as records write them (ISO 8601: P6M, P1Y, P20Y, P90D)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_FORM = re.compile(r"\AP([1-9][0-9]{0,2})([YMWD])\Z")


def months(period: str | None) -> int | None:
    """The length in months, or None when it is no period or one of weeks or days."""
    found = _FORM.match(str(period))
    if not found or found[2] not in "YM":
        return None
    return int(found[1]) * (12 if found[2] == "Y" else 1)


def add(day: date, period: str | None) -> date | None:
    """The day so much later, or None for `silent`, `unknown` and what the calendar does not reach.

    >>> add(date(2023, 8, 31), "P6M")
    datetime.date(2024, 2, 29)
    """
    return _moved(day, period, 1)


def subtract(day: date, period: str | None) -> date | None:
    """The day so much earlier, under the same conditions.

    >>> subtract(date(2029, 8, 31), "P6M")
    datetime.date(2029, 2, 28)
    """
    return _moved(day, period, -1)


def _moved(day: date, period: str | None, sign: int) -> date | None:
    found = _FORM.match(str(period))
    if not found:
        return None
    length = months(period)
    try:
        if length is None:
            return day + timedelta(sign * int(found[1]) * (7 if found[2] == "W" else 1))
        year, month = divmod(day.year * 12 + day.month - 1 + sign * length, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
