"""What the records know of each other: a few facts of each, in an index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from treaty_validator.model.record import party_code


@dataclass(frozen=True, slots=True)
class Facts:
    """What collection rules may know of one record. Everything is text, so that facts can be cached and sent about."""

    file: str
    id: str
    relations: tuple[tuple[str, str], ...]
    parties: frozenset[str]
    signed: str
    in_force: str
    ended: str
    status: str
    titles: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The facts of every record in the folder, by id."""

    by_id: dict[str, Facts]


def facts(file: str, data: dict[str, Any]) -> Facts:
    """The facts of one record; what broke the contract is not in `data` any more."""

    def day(key: str) -> str:
        return str((data.get(key) or {}).get("date") or "")

    relations = tuple(
        (str((one or {}).get("type") or ""), str((one or {}).get("target") or ""))
        for one in data.get("relations") or ()
    )
    parties = frozenset(party_code(party) for party in data.get("parties") or () if party)
    titles = tuple(str(title) for title in (data.get("title") or {}).values())
    identifiers = tuple((key, str(value)) for key, value in (data.get("identifiers") or {}).items())
    return Facts(
        file,
        str(data.get("id") or ""),
        relations,
        parties - {""},
        day("signed"),
        day("in_force"),
        day("ended"),
        str(data.get("status") or ""),
        titles,
        identifiers,
    )


def index(all_facts: list[Facts]) -> Index:
    """The index over these facts; of two records with one id the first counts."""
    by_id: dict[str, Facts] = {}
    for one in all_facts:
        if one.id:
            by_id.setdefault(one.id, one)
    return Index(by_id)
