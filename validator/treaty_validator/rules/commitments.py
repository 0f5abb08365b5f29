"""Rules on the strength of a promise of help: what is due, and what must happen first."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Severity
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import explained


@rule("automatic-without-trigger")
def automatic_without_trigger(record: Record) -> Iterator[Finding]:
    """Help is due as soon as the event happens, and the text names no event.

    `automatic` means that nothing but the event is needed. If the text is silent on the event, nothing is automatic.

    Bad:
        mutual_defense:
          - article: 6
            summary: The parties help each other.
            triggers: [silent]  # here
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]

    Good:
        mutual_defense:
          - article: 6
            summary: The parties help each other when one of them is attacked.
            triggers: [armed_attack]
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
    """
    for path, clause in record.each("mutual_defense"):
        if clause.get("commitment") == "automatic" and clause.get("triggers") == ["silent"]:
            yield RULES["automatic-without-trigger"].finding(
                "help is automatic, but the event is 'silent'",
                (*path, "triggers"),
                related=(("automatic", (*path, "commitment")),),
            )


@rule("automatic-with-process")
def automatic_with_process(record: Record) -> Iterator[Finding]:
    """Help is due at once, and yet only after a decision.

    A clause that needs a collective decision is `subject_to_process`. The promise of the North Atlantic Treaty, where
    each party takes such action as it deems necessary, is `discretionary_means`. Constitutional processes only warn.

    Bad:
        mutual_defense:
          - article: 6
            summary: The parties help each other once their council has decided.
            triggers: [armed_attack]
            commitment: automatic  # here
            conditions: [collective_decision]
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]

    Good:
        mutual_defense:
          - article: 6
            summary: The parties help each other once their council has decided.
            triggers: [armed_attack]
            commitment: subject_to_process
            conditions: [collective_decision]
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
    """
    for path, clause in record.each("mutual_defense"):
        conditions = clause.get("conditions")
        if clause.get("commitment") != "automatic" or not conditions:
            continue
        decided = "collective_decision" in conditions
        if decided or "constitutional_process" in conditions:
            condition = "collective_decision" if decided else "constitutional_process"
            yield RULES["automatic-with-process"].finding(
                f"help is automatic, but needs '{condition}'",
                (*path, "commitment"),
                hint="subject_to_process",
                related=(("the condition", (*path, "conditions")),),
                severity=None if decided else Severity.WARNING,
            )


@rule("force-without-commitment", severity=Severity.WARNING)
def force_without_commitment(record: Record) -> Iterator[Finding]:
    """The clause names armed force, and promises no more than talks.

    Where force is named as a part of help, help is mostly due in some form. If only talks are due, a note says how
    force comes in.

    Bad:
        mutual_defense:
          - article: 6
            summary: The parties help each other, armed force included.
            triggers: [armed_attack]
            commitment: consultative  # here
            armed_force: explicit
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]

    Good:
        mutual_defense:
          - article: 6
            summary: The parties help each other, armed force included.
            triggers: [armed_attack]
            commitment: discretionary_means
            armed_force: explicit
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
    """
    for path, clause in record.each("mutual_defense"):
        forceful = clause.get("commitment") == "consultative" and clause.get("armed_force") == "explicit"
        if forceful and not explained(clause):
            yield RULES["force-without-commitment"].finding(
                "armed force is explicit, but only consultation is due",
                (*path, "commitment"),
                related=(("armed force", (*path, "armed_force")),),
            )


@rule("attack-on-all-without-defense", severity=Severity.WARNING)
def attack_on_all_without_defense(record: Record) -> Iterator[Finding]:
    """An attack on one is an attack on all, and yet no help is due.

    The formula is the strongest promise there is. Beside `consultative` or `permissive`, or where armed force is ruled
    out, one of the two is probably miscoded; otherwise a note says how they go together.

    Bad:
        mutual_defense:
          - article: 6
            summary: An attack on one party is an attack on both.
            triggers: [armed_attack]
            deemed_attack_on_all: explicit  # here
            commitment: permissive
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]

    Good:
        mutual_defense:
          - article: 6
            summary: An attack on one party is an attack on both.
            triggers: [armed_attack]
            deemed_attack_on_all: explicit
            commitment: discretionary_means
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
    """
    for path, clause in record.each("mutual_defense"):
        weak = clause.get("commitment") in {"consultative", "permissive"} or clause.get("armed_force") == "excluded"
        if weak and clause.get("deemed_attack_on_all") == "explicit" and not explained(clause):
            yield RULES["attack-on-all-without-defense"].finding(
                "an attack on one counts as an attack on all, but no armed help is due",
                (*path, "deemed_attack_on_all"),
                related=(("the commitment", (*path, "commitment")),),
            )
