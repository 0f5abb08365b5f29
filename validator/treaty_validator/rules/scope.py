"""Rules on the reach of a pact: its area and its domains."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Severity
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import ABSENT


@rule("area-undefined", severity=Severity.WARNING)
def area_undefined(record: Record) -> Iterator[Finding]:
    """A clause holds in the area of the pact, and the record does not say which area that is.

    `treaty_area` refers to `scope.area`, where the area is described.

    Bad:
        mutual_defense:
          - article: 6
            summary: The parties help each other in the area of the pact.
            triggers: [armed_attack]
            commitment: automatic
            area: treaty_area  # here
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]

    Good:
        mutual_defense:
          - article: 6
            summary: The parties help each other in the area of the pact.
            triggers: [armed_attack]
            commitment: automatic
            area: treaty_area
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
        scope: {area: {kind: treaty_area, text: The region where the borders of the parties meet.}}
    """
    if record.get("scope", "area") is not None:
        return
    for path, clause in record.each("mutual_defense"):
        if clause.get("area") == "treaty_area":
            yield RULES["area-undefined"].finding(
                "the duty holds in the area of the pact, but 'scope.area' is missing",
                (*path, "area"),
                hint="scope: {area: {kind: treaty_area, text: ...}}",
            )


@rule("cyber-trigger-without-domain", severity=Severity.WARNING)
def cyber_trigger_without_domain(record: Record) -> Iterator[Finding]:
    """A cyber attack calls for help, and the pact is said not to reach into computer networks.

    `scope.domains` sums up where the duties hold, so that it holds `cyber` when a clause does.

    Bad:
        scope: {domains: [land, air]}
        mutual_defense:
          - article: 6
            summary: The parties help each other against cyber attacks.
            triggers: [cyber_attack]  # here
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]

    Good:
        scope: {domains: [land, air, cyber]}
        mutual_defense:
          - article: 6
            summary: The parties help each other against cyber attacks.
            triggers: [cyber_attack]
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
    """
    domains = set(record.get("scope", "domains") or ())
    if not domains or domains & (ABSENT | {"cyber"}):
        return
    for path, clause in record.each("mutual_defense"):
        triggers = clause.get("triggers") or ()
        if "cyber_attack" in triggers:
            yield RULES["cyber-trigger-without-domain"].finding(
                "a cyber attack calls for help, but 'cyber' is not among the domains",
                (*path, "triggers", triggers.index("cyber_attack")),
                related=(("the domains", ("scope", "domains")),),
            )
