"""Columns that several tables have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from treaty_validator.export.table import Cell, Column, Item, Of, day, joined, number, text
from treaty_validator.model.derived import Derived, load_all
from treaty_validator.model.derived.registry import Value
from treaty_validator.model.numbers import cow, gw
from treaty_validator.model.treaty import Treaty

ANSWERS = (("yes", "Yes"), ("no", "No"), ("unknown", "The record does not tell"))
_CONFIDENCE = ("high", "medium", "low")


def pact(treaty: Callable[[Item], Treaty]) -> Of[Item]:
    return text("treaty", "Pact", "Id of the pact.", lambda item: treaty(item).id)


def coverage(treaty: Callable[[Item], Treaty]) -> Of[Item]:
    return day(
        "coverage_to",
        "Covered to",
        "The day on which the record was last checked against its sources. Of later days it says nothing: a gap "
        "after it is not the absence of a pact.",
        lambda item: treaty(item).updated.last,
    )


def state(name: str, title: str, code: Callable[[Item], str], year: Callable[[Item], int]) -> list[Of[Item]]:
    """A state or organization with its code in three lists; the numbers are those of the year."""
    return [
        text(name, title, "ISO 3166 alpha-3 code, the code of a former state, or that of an organization.", code),
        number(
            f"{name}_cow",
            f"{title}: Correlates of War",
            "Number in the state list of the Correlates of War in that year; empty for organizations and states that "
            "the list does not have.",
            lambda item: cow(code(item), year(item)),
        ),
        number(
            f"{name}_gw",
            f"{title}: Gleditsch and Ward",
            "Number in the state list of Gleditsch and Ward in that year; empty as above.",
            lambda item: gw(code(item), year(item)),
        ),
    ]


def states(
    name: str, title: str, codes: Callable[[Item], Iterable[str]], year: Callable[[Item], int]
) -> list[Of[Item]]:
    """Several states in one cell, in three lists."""

    def numbers(item: Item, look: Callable[[str, int], int | None]) -> Cell:
        return joined(found for code in codes(item) if (found := look(code, year(item))) is not None)

    return [
        text(name, title, "Codes, separated by '; '.", lambda item: joined(codes(item))),
        text(
            f"{name}_cow",
            f"{title}: Correlates of War",
            "The same in the state list of the Correlates of War in the year of signature.",
            lambda item: numbers(item, cow),
        ),
        text(
            f"{name}_gw",
            f"{title}: Gleditsch and Ward",
            "The same in the state list of Gleditsch and Ward in the year of signature.",
            lambda item: numbers(item, gw),
        ),
    ]


def evidence(data: Callable[[Item], Mapping[str, Any]]) -> list[Of[Item]]:
    """Where a claim can be checked, in two columns."""

    def sources(item: Item) -> Cell:
        return joined(
            f"{piece['source']} ({piece['locator']})" if piece.get("locator") else piece["source"]
            for piece in data(item).get("evidence", ())
        )

    def confidence(item: Item) -> Cell:
        said = {piece.get("confidence") for piece in data(item).get("evidence", ())}
        return next((level for level in _CONFIDENCE if level in said), None)

    return [
        text(
            "evidence",
            "Evidence",
            "Ids of the sources of this pact that support the row, with the place in each.",
            sources,
        ),
        text("confidence", "Confidence", "How firmly the best of them supports it: high, medium or low.", confidence),
    ]


def derived_column(one: Derived, about: str = "") -> Column:
    description = f"{one.how}{about} Values: {one.values}."
    return Column(one.name, "integer", one.title, description + (f" {one.limits}" if one.limits else ""))


def derived(cell: Callable[[Item, Derived], Value]) -> list[Of[Item]]:
    """All derived columns; `cell` computes one for an item."""

    def of(one: Derived) -> Of[Item]:
        return Of(derived_column(one), lambda item: cell(item, one))

    return [of(one) for one in load_all().values()]


def owed(about: str, cells: Callable[[Item], tuple[Value, ...]]) -> list[Of[Item]]:
    """The columns for what a party owes; `cells` are their values in order."""

    def of(place: int, one: Derived) -> Of[Item]:
        return Of(derived_column(one, about), lambda item: cells(item)[place])

    return [of(*each) for each in enumerate(one for one in load_all().values() if one.member)]


def year_of(treaty: Treaty) -> int:
    """The year of signature; by the contract the id ends in it."""
    return int(treaty.id.rsplit("-", 1)[1])
