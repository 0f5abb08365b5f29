"""The tables `parties`, `actions` and `spells`: who is in a pact, what each did, and when each was bound."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from treaty_validator.export.pairs import owes
from treaty_validator.export.shared import ANSWERS, coverage, evidence, owed, pact, state, year_of
from treaty_validator.export.table import Of, Table, coded, dates, ends, from_schema, number, table, text
from treaty_validator.model import windows
from treaty_validator.model.collection import Collection
from treaty_validator.model.spells import Spell, bound
from treaty_validator.model.stretches import of_party
from treaty_validator.model.treaty import Action, Party, Treaty


class Member(NamedTuple):
    treaty: Treaty
    party: Party


class Act(NamedTuple):
    treaty: Treaty
    party: Party
    number: int
    action: Action


class Bound(NamedTuple):
    treaty: Treaty
    party: Party
    number: int
    spell: Spell


def parties(collection: Collection, as_of: date) -> Table:
    """One row a party of a pact."""
    fields: list[Of[Member]] = [
        pact(lambda one: one.treaty),
        *state("party", "Party", lambda one: one.party.code, lambda one: year_of(one.treaty)),
        from_schema("name", ("parties", "name"), lambda one: one.party.name or None),
        from_schema("role", ("parties", "role"), lambda one: one.party.role or None),
        number("actions", "Actions", "How many actions are recorded.", lambda one: len(one.party.actions)),
        number(
            "spells",
            "Spells",
            "How many spells of being bound there are, certain or not.",
            lambda one: len(one.treaty.spells[one.party.code]),
        ),
        number(
            "days_certain",
            "Days surely bound",
            f"Days on which it surely was bound, up to {as_of}.",
            lambda one: _days(one, as_of, True),
        ),
        number(
            "days_possible",
            "Days possibly bound",
            "The same with the days on which it may have been.",
            lambda one: _days(one, as_of, False),
        ),
        coded(
            "bound",
            "Bound on the day of the export",
            f"Whether the pact bound it on {as_of}.",
            ANSWERS,
            lambda one: bound(one.treaty, one.party.code, as_of).value,
        ),
        *owed(" Here: what this party owes to any other.", lambda one: owes(one.treaty, one.party.code)),
        coverage(lambda one: one.treaty),
    ]
    description = "One row a party of a pact; the numbers of states are those of the year of signature."
    items = (Member(treaty, party) for treaty in collection for party in treaty.parties)
    return table("parties", "Parties", description, ("treaty", "party"), fields, items)


def actions(collection: Collection, as_of: date) -> Table:
    """One row an action of a party."""
    fields: list[Of[Act]] = [
        pact(lambda one: one.treaty),
        *state("party", "Party", lambda one: one.party.code, _year_of_act),
        number(
            "number",
            "Number",
            "Counts the actions of the party from 1, in the order of the record.",
            lambda one: one.number,
        ),
        from_schema("action", ("parties", "actions", "action"), lambda one: one.action.kind),
        *dates(
            "date",
            ("parties", "actions", "date"),
            lambda one: str(one.action.data["date"]),
            lambda one: one.action.date,
        ),
        *dates(
            "effective",
            ("parties", "actions", "effective"),
            lambda one: _text(one, "effective"),
            lambda one: one.action.effective,
        ),
        from_schema("place", ("parties", "actions", "place"), lambda one: _text(one, "place")),
        from_schema("by", ("parties", "actions", "by"), lambda one: _text(one, "by")),
        from_schema("note", ("parties", "actions", "note"), lambda one: _text(one, "note")),
        *evidence(lambda one: one.action.data),
        coverage(lambda one: one.treaty),
    ]
    description = "One row an action of a party; the numbers of states are those of its year."
    items = (
        Act(treaty, party, number, action)
        for treaty in collection
        for party in treaty.parties
        for number, action in enumerate(party.actions, 1)
    )
    return table("actions", "Actions", description, ("treaty", "party", "number"), fields, items)


def spells(collection: Collection, as_of: date) -> Table:
    """One row a spell in which a party was bound."""
    flag = (("yes", "Yes"), ("no", "No"))
    fields: list[Of[Bound]] = [
        pact(lambda one: one.treaty),
        *state("party", "Party", lambda one: one.party.code, lambda one: _begins(one.spell, one.treaty)),
        number("number", "Number", "Counts the spells of the party from 1.", lambda one: one.number),
        text(
            "first",
            "First day",
            "First day of being bound, a partial date or two days with a slash; '..' is without limit.",
            lambda one: windows.text(one.spell.first),
        ),
        *ends("first", "First day", lambda one: one.spell.first),
        text(
            "last",
            "Last day",
            "Last day of being bound; empty while nothing has ended it.",
            lambda one: windows.text(one.spell.last) or None,
        ),
        *ends("last", "Last day", lambda one: one.spell.last),
        coded(
            "certain",
            "Certain",
            "Whether there is a day on which it surely was bound.",
            flag,
            lambda one: "yes" if one.spell.certain else "no",
        ),
        coded(
            "provisional",
            "Provisional",
            "Whether the pact was only applied provisionally.",
            flag,
            lambda one: "yes" if one.spell.provisional else "no",
        ),
        text("why", "Why", "What began the spell and what ended it.", lambda one: one.spell.why),
        coverage(lambda one: one.treaty),
    ]
    description = "One row a spell in which the pact bound a party, surely or possibly; suspensions cut spells."
    items = (
        Bound(treaty, party, number, spell)
        for treaty in collection
        for party in treaty.parties
        for number, spell in enumerate(treaty.spells[party.code], 1)
    )
    return table("spells", "Spells of being bound", description, ("treaty", "party", "number"), fields, items)


def _days(one: Member, as_of: date, certain: bool) -> int:
    held = of_party(one.treaty, one.party.code, min(as_of, one.treaty.updated.last))
    return sum(last - first + 1 for first, last in (held.certain if certain else held.possible))


def _text(one: Act, key: str) -> str | None:
    value = one.action.data.get(key)
    return None if value is None else str(value)


def _year_of_act(one: Act) -> int:
    return one.action.date.last.year if one.action.date else year_of(one.treaty)


def _begins(spell: Spell, treaty: Treaty) -> int:
    return spell.first.first.year if spell.first.first != windows.BEGINNING else year_of(treaty)
