"""Rules on the status: kept twice on purpose, as a word and as dates, so that a slip in one shows in the other."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.codes import states
from treaty_validator.model.partial_date import parse
from treaty_validator.model.record import Record, party_code
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import CONSENT, LEAVING, OVER, is_far, is_original, left, timeline, words

# Which status goes with which mode of ending; the modes that are not here go with any.
_MODES = {
    "expired": {"expired"},
    "superseded": {"superseded"},
    "denounced": {"terminated"},
    "dissolved": {"terminated"},
    "violated": {"terminated"},
    "state_extinction": {"terminated"},
}


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


@rule("ended-status-without-end")
def ended_status_without_end(record: Record) -> Iterator[Finding]:
    """The status says that the pact is over, and nothing tells how it ended.

    When and how a pact ended is among the first things that its users ask. What was not found is written as `unknown`.

    Bad:
        status: terminated  # here

    Good:
        status: terminated
        ended: {date: unknown, mode: unknown}
    """
    if record.get("status") in OVER and record.get("ended") is None:
        yield RULES["ended-status-without-end"].finding(
            f"the status is '{record.get('status')}', but 'ended' is missing",
            ("status",),
            hint="ended: {date: unknown, mode: unknown}",
        )


@rule("status-mode-mismatch", severity=Severity.WARNING)
def status_mode_mismatch(record: Record) -> Iterator[Finding]:
    """The status names one kind of end, the mode of the end another.

    A pact expires with its term, is superseded by a later pact, or is terminated by an act, a breach or the end of a
    state.

    Bad:
        status: expired  # here
        ended: {date: 2024, mode: denounced, evidence: [{source: text}]}

    Good:
        status: terminated
        ended: {date: 2024, mode: denounced, evidence: [{source: text}]}
    """
    mode, status = record.get("ended", "mode"), record.get("status")
    if status in OVER and mode in _MODES and status not in _MODES[mode]:
        yield RULES["status-mode-mismatch"].finding(
            f"the status is '{status}', but the mode of the end is '{mode}'",
            ("status",),
            hint=", ".join(sorted(_MODES[mode])),
            related=(("ended here", ("ended", "mode")),),
        )


@rule("status-beginning-mismatch")
def status_beginning_mismatch(record: Record) -> Iterator[Finding]:
    """The status and the day of entry into force contradict each other.

    A pact that is in force has begun; one that is only signed, or never came into force, has not.

    Bad:
        status: in_force  # here
        in_force: {date: none}

    Good:
        status: signed
        in_force: {date: none}
    """
    status, value = record.get("status"), record.get("in_force", "date")
    begun = parse(value)
    never = value == "none" or (begun is not None and begun.first > record.today and not is_far(value))
    if status == "never_in_force" and record.get("in_force", "basis") == "provisional":
        return
    bound = status in {"in_force", "suspended"}
    waiting = status in {"signed", "never_in_force"}
    if (bound and never) or (waiting and begun is not None and not never):
        yield RULES["status-beginning-mismatch"].finding(
            f"the status is '{status}', but the date of entry into force is '{value}'",
            ("status",),
            hint="signed, or never_in_force" if never else "in_force, or a status of the end",
            related=(("entry into force", ("in_force", "date")),),
        )


@rule("unratified-in-force", severity=Severity.WARNING)
def unratified_in_force(record: Record) -> Iterator[Finding]:
    """The pact needed the ratification of all, and one of them did not ratify, or did so only later.

    Where the other ratifications are recorded, a missing one is either an oversight or a sign that the basis is another
    one. A ratification whose day was not found is written as `unknown`.

    Bad:
        in_force: {date: 2023-12-01, basis: ratification_by_all, evidence: [{source: text}]}
        parties:
          - state: MLI
            actions: [{action: signature, date: 2023-09-16}, {action: ratification, date: 2023-11-01}]
          - state: NER
            actions: [{action: signature, date: 2023-09-16}, {action: ratification, date: 2024-02-01}]  # here

    Good:
        in_force: {date: 2023-12-01, basis: ratification_by_all, evidence: [{source: text}]}
        parties:
          - state: MLI
            actions: [{action: signature, date: 2023-09-16}, {action: ratification, date: 2023-11-01}]
          - state: NER
            actions: [{action: signature, date: 2023-09-16}, {action: ratification, date: unknown}]
    """
    begun = record.date("in_force", "date")
    if begun is None or record.get("in_force", "basis") != "ratification_by_all":
        return
    missing: list[tuple[Path, str]] = []
    given = 0
    for path, party in record.parties:
        if not is_original(party):
            continue
        consents = [(n, act) for n, act in enumerate(timeline(party)) if act.get("action") in CONSENT]
        days = [parse(act.get("date")) for _, act in consents]
        given += bool(consents)
        if not consents:
            missing.append((path, party_code(party)))
        elif all(day is not None and begun.surely_before(day) for day in days):
            number, first = consents[0]
            yield RULES["unratified-in-force"].finding(
                f"{words(first)} on {first['date']}, but all had ratified on {record.get('in_force', 'date')}",
                (*path, "actions", number, "date"),
                related=(("in force here", ("in_force", "date")),),
            )
    if len(missing) < given:
        for path, code in missing:
            yield RULES["unratified-in-force"].finding(
                f"in force by ratification of all, but '{code}' has none",
                path,
                hint="{action: ratification, date: unknown}",
            )


@rule("everyone-left")
def everyone_left(record: Record) -> Iterator[Finding]:
    """One party or none remains, and the status says that the pact is in force.

    A pact needs two. When a state ceases to exist, its last action is `state_extinction`, and whoever took its place is
    a party as successor.

    Bad:
        status: in_force  # here
        parties:
          - state: MLI
            actions: [{action: signature, date: 2023-09-16}, {action: withdrawal, date: 2024-05-15}]
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        status: terminated
        ended: {date: 2024-05-15, mode: denounced, by: [MLI], evidence: [{source: text}]}
        parties:
          - state: MLI
            actions: [{action: signature, date: 2023-09-16}, {action: withdrawal, date: 2024-05-15}]
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    if record.get("status") not in {"in_force", "suspended"} or not record.parties:
        return
    leaving = not LEAVING.isdisjoint(record.kinds)
    gone: list[str] = []
    for _, party in record.parties:
        state = states().get(party.get("state", ""))
        if (leaving and left(party, record)) or (state is not None and not state.living):
            gone.append(party_code(party))
    if gone and len(record.parties) - len(gone) < 2:
        yield RULES["everyone-left"].finding(
            f"the status is '{record.get('status')}', but fewer than two parties remain ({', '.join(gone)} gone)",
            ("status",),
            hint="terminated, or the successors as parties",
        )
