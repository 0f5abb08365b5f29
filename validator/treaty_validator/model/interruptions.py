"""What interrupts a spell without ending it: a gap in the life of the state, a suspension of the pact for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from treaty_validator.model import windows
from treaty_validator.model.codes import states
from treaty_validator.model.partial_date import PartialDate, parse
from treaty_validator.model.treaty import Party, Treaty

if TYPE_CHECKING:
    from treaty_validator.model.spells import Spell


@dataclass(frozen=True, slots=True)
class Interruption:
    """`last` is the last day before it, `back` the first after it, None when it goes on; both are windows."""

    last: PartialDate
    back: PartialDate | None
    why: str


def interrupted(treaty: Treaty, party: Party, spell: Spell) -> list[Spell]:
    """The spell, or its pieces around what interrupts it."""
    pieces = [spell]
    for one in sorted([*_of_state(party), *_of_pact(treaty)], key=lambda each: each.last.first):
        whole = pieces.pop()
        pieces += _cut(whole, one)
    return [_tidy(piece) for piece in pieces]


def _cut(whole: Spell, one: Interruption) -> list[Spell]:
    if one.back is not None and whole.first.first >= one.back.first:
        return [whole]
    if whole.last is not None and whole.last.last <= one.last.first:
        return [whole]
    # A spell can begin within it, when a government in exile signs or nobody knows the day.
    last = PartialDate(max(one.last.first, whole.first.first), max(one.last.last, whole.first.first))
    first = PartialDate(whole.first.first, min(whole.first.last, last.last), whole.first.qualified)
    ended = windows.earlier(whole.last, last) if whole.last else last
    pieces = [replace(whole, first=first, last=ended, why=f"{whole.why}; {one.why}")]
    if one.back is not None and (whole.last is None or whole.last.last >= one.back.first):
        pieces.append(replace(whole, first=windows.later(whole.first, one.back)))
    return pieces


def _of_state(party: Party) -> Iterator[Interruption]:
    """The gaps of the code list. Whether an annexed state stays bound is disputed: unknown."""
    state = states().get(party.code) if party.is_state else None
    for (_, gone), (back, _) in pairwise(state.spells if state else ()):
        again = PartialDate(back, back)
        why = f"the state list has no {party.code} from then until {back.isoformat()}"
        yield Interruption(PartialDate(gone, windows.day_before(again).last), again, why)


def _of_pact(treaty: Treaty) -> Iterator[Interruption]:
    """Suspensions of the pact as a whole: those after which it was resumed, or which the status confirms."""
    events = [(one["type"], parse(one["date"])) for one in treaty.data.get("events", ())]
    events = [(kind, when) for kind, when in events if kind in {"suspension", "resumption"} and when is not None]
    for number, (kind, when) in enumerate(events):
        following = events[number + 1] if number + 1 < len(events) else None
        if kind != "suspension" or when is None:
            continue
        if following is not None and following[0] == "resumption":
            yield Interruption(windows.day_before(when), following[1], "the pact was suspended")
        elif following is None and treaty.get("status") == "suspended":
            yield Interruption(windows.day_before(when), None, "the pact was suspended")


def _tidy(spell: Spell) -> Spell:
    """No spell is said to end before it begins."""
    if spell.last is None or spell.last.first >= spell.first.first:
        return spell
    last = max(spell.first.first, spell.last.last)
    return replace(spell, last=PartialDate(spell.first.first, last, spell.last.qualified))
