"""How pacts relate to one another: as written on the younger record, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from treaty_validator.model.treaty import Treaty

# What each relation is called when seen from its target. A test holds the keys to the schema.
INVERSES = {
    "supersedes": "superseded_by",
    "amends": "amended_by",
    "protocol_to": "has_protocol",
    "implements": "implemented_by",
    "renews": "renewed_by",
    "companion_of": "companion_of",
    "subordinate_to": "prevails_over",
    "refers_to": "referred_to_by",
}


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """`source` is `type` to `target`; `computed` when the record of the target says so and not that of the source."""

    source: str
    type: str
    target: str
    computed: bool = False
    note: str = ""


def relations(treaties: Iterable[Treaty]) -> tuple[Relation, ...]:
    """Every relation of these pacts in both directions, sorted. Targets need not be in the collection."""
    written = {
        Relation(one.id, each["type"], each["target"], False, each.get("note") or "")
        for one in treaties
        for each in one.data.get("relations", ())
    }
    said = {(one.source, one.type, one.target) for one in written}
    computed = {
        Relation(one.target, INVERSES[one.type], one.source, True, one.note)
        for one in written
        if (one.target, INVERSES[one.type], one.source) not in said
    }
    return tuple(sorted(written | computed))
