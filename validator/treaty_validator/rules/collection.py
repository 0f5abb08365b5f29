"""Rules that need the other records. They see facts, never files."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.collection import Facts, Index
from treaty_validator.findings import Finding, Severity
from treaty_validator.model.partial_date import parse
from treaty_validator.model.twins import related
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import forerunners

# Relations in which the older text is the target; companions may be signed in any order.
_FORWARD = frozenset({"supersedes", "amends", "protocol_to", "implements", "renews", "subordinate_to", "refers_to"})
# As many of those who share a number are compared; more would make a hostile collection slow.
_COMPARED = 8


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

            meant = nearest(target.replace("-", "_"), [own.replace("-", "_") for own in index.like(target)])
            yield RULES["unknown-relation-target"].finding(
                f"there is no record '{target}' in the collection"
                + (f"; did you mean '{meant.replace('_', '-')}'?" if meant else ""),
                ("relations", number, "target"),
            )


@rule("relation-points-forward", scope="collection")
def relation_points_forward(facts: Facts, index: Index) -> Iterator[Finding]:
    """A pact relates to one that did not exist yet.

    Relations are written on the younger record: the protocol names its parent, the new treaty the one that it replaces.
    The other direction is computed.

    Bad:
        relations: [{type: protocol_to, target: later-pact-2025}]  # here

    Good:
        relations: [{type: protocol_to, target: other-pact-1990}]
    """
    signed = parse(facts.signed)
    for number, (kind, target) in enumerate(facts.relations):
        other = index.by_id.get(target)
        when = parse(other.signed) if other is not None else None
        if other is None or signed is None or when is None or kind not in _FORWARD:
            continue
        if signed.surely_before(when):
            yield RULES["relation-points-forward"].finding(
                f"'{target}' was signed on {other.signed}, after this pact ({facts.signed})",
                ("relations", number, "target"),
                hint="write the relation on the younger record",
            )


@rule("relation-cycle", scope="collection")
def relation_cycle(facts: Facts, index: Index) -> Iterator[Finding]:
    """Relations lead from a record back to itself.

    What supersedes, amends or renews another is younger than it, so that no chain of relations can return.

    Bad:
        relations: [{type: refers_to, target: sahel-pact-2023}]  # here

    Good:
        relations: [{type: refers_to, target: other-pact-1990}]
    """
    if not facts.relations:
        return
    own = index.circles.get(facts.id)
    signed = parse(facts.signed)
    for number, (_, target) in enumerate(facts.relations):
        if own is None or index.circles.get(target) != own:
            continue
        when = parse(index.by_id[target].signed)
        # In a circle one relation points forward, and where the dates tell which one, that one is to be mended.
        if signed is not None and when is not None and (signed.surely_before(when) or when.surely_before(signed)):
            continue
        message = "this relation points to the record itself"
        if target != facts.id:
            message = f"from '{target}' relations lead back to this record"
        yield RULES["relation-cycle"].finding(message, ("relations", number, "target"))


@rule("superseded-but-in-force", scope="collection", severity=Severity.WARNING)
def superseded_but_in_force(facts: Facts, index: Index) -> Iterator[Finding]:
    """The pact supersedes another one that is still said to be in force.

    Either the other record was forgotten when this one came in, or this pact took its place only between some of its
    parties; then those that are missing here are parties there.

    Bad:
        relations: [{type: supersedes, target: living-pact-1995}]  # here

    Good:
        relations: [{type: renews, target: living-pact-1995}]
    """
    if facts.status not in {"in_force", "suspended"}:
        return
    for number, (kind, target) in enumerate(facts.relations):
        other = index.by_id.get(target)
        if kind != "supersedes" or other is None or other.status != "in_force" or target == facts.id:
            continue
        if other.parties <= facts.parties:
            yield RULES["superseded-but-in-force"].finding(
                f"'{target}' is superseded by this pact, but its status is 'in_force'",
                ("relations", number, "target"),
                hint=f"status: superseded in {target}",
            )


@rule("no-shared-party", scope="collection", severity=Severity.WARNING)
def no_shared_party(facts: Facts, index: Index) -> Iterator[Finding]:
    """The pact takes the place of one with none of its parties.

    Only those who are bound by a pact can replace, renew or change it. Successor states count as their predecessors.

    Bad:
        relations: [{type: supersedes, target: pact-of-others-1992}]  # here

    Good:
        relations: [{type: refers_to, target: pact-of-others-1992}]
    """
    for number, (kind, target) in enumerate(facts.relations):
        other = index.by_id.get(target)
        if other is None or kind not in {"supersedes", "renews", "amends"} or not facts.parties or not other.parties:
            continue
        if not facts.parties & other.parties and not forerunners(facts.parties) & other.parties:
            yield RULES["no-shared-party"].finding(
                f"'{target}' has none of the parties of this pact", ("relations", number, "target")
            )


@rule("duplicate-record", scope="collection", severity=Severity.WARNING)
def duplicate_record(facts: Facts, index: Index) -> Iterator[Finding]:
    """Another record has the same parties, almost the same title, and was signed in the same week.

    Probably two people coded one pact. If they are two texts of one day, a relation between them says how they belong
    together.

    Bad:
        id: twin-pact-2023
        title: {en: Pact of the Twins}  # here
        signed: {date: 2023-03-03, evidence: [{source: text}]}
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-03-03}]}
          - {state: TCD, actions: [{action: signature, date: 2023-03-03}]}

    Good:
        id: twin-pact-2023
        title: {en: Pact of the Twins}
        signed: {date: 2023-05-03, evidence: [{source: text}]}
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-05-03}]}
          - {state: TCD, actions: [{action: signature, date: 2023-05-03}]}
    """
    twin = index.twins.get(facts.id)
    # Of two files with one id the index knows the first.
    if twin is not None and index.by_id[facts.id] == facts:
        yield RULES["duplicate-record"].finding(
            f"'{twin.id}' has the same parties and a like title, and was signed on {twin.signed}",
            ("title",),
            hint="keep one of the two, or relate them",
        )


@rule("shared-identifier", scope="collection", severity=Severity.WARNING)
def shared_identifier(facts: Facts, index: Index) -> Iterator[Finding]:
    """Two records have the same number in another collection.

    A number names one pact there. Where the other collection counts two texts as one alliance, a relation between the
    two records says how they belong together.

    Bad:
        identifiers: {cow: 9001}  # here

    Good:
        identifiers: {cow: 9002}
    """
    for kind, value in facts.identifiers:
        sharing = index.by_identifier.get((kind, value)) or ()
        others = [one.id for one in sharing[:_COMPARED] if one.id != facts.id and not related(facts, one)]
        if others:
            yield RULES["shared-identifier"].finding(
                f"'{others[0]}' has the same number {value} under '{kind}'", ("identifiers", kind)
            )
