"""When a party was bound: its spells, and the answer for one day.

The rules stand in `beginning` (how a spell begins) and `ending` (how it ends); here they are put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from treaty_validator.model import windows
from treaty_validator.model.beginning import Start, application, beginning
from treaty_validator.model.codes import states
from treaty_validator.model.ending import End, Life, end_of_pact, end_of_state, ending, lives
from treaty_validator.model.interruptions import interrupted
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.treaty import Party, Treaty


class Answer(StrEnum):
    """Whether something held on a day. `unknown` is an answer: the record does not tell."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch of being bound, from some day in `first` to some day in `last`, both inclusive.

    `last` is None while nothing has ended it. `why` tells what began and what ended it.
    """

    first: PartialDate
    last: PartialDate | None
    why: str
    provisional: bool = False

    def answer(self, day: date) -> Answer:
        """Yes only when the day lies within whatever the two dates mean, unknown where it may."""
        first = windows.widened(self.first)
        last = windows.widened(self.last) if self.last else windows.window(windows.END, windows.END)
        if first.last <= day <= last.first:
            return Answer.YES
        return Answer.UNKNOWN if first.first <= day <= last.last else Answer.NO

    @property
    def certain(self) -> bool:
        """Whether there is a day on which the party surely was bound."""
        sure = windows.widened(self.first).last
        return sure != windows.END and self.answer(sure) is Answer.YES


def bound(treaty: Treaty, code: str, day: date) -> Answer:
    """Whether this pact bound this party on this day; no, for who never was a party."""
    return either(spell.answer(day) for spell in treaty.spells.get(code, ()))


def either(answers: Iterable[Answer]) -> Answer:
    """Yes when one answer is yes, else unknown when one is."""
    found = set(answers)
    return next((answer for answer in (Answer.YES, Answer.UNKNOWN) if answer in found), Answer.NO)


def both(one: Answer, other: Answer) -> Answer:
    """Yes when both are yes, no when one is no, else unknown."""
    if Answer.NO in (one, other):
        return Answer.NO
    return Answer.YES if one is other is Answer.YES else Answer.UNKNOWN


def spells(treaty: Treaty, party: Party) -> tuple[Spell, ...]:
    """All spells of one party, in the order of time."""
    found: list[Spell] = []
    for number, life in enumerate(lives(treaty, party)):
        found += _of_life(treaty, party, life, number == 0)
    return tuple(piece for spell in found for piece in interrupted(treaty, party, spell))


def _of_life(treaty: Treaty, party: Party, life: Life, is_first: bool) -> list[Spell]:
    """The spell from coming in to leaving, with the provisional one before it."""
    definitive = beginning(treaty, party, life, is_first)
    provisional = application(treaty, life)
    found: list[Spell] = []
    if provisional is not None:
        until = End(windows.day_before(definitive.first), "the pact enters into force for it") if definitive else None
        found += _closed(treaty, party, life, provisional, until)
    if definitive is not None:
        found += _closed(treaty, party, life, definitive, None)
    return found


def _closed(treaty: Treaty, party: Party, life: Life, start: Start, until: End | None) -> list[Spell]:
    ends = [
        until,
        ending(treaty, life, start.first),
        end_of_pact(treaty, start.first),
        end_of_state(party, start.first),
    ]
    first, last = _within_life(party, start.first), None
    why = start.why
    for end in filter(None, ends):
        soonest = end.last if last is None else windows.earlier(last, end.last)
        if soonest != last:
            last, why = soonest, f"{start.why}; {end.why}"
    if last is not None:
        furthest = windows.widened(last).last
        if furthest < windows.widened(first).first:
            return []
        if furthest < first.last != windows.END:
            first = PartialDate(first.first, max(first.first, furthest), first.qualified)
    return [Spell(first, last, why, start.provisional)]


def _within_life(party: Party, start: PartialDate) -> PartialDate:
    """The window without the days on which there was no such state yet."""
    state = states().get(party.code) if party.is_state else None
    born = state.spells[0][0] if state else start.first
    return PartialDate(born, start.last, start.qualified) if start.first < born <= start.last else start
