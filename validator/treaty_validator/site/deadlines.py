"""Days ahead: when the term of a pact runs out, and the last day to give notice before it does."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from treaty_validator.model.period import add, subtract
from treaty_validator.model.spells import Answer
from treaty_validator.model.treaty import Treaty

_BY_ITSELF = "automatic_unless_notice"


class RunningTerm(NamedTuple):
    """The running term of a pact. `notice` is the last day to give notice, None where the record does not tell."""

    ends: date
    renews: bool
    notice: date | None


def running(treaty: Treaty, day: date) -> RunningTerm | None:
    """The term that runs on this day; None without a fixed term, a known day of entry into force, or a party bound.

    A term is counted from the entry into force of the pact, as its record codes it.
    """
    begun = treaty.date("in_force", "date")
    lasting = treaty.get("duration") or {}
    if lasting.get("kind") != "fixed_term" or treaty.get("ended") or begun is None or not begun.is_day:
        return None
    if begun.qualified or not any(treaty.bound(code, day) is Answer.YES for code in treaty.by_code):
        return None
    renews = lasting.get("renewal") == _BY_ITSELF
    ends = add(begun.first, lasting.get("term"))
    while ends is not None and ends < day and renews:
        ends = add(ends, lasting.get("renewal_term"))
    if ends is None or ends < day:
        return None
    return RunningTerm(
        ends, renews, subtract(ends, treaty.get("withdrawal", "notice")) if _counts(treaty, renews) else None
    )


def _counts(treaty: Treaty, renews: bool) -> bool:
    """Whether notice is to be given before the end of the term, and not at any time."""
    return treaty.get("withdrawal", "allowed") == "end_of_term" or (
        renews and treaty.get("withdrawal", "allowed") != "any_time"
    )
