"""How a party ceases to be bound: by its own acts, with its state, or with the pact."""

from __future__ import annotations

from dataclasses import dataclass

from treaty_validator.model import windows
from treaty_validator.model.codes import END, states
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.period import add
from treaty_validator.model.treaty import Action, Party, Treaty

LEAVING = frozenset({"withdrawal", "expulsion", "suspension", "state_extinction"})
OVER = frozenset({"expired", "terminated", "superseded"})
_RETURN = frozenset({"signature", "ratification", "acceptance", "approval", "accession", "succession"})


@dataclass(frozen=True, slots=True)
class End:
    """The last day of being bound, as a window, and what ended it."""

    last: PartialDate
    why: str


@dataclass(frozen=True, slots=True)
class Life:
    """The acts of a party up to one that puts an end to its being bound. `notice` is one that was not taken back."""

    acts: tuple[Action, ...]
    exit: Action | None = None
    notice: Action | None = None


def lives(treaty: Treaty, party: Party) -> list[Life]:
    """The acts of a party, cut where it left: who came back has several lives."""
    from treaty_validator.model.pairs import suspended_by

    found: list[Life] = []
    acts: list[Action] = []
    notice: Action | None = None
    for action in party.actions:
        if suspended_by(treaty, action):
            continue
        if notice is not None and action.kind in _RETURN and _took_effect(notice, action):
            found.append(Life(tuple(acts), None, notice))
            acts, notice = [], None
        if action.kind in LEAVING:
            found.append(Life(tuple(acts), action, notice))
            acts, notice = [], None
        elif action.kind == "notice_of_withdrawal":
            notice = action
        elif action.kind == "revocation_of_notice":
            if notice is not None and not _took_effect(notice, action):
                notice = None
        else:
            acts.append(action)
    return [*found, Life(tuple(acts), None, notice)]


def ending(treaty: Treaty, life: Life, begun: PartialDate) -> End | None:
    """The end that the party's own act put to this life, or None."""
    if life.exit is not None:
        return End(_last_day(treaty, life, begun), life.exit.kind.replace("_", " "))
    if life.notice is None:
        return None
    if life.notice.effective:
        return End(windows.day_before(life.notice.effective), "notice of withdrawal took effect")
    given = _with_period(treaty, life.notice) or life.notice.date or begun
    return End(
        windows.window(windows.day_before(windows.widened(given)).first, END),
        "notice of withdrawal was given; the record does not tell whether it took effect",
    )


def end_of_pact(treaty: Treaty, begun: PartialDate) -> End | None:
    """The end of the pact as a whole; its date is the last day."""
    mode = treaty.get("ended", "mode")
    if mode is None and treaty.get("status") == "unknown":
        begun_at = windows.widened(begun).first
        return End(windows.window(begun_at, None), "whether the pact still holds is not known")
    if mode is None and treaty.get("status") not in OVER:
        return None
    why = f"the pact ended ({str(mode or 'unknown').replace('_', ' ')})"
    ended = treaty.date("ended", "date")
    if ended is not None:
        return End(ended, why)
    return End(windows.window(windows.widened(begun).first, treaty.updated.last), f"{why} on an unknown day")


def end_of_state(party: Party, begun: PartialDate) -> End | None:
    """The last day of the state itself, by the code list."""
    state = states().get(party.code) if party.is_state else None
    if state is None or state.living or windows.widened(begun).first > state.spells[-1][1]:
        return None
    last = state.spells[-1][1]
    return End(windows.window(last, last), "the state ceased to exist")


def _last_day(treaty: Treaty, life: Life, begun: PartialDate) -> PartialDate:
    """The day before the act of leaving took effect; where only the notice is dated, its period is counted."""
    assert life.exit is not None
    when = life.exit.when
    if when is None and life.notice is not None:
        when = life.notice.effective or _with_period(treaty, life.notice)
    if when is None:
        known = life.notice.date if life.notice and life.notice.date else begun
        return windows.window(windows.widened(known).first, treaty.updated.last)
    if life.exit.kind == "state_extinction":
        # Records give either the last day of the state or the day after; the code list, where it has one, decides.
        return PartialDate(windows.day_before(when).first, when.last, when.qualified)
    return windows.day_before(when)


def _with_period(treaty: Treaty, notice: Action) -> PartialDate | None:
    """The day on which a notice takes effect by the period that the pact sets, or None."""
    if notice.date is None:
        return None
    first, last = (add(day, treaty.get("withdrawal", "notice")) for day in (notice.date.first, notice.date.last))
    return PartialDate(first, last, notice.date.qualified) if first and last else None


def _took_effect(notice: Action, later: Action) -> bool:
    return bool(notice.effective and later.date and notice.effective.last <= later.date.first)
