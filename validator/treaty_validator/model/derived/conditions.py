"""Under which conditions help is due, and whether all owe the same."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.model.derived.clauses import duties, found, one_sided, promises
from treaty_validator.model.derived.registry import Value, derived
from treaty_validator.model.treaty import Clause, Treaty

_FIVE = ("non_aggression", "peaceful_settlement", "neutrality", "consultation", "offense")
_CONDITIONS = {
    "defcoadv": ("named_adversary", "war_with_named_state"),
    "defconum": ("several_adversaries", "war_with_several_states"),
    "defcocon": ("ongoing_conflict",),
    "defconpr": ("not_provoked",),
    "defcoloc": ("named_location",),
}
_OTHER = frozenset(
    {
        "request_of_victim",
        "consultation_first",
        "peaceful_means_first",
        "collective_decision",
        "constitutional_process",
        "attack_on_territory_only",
        "no_internal_conflict",
        "ability",
        "other",
    }
)


def _limited(treaty: Treaty, column: str) -> Iterator[Clause]:
    for clause in duties(treaty):
        marks = {*clause.conditions, *clause.triggers}
        if column == "defcoadv" and clause.adversaries:
            marks.add("named_adversary")
        if column == "defcoloc" and clause.data.get("area") == "named_region":
            marks.add("named_location")
        if marks & set(_CONDITIONS[column]):
            yield clause


@derived("defcoadv", "Defense against a particular adversary only")
def defcoadv(treaty: Treaty) -> Value:
    """1 when a clause with a duty to help names adversaries, or has the condition named_adversary or the trigger
    war_with_named_state."""
    return found(treaty, _limited(treaty, "defcoadv"))


@derived("defcoloc", "Defense in a particular place only")
def defcoloc(treaty: Treaty) -> Value:
    """1 when a clause with a duty to help has the condition named_location or the area named_region."""
    return found(treaty, _limited(treaty, "defcoloc"))


@derived("defcocon", "Defense in an ongoing conflict only")
def defcocon(treaty: Treaty) -> Value:
    """1 when a clause with a duty to help has the condition ongoing_conflict."""
    return found(treaty, _limited(treaty, "defcocon"))


@derived("defconum", "Defense against several adversaries only")
def defconum(treaty: Treaty) -> Value:
    """1 when a clause with a duty to help has the condition several_adversaries or the trigger
    war_with_several_states."""
    return found(treaty, _limited(treaty, "defconum"))


@derived("defconpr", "Defense only when the partner did not provoke")
def defconpr(treaty: Treaty) -> Value:
    """1 when a clause with a duty to help has the condition not_provoked."""
    return found(treaty, _limited(treaty, "defconpr"))


@derived("defcon", "Defense under one of these conditions")
def defcon(treaty: Treaty) -> Value:
    """1 when defcoadv, defcoloc, defcocon, defconum or defconpr is 1."""
    return found(treaty, (clause for column in _CONDITIONS for clause in _limited(treaty, column)))


@derived("conditio", "Any of these conditions on any obligation")
def conditio(treaty: Treaty) -> Value:
    """1 when defcon is 1, or when a promise of non-aggression, neutrality, consultation or offense names adversaries or
    has one of the same conditions."""
    known = {mark for marks in _CONDITIONS.values() for mark in marks}
    others = [one for one in promises(treaty, *_FIVE) if one.adversaries or known & set(one.conditions)]
    return found(treaty, [*others, *(one for column in _CONDITIONS for one in _limited(treaty, column))])


@derived("olimob", "Any other limit on the obligations")
def olimob(treaty: Treaty) -> Value:
    """1 when a clause with a duty to help has another condition: a request, consultation or peaceful means first, a
    decision taken together, a constitutional process, ability and the like."""
    return found(treaty, duties(treaty, lambda clause: bool(_OTHER & set(clause.conditions))))


@derived("asymm", "Obligations differ among members")
def asymm(treaty: Treaty) -> Value:
    """1 when a clause with a duty to help, or a promise of non-aggression, neutrality, consultation or offense, is not
    borne by all toward all."""
    return found(treaty, filter(one_sided, [*duties(treaty), *promises(treaty, *_FIVE)]))


@derived("bilat", "Bilateral", limits="Successor states do not make a pact multilateral.")
def bilat(treaty: Treaty) -> Value:
    """1 when there are two parties, those not counted that came in as successors."""
    return int(sum(party.role != "successor" for party in treaty.parties) <= 2)
