"""Rules on parties: how they came in, and who is named elsewhere as one of them."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.codes import states
from treaty_validator.model.record import Record, party_code
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import LEAVING, forerunners, is_original, timeline


@rule("duplicate-party")
def duplicate_party(record: Record) -> Iterator[Finding]:
    """The same state stands twice among the parties.

    Each party has one entry with one timeline; a state that left and came back has both in its actions.

    Bad:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}  # here

    Good:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    first: dict[str, Path] = {}
    for path, party in record.parties:
        code = party_code(party)
        here = (*path, "state" if "state" in party else "organization")
        if code and code in first:
            yield RULES["duplicate-party"].finding(
                f"'{code}' is already among the parties",
                here,
                hint="put everything it did into one entry",
                related=(("first here", first[code]),),
            )
        elif code:
            first[code] = here


@rule("too-few-parties")
def too_few_parties(record: Record) -> Iterator[Finding]:
    """Only one of the parties was there at the beginning.

    A pact is concluded by at least two; others may accede to it or succeed to it later. Only the decision of an organ
    can begin with one.

    Bad:
        parties:
          - {state: MLI, role: original_signatory, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, role: acceding_party, actions: [{action: accession, date: 2024-09-16}]}  # here

    Good:
        parties:
          - {state: MLI, role: original_signatory, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, role: original_signatory, actions: [{action: signature, date: 2023-09-16}]}
    """
    late = [path for path, party in record.parties if not is_original(party)]
    if late and len(record.parties) - len(late) < 2 and record.get("instrument") != "decision":
        yield RULES["too-few-parties"].finding(
            "at least two parties conclude a pact, all but one came in later here",
            (*late[0], "role"),
            hint="original_signatory for those who concluded it",
        )


@rule("missing-signature", severity=Severity.WARNING)
def missing_signature(record: Record) -> Iterator[Finding]:
    """An original signatory without a signature.

    The role says that the party signed at the beginning, and its actions do not say when. A day that was not found is
    written as `unknown`.

    Bad:
        parties:
          - state: MLI
            role: original_signatory  # here
            actions: [{action: ratification, date: 2023-10-09}]
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - state: MLI
            role: original_signatory
            actions: [{action: signature, date: unknown}, {action: ratification, date: 2023-10-09}]
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    if record.get("in_force", "basis") == "adoption" or record.get("instrument") == "decision":
        return
    for path, party in record.parties:
        if party.get("role") != "original_signatory":
            continue
        if all(action.get("action") != "signature" for action in timeline(party)):
            yield RULES["missing-signature"].finding(
                f"'{party_code(party)}' is an original signatory without a signature",
                (*path, "role"),
                hint="{action: signature, date: unknown}",
            )


@rule("accession-by-signatory", severity=Severity.WARNING)
def accession_by_signatory(record: Record) -> Iterator[Finding]:
    """A signatory acceded.

    Those who signed ratify; those who did not sign accede. A state that left and came back may do both.

    Bad:
        parties:
          - state: MLI
            role: original_signatory
            actions: [{action: signature, date: 2023-09-16}, {action: accession, date: 2023-10-09}]  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - state: MLI
            role: original_signatory
            actions: [{action: signature, date: 2023-09-16}, {action: ratification, date: 2023-10-09}]
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    for path, party in record.parties if "accession" in record.kinds else ():
        if party.get("role") != "original_signatory":
            continue
        signed = False
        for number, action in enumerate(party.get("actions") or ()):
            kind = action.get("action") if action else None
            if kind in LEAVING or kind == "notice_of_withdrawal":
                break
            if kind == "accession" and signed:
                yield RULES["accession-by-signatory"].finding(
                    f"'{party_code(party)}' signed, and so did not accede",
                    (*path, "actions", number, "action"),
                    hint="ratification, acceptance or approval",
                )
            signed = signed or kind == "signature"


@rule("successor-without-predecessor", severity=Severity.WARNING)
def successor_without_predecessor(record: Record) -> Iterator[Finding]:
    """A successor state whose predecessor is not among the parties.

    Succession continues the place of another party. Where that one is missing, the years before are missing too.

    Bad:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: CZE, role: successor, actions: [{action: succession, date: 2024}]}  # here

    Good:
        id: sahel-pact-1990
        signed: {date: 1990-02-01, evidence: [{source: text}]}
        parties:
          - {state: MLI, actions: [{action: signature, date: 1990-02-01}]}
          - {state: CSK, actions: [{action: signature, date: 1990-02-01}]}
          - {state: CZE, role: successor, actions: [{action: succession, date: 1993}]}
    """
    for path, party in record.parties:
        if party.get("role") != "successor" and "succession" not in record.kinds:
            continue
        state = states().get(party.get("state", ""))
        if state is None or not state.predecessors:
            continue
        took_over = [n for n, act in enumerate(timeline(party)) if act.get("action") == "succession"]
        if (took_over or party.get("role") == "successor") and not record.codes & forerunners(state.predecessors):
            yield RULES["successor-without-predecessor"].finding(
                f"'{state.code}' succeeds, but its predecessor is not among the parties",
                (*path, "role") if "role" in party else (*path, "actions", took_over[0], "action"),
                hint=f"predecessor: {', '.join(state.predecessors)}",
            )


@rule("unknown-party-reference")
def unknown_party_reference(record: Record) -> Iterator[Finding]:
    """A clause speaks of somebody who is not a party.

    Those who owe help and those to whom it is owed are parties to the pact; a third state that is protected without
    being a party is told in the note. For a depositary, and for those who ended the pact, it is a warning.

    Bad:
        provisions:
          - type: consultation
            article: 3
            summary: The parties consult.
            bearers: [TCD]  # here
            evidence: [{source: text}]

    Good:
        provisions:
          - type: consultation
            article: 3
            summary: The parties consult.
            bearers: [MLI]
            evidence: [{source: text}]
    """
    codes = record.codes
    if len(codes) < len(record.parties) and not all(party_code(party) for _, party in record.parties):
        return
    for path, clause in record.clauses:
        for role in ("bearers", "beneficiaries"):
            listed = clause.get(role)
            for number, code in enumerate(listed if isinstance(listed, list) else ()):
                if code is not None and code not in codes:
                    yield RULES["unknown-party-reference"].finding(
                        f"'{code}' is not a party to this pact", (*path, role, number)
                    )
    for path, code in (*record.each("depositary"), *record.each("ended", "by")):
        if code not in codes and code in states():
            yield RULES["unknown-party-reference"].finding(
                f"'{code}' is not a party to this pact", path, severity=Severity.WARNING
            )
