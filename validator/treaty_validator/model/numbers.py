"""Numbers of states in other lists (Correlates of War, Gleditsch and Ward), which depend on the day."""

from __future__ import annotations

from datetime import date
from functools import cache

from treaty_validator.model.codes import states

OPEN = ".."


@cache
def cow(code: str, year: int) -> int | None:
    """The state's number in the list of the Correlates of War in this year, or None."""
    state = states().get(code)
    return in_year(state.cow, year) if state else None


@cache
def gw(code: str, year: int) -> int | None:
    """The state's number in the list of Gleditsch and Ward in this year, or None."""
    state = states().get(code)
    return in_year(state.gw, year) if state else None


def in_year(items: str, year: int) -> int | None:
    """The number that holds in this year, the later one when it changed within the year.

    >>> in_year("255 ../1945-05-08; 260 1955-05-05/1990-10-02; 255 1990-10-03/..", 1960)
    260
    """
    found: int | None = None
    for item in filter(None, items.split("; ")):
        number, _, span = item.partition(" ")
        first, _, last = span.partition("/")
        begun = first in ("", OPEN) or date.fromisoformat(first).year <= year
        if begun and (last in ("", OPEN) or date.fromisoformat(last).year >= year):
            found = int(number)
    return found
