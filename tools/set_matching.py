"""Which alliance of a standard set is which record, and which of its members is which party."""

from __future__ import annotations

from dataclasses import dataclass

from set_reasons import of_coverage
from standard_sets import ATOP, COW, Alliance, StandardSet
from treaty_validator.model.codes import states
from treaty_validator.model.numbers import cow
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.treaty import Party, Treaty

_JOINING = ("signature", "accession", "succession", "ratification", "acceptance", "approval", "entry_into_force")
_KEYS = {ATOP.name: "atop", COW.name: "cow"}


@dataclass(frozen=True, slots=True)
class Group:
    """Parties of a record and members of an alliance that are one state, or follow one another."""

    parties: tuple[Party, ...]
    numbers: tuple[int, ...]

    @property
    def name(self) -> str:
        return " ".join(party.code for party in self.parties) or " ".join(map(str, self.numbers))


def match(treaty: Treaty, standard: StandardSet) -> tuple[int, str, str]:
    """The number of the alliance, by what it was found, and why there is none."""
    known = treaty.get("identifiers", _KEYS[standard.name])
    if known:
        return int(known), "identifier", "" if known in standard.alliances else "no such number in the file"
    signed = treaty.date("signed", "date")
    beyond = of_coverage(signed, standard)
    if beyond or signed is None:
        return 0, "", beyond or "day of signature unknown"
    wanted = _founders(treaty, signed.first.year)
    near = [one for one in standard.alliances.values() if wanted and _fits(one, wanted, signed.first.year)]
    nearest = min((abs(one.year - signed.first.year) for one in near), default=0)
    fitting = [one.number for one in near if abs(one.year - signed.first.year) == nearest]
    if len(fitting) == 1:
        return fitting[0], "members and year", ""
    if fitting:
        return 0, "", "no identifier; several fit: " + " ".join(map(str, fitting))
    return 0, "", "no identifier, and none fits by members and year"


def _founders(treaty: Treaty, year: int) -> set[int]:
    """The numbers of the states that came in at the beginning."""
    early = (one for one in treaty.parties if one.is_state and (when := joined(one)) and when.first.year <= year + 1)
    return {number for party in early if (number := cow(party.code, year)) is not None}


def _fits(alliance: Alliance, wanted: set[int], year: int) -> bool:
    founders = {
        number for number, one in alliance.members.items() if one.since and one.since.first.year <= alliance.year + 1
    }
    return abs(alliance.year - year) <= 1 and founders == wanted


def groups_of(treaty: Treaty, alliance: Alliance) -> list[Group]:
    """Parties and members that share a number, joined; what has no counterpart stands alone."""
    groups: list[Group] = []
    for party in treaty.parties:
        numbers = tuple(number for number in _numbers(party) if number in alliance.members)
        shared = [one for one in groups if set(one.numbers) & set(numbers)]
        groups = [one for one in groups if one not in shared]
        parties = tuple(each for one in shared for each in one.parties)
        known = {*numbers, *(each for one in shared for each in one.numbers)}
        groups.append(Group((*parties, party), tuple(sorted(known))))
    placed = {number for one in groups for number in one.numbers}
    return [*groups, *(Group((), (number,)) for number in alliance.members if number not in placed)]


def _numbers(party: Party) -> list[int]:
    """Every number that the state ever had in the list of the Correlates of War."""
    state = states().get(party.code) if party.is_state else None
    return [int(item.split()[0]) for item in state.cow.split("; ")] if state and state.cow else []


def joined(party: Party) -> PartialDate | None:
    """The day on which the party signed or joined, as far as it is known."""
    return next((act.date for act in party.actions if act.kind in _JOINING and act.date), None)
