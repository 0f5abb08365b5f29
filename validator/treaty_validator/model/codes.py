"""The code lists: which states and organizations there are, and when."""

from datetime import date
from functools import cache
from typing import NamedTuple

from treaty_validator.contract.sources import shipped
from treaty_validator.model.partial_date import PartialDate

# Nothing in the lists is older than this; a state that was there before has no first day.
BEGINNING = date.min
END = date.max


class State(NamedTuple):
    """A state, one field for each column of `states.csv`. What the cells mean is worked out on first need."""

    code: str
    name_en: str
    name_fr: str
    scheme: str
    first_day: str
    last_day: str
    gaps: str
    cow: str
    gw: str
    predecessor: str
    alpha2: str

    @property
    def spells(self) -> tuple[tuple[date, date], ...]:
        """The stretches of days in which it existed, inclusive."""
        return _spells(self.first_day, self.last_day, self.gaps)

    @property
    def predecessors(self) -> tuple[str, ...]:
        return tuple(filter(None, self.predecessor.split("; ")))

    def may_act(self, when: PartialDate) -> bool:
        """Whether the state existed on some day that the date can mean."""
        begin, end, _ = when
        return any(first <= end and begin <= last for first, last in self.spells)

    @property
    def living(self) -> bool:
        return not self.last_day


class Organization(NamedTuple):
    """An international organization, one field for each column of `organizations.csv`."""

    code: str
    name_en: str
    name_fr: str
    first_day: str
    last_day: str


@cache
def states() -> dict[str, State]:
    """All states by code."""
    return {cells[0]: State._make(cells) for cells in _rows("states")}


@cache
def organizations() -> dict[str, Organization]:
    """All organizations by code."""
    return {cells[0]: Organization._make(cells) for cells in _rows("organizations")}


def _rows(name: str) -> list[list[str]]:
    """The cells of each row of a list. None of them is quoted, so that it needs no more than this."""
    return [line.split(",") for line in shipped(f"v1/codelists/{name}.csv").decode("utf-8").splitlines()[1:]]


@cache
def _spells(first_day: str, last_day: str, gaps: str) -> tuple[tuple[date, date], ...]:
    first = date.fromisoformat(first_day) if first_day else BEGINNING
    last = date.fromisoformat(last_day) if last_day else END
    spells: list[tuple[date, date]] = []
    for gap in filter(None, gaps.split("; ")):
        left, right = (date.fromisoformat(day) for day in gap.split("/"))
        spells.append((first, date.fromordinal(left.toordinal() - 1)))
        first = date.fromordinal(right.toordinal() + 1)
    return (*spells, (first, last))
