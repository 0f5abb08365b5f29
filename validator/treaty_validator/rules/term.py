"""Rules on the term of a pact, and on leaving and joining it."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Severity
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import ABSENT, explained, words

# Kinds of duration that leave no room for a term.
_WITHOUT_TERM = frozenset({"indefinite", "silent"})


@rule("term-without-fixed-term")
def term_without_fixed_term(record: Record) -> Iterator[Finding]:
    """A term is given, and the pact is said to have none.

    `term` is the length of a fixed term. A pact that cannot be left for ten years and then goes on is `indefinite`, and
    the ten years are `withdrawal.after`.

    Bad:
        duration: {kind: indefinite, term: P10Y}  # here

    Good:
        duration: {kind: fixed_term, term: P10Y}
    """
    kind, term = record.get("duration", "kind"), record.get("duration", "term")
    if kind in _WITHOUT_TERM and term is not None and term not in ABSENT:
        yield RULES["term-without-fixed-term"].finding(
            f"the term is {term}, but the kind of duration is '{kind}'",
            ("duration", "term"),
            hint="kind: fixed_term",
            related=(("the kind", ("duration", "kind")),),
        )


@rule("fixed-term-without-term", severity=Severity.WARNING)
def fixed_term_without_term(record: Record) -> Iterator[Finding]:
    """The pact has a fixed term, and the record does not say how long it is.

    The length is what readers need to know when the pact runs out. What was not found is written as `unknown`.

    Bad:
        duration: {kind: fixed_term}  # here

    Good:
        duration: {kind: fixed_term, term: unknown}
    """
    if record.get("duration", "kind") == "fixed_term" and record.get("duration", "term") is None:
        yield RULES["fixed-term-without-term"].finding(
            "the term is fixed, but 'term' is missing", ("duration", "kind"), hint="term: P10Y, or term: unknown"
        )


@rule("renewal-without-term")
def renewal_without_term(record: Record) -> Iterator[Finding]:
    """A pact without a term is said to be renewed.

    Only what runs out can be renewed. A pact that lasts until somebody gives notice is `indefinite`, and nothing more.

    Bad:
        duration: {kind: indefinite, renewal: automatic_unless_notice}  # here

    Good:
        duration: {kind: fixed_term, term: P5Y, renewal: automatic_unless_notice}
    """
    kind = record.get("duration", "kind")
    if kind not in _WITHOUT_TERM:
        return
    for key, fine in (("renewal", ABSENT | {"none"}), ("renewal_term", ABSENT)):
        value = record.get("duration", key)
        if value is not None and value not in fine:
            yield RULES["renewal-without-term"].finding(
                f"'{key}' is {value}, but the kind of duration is '{kind}'",
                ("duration", key),
                related=(("the kind", ("duration", "kind")),),
            )
            return


@rule("forbidden-yet-withdrawn", severity=Severity.WARNING)
def forbidden_yet_withdrawn(record: Record) -> Iterator[Finding]:
    """A party left a pact that cannot be left.

    It happens, as a breach or by agreement of all; then a note on the action says so.

    Bad:
        withdrawal: {allowed: forbidden, evidence: [{source: text}]}
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: notice_of_withdrawal, date: 2024-05-15}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        withdrawal: {allowed: any_time, evidence: [{source: text}]}
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: notice_of_withdrawal, date: 2024-05-15}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    if record.get("withdrawal", "allowed") != "forbidden":
        return
    for path, _, action in record.actions:
        if action.get("action") in {"withdrawal", "notice_of_withdrawal"} and not explained(action):
            yield RULES["forbidden-yet-withdrawn"].finding(
                f"{words(action)}, but the pact cannot be left",
                (*path, "action"),
                hint="a note that says how it came about",
                related=(("forbidden here", ("withdrawal", "allowed")),),
            )


@rule("acceding-to-closed", severity=Severity.WARNING)
def acceding_to_closed(record: Record) -> Iterator[Finding]:
    """A state acceded to a pact that nobody can accede to.

    If the text was changed to let it in, a note on the action says so.

    Bad:
        accession: {openness: closed, evidence: [{source: text}]}
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: TCD, actions: [{action: accession, date: 2024-09-16}]}  # here

    Good:
        accession: {openness: open, evidence: [{source: text}]}
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: TCD, actions: [{action: accession, date: 2024-09-16}]}
    """
    if record.get("accession", "openness") != "closed":
        return
    for path, _, action in record.actions:
        if action.get("action") == "accession" and not explained(action, record.get("accession")):
            yield RULES["acceding-to-closed"].finding(
                "accession, but the pact is closed",
                (*path, "action"),
                hint="a note that says how it came about",
                related=(("closed here", ("accession", "openness")),),
            )


@rule("conditional-accession-without-criteria", severity=Severity.WARNING)
def conditional_accession_without_criteria(record: Record) -> Iterator[Finding]:
    """States may join under conditions, and the record does not say which.

    The conditions are what readers look for: a region, a form of government, the invitation of the members.

    Bad:
        accession: {openness: conditional, evidence: [{source: text}]}  # here

    Good:
        accession: {openness: conditional, criteria: Any state of the Sahel., evidence: [{source: text}]}
    """
    accession = record.get("accession")
    if accession and accession.get("openness") == "conditional" and not accession.get("criteria"):
        if explained(accession):
            return
        yield RULES["conditional-accession-without-criteria"].finding(
            "accession is conditional, but 'criteria' is missing", ("accession", "openness"), hint="criteria: ..."
        )
