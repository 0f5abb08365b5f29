"""A sound record in pieces, the folder around it, and the way in which a fragment takes the place of its pieces."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from treaty_validator.checking import check, known
from treaty_validator.collection import Facts, index
from treaty_validator.contract.sources import schema
from treaty_validator.findings import Located
from treaty_validator.locating import locate
from treaty_validator.registry import collection_rules
from treaty_validator.running import run

TODAY = date(2026, 11, 22)

BASE = """\
schema_version: 1
id: sahel-pact-2023
title: {fr: Pacte du Sahel}
instrument: pact
summary: Mali and Niger promise each other help.
signed: {date: 2023-09-16, place: Bamako, evidence: [{source: text}]}
in_force: {date: 2023-09-16, evidence: [{source: text}]}
status: in_force
parties:
  - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
  - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
sources: [{id: text, type: treaty_text, title: Text of the pact}]
coding: {state: draft, text_basis: authentic_text, updated: 2026-11-22}
"""

# The other records of the collection, for rules that look at them.
CONTEXT = Path(__file__).parent / "context"


def blocks(text: str) -> list[tuple[str, str]]:
    """The top-level entries of a record or fragment, each with its key."""
    return [(piece.split(":")[0], piece) for piece in re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE) if piece]


def spliced(fragment: str) -> str:
    """The base record with the entries of the fragment in place of its own, in the order of the schema."""
    given = blocks(fragment.rstrip("\n") + "\n") if fragment else []
    replaced = {key for key, _ in given}
    pieces = [(key, text) for key, text in blocks(BASE) if key not in replaced] + given
    ranks = {key: rank for rank, key in enumerate(schema()["properties"])}
    pieces.sort(key=lambda piece: ranks[get_close_matches(piece[0], ranks, 1)[0]])
    return "".join(text for _, text in pieces)


def name_of(text: str) -> str:
    """The file name that fits the record."""
    found = re.search(r"^id: ([a-z0-9-]+)", text, re.MULTILINE)
    return f"{found[1] if found else 'no-id'}.yaml"


@cache
def _context() -> tuple[Facts, ...]:
    known_ones = (known(path.name, path.read_bytes()) for path in sorted(CONTEXT.glob("*.yaml")))
    return tuple(facts for facts in known_ones if facts is not None)


def findings(text: str) -> list[Located]:
    """What the validator says of this record in the company of the others: judged by itself, with them, and located."""
    raw, name = text.encode(), name_of(text)
    checked = check(name, raw, TODAY)
    found = list(checked.findings)
    if checked.facts is not None:
        whole = index([checked.facts, *_context()])
        for rule in collection_rules():
            found += run(rule, checked.facts, whole)
    return list(locate(name, raw, found, lambda rule: True))


def told(found: list[Located]) -> list[str]:
    """Findings as one reads them in a failed test."""
    return [f"{one.span.line}: {one.finding.severity}[{one.finding.rule}] {one.finding.message}" for one in found]
