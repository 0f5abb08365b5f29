"""How a date or a flag of a record compares with that of a standard set, and why they differ where that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standard_sets import StandardSet
from treaty_validator.model import windows
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.treaty import Treaty

AGREE, DIFFER, UNKNOWN, ABSENT = "agree", "differ", "unknown", "absent"

CONVENTION = "counted from entry into force in one set and from signature in the other"
SUCCESSION = "successor states: one number in the list of the Correlates of War, several codes here, or the reverse"
BEYOND = "after the end of coverage"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one comparison."""

    verdict: str
    reason: str = ""


def same(one: PartialDate, other: PartialDate) -> bool:
    """Whether both can mean the same day."""
    one, other = windows.widened(one), windows.widened(other)
    return one.first <= other.last and other.first <= one.last


def of_beginning(
    signed: PartialDate | None, bound: PartialDate | None, theirs: PartialDate | None, *, succession: bool
) -> Verdict:
    """The day on which a member came in: signed or acceded, or bound."""
    if theirs is None or (signed is None and bound is None):
        return Verdict(UNKNOWN)
    if signed is not None and same(signed, theirs):
        return Verdict(AGREE)
    if bound is not None and same(bound, theirs):
        return Verdict(DIFFER, CONVENTION)
    return Verdict(DIFFER, SUCCESSION if succession else "")


def of_end(ours: PartialDate | None, theirs: PartialDate | None, standard: StandardSet, *, succession: bool) -> Verdict:
    """The last day of a member; None while it has not left."""
    if ours is None or theirs is None:
        if ours is theirs:
            return Verdict(AGREE)
        if theirs is None and ours is not None:
            if ours.first > standard.last:
                return Verdict(DIFFER, BEYOND)
            if ours.last > standard.last:
                return Verdict(UNKNOWN)
        return Verdict(DIFFER, SUCCESSION if succession else "")
    # The last day under the pact, or the day on which the state left: sources and data sets mean either.
    if same(ours, theirs) or same(windows.day_after(ours), theirs):
        return Verdict(AGREE)
    return Verdict(DIFFER, SUCCESSION if succession else "")


def of_flag(column: str, ours: int | None, theirs: frozenset[int], treaty: Treaty, highest: bool) -> Verdict:
    """One obligation; `highest` when the other set has a firmer one for this member."""
    if ours is None:
        return Verdict(UNKNOWN, "the record does not tell: not all of the text was read, or a clause is unclear")
    if not theirs:
        return Verdict(UNKNOWN, "blank in the other set")
    if ours in theirs:
        return Verdict(AGREE, "their value changes with time" if len(theirs) > 1 else "")
    known = (reason for holds, reason in _FLAG_REASONS.get((column, ours), ()) if holds(treaty, highest))
    amended = any(event["type"] == "amendment" for event in treaty.get("events") or ())
    return Verdict(DIFFER, next(known, "the record codes the wording after an amendment" if amended else ""))


def of_missing(since: PartialDate | None, number: int | None, role: str, bound: bool, standard: StandardSet) -> str:
    """Why a party of the record may be no member in the other set."""
    if since is not None and since.first > standard.last:
        return BEYOND
    if role == "successor":
        return SUCCESSION
    if number is None:
        return "no number in the list of the Correlates of War on that day"
    return "" if bound else "signed, and not known to have been bound"


def of_coverage(signed: PartialDate | None, standard: StandardSet) -> str:
    """Why a whole record cannot be in the other set."""
    if signed is not None and signed.first > standard.last:
        return BEYOND
    if signed is not None and signed.last < standard.first:
        return "before the beginning of coverage"
    return ""


def _help_is_weak(treaty: Treaty, highest: bool) -> bool:
    return any(clause.commitment in ("consultative", "permissive") for clause in treaty.mutual_defense)


def _help_is_free(treaty: Treaty, highest: bool) -> bool:
    return any(clause.commitment in ("discretionary_means", "subject_to_process") for clause in treaty.mutual_defense)


def _respects(treaty: Treaty, highest: bool) -> bool:
    kinds = {clause.kind for clause in treaty.provisions}
    return bool(kinds & {"respect_for_territorial_integrity", "non_intervention"})


def _has_highest(treaty: Treaty, highest: bool) -> bool:
    return highest


def _always(treaty: Treaty, highest: bool) -> bool:
    return True


_WEAK = (_help_is_weak, "a right or talks only, which is no duty to help here")
_FREE = (_help_is_free, "help by means or processes of one's own counts as defense here")
# By derived column and the value that the record has.
_FLAG_REASONS: dict[tuple[str, int], tuple[tuple[Callable[[Treaty, bool], bool], str], ...]] = {
    ("defense", 0): (_WEAK,),
    ("active", 0): (_WEAK,),
    ("defense", 1): (_FREE,),
    ("active", 1): (_FREE,),
    ("nonagg", 0): ((_respects, "respect for territory or affairs is not counted as non-aggression here"),),
    ("consul", 1): (
        (_has_highest, "the other set may note the highest commitment only"),
        (_always, "consultation on any threat counts here"),
    ),
}
