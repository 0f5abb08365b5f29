"""How a party comes to be bound: which of its acts counts under the pact's rule on entry into force, and from when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from treaty_validator.model import windows
from treaty_validator.model.ending import OVER, Life
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.succession import predecessors
from treaty_validator.model.treaty import Action, Party, Treaty

CONSENT = frozenset({"ratification", "acceptance", "approval", "notification"})
JOINING = frozenset({"accession", "succession", "entry_into_force", "resumption"})

# Under these rules signing (or the vote of the organ) binds, whatever is ratified afterwards.
SIGNING_BINDS = frozenset({"signature", "adoption"})
# Under these rules the pact cannot be in force before every signatory has given its consent.
ALL_CONSENTED = frozenset({"ratification_by_all", "exchange_of_instruments", "exchange_of_notifications"})
# Under these rules a signatory needs no further act unless the record shows one.
NO_FURTHER_ACT = frozenset({"fixed_date", "provisional"})


@dataclass(frozen=True, slots=True)
class Start:
    """The first day of being bound, as a window; its far end is without limit when it may never have come."""

    first: PartialDate
    why: str
    provisional: bool = False


def application(treaty: Treaty, life: Life) -> Start | None:
    """Provisional application before entry into force, or None."""
    acts = [act for act in life.acts if act.kind == "provisional_application"]
    if not acts:
        return None
    when = acts[0].when or windows.window(_signed(treaty).first, treaty.updated.last)
    return Start(when, "provisional application", True)


def beginning(treaty: Treaty, party: Party, life: Life, is_first: bool) -> Start | None:
    """The day on which this life of the party begins to be a bound one, or None when nothing in it binds."""
    pact = in_force(treaty)
    if pact is None:
        return None
    start = _start(treaty, party, life, is_first, pact)
    if start is None:
        return None
    return Start(start.first, start.why, treaty.get("in_force", "basis") == "provisional")


def in_force(treaty: Treaty) -> PartialDate | None:
    """The day on which the pact entered into force, as a window; None when it has not."""
    stated = treaty.get("in_force", "date")
    status = treaty.get("status")
    if stated == "none":
        return None
    known = treaty.date("in_force", "date")
    if known is not None:
        return known
    if status in {"signed", "never_in_force"}:
        return None
    ended = treaty.date("ended", "date")
    signed = _signed(treaty)
    if status in OVER:
        return windows.window(signed.first, windows.widened(ended).last if ended else treaty.updated.last)
    return windows.window(signed.first, treaty.updated.last if status in {"in_force", "suspended"} else None)


def _start(treaty: Treaty, party: Party, life: Life, is_first: bool, pact: PartialDate) -> Start | None:
    joined = _latest(life.acts, {"entry_into_force"})
    if joined is not None and joined.when is not None:
        return Start(joined.when, "entry into force for this party")
    for kind in ("resumption", "accession", "succession"):
        act = _latest(life.acts, {kind})
        if act is not None:
            when = act.when or (_after_predecessor(treaty, party) if kind == "succession" else None)
            return Start(windows.later(pact, when or _some_day(treaty)), kind)
    if party.role == "successor" and is_first and not any(act.kind in CONSENT for act in life.acts):
        when = _after_predecessor(treaty, party)
        return Start(windows.later(pact, when or _some_day(treaty)), "succession")
    return _by_signing(treaty, party, life, is_first, pact)


def _by_signing(treaty: Treaty, party: Party, life: Life, is_first: bool, pact: PartialDate) -> Start | None:
    basis = str(treaty.get("in_force", "basis") or "unknown")
    signature = _latest(life.acts, {"signature"})
    consent = _latest(life.acts, CONSENT)
    signed = windows.later(pact, signature.when) if signature and signature.when else pact
    original = is_first and _original(party)
    if not is_first and signature is None and consent is None:
        return None
    if basis in SIGNING_BINDS and (signature is not None or consent is None):
        return Start(signed, "signature" if basis == "signature" else "adoption")
    all_consented = original and (basis in ALL_CONSENTED or sum(map(_original, treaty.parties)) == 2)
    if all_consented and (consent is None or consent.when is None or consent.when.first <= pact.last):
        return Start(signed, "the pact entered into force for all its signatories")
    if consent is not None:
        return Start(windows.later(signed, consent.when or _some_day(treaty)), consent.kind)
    if basis in NO_FURTHER_ACT:
        return Start(signed, "the pact entered into force")
    if life.exit is not None and life.exit.kind != "state_extinction" and life.exit.when is not None:
        # Who leaves was in; only since when is not told.
        out = windows.widened(windows.day_before(life.exit.when)).last
        never = signed.last == windows.END
        return Start(windows.window(windows.widened(signed).first, None if never else out), "it was party when it left")
    why = "it signed; whether it consented to be bound is not recorded"
    return Start(windows.window(windows.widened(signed).first, None), why)


def _original(party: Party) -> bool:
    """Whether the party was there from the beginning; who acceded first of all was not."""
    return party.role not in {"acceding_party", "successor"} and party.actions[0].kind != "accession"


def _latest(acts: Iterable[Action], kinds: Iterable[str]) -> Action | None:
    """The last of these acts: of two notes on one consent the later completes it."""
    wanted = set(kinds)
    return next((act for act in reversed(tuple(acts)) if act.kind in wanted), None)


def _some_day(treaty: Treaty) -> PartialDate:
    """An act without a date was done some day between the signature of the pact and the last look at the record."""
    return windows.window(_signed(treaty).first, treaty.updated.last)


def _signed(treaty: Treaty) -> PartialDate:
    signed = treaty.date("signed", "date")
    return windows.widened(signed) if signed else windows.window(None, treaty.updated.last)


def _after_predecessor(treaty: Treaty, party: Party) -> PartialDate | None:
    """The day after the last on which the predecessor was bound, or None."""
    from treaty_validator.model.spells import spells

    for code in predecessors(treaty, party):
        for spell in reversed(spells(treaty, treaty.by_code[code])):
            if spell.last is not None:
                return windows.day_after(spell.last)
    return None
