"""Rules on clauses: each coded once, and owed by somebody to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.record import Node, Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import ABSENT

# What does not make two promises different.
_WORDS = frozenset({"summary", "note", "evidence"})
# Two of these may well stand in one article.
_LOOSE = frozenset({"other", "further_agreement", "economic_cooperation"})


@rule("duplicate-clause", severity=Severity.WARNING)
def duplicate_clause(record: Record) -> Iterator[Finding]:
    """Two clauses of one article are coded alike.

    Mostly one was copied to begin the next and never changed. Two promises of one article differ in something.

    Bad:
        provisions:
          - {type: consultation, article: 3, summary: The parties consult., evidence: [{source: text}]}
          - {type: consultation, article: 3, summary: The parties talk., evidence: [{source: text}]}  # here

    Good:
        provisions:
          - {type: consultation, article: 3, summary: The parties consult., evidence: [{source: text}]}
          - {type: consultation, article: 5, summary: The parties talk., evidence: [{source: text}]}
    """
    alike: dict[tuple[object, ...], list[tuple[Path, Node]]] = {}
    for path, clause in record.clauses:
        article = clause.get("article")
        if article is None or article in ABSENT or clause.get("type") in _LOOSE:
            continue
        earlier = alike.setdefault((path[0], clause.get("type"), article), [])
        same = next((place for place, other in earlier if _coded(other) == _coded(clause)), None)
        if same is not None:
            yield RULES["duplicate-clause"].finding(
                f"this clause of article {article} is coded like another one",
                (*path, "article"),
                related=(("coded first here", (*same, "article")),),
            )
        else:
            earlier.append((path, clause))


@rule("self-defense-of-self")
def self_defense_of_self(record: Record) -> Iterator[Finding]:
    """The only one who owes help is the only one to whom it is owed.

    A one-way guarantee has the guarantor among the bearers and the guaranteed among the beneficiaries.

    Bad:
        provisions:
          - type: military_aid
            article: 3
            summary: Niger gives arms to Mali.
            bearers: [NER]
            beneficiaries: [NER]  # here
            evidence: [{source: text}]

    Good:
        provisions:
          - type: military_aid
            article: 3
            summary: Niger gives arms to Mali.
            bearers: [NER]
            beneficiaries: [MLI]
            evidence: [{source: text}]
    """
    for path, clause in record.clauses:
        bearers, beneficiaries = clause.get("bearers"), clause.get("beneficiaries")
        if isinstance(bearers, list) and bearers == beneficiaries and len(bearers) == 1:
            yield RULES["self-defense-of-self"].finding(
                f"'{bearers[0]}' owes this to itself alone",
                (*path, "beneficiaries"),
                related=(("owed by", (*path, "bearers")),),
            )


def clause_parties(clause: Node, role: str, record: Record) -> frozenset[str]:
    """The codes of those who bear a clause, or benefit from it; all parties where it says so or says nothing."""
    listed = clause.get(role)
    return frozenset(code for code in listed if code) if isinstance(listed, list) else record.codes


def _coded(clause: Node) -> Node:
    return {key: value for key, value in clause.items() if key not in _WORDS}
