"""A sound record in pieces, the folder around it, and the way in which a fragment takes the place of its pieces."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from treaty_validator.contract.sources import schema
from treaty_validator.engine import validate
from treaty_validator.findings import Located

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


def findings(text: str | bytes, folder: Path, name: str | None = None) -> list[Located]:
    """What the validator says of this record in the company of the others."""
    raw = text if isinstance(text, bytes) else text.encode()
    path = folder / (name or name_of(raw.decode(errors="replace")))
    for other in sorted(CONTEXT.glob("*.yaml")):
        (folder / other.name).write_bytes(other.read_bytes())
    path.write_bytes(raw)
    return list(validate([str(path)], today=TODAY).findings)


def told(found: list[Located]) -> list[str]:
    """Findings as one reads them in a failed test."""
    return [f"{one.span.line}: {one.finding.severity}[{one.finding.rule}] {one.finding.message}" for one in found]


def about(fragment: str, folder: Path) -> list[str]:
    """Severity and rule of each finding on the base record with this fragment."""
    return [f"{one.finding.severity}[{one.finding.rule}]" for one in findings(spliced(fragment), folder)]
