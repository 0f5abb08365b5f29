"""The table `coverage`: of which years the tables by year can speak, so that no pact and not looked at stay apart."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from treaty_validator.export.shared import year_of
from treaty_validator.export.table import Of, Table, coded, day, number, table
from treaty_validator.model.collection import Collection

_COVERED = (
    ("yes", "Every record speaks of the whole year"),
    ("partly", "The export or a record ends within the year"),
    ("no", "Some record was last checked before the year"),
)


class Year(NamedTuple):
    year: int
    pacts: int


def coverage(collection: Collection, as_of: date) -> Table:
    """One row a year, from the first signature to the day of the export."""
    end = coverage_end(collection, as_of)

    def covered(one: Year) -> str:
        if end is None or one.year > end.year:
            return "no"
        return "yes" if date(one.year, 12, 31) <= end else "partly"

    signed = sorted(year_of(treaty) for treaty in collection)
    years = range(signed[0], as_of.year + 1) if signed else ()
    fields: list[Of[Year]] = [
        number("year", "Year", "Calendar year.", lambda one: one.year, "year"),
        coded(
            "covered",
            "Covered",
            "Whether the tables by year speak of this year. Where they do, a pair without a row had no pact in "
            "this collection; where they do not, nothing follows from its absence.",
            _COVERED,
            covered,
        ),
        number(
            "pacts_signed",
            "Pacts signed by then",
            "How many pacts of the collection were signed by the end of the year.",
            lambda one: one.pacts,
        ),
        day(
            "coverage_to",
            "Covered to",
            "The day up to which every record was checked, and not after the day of the export.",
            lambda one: end,
        ),
    ]
    items = (Year(year, sum(one <= year for one in signed)) for year in years)
    description = (
        "One row a year. The collection is not a census of all pacts: no row in a table by year means no pact among "
        "those listed in `treaties`."
    )
    return table("coverage", "Coverage", description, ("year",), fields, items)


def coverage_end(collection: Collection, as_of: date) -> date | None:
    """The last day of which the tables by year speak for every pact."""
    known = collection.coverage_to
    return min(known, as_of) if known else None
