"""The tables `relations` and `sources`: how pacts relate to one another, and what the records rest on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from treaty_validator.contract.sources import coded as coded_values
from treaty_validator.export.shared import coverage, pact
from treaty_validator.export.table import Of, Table, coded, from_schema, table, text
from treaty_validator.model.collection import Collection
from treaty_validator.model.relations import INVERSES, Relation
from treaty_validator.model.treaty import Treaty


class Source(NamedTuple):
    treaty: Treaty
    data: Mapping[str, Any]


_SOURCE = ("type", "title", "author", "publisher", "published", "url", "archived_url", "language", "accessed", "note")


def relations(collection: Collection, as_of: date) -> Table:
    """One row a relation, seen from each of its two sides."""
    titles = coded_values("relations", "type")
    types = [
        *titles.items(),
        *((inverse, f"{titles[one]} (seen from the target)") for one, inverse in INVERSES.items()),
    ]
    fields: list[Of[Relation]] = [
        text("treaty", "Pact", "Id of the pact.", lambda one: one.source),
        coded("type", "Relation", "How the pact stands to the other one.", dict(types).items(), lambda one: one.type),
        text("other", "Other pact", "Id of the other pact; it need not be in the collection.", lambda one: one.target),
        coded(
            "computed",
            "Computed",
            "Whether the relation is written on the record of the other pact and turned round here.",
            (("yes", "Yes"), ("no", "No")),
            lambda one: "yes" if one.computed else "no",
        ),
        from_schema("note", ("relations", "note"), lambda one: one.note or None),
        coverage(lambda one: collection[one.target if one.computed else one.source]),
    ]
    items = [one for one in collection.relations if one.source in collection.treaties]
    description = "One row a relation between two pacts, seen from each side."
    return table("relations", "Relations", description, ("treaty", "type", "other"), fields, items)


def sources(collection: Collection, as_of: date) -> Table:
    """One row a source of a record."""

    def field(key: str) -> Of[Source]:
        return from_schema(key, ("sources", key), lambda one: None if (v := one.data.get(key)) is None else str(v))

    fields: list[Of[Source]] = [
        pact(lambda one: one.treaty),
        from_schema("source", ("sources", "id"), lambda one: one.data["id"]),
        *map(field, _SOURCE),
        coverage(lambda one: one.treaty),
    ]
    items = (Source(treaty, data) for treaty in collection for data in treaty.data["sources"])
    return table("sources", "Sources", "One row a source of a record.", ("treaty", "source"), fields, items)
