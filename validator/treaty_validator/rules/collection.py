"""Rules that need the other records. They see facts, never files."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.collection import Facts, Index
from treaty_validator.findings import Finding
from treaty_validator.registry import RULES, rule


@rule("unknown-relation-target", scope="collection")
def unknown_relation_target(facts: Facts, index: Index) -> Iterator[Finding]:
    """A relation points to a record that is not in the collection.

    Relations hold between records. A pact that is not coded yet can be told in a note.

    Bad:
        relations: [{type: supersedes, target: no-such-pact-1900}]  # here

    Good:
        relations: [{type: supersedes, target: other-pact-1990}]
    """
    for number, (_, target) in enumerate(facts.relations):
        if target and target not in index.by_id:
            from treaty_validator.explain.words import nearest

            meant = nearest(target.replace("-", "_"), [own.replace("-", "_") for own in index.by_id])
            yield RULES["unknown-relation-target"].finding(
                f"there is no record '{target}' in the collection"
                + (f"; did you mean '{meant.replace('_', '-')}'?" if meant else ""),
                ("relations", number, "target"),
            )
