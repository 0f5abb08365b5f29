"""The tables `mutual_defense` and `provisions`: one row a clause."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from treaty_validator.export.shared import coverage, evidence, pact, states, year_of
from treaty_validator.export.table import Cell, Of, Table, from_schema, joined, number, table
from treaty_validator.model.collection import Collection
from treaty_validator.model.treaty import Clause, Treaty


class Row(NamedTuple):
    treaty: Treaty
    clause: Clause


_DEFENSE = (
    "article",
    "summary",
    "triggers",
    "deemed_attack_on_all",
    "commitment",
    "armed_force",
    "action",
    "area",
    "conditions",
    "legal_basis",
    "note",
)
_PROVISION = ("type", "article", "summary", "commitment", "conditions", "note")


def mutual_defense(collection: Collection, as_of: date) -> Table:
    """One row a mutual-defense clause."""
    rows = (Row(treaty, clause) for treaty in collection for clause in treaty.mutual_defense)
    description = "One row a promise of help: on which event, how firmly, by which means, by whom and to whom."
    return table(
        "mutual_defense", "Mutual defense", description, ("treaty", "number"), _fields("mutual_defense", _DEFENSE), rows
    )


def provisions(collection: Collection, as_of: date) -> Table:
    """One row any other promise."""
    rows = (Row(treaty, clause) for treaty in collection for clause in treaty.provisions)
    description = "One row a promise other than mutual defense."
    return table("provisions", "Provisions", description, ("treaty", "number"), _fields("provisions", _PROVISION), rows)


def _fields(section: str, keys: Iterable[str]) -> list[Of[Row]]:
    def coded(key: str) -> Of[Row]:
        return from_schema(key, (section, key), lambda row: _cell(row.clause, key))

    return [
        pact(lambda row: row.treaty),
        number("number", "Number", "Counts the clauses of the pact from 1.", lambda row: row.clause.index + 1),
        *map(coded, keys),
        *states(
            "bearers",
            "Bearers",
            lambda row: row.treaty.concerned(row.clause.bearers),
            lambda row: year_of(row.treaty),
        ),
        *states(
            "beneficiaries",
            "Beneficiaries",
            lambda row: row.treaty.concerned(row.clause.beneficiaries),
            lambda row: year_of(row.treaty),
        ),
        *states("adversaries", "Adversaries", lambda row: row.clause.adversaries, lambda row: year_of(row.treaty)),
        *evidence(lambda row: row.clause.data),
        coverage(lambda row: row.treaty),
    ]


def _cell(clause: Clause, key: str) -> Cell:
    value = clause.data.get(key)
    if isinstance(value, tuple):
        return joined(value)
    return None if value is None else str(value)
