"""What a record says, as single codes that two coders can agree or disagree on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ABSENT = {"", "unknown"}
_TOP = (
    ("signed", "date"),
    ("in_force", "date"),
    ("in_force", "basis"),
    ("status",),
    ("ended", "mode"),
    ("ended", "date"),
    ("instrument",),
    ("binding",),
    ("publicity",),
    ("articles",),
    ("accession", "openness"),
    ("duration", "kind"),
    ("duration", "term"),
    ("withdrawal", "allowed"),
    ("withdrawal", "notice"),
)
_CLAUSE = ("deemed_attack_on_all", "commitment", "armed_force", "action", "area", "legal_basis")
_CLAUSE_SETS = ("triggers", "conditions")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True)
class Code:
    """One answer of one coder: the field, the unit it is about, and one value or a set; None is no answer."""

    field: str
    unit: tuple[str, ...]
    value: str | frozenset[str] | None


def codes(record: dict[str, Any]) -> Iterator[Code]:
    """Every code of one record whose scalars were all read as text."""
    own = record["id"]
    for way in _TOP:
        yield Code(".".join(way), (own,), _scalar(_follow(record, way)))
    yield from _party_codes(own, record.get("parties", []))
    yield from _clause_codes(own, record.get("mutual_defense", []))
    provisions = frozenset(provision["type"] for provision in record.get("provisions", []))
    yield Code("provisions.type", (own,), provisions)


def article_number(text: str) -> str:
    """The article without its paragraph, Roman numbers as Arabic, so that V, 5 and 5(1) are one article."""
    base = re.split(r"[(,]", text)[0].strip()
    if not base or set(base) - set(_ROMAN):
        return base
    values = [_ROMAN[letter] for letter in base]
    following = [*values[1:], 0]
    return str(sum(-one if one < after else one for one, after in zip(values, following, strict=True)))


def _party_codes(own: str, parties: list[dict[str, Any]]) -> Iterator[Code]:
    yield Code("parties", (own,), frozenset(_party(party) for party in parties))
    for party in parties:
        unit = (own, _party(party))
        yield Code("parties.role", unit, _scalar(party.get("role")))
        actions = party.get("actions", [])
        yield Code("parties.actions", unit, frozenset(action["action"] for action in actions))
        for name, number, action in _numbered(actions, "action"):
            yield Code("parties.actions.date", (*unit, name, number), _scalar(action.get("date")))
            yield Code("parties.actions.effective", (*unit, name, number), _scalar(action.get("effective")))


def _clause_codes(own: str, clauses: list[dict[str, Any]]) -> Iterator[Code]:
    clauses = [{**clause, "base": article_number(clause["article"])} for clause in clauses]
    yield Code("mutual_defense.article", (own,), frozenset(clause["base"] for clause in clauses))
    for article, number, clause in _numbered(clauses, "base"):
        unit = (own, article, number)
        for key in _CLAUSE_SETS:
            yield Code(f"mutual_defense.{key}", unit, _items(clause.get(key)))
        for key in _CLAUSE:
            yield Code(f"mutual_defense.{key}", unit, _scalar(clause.get(key)))


def _numbered(entries: list[dict[str, Any]], key: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each entry with its key's value and the how-manieth of that value it is."""
    seen: dict[str, int] = {}
    for entry in entries:
        name = entry[key]
        seen[name] = seen.get(name, 0) + 1
        yield name, str(seen[name]), entry


def _party(party: dict[str, Any]) -> str:
    return str(party.get("state") or party["organization"])


def _follow(record: dict[str, Any], way: tuple[str, ...]) -> Any:
    node: Any = record
    for key in way:
        node = (node or {}).get(key)
    return node


def _scalar(value: Any) -> str | None:
    return None if value is None or value in ABSENT else str(value)


def _items(values: list[str] | None) -> frozenset[str] | None:
    """A list that is left out, or holds nothing but `unknown`, is no answer."""
    known = frozenset(values or ()) - ABSENT
    return known or None
