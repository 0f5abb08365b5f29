"""Who owes whom help on a day: every mutual-defense clause, opened out into pairs of a bearer and a beneficiary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from treaty_validator.model import windows
from treaty_validator.model.collection import Collection
from treaty_validator.model.pairs import between
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.spells import Answer, Spell, both
from treaty_validator.model.treaty import Clause, Treaty


class Obligation(NamedTuple):
    """`by` owes help to `of` under one clause. `answer` is yes or unknown; what does not hold is not listed."""

    treaty: str
    short_title: str
    by: str
    of: str
    clause: int
    article: str
    triggers: tuple[str, ...]
    commitment: str
    armed_force: str
    conditions: tuple[str, ...]
    adversaries: tuple[str, ...]
    answer: Answer
    since: PartialDate
    provisional: bool
    evidence: tuple[Mapping[str, Any], ...]
    summary: str
    updated: date


def obligations(
    collection: Collection, day: date, of: str | None = None, by: str | None = None
) -> tuple[Obligation, ...]:
    """What is owed on this day: to `of`, by `by`, or by anybody to anybody. Never to oneself.

    Sorted by the day since when, then by pact, clause and parties.
    """
    found = [one for treaty in collection for one in of_treaty(treaty, day, of, by)]
    found.sort(key=lambda one: (one.since.first, one.treaty, one.clause, one.of, one.by))
    return tuple(found)


def of_treaty(treaty: Treaty, day: date, of: str | None = None, by: str | None = None) -> Iterator[Obligation]:
    """The same for one pact."""
    if not treaty.mutual_defense or any(code is not None and code not in treaty.by_code for code in (of, by)):
        return
    # A pact of thirty makes 870 pairs: what is true of a party is asked once for each party.
    spells = {code: spell for code in treaty.by_code if (spell := _spell(treaty, code, day))}
    answers = {code: spell.answer(day) for code, spell in spells.items()}
    suspending = {party.code for party in treaty.parties if any(act.kind == "suspension" for act in party.actions)}
    for clause in treaty.mutual_defense:
        for bearer, beneficiary in pairs(treaty, clause):
            if (by is not None and bearer != by) or (of is not None and beneficiary != of):
                continue
            if bearer not in spells or beneficiary not in spells:
                continue
            if bearer in suspending or beneficiary in suspending:
                answer = between(treaty, bearer, beneficiary, day)
            else:
                answer = both(answers[bearer], answers[beneficiary])
            if answer is not Answer.NO:
                yield _obligation(treaty, clause, bearer, beneficiary, answer, spells)


def pairs(treaty: Treaty, clause: Clause) -> Iterator[tuple[str, str]]:
    """Bearer and beneficiary of a clause, in the order of the parties, nobody with himself."""
    beneficiaries = treaty.concerned(clause.beneficiaries)
    for bearer in treaty.concerned(clause.bearers):
        for beneficiary in beneficiaries:
            if bearer != beneficiary:
                yield bearer, beneficiary


def pacts_of(collection: Collection, code: str) -> tuple[Treaty, ...]:
    """Every pact to which this state or organization is or was party, sorted by id."""
    return tuple(treaty for treaty in collection if code in treaty.by_code)


def _obligation(
    treaty: Treaty, clause: Clause, bearer: str, beneficiary: str, answer: Answer, spells: Mapping[str, Spell]
) -> Obligation:
    one, other = spells[bearer], spells[beneficiary]
    return Obligation(
        treaty.id,
        treaty.short_title,
        bearer,
        beneficiary,
        clause.index,
        clause.article,
        clause.triggers,
        clause.commitment,
        str(clause.data.get("armed_force") or ""),
        clause.conditions,
        clause.adversaries,
        answer,
        windows.later(one.first, other.first),
        one.provisional or other.provisional,
        clause.evidence,
        clause.summary,
        treaty.updated.last,
    )


def _spell(treaty: Treaty, code: str, day: date) -> Spell | None:
    """The spell that holds on the day, a certain one before an uncertain one; None when the party is not bound."""
    spells = treaty.spells[code]
    for wanted in (Answer.YES, Answer.UNKNOWN):
        for one in spells:
            if one.answer(day) is wanted:
                return one
    return None
