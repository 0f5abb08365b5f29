"""Whether a pact bound two parties to each other: both were bound, and it was not suspended between the two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from treaty_validator.model import windows
from treaty_validator.model.codes import states
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.spells import Answer, both, bound
from treaty_validator.model.treaty import Action, Party, Treaty


def between(treaty: Treaty, one: str, other: str, day: date) -> Answer:
    """Whether the pact bound these two parties to each other on this day."""
    answer = both(bound(treaty, one, day), bound(treaty, other, day))
    if answer is Answer.NO:
        return answer
    for first, back in suspensions(treaty, one, other):
        started, over = windows.widened(first), windows.widened(back) if back else None
        if day < started.first or (over is not None and day >= over.last):
            continue
        if day >= started.last and (over is None or day < over.first):
            return Answer.NO
        answer = Answer.UNKNOWN
    return answer


def suspensions(treaty: Treaty, one: str, other: str) -> Iterator[tuple[PartialDate, PartialDate | None]]:
    """From when the pact was suspended between these two, and from when it held again (None: not to this day)."""
    for party, partner in ((one, other), (other, one)):
        acts = [act for act in treaty.by_code[party].actions if suspended_by(treaty, act) == partner]
        for number, act in enumerate(acts):
            if act.kind == "suspension" and act.when is not None:
                back = next((later.when for later in acts[number + 1 :] if later.kind == "resumption"), None)
                yield act.when, back


def suspended_by(treaty: Treaty, action: Action) -> str:
    """The party that alone suspended (or resumed) its own duties: then the pact goes on between all others."""
    by = action.data.get("by")
    if action.kind not in {"suspension", "resumption"} or not by:
        return ""
    return next((party.code for party in treaty.parties if by in _names(party)), "")


def _names(party: Party) -> set[str]:
    state = states().get(party.code)
    return {party.code, party.name, *([state.name_en] if state else [])}
