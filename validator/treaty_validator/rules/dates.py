"""Rules on dates: what the calendar and the order of events allow."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Severity
from treaty_validator.model.partial_date import is_impossible, parse
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule

DATE_KEYS = frozenset({"date", "effective", "published", "accessed", "updated"})
CONSENT = frozenset({"ratification", "acceptance", "approval", "notification", "parliamentary_approval"})
OVER = frozenset({"expired", "terminated", "superseded"})


@rule("impossible-date")
def impossible_date(record: Record) -> Iterator[Finding]:
    """A date that is not in the calendar.

    The thirtieth of February and the like are slips of the pen, and every program that reads the table would stop at
    them.

    Bad:
        signed:
          date: 2023-02-30  # here

    Good:
        signed:
          date: 2023-09-16
    """
    for path, key, value in record.leaves:
        if key in DATE_KEYS and is_impossible(value):
            yield RULES["impossible-date"].finding(
                f"there is no day '{value}' in the calendar", path, hint="leave the day out when it is not known"
            )


@rule("ratified-before-signed")
def ratified_before_signed(record: Record) -> Iterator[Finding]:
    """A party ratified the pact before anybody had signed it.

    Consent follows signature. Where the order is turned round, one of the two dates is wrong, often by a mistaken month
    in a news report.

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
    signed = record.date("signed", "date")
    if signed is None:
        return
    for path, _, action in record.actions:
        when = parse(action.get("date"))
        if action.get("action") in CONSENT and when is not None and when.surely_before(signed):
            yield RULES["ratified-before-signed"].finding(
                f"{action['action'].replace('_', ' ')} on {action['date']}, but the pact was signed on "
                f"{record.get('signed', 'date')}",
                (*path, "date"),
                related=(("signed here", ("signed", "date")),),
            )


@rule("in-force-before-signed")
def in_force_before_signed(record: Record) -> Iterator[Finding]:
    """The pact entered into force before it was signed.

    Only a warning where the basis is provisional application or adoption, because governments do apply some
    agreements before they sign them.

    Bad:
        in_force:
          date: 2023-09-01  # here
          evidence: [{source: text}]

    Good:
        in_force:
          date: 2023-09-16
          evidence: [{source: text}]
    """
    signed, begun = record.date("signed", "date"), record.date("in_force", "date")
    if signed is not None and begun is not None and begun.surely_before(signed):
        mild = record.get("in_force", "basis") in {"provisional", "adoption"}
        yield RULES["in-force-before-signed"].finding(
            f"in force on {record.get('in_force', 'date')}, but signed on {record.get('signed', 'date')}",
            ("in_force", "date"),
            severity=Severity.WARNING if mild else None,
            related=(("signed here", ("signed", "date")),),
        )


@rule("ended-but-in-force")
def ended_but_in_force(record: Record) -> Iterator[Finding]:
    """The record tells how the pact ended, and its status says that it is in force.

    Status and dates are kept twice on purpose, so that a slip in one shows in the other.

    Bad:
        status: in_force  # here
        ended: {date: 2024, mode: denounced, evidence: [{source: text}]}

    Good:
        status: terminated
        ended: {date: 2024, mode: denounced, evidence: [{source: text}]}
    """
    ended = record.date("ended", "date")
    if record.get("ended") is None or record.get("status") not in {"in_force", "suspended", "signed"}:
        return
    if ended is None or ended.first <= record.today:
        yield RULES["ended-but-in-force"].finding(
            f"the status is '{record.get('status')}', but the pact has ended",
            ("status",),
            hint="terminated, expired or superseded",
            related=(("ended here", ("ended",)),),
        )
