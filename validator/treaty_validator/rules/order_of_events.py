"""Rules on the order of events. They speak only where no day that the dates can mean makes the order possible."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.partial_date import PartialDate, parse
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import CONSENT, JOINING, LEAVING, acts, timeline, words

_DAY = r"\A([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|1[0-2])\Z"
_SIGNED: Path = ("signed", "date")
_CONSENT = CONSENT | {"accession", "parliamentary_approval"}
_OUT = LEAVING | {"notice_of_withdrawal"}
# Governments do apply some agreements before they sign them, or agree on a day in the past.
_MAY_PRECEDE = frozenset({"provisional", "adoption", "fixed_date"})


class _Breach(NamedTuple):
    """Two dates in an impossible order: `path` holds the one that is too early, `other` the one it should follow."""

    rule: str
    path: Path
    value: str
    other: Path
    anchor: str
    message: str
    label: str
    severity: Severity | None = None


@rule("ratified-before-signed")
def ratified_before_signed(record: Record) -> Iterator[Finding]:
    """A party ratified the pact before anybody had signed it.

    Consent follows signature. Where the order is turned round, one of the two dates is wrong, often by a mistaken month
    in a news report. For a vote in parliament this is only a warning, because some parliaments vote on a draft.

    Bad:
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: ratification, date: 2023-09-09, evidence: [{source: text}]}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: ratification, date: 2023-10-09, evidence: [{source: text}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    yield from _findings("ratified-before-signed", record)


@rule("in-force-before-signed")
def in_force_before_signed(record: Record) -> Iterator[Finding]:
    """The pact entered into force before it was signed.

    Only a warning where the basis is provisional application, adoption or a fixed date, because governments do apply
    some agreements before they sign them.

    Bad:
        in_force:
          date: 2023-09-01  # here
          evidence: [{source: text}]

    Good:
        in_force:
          date: 2023-09-16
          evidence: [{source: text}]
    """
    yield from _findings("in-force-before-signed", record)


@rule("ended-before-begun")
def ended_before_begun(record: Record) -> Iterator[Finding]:
    """The pact ended before it was signed or entered into force.

    A pact that ended before it could bind has `date: none` under `in_force`.

    Bad:
        status: terminated
        ended: {date: 2022-07-30, mode: denounced, evidence: [{source: text}]}  # here

    Good:
        status: terminated
        ended: {date: 2024-07-30, mode: denounced, evidence: [{source: text}]}
    """
    yield from _findings("ended-before-begun", record)


@rule("left-before-joined")
def left_before_joined(record: Record) -> Iterator[Finding]:
    """A party left, or said that it would, before it had come in.

    The actions of a party are one timeline. Whoever came back later has both stays in it, so that something must stand
    before the first leave.

    Bad:
        parties:
          - state: MLI
            actions:
              - {action: withdrawal, date: 2022-05-15}  # here
              - {action: signature, date: 2023-09-16}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: BFA, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: withdrawal, date: 2024-05-15}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: BFA, actions: [{action: signature, date: 2023-09-16}]}
    """
    yield from _findings("left-before-joined", record)


@rule("swapped-day-month")
def swapped_day_month(record: Record) -> Iterator[Finding]:
    """Day and month of a date seem to have changed places.

    The order of events is impossible as written, and becomes possible when the day and the month of one date are
    swapped. That happens when 03/10/2023 is read the American way.

    Bad:
        in_force: {date: 2023-01-10, evidence: [{source: text}]}  # here

    Good:
        in_force: {date: 2023-10-01, evidence: [{source: text}]}
    """
    for breach in _breaches(record):
        cure = _cure(breach)
        if cure is not None:
            path, value, right = cure
            yield RULES["swapped-day-month"].finding(
                f"{breach.message}; are day and month of '{value}' swapped?",
                path,
                hint=right,
                related=((breach.label, breach.other),) if path == breach.path else (("told here", breach.path),),
                severity=breach.severity,
            )


def _consent(record: Record) -> Iterator[_Breach]:
    signed, day = record.date("signed", "date"), str(record.get("signed", "date"))
    if signed is None:
        return
    for path, _, action, when in acts(record, _CONSENT):
        if when.surely_before(signed):
            message = f"{words(action)} on {action['date']}, but the pact was signed on {day}"
            mild = Severity.WARNING if action["action"] == "parliamentary_approval" else None
            yield _Breach(
                "ratified-before-signed",
                (*path, "date"),
                str(action["date"]),
                _SIGNED,
                day,
                message,
                "signed here",
                mild,
            )


def _begun(record: Record) -> Iterator[_Breach]:
    signed, begun = record.date("signed", "date"), record.date("in_force", "date")
    if signed is not None and begun is not None and begun.surely_before(signed):
        mild = Severity.WARNING if record.get("in_force", "basis") in _MAY_PRECEDE else None
        value, day = str(record.get("in_force", "date")), str(record.get("signed", "date"))
        message = f"in force on {value}, but signed on {day}"
        yield _Breach("in-force-before-signed", ("in_force", "date"), value, _SIGNED, day, message, "signed here", mild)


def _over(record: Record) -> Iterator[_Breach]:
    ended = record.date("ended", "date")
    if ended is None:
        return
    value = str(record.get("ended", "date"))
    for key, what in (("in_force", "in force from"), ("signed", "signed on")):
        begun, day = record.date(key, "date"), str(record.get(key, "date"))
        if begun is not None and ended.surely_before(begun):
            message = f"ended on {value}, but {what} {day}"
            yield _Breach("ended-before-begun", ("ended", "date"), value, (key, "date"), day, message, "begun here")
            return


def _left(record: Record) -> Iterator[_Breach]:
    if _OUT.isdisjoint(record.kinds):
        return
    for path, party in record.parties:
        line = timeline(party)
        came = [(n, parse(act.get("date"))) for n, act in enumerate(line) if act.get("action") in JOINING]
        known: list[tuple[PartialDate, int]] = [(when, n) for n, when in came if when is not None]
        if not known or len(known) < len(came):
            continue
        for number, action in enumerate(line):
            when = parse(action.get("date"))
            if (
                action.get("action") in _OUT
                and when is not None
                and all(when.surely_before(joined) for joined, _ in known)
            ):
                first = line[min(known, key=lambda one: one[0].first)[1]]
                message = f"{words(action)} on {action['date']}, but {words(first)} only on {first['date']}"
                place = (*path, "actions", line.index(first), "date")
                here = (*path, "actions", number, "date")
                day = str(first["date"])
                yield _Breach("left-before-joined", here, str(action["date"]), place, day, message, "came in here")


# Five rules ask for them, one after the other.
@lru_cache(maxsize=1)
def _breaches(record: Record) -> tuple[_Breach, ...]:
    return (*_consent(record), *_begun(record), *_over(record), *_left(record))


def _findings(name: str, record: Record) -> Iterator[Finding]:
    for breach in _breaches(record):
        if breach.rule == name and _cure(breach) is None:
            yield RULES[name].finding(
                breach.message, breach.path, related=((breach.label, breach.other),), severity=breach.severity
            )


def _cure(breach: _Breach) -> tuple[Path, str, str] | None:
    """Where day and month of one of the two dates, once swapped, make the order possible: path, value, right value."""
    for path, value, other in ((breach.path, breach.value, breach.anchor), (breach.other, breach.anchor, breach.value)):
        right = re.sub(_DAY, r"\1-\3-\2", value)
        turned, fixed = parse(right), parse(other)
        if right == value or turned is None or fixed is None:
            continue
        early, late = (fixed, turned) if path == breach.path else (turned, fixed)
        if not late.surely_before(early) and (late.first - early.first).days <= 366:
            return path, value, right
    return None
