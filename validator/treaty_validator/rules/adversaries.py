"""Rules on those against whom a promise is directed."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Severity
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import explained
from treaty_validator.rules.clauses import clause_parties


@rule("adversary-is-party", severity=Severity.WARNING)
def adversary_is_party(record: Record) -> Iterator[Finding]:
    """A promise is directed against a party that bears it or benefits from it.

    Germany was named in the Brussels Treaty of 1948, and became party only to the changed text of 1954. In a guarantee
    that looks both ways, such as Locarno, a note says so.

    Bad:
        provisions:
          - type: neutrality
            article: 3
            summary: The parties stay neutral in a war with Niger.
            adversaries: [NER]  # here
            evidence: [{source: text}]

    Good:
        provisions:
          - type: neutrality
            article: 3
            summary: The parties stay neutral in a war with Chad.
            adversaries: [TCD]
            evidence: [{source: text}]
    """
    for path, clause in record.clauses:
        named = clause.get("adversaries")
        if not named or explained(clause):
            continue
        inside = clause_parties(clause, "bearers", record) | clause_parties(clause, "beneficiaries", record)
        for number, code in enumerate(named):
            if code in inside:
                yield RULES["adversary-is-party"].finding(
                    f"the clause is directed against '{code}', which takes part in it", (*path, "adversaries", number)
                )


@rule("adversary-not-named", severity=Severity.WARNING)
def adversary_not_named(record: Record) -> Iterator[Finding]:
    """The clause holds against a named state, and does not say which.

    The condition `named_adversary` and the event `war_with_named_state` need the name: the code of the state under
    `adversaries`, or a note where it has none.

    Bad:
        mutual_defense:
          - article: 6
            summary: The parties help each other against Chad.
            triggers: [war_with_named_state]  # here
            commitment: automatic
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]

    Good:
        mutual_defense:
          - article: 6
            summary: The parties help each other against Chad.
            triggers: [war_with_named_state]
            commitment: automatic
            adversaries: [TCD]
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
    """
    for path, clause in record.clauses:
        for key, value in (("triggers", "war_with_named_state"), ("conditions", "named_adversary")):
            listed = clause.get(key) or ()
            if value in listed and not (clause.get("adversaries") or explained(clause)):
                yield RULES["adversary-not-named"].finding(
                    f"'{value}' needs the state under 'adversaries'", (*path, key, listed.index(value))
                )
                break


@rule("neutrality-beside-defense", severity=Severity.WARNING)
def neutrality_beside_defense(record: Record) -> Iterator[Finding]:
    """The same parties promise to fight and to stay neutral against the same adversary.

    One excludes the other, unless the two hold under different conditions; then these are coded, or a note tells them.

    Bad:
        mutual_defense:
          - article: 6
            summary: The parties help each other against Chad.
            triggers: [armed_attack]
            commitment: automatic
            adversaries: [TCD]
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
        provisions:
          - type: neutrality  # here
            article: 7
            summary: The parties stay neutral in a war with Chad.
            adversaries: [TCD]
            evidence: [{source: text}]

    Good:
        mutual_defense:
          - article: 6
            summary: The parties help each other against Chad.
            triggers: [armed_attack]
            commitment: automatic
            adversaries: [TCD]
            bearers: all
            beneficiaries: all
            evidence: [{source: text}]
        provisions:
          - type: neutrality
            article: 7
            summary: The parties stay neutral in a war with Sudan.
            adversaries: [SDN]
            evidence: [{source: text}]
    """
    for path, neutral in record.each("provisions"):
        if neutral.get("type") != "neutrality" or neutral.get("conditions") or explained(neutral):
            continue
        against = {code for code in neutral.get("adversaries") or () if code}
        bearers = clause_parties(neutral, "bearers", record)
        for place, clause in record.each("mutual_defense"):
            same = against & {code for code in clause.get("adversaries") or () if code}
            if same and not explained(clause) and bearers == clause_parties(clause, "bearers", record):
                yield RULES["neutrality-beside-defense"].finding(
                    f"neutral towards '{min(same)}', against whom the same parties owe help",
                    (*path, "type"),
                    related=(("help against it", (*place, "adversaries")),),
                )
                break
