"""Rules on dangers: those that call for help, those the pact speaks of, and those it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.record import Node, Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import ABSENT, explained

# Under which dangers an event inside a party counts; where it has several, one of them is enough.
_INTERNAL = {
    "armed_rebellion": {"armed_rebellion", "separatism", "subversion"},
    "coup": {"coup", "armed_rebellion", "subversion"},
    "internal_conflict_with_foreign_support": {"armed_rebellion", "subversion", "separatism", "mercenaries"},
}
# Events that go by the same name as a danger, or by another one.
_SAME = {
    "terrorist_attack": "terrorism",
    "mercenary_attack": "mercenaries",
    "humanitarian_disaster": "natural_disaster",
}


@rule("internal-trigger-without-internal-threat", severity=Severity.WARNING)
def internal_trigger_without_internal_threat(record: Record) -> Iterator[Finding]:
    """Help is due in a rebellion, and rebellion is not among the dangers of the pact.

    `scope.threats` sums up what the whole pact speaks of, so that it holds what its clauses hold.

    Bad:
        scope: {threats: [external_aggression]}
        mutual_defense:
          - article: 6
            summary: The parties help each other against rebels.
            triggers: [armed_rebellion]  # here
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]

    Good:
        scope: {threats: [external_aggression, armed_rebellion]}
        mutual_defense:
          - article: 6
            summary: The parties help each other against rebels.
            triggers: [armed_rebellion]
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
    """
    threats = set(record.get("scope", "threats") or ())
    if not threats or threats & (ABSENT | {"other"}):
        return
    for path, _, trigger in _triggers(record):
        if trigger in _INTERNAL and not threats & _INTERNAL[trigger]:
            yield RULES["internal-trigger-without-internal-threat"].finding(
                f"'{trigger}' calls for help, but is not among the dangers of the pact",
                path,
                hint="add it to scope.threats",
                related=(("the dangers", ("scope", "threats")),),
            )


@rule("intervention-conflict", severity=Severity.WARNING)
def intervention_conflict(record: Record) -> Iterator[Finding]:
    """Help in internal conflicts stands beside a promise not to interfere in them.

    Both may be in one text, but readers will ask how they go together. A note on one of the two clauses answers.

    Bad:
        mutual_defense:
          - article: 6
            summary: The parties help each other against rebels.
            triggers: [armed_rebellion]
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
        provisions:
          - type: non_intervention  # here
            article: 7
            summary: No party interferes in the affairs of another.
            evidence: [{source: text}]

    Good:
        mutual_defense:
          - article: 6
            summary: The parties help each other against rebels.
            triggers: [armed_rebellion]
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
        provisions:
          - type: non_intervention
            article: 7
            summary: No party interferes in the affairs of another.
            note: Help against rebels is given only when the government asks for it.
            evidence: [{source: text}]
    """
    calls = [
        (path, "triggers", clause)
        for path, clause in record.each("mutual_defense")
        if not _INTERNAL.keys().isdisjoint(clause.get("triggers") or ())
    ]
    provisions = list(record.each("provisions"))
    calls += [(path, "type", clause) for path, clause in provisions if clause.get("type") == "intervention_right"]
    if not calls or any(explained(clause) for _, _, clause in calls):
        return
    for path, provision in provisions:
        if provision.get("type") == "non_intervention" and not explained(provision):
            yield RULES["intervention-conflict"].finding(
                "the parties do not interfere, and yet step in when there is trouble inside",
                (*path, "type"),
                hint="a note that says how the two go together",
                related=(("steps in here", (*calls[0][0], calls[0][1])),),
            )


@rule("exclusion-also-included")
def exclusion_also_included(record: Record) -> Iterator[Finding]:
    """A danger is left out and included at once.

    `excluded_threats` are dangers that the text expressly leaves out. That a clause answers to such a danger is a
    warning, because a clause may be an exception.

    Bad:
        scope:
          threats: [external_aggression, terrorism]
          excluded_threats: [terrorism]  # here

    Good:
        scope:
          threats: [external_aggression]
          excluded_threats: [terrorism]
    """
    listed = record.get("scope", "excluded_threats") or ()
    threats = set(record.get("scope", "threats") or ())
    real = set(listed) - ABSENT - {"other"}
    for number, threat in enumerate(listed):
        if threat in threats and threat in real:
            yield RULES["exclusion-also-included"].finding(
                f"'{threat}' is left out here, and is among the dangers of the pact",
                ("scope", "excluded_threats", number),
                related=(("included here", ("scope", "threats")),),
            )
    for path, clause, trigger in _triggers(record) if real else ():
        threat = _SAME.get(trigger, trigger)
        if threat in real and threat not in threats and not explained(clause):
            yield RULES["exclusion-also-included"].finding(
                f"'{trigger}' calls for help, but the pact leaves this danger out",
                path,
                severity=Severity.WARNING,
                related=(("left out here", ("scope", "excluded_threats")),),
            )


def _triggers(record: Record) -> Iterator[tuple[Path, Node, str]]:
    """Every event that calls for help, with its path and its clause."""
    for path, clause in record.each("mutual_defense"):
        for number, trigger in enumerate(clause.get("triggers") or ()):
            yield (*path, "triggers", number), clause, trigger
