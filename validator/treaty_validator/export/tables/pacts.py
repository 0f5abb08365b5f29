"""The table `treaties`: one row a pact, with what is coded and what is derived."""

from __future__ import annotations

from datetime import date

from treaty_validator.export.shared import ANSWERS, coverage, derived, states, year_of
from treaty_validator.export.table import Cell, Of, Table, coded, dates, from_schema, joined, number, table, text
from treaty_validator.model.collection import Collection
from treaty_validator.model.spells import Answer, bound
from treaty_validator.model.treaty import Treaty

_CODED = (
    ("instrument", ("instrument",)),
    ("binding", ("binding",)),
    ("publicity", ("publicity",)),
    ("in_force_basis", ("in_force", "basis")),
    ("ended_mode", ("ended", "mode")),
    ("status", ("status",)),
    ("area_kind", ("scope", "area", "kind")),
    ("decision_rule", ("institutions", "decision_rule")),
    ("secretariat", ("institutions", "secretariat")),
    ("joint_command", ("institutions", "joint_command")),
    ("accession_openness", ("accession", "openness")),
    ("accession_procedure", ("accession", "procedure")),
    ("duration_kind", ("duration", "kind")),
    ("duration_term", ("duration", "term")),
    ("duration_renewal", ("duration", "renewal")),
    ("duration_renewal_term", ("duration", "renewal_term")),
    ("withdrawal_allowed", ("withdrawal", "allowed")),
    ("withdrawal_after", ("withdrawal", "after")),
    ("withdrawal_notice", ("withdrawal", "notice")),
    ("atop_id", ("identifiers", "atop")),
    ("cow_id", ("identifiers", "cow")),
    ("wikidata_id", ("identifiers", "wikidata")),
    ("coding_state", ("coding", "state")),
    ("text_basis", ("coding", "text_basis")),
)


def treaties(collection: Collection, as_of: date) -> Table:
    """One row a pact."""

    def field(name: str, keys: tuple[str, ...]) -> Of[Treaty]:
        return from_schema(name, keys, lambda treaty: _cell(treaty, keys))

    def when(key: str) -> list[Of[Treaty]]:
        return dates(
            key, (key, "date"), lambda treaty: _cell(treaty, (key, "date")), lambda treaty: treaty.date(key, "date")
        )

    fields: list[Of[Treaty]] = [
        text("treaty", "Pact", "Id of the pact.", lambda treaty: treaty.id),
        text("title", "Title", "English title, or the first one given.", lambda treaty: treaty.title),
        field("short_title", ("short_title",)),
        field("summary", ("summary",)),
        *when("signed"),
        *when("in_force"),
        *when("ended"),
        *(field(name, keys) for name, keys in _CODED),
        number(
            "parties_ever",
            "Parties ever",
            "How many are or were party or signatory.",
            lambda treaty: len(treaty.parties),
        ),
        *states("parties", "Parties", lambda treaty: [party.code for party in treaty.parties], year_of),
        coded(
            "in_effect",
            "In effect on the day of the export",
            f"Whether it bound two parties at least on {as_of}.",
            ANSWERS,
            lambda treaty: in_effect(treaty, as_of).value,
        ),
        *derived(lambda treaty, one: one.of_pact(treaty)),
        coverage(lambda treaty: treaty),
    ]
    description = "One row a pact: how it was concluded, what is coded of it, and columns derived from that."
    return table("treaties", "Pacts", description, ("treaty",), fields, collection)


def in_effect(treaty: Treaty, day: date) -> Answer:
    """Whether at least two parties were bound on the day."""
    answers = [bound(treaty, party.code, day) for party in treaty.parties]
    if answers.count(Answer.YES) >= 2:
        return Answer.YES
    return Answer.NO if len(answers) - answers.count(Answer.NO) < 2 else Answer.UNKNOWN


def _cell(treaty: Treaty, keys: tuple[str, ...]) -> Cell:
    value = treaty.get(*keys)
    if isinstance(value, tuple):
        return joined(value)
    is_number = keys[0] == "identifiers" and isinstance(value, int)
    return value if value is None or is_number else str(value)
