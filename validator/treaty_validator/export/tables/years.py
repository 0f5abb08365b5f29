"""The tables by year: members, pairs, and pairs with a direction. A row stands for a year with a day that may count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from treaty_validator.export.pairs import PairYear, member_years, pair_years
from treaty_validator.export.shared import ANSWERS, owed, pact, state
from treaty_validator.export.table import Item, Of, Table, coded, day, number, table, text
from treaty_validator.model.collection import Collection
from treaty_validator.model.treaty import Treaty

_UNTIL = "Rows end with the day of the export and with the day on which the record was last checked."


class MemberYear(NamedTuple):
    treaty: Treaty
    code: str
    year: int
    certain: int
    possible: int
    owed: tuple[int | None, ...]


def member_year(collection: Collection, as_of: date) -> Table:
    """One row a party of a pact and year."""
    fields: list[Of[MemberYear]] = [
        pact(lambda row: row.treaty),
        *state("state", "State", lambda row: row.code, lambda row: row.year),
        number("year", "Year", "Calendar year.", lambda row: row.year, "year"),
        *_days(lambda row: row.certain, lambda row: row.possible),
        *owed(" Here: what this party owes to any other.", lambda row: row.owed),
        day(
            "coverage_to",
            "Covered to",
            "The day on which the record was last checked; the table has no row after it.",
            lambda row: row.treaty.updated.last,
        ),
    ]
    description = f"One row a party of a pact and year in which the pact bound it, surely or possibly. {_UNTIL}"
    items = (MemberYear(*row) for row in member_years(collection, as_of))
    return table("member_year", "Members by year", description, ("treaty", "state", "year"), fields, items)


def dyad_year(collection: Collection, as_of: date) -> Table:
    """One row a pair and year, both directions together."""
    description = (
        "One row a pair of states or organizations and year in which a pact bound them to each other, surely or not; "
        f"the first is the one whose code comes first. {_UNTIL}"
    )
    return _pairs("dyad_year", "Pairs by year", description, ("state_a", "state_b"), collection, as_of, directed=False)


def directed_dyad_year(collection: Collection, as_of: date) -> Table:
    """One row an ordered pair and year: what the first owes to the second."""
    description = (
        "One row an ordered pair and year: what `state_by` owes to `state_of`. Every pair stands here twice, even when "
        f"only one of the two owes anything. {_UNTIL}"
    )
    return _pairs(
        "directed_dyad_year",
        "Ordered pairs by year",
        description,
        ("state_by", "state_of"),
        collection,
        as_of,
        directed=True,
    )


def _pairs(
    name: str,
    title: str,
    description: str,
    sides: tuple[str, str],
    collection: Collection,
    as_of: date,
    *,
    directed: bool,
) -> Table:
    about = " Here: what the first owes to the second." if directed else " Here: what one of the two owes to the other."
    fields: list[Of[PairYear]] = [
        *state(sides[0], "First state", lambda row: row.one, lambda row: row.year),
        *state(sides[1], "Second state", lambda row: row.other, lambda row: row.year),
        number("year", "Year", "Calendar year.", lambda row: row.year, "year"),
        *_days(
            lambda row: row.certain,
            lambda row: row.possible,
            ", counted for the pact with most such days",
        ),
        number(
            "pacts",
            "Pacts",
            "How many pacts bound the two to each other, surely or possibly.",
            lambda row: row.together.pacts,
        ),
        text(
            "treaties",
            "Which",
            "Ids of these pacts, separated by '; '.",
            lambda row: row.together.ids,
        ),
        *owed(about, lambda row: row.together.owed),
        day(
            "coverage_to",
            "Covered to",
            "The earliest day on which one of these records was last checked.",
            lambda row: row.together.coverage_to,
        ),
    ]
    items = pair_years(collection, as_of, directed=directed)
    return table(name, title, description, (*sides, "year"), fields, items)


def _days(certain: Callable[[Item], int], possible: Callable[[Item], int], under: str = "") -> Iterator[Of[Item]]:
    yield coded(
        "bound",
        "Bound",
        "Yes when it surely held on a day of the year, unknown when it may have.",
        [one for one in ANSWERS if one[0] != "no"],
        lambda row: "yes" if certain(row) else "unknown",
    )
    yield number("days_certain", "Days surely bound", f"On how many days of the year it surely held{under}.", certain)
    yield number(
        "days_possible", "Days possibly bound", f"On how many days of the year it may have held{under}.", possible
    )
