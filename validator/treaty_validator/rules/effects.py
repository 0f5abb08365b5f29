"""Rules on legal effect: from when an act or the pact itself counts."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.partial_date import PartialDate, parse
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import CONSENT, acts, is_original, words

_SIGNED: Path = ("signed", "date")
_SIGNATURE = frozenset({"signature"})
# Acts whose effect may reach back in time are not among these.
_LOOKS_AHEAD = CONSENT | {"signature", "accession", "notice_of_withdrawal"}


@rule("party-bound-before-treaty")
def party_bound_before_treaty(record: Record) -> Iterator[Finding]:
    """A party was bound before the pact itself was in force.

    `in_force` is the day on which the pact began to bind anybody. What was applied before it is
    `provisional_application`.

    Bad:
        in_force: {date: 2024-05-28, evidence: [{source: text}]}
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: entry_into_force, date: 2023-12-01}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        in_force: {date: 2024-05-28, evidence: [{source: text}]}
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: provisional_application, date: 2023-12-01}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    whole = record.get("in_force", "date")
    begun = parse(whole)
    if (begun is None and whole != "none") or record.get("in_force", "basis") == "provisional":
        return
    for path, _, action in record.actions:
        kind = action.get("action")
        key = "effective" if kind in CONSENT or kind == "accession" else "date"
        if key == "date" and kind != "entry_into_force":
            continue
        when = parse(action.get(key))
        if when is not None and (begun is None or when.surely_before(begun)):
            state = "never entered into force" if begun is None else f"entered into force on {whole}"
            yield RULES["party-bound-before-treaty"].finding(
                f"bound from {action[key]}, but the pact {state}",
                (*path, key),
                related=(("the pact", ("in_force", "date")),),
            )


@rule("signature-before-signed", severity=Severity.WARNING)
def signature_before_signed(record: Record) -> Iterator[Finding]:
    """A party signed before the day on which the pact was signed.

    `signed` is the day of the first signature, or of adoption. In an exchange of notes it is the day of the second, so
    that the first may be older.

    Bad:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-14}]}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-18}]}
    """
    signed = parse(record.get("signed", "date"))
    if signed is None or record.get("instrument") == "exchange_of_notes":
        return
    for path, _, action, when in acts(record, _SIGNATURE):
        if when.surely_before(signed):
            yield RULES["signature-before-signed"].finding(
                f"signature on {action['date']}, but the pact was first signed on {record.get('signed', 'date')}",
                (*path, "date"),
                related=(("signed here", _SIGNED),),
            )


@rule("effective-before-act", severity=Severity.WARNING)
def effective_before_act(record: Record) -> Iterator[Finding]:
    """An act took effect before it was done.

    `date` is the day of the act and `effective` the day from which it counts. Only a succession commonly reaches back.

    Bad:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16, effective: 2023-09-01}]}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16, effective: 2023-10-01}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    for path, _, action, when in acts(record, _LOOKS_AHEAD):
        effective = parse(action.get("effective"))
        if effective is not None and effective.surely_before(when) and "note" not in action:
            yield RULES["effective-before-act"].finding(
                f"{words(action)} on {action['date']} takes effect on {action['effective']}, before it was done",
                (*path, "effective"),
            )


@rule("in-force-basis-mismatch", severity=Severity.WARNING)
def in_force_basis_mismatch(record: Record) -> Iterator[Finding]:
    """The pact entered into force on signature, yet not on a day on which it was signed.

    With the basis `signature` the pact binds as soon as the last of its first signatories has signed.

    Bad:
        in_force: {date: 2023-10-09, basis: signature, evidence: [{source: text}]}  # here

    Good:
        in_force: {date: 2023-09-16, basis: signature, evidence: [{source: text}]}
    """
    begun = record.date("in_force", "date")
    if begun is None or begun.qualified or record.get("in_force", "basis") != "signature":
        return
    days: list[PartialDate] = []
    for _, party, action in record.actions:
        if action.get("action") == "signature" and is_original(party):
            for value in (action.get("date"), action.get("effective")):
                when = parse(value)
                if value is not None and (when is None or when.qualified):
                    return
                days += [when] if when is not None else []
    signed = record.date("signed", "date")
    if signed is None or signed.qualified:
        return
    days = days or [signed]
    if len(record.parties) == 2:
        last = max(day.first for day in days)
        days = [day for day in days if day.last >= last]
    else:
        days.append(signed)
    if not any(day.first <= begun.last and begun.first <= day.last for day in days):
        yield RULES["in-force-basis-mismatch"].finding(
            f"in force on {record.get('in_force', 'date')} by signature, but it was not signed on that day",
            ("in_force", "date"),
            hint="another basis, or another date",
            related=(("signed here", _SIGNED),),
        )
