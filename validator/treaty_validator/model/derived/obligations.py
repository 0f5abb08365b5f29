"""The five obligations by which the other data set decides what an alliance is; known for each pair of parties too."""

from __future__ import annotations

from collections.abc import Callable

from treaty_validator.model.derived.clauses import NOT_KNOWN, duties, found, promises, triggers_marked
from treaty_validator.model.derived.registry import Value, derived
from treaty_validator.model.treaty import Clause, Treaty

# An attack on forces, ships or aircraft is an attack from outside as well; the schema sets no variable beside it.
_ON_FORCES = frozenset({"attack_on_forces", "attack_on_ships_or_aircraft", "blockade"})

Keeps = Callable[[Clause], bool]


def _all(clause: Clause) -> bool:
    return True


@derived(
    "defense",
    "Military help when a partner is attacked",
    limits="A duty to help by means that the text leaves open counts; the armed_force column tells them apart.",
    member=True,
)
def defense(treaty: Treaty, keeps: Keeps = _all) -> Value:
    """1 when a mutual-defense clause makes help a duty (automatic, discretionary_means or subject_to_process), does not
    exclude armed force, and is triggered by an attack or aggression from outside, an infringement of sovereignty or
    territory, a war with named or several states, or an attack on forces, ships or aircraft. Blank when the commitment
    or the trigger of such a clause is unclear or unknown, or when the text was not read as a whole."""
    triggers = triggers_marked("DEFENSE") | _ON_FORCES
    kept = [clause for clause in treaty.mutual_defense if keeps(clause)]
    sure = (clause for clause in duties(treaty, keeps) if triggers & set(clause.triggers))
    return found(treaty, sure, (one for one in kept if one.commitment in NOT_KNOWN or NOT_KNOWN & set(one.triggers)))


@derived(
    "offense",
    "Military help in other cases than attack on a partner",
    limits="Conditions of offense are not coded.",
    member=True,
)
def offense(treaty: Treaty, keeps: Keeps = _all) -> Value:
    """1 when help is a duty in any war of a partner (trigger war_involving_party), or when a provision promises
    offense."""
    triggers = triggers_marked("OFFENSE")
    wars = [clause for clause in duties(treaty, keeps) if triggers & set(clause.triggers)]
    return found(treaty, [*wars, *filter(keeps, promises(treaty, "offense"))])


@derived("neutral", "Neutrality in a partner's conflict", member=True)
def neutral(treaty: Treaty, keeps: Keeps = _all) -> Value:
    """1 when a provision promises neutrality."""
    return found(treaty, filter(keeps, promises(treaty, "neutrality")))


@derived(
    "nonagg",
    "No force against a partner",
    limits="A promise only to respect sovereignty or territory does not count.",
    member=True,
)
def nonagg(treaty: Treaty, keeps: Keeps = _all) -> Value:
    """1 when a provision promises not to use force, or to settle all disputes peacefully."""
    return found(treaty, filter(keeps, promises(treaty, "non_aggression", "peaceful_settlement")))


@derived("consul", "Consultation in a crisis", member=True)
def consul(treaty: Treaty, keeps: Keeps = _all) -> Value:
    """1 when a provision promises consultation, or when all that a mutual-defense clause makes due is consultation."""
    substitutes = [one for one in treaty.mutual_defense if one.commitment == "consultative" and keeps(one)]
    return found(treaty, [*substitutes, *filter(keeps, promises(treaty, "consultation"))])


@derived("active", "Defense or offense", member=True)
def active(treaty: Treaty, keeps: Keeps = _all) -> Value:
    """1 when defense or offense is 1, 0 when both are 0."""
    return _either(defense(treaty, keeps), offense(treaty, keeps))


@derived(
    "cow_type",
    "Type in the manner of the Correlates of War formal alliances",
    values="1 defense pact, 2 neutrality or non-aggression, 3 entente, 0 none of them",
    limits="That data set decides on each alliance by reading; the highest commitment is taken here.",
    member=True,
)
def cow_type(treaty: Treaty, keeps: Keeps = _all) -> Value:
    """1 when active is 1, else 2 when neutral or nonagg is 1, else 3 when consul is 1; blank as soon as a higher type
    cannot be ruled out."""
    ranks = (
        active(treaty, keeps),
        _either(neutral(treaty, keeps), nonagg(treaty, keeps)),
        consul(treaty, keeps),
    )
    for number, value in enumerate(ranks, 1):
        if value == 1:
            return number
        if value is None:
            return None
    return 0


def _either(one: Value, other: Value) -> Value:
    if 1 in (one, other):
        return 1
    return None if None in (one, other) else 0
