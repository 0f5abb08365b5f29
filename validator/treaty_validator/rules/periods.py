"""Rules on periods: the notice before a party leaves, and the term of the pact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from treaty_validator.findings import Finding, Severity
from treaty_validator.model.partial_date import parse
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import explained, timeline

# Some count the first day, some do not; and a term may run from a day of the exchange that is not recorded.
_NOTICE_SLACK = timedelta(3)
_TERM_SLACK = timedelta(31)


@rule("notice-too-short", severity=Severity.WARNING)
def notice_too_short(record: Record) -> Iterator[Finding]:
    """A party left sooner after its notice than the pact allows.

    Either a date or the period is wrong, or the party left in breach of the text; then a note on the action says so.

    Bad:
        withdrawal: {allowed: any_time, notice: P6M, evidence: [{source: text}]}
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: notice_of_withdrawal, date: 2024-05-15, effective: 2024-07-15}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        withdrawal: {allowed: any_time, notice: P6M, evidence: [{source: text}]}
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: notice_of_withdrawal, date: 2024-05-15, effective: 2024-11-15}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    period = record.get("withdrawal", "notice")
    if period is None or "notice_of_withdrawal" not in record.kinds:
        return
    from treaty_validator.model.period import add

    for path, party in record.parties:
        line = timeline(party)
        for number, notice in enumerate(line):
            given = parse(notice.get("date"))
            if notice.get("action") != "notice_of_withdrawal" or given is None or given.qualified:
                continue
            after = line[number + 1] if number + 1 < len(line) else {}
            leaves = after if after.get("action") == "withdrawal" else {}
            places = [(number, notice, "effective"), (number + 1, leaves, "effective"), (number + 1, leaves, "date")]
            place = next((one for one in places if one[1].get(one[2])), None)
            due = add(given.first, period)
            if place is None or due is None or explained(notice, leaves):
                continue
            out = parse(place[1][place[2]])
            if out is not None and not out.qualified and out.last < due - _NOTICE_SLACK:
                yield RULES["notice-too-short"].finding(
                    f"left on {place[1][place[2]]}, but the notice of {notice['date']} holds from {due} ({period})",
                    (*path, "actions", place[0], place[2]),
                    related=(("the period", ("withdrawal", "notice")),),
                )


@rule("expiry-mismatch", severity=Severity.WARNING)
def expiry_mismatch(record: Record) -> Iterator[Finding]:
    """The pact expired on another day than its term says.

    Ten years from 1948 end in 1958. A renewal in between is an entry under `events`.

    Bad:
        status: expired
        duration: {kind: fixed_term, term: P2Y, renewal: none, evidence: [{source: text}]}
        ended: {date: 2024-09-16, mode: expired, evidence: [{source: text}]}  # here

    Good:
        status: expired
        duration: {kind: fixed_term, term: P2Y, renewal: none, evidence: [{source: text}]}
        ended: {date: 2025-09-16, mode: expired, evidence: [{source: text}]}
    """
    term, ended = record.get("duration", "term"), record.date("ended", "date")
    if term is None or ended is None or ended.qualified or record.get("ended", "mode") != "expired":
        return
    from treaty_validator.model.period import add

    begun, signed = record.date("in_force", "date"), record.date("signed", "date")
    starts = [one for one in (signed, begun) if one is not None and not one.qualified]
    if not starts or explained(record.get("ended")):
        return
    early = add(min(one.first for one in starts), term)
    late = add(max(one.last for one in starts), term)
    if early is None or late is None:
        return
    renewable = record.get("duration", "renewal") not in {"none", "silent"}
    renewed = renewable or any(event.get("type") in {"renewal", "amendment"} for _, event in record.each("events"))
    too_late = begun is not None and not renewed and ended.first > late + _TERM_SLACK
    if ended.last < early - _TERM_SLACK or too_late:
        yield RULES["expiry-mismatch"].finding(
            f"expired on {record.get('ended', 'date')}, but its term ({term}) runs to {late if too_late else early}",
            ("ended", "date"),
            related=(("the term", ("duration", "term")),),
        )
