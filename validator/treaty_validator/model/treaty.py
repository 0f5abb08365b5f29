"""One pact as an immutable object: titles, parties, what they did, clauses, and the spells in which they were bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from treaty_validator.model.partial_date import PartialDate, parse
from treaty_validator.model.record import party_code

if TYPE_CHECKING:
    from datetime import date as Day

    from treaty_validator.model.spells import Answer, Spell

ALL = "all"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a party did. `date` and `effective` are None when they are unknown or not given."""

    kind: str
    date: PartialDate | None
    effective: PartialDate | None
    data: Mapping[str, Any]

    @property
    def when(self) -> PartialDate | None:
        """The day of its legal effect; by the contract that is the day of the act unless another is given."""
        return self.effective or self.date


@dataclass(frozen=True, slots=True)
class Party:
    """One party and what it did, in the order of time."""

    code: str
    name: str
    role: str
    is_state: bool
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: a mutual-defense clause (its `kind` is `mutual_defense`) or another provision (its coded type)."""

    index: int
    kind: str
    article: str
    summary: str
    bearers: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    commitment: str
    triggers: tuple[str, ...]
    conditions: tuple[str, ...]
    adversaries: tuple[str, ...]
    data: Mapping[str, Any]

    @property
    def evidence(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(self.data.get("evidence", ()))


@dataclass(frozen=True, eq=False)
class Treaty:
    """One record. `data` is all of it, read-only; the properties are what most readers want."""

    id: str
    data: Mapping[str, Any]
    file: str = ""

    def get(self, *keys: str) -> Any:
        """The value under these keys, or None where one of them is missing."""
        node: Any = self.data
        for key in keys:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node

    def date(self, *keys: str) -> PartialDate | None:
        """The date under these keys; None when it is missing, `unknown` or `none`."""
        return parse(self.get(*keys))

    @property
    def title(self) -> str:
        """The English title, or the first one given."""
        titles: Mapping[str, str] = self.data["title"]
        return titles.get("en") or next(iter(titles.values()))

    @property
    def short_title(self) -> str:
        return str(self.data.get("short_title") or self.title)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        return tuple(_party(one) for one in self.data["parties"])

    @cached_property
    def by_code(self) -> Mapping[str, Party]:
        """The parties by code."""
        return MappingProxyType({party.code: party for party in self.parties})

    @cached_property
    def mutual_defense(self) -> tuple[Clause, ...]:
        """The promises of help; `index` counts them from 0."""
        return tuple(_clause(n, "mutual_defense", one) for n, one in enumerate(self.data.get("mutual_defense", ())))

    @cached_property
    def provisions(self) -> tuple[Clause, ...]:
        """Every other coded promise."""
        return tuple(_clause(n, one["type"], one) for n, one in enumerate(self.data.get("provisions", ())))

    @cached_property
    def spells(self) -> Mapping[str, tuple[Spell, ...]]:
        """The spells in which each party was bound, by code."""
        from treaty_validator.model.spells import spells

        return MappingProxyType({party.code: spells(self, party) for party in self.parties})

    def bound(self, code: str, day: Day) -> Answer:
        """Whether this pact bound this party on this day: yes, no or unknown."""
        from treaty_validator.model.spells import bound

        return bound(self, code, day)

    @cached_property
    def updated(self) -> PartialDate:
        """The day on which the record was last checked: of later days it knows nothing."""
        found = self.date("coding", "updated")
        assert found is not None, "the contract requires a full day"
        return found

    def concerned(self, listed: tuple[str, ...]) -> tuple[str, ...]:
        """The parties that a clause means: `all`, or those listed and the successors that stand in their place."""
        if listed == (ALL,):
            return tuple(party.code for party in self.parties)
        return tuple(party.code for party in self.parties if party.code in listed or self._inherits(party, listed))

    def _inherits(self, party: Party, listed: tuple[str, ...]) -> bool:
        from treaty_validator.model.succession import predecessors

        return any(code in listed for code in predecessors(self, party))


def _party(data: Mapping[str, Any]) -> Party:
    actions = tuple(
        Action(one["action"], parse(one["date"]), parse(one.get("effective")), one) for one in data["actions"]
    )
    return Party(
        party_code(dict(data)), str(data.get("name") or ""), str(data.get("role") or ""), "state" in data, actions
    )


def _clause(index: int, kind: str, data: Mapping[str, Any]) -> Clause:
    def listed(key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = data.get(key, default)
        return (value,) if isinstance(value, str) else tuple(value)

    return Clause(
        index,
        kind,
        str(data["article"]),
        data["summary"],
        listed("bearers", (ALL,)),
        listed("beneficiaries", (ALL,)),
        str(data.get("commitment") or ""),
        listed("triggers"),
        listed("conditions"),
        listed("adversaries"),
        data,
    )
