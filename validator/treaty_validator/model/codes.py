"""The code lists: which states and organizations there are, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from treaty_validator.contract.sources import codelist
from treaty_validator.model.partial_date import PartialDate

# Nothing in the lists is older than this; a state that was there before has no first day.
BEGINNING = date.min
END = date.max


@dataclass(frozen=True, slots=True)
class State:
    """A state of `states.csv`. `spells` are the stretches of days in which it existed, inclusive."""

    code: str
    name_en: str
    name_fr: str
    scheme: str
    spells: tuple[tuple[date, date], ...]
    cow: str
    gw: str
    predecessors: tuple[str, ...]

    def may_act(self, when: PartialDate) -> bool:
        """Whether the state existed on some day that the date can mean."""
        return any(first <= when.last and when.first <= last for first, last in self.spells)

    @property
    def living(self) -> bool:
        return self.spells[-1][1] == END


@dataclass(frozen=True, slots=True)
class Organization:
    """An international organization of `organizations.csv`."""

    code: str
    name_en: str
    name_fr: str


@cache
def states() -> dict[str, State]:
    """All states by code."""
    return {row["code"]: _state(row) for row in codelist("states")}


@cache
def organizations() -> dict[str, Organization]:
    """All organizations by code."""
    return {row["code"]: Organization(row["code"], row["name_en"], row["name_fr"]) for row in codelist("organizations")}


def _state(row: dict[str, str]) -> State:
    first = date.fromisoformat(row["first_day"]) if row["first_day"] else BEGINNING
    last = date.fromisoformat(row["last_day"]) if row["last_day"] else END
    spells: list[tuple[date, date]] = []
    for gap in filter(None, row["gaps"].split("; ")):
        left, right = (date.fromisoformat(day) for day in gap.split("/"))
        spells.append((first, date.fromordinal(left.toordinal() - 1)))
        first = date.fromordinal(right.toordinal() + 1)
    spells.append((first, last))
    predecessors = tuple(filter(None, row["predecessor"].split("; ")))
    return State(
        row["code"], row["name_en"], row["name_fr"], row["scheme"], tuple(spells), row["cow"], row["gw"], predecessors
    )
