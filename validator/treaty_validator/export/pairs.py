"""What the tables by year count: for each pact, party and pair the years in which it bound them, and what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from treaty_validator.export.table import SEPARATOR
from treaty_validator.model.collection import Collection
from treaty_validator.model.derived import load_all
from treaty_validator.model.stretches import Stretches, of_pair, of_party
from treaty_validator.model.treaty import Clause, Treaty

Owed = tuple[int | None, ...]


class Link(NamedTuple):
    """One pact that bound two states to each other in a year, on how many days, and what is owed under it."""

    treaty: Treaty
    certain: int
    possible: int
    owed: Owed


class Together(NamedTuple):
    """What several pacts between two states say together."""

    pacts: int
    ids: str
    owed: Owed
    coverage_to: date


class PairYear(NamedTuple):
    """Two states in one year; the days are those of the pact with most of them."""

    one: str
    other: str
    year: int
    certain: int
    possible: int
    together: Together


def member_years(collection: Collection, as_of: date) -> Iterator[tuple[Treaty, str, int, int, int, Owed]]:
    """Pact, party, year, days surely bound, days possibly bound, what the party owes; in the order of the tables."""
    for treaty in collection:
        for code, held in sorted(_held(treaty, as_of).items()):
            owed = owes(treaty, code)
            for year, certain, possible in held.years():
                yield treaty, code, year, certain, possible, owed


def pair_years(collection: Collection, as_of: date, *, directed: bool) -> Iterator[PairYear]:
    """Every pair and year with a pact between the two, sorted. Undirected, the lesser code comes first."""
    found: dict[tuple[str, str], dict[int, list[Link]]] = {}
    for treaty in collection:
        held = _held(treaty, as_of)
        for one, other in combinations(sorted(held), 2):
            years = list(of_pair(treaty, one, other, held[one], held[other]).years())
            if not years:
                continue
            pairs = [(one, other), (other, one)] if directed else [(one, other)]
            for pair in pairs:
                owed = owes(treaty, *pair) if directed else _either(owes(treaty, one, other), owes(treaty, other, one))
                by_year = found.setdefault(pair, {})
                for year, certain, possible in years:
                    by_year.setdefault(year, []).append(Link(treaty, certain, possible, owed))
    for one, other in sorted(found):
        # The pacts between two states seldom change from one year to the next.
        seen: dict[tuple[tuple[str, bool], ...], Together] = {}
        for year, listed in sorted(found[one, other].items()):
            pattern = tuple((link.treaty.id, link.certain > 0) for link in listed)
            if pattern not in seen:
                seen[pattern] = _together(listed)
            certain, possible = max(link.certain for link in listed), max(link.possible for link in listed)
            yield PairYear(one, other, year, certain, possible, seen[pattern])


def owes(treaty: Treaty, by: str, of: str | None = None) -> Owed:
    """The member columns for what `by` owes to `of`, or to any other party."""

    def keeps(clause: Clause) -> bool:
        if by not in treaty.concerned(clause.bearers):
            return False
        others = treaty.concerned(clause.beneficiaries)
        return of in others if of is not None else any(code != by for code in others)

    return tuple(one.of_pact(treaty, keeps) for one in load_all().values() if one.member)


def _held(treaty: Treaty, as_of: date) -> dict[str, Stretches]:
    until = min(as_of, treaty.updated.last)
    return {party.code: of_party(treaty, party.code, until) for party in treaty.parties}


def _either(one: Owed, other: Owed) -> Owed:
    """What at least one of the two owes; of the types the one that ranks first."""
    members = [each.name for each in load_all().values() if each.member]
    return tuple(
        _rank(a, b) if name == "cow_type" else 1 if 1 in (a, b) else None if None in (a, b) else 0
        for name, a, b in zip(members, one, other, strict=True)
    )


def _rank(one: int | None, other: int | None) -> int | None:
    if 1 in (one, other):
        return 1
    if one is None or other is None:
        return None
    return min(filter(None, (one, other)), default=0)


def _together(listed: list[Link]) -> Together:
    ids = SEPARATOR.join(link.treaty.id for link in listed)
    return Together(len(listed), ids, combined(listed), min(link.treaty.updated.last for link in listed))


def combined(listed: list[Link]) -> Owed:
    """For each member column, what several pacts say together.

    1 when one that surely held says so; blank when one that may have held does, or when one leaves it open; else 0. The
    type of the Correlates of War is the highest one, blank when a higher one is possible.
    """
    names = [one.name for one in load_all().values() if one.member]
    return tuple(
        _highest(listed, place) if name == "cow_type" else _any(listed, place) for place, name in enumerate(names)
    )


def _any(listed: list[Link], place: int) -> int | None:
    if any(link.certain and link.owed[place] == 1 for link in listed):
        return 1
    return 0 if all(link.owed[place] == 0 for link in listed) else None


def _highest(listed: list[Link], place: int) -> int | None:
    sure = min((link.owed[place] or 9 for link in listed if link.certain and link.owed[place] is not None), default=9)
    for link in listed:
        value = link.owed[place]
        if (value is None and sure > 1) or (value and not link.certain and value < sure):
            return None
    return 0 if sure == 9 else sure
