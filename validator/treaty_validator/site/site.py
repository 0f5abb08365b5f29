"""What every page may ask: the collection, the day, the addresses, and what is owed on that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from treaty_validator.model.collection import Collection
from treaty_validator.model.obligations import Obligation, obligations
from treaty_validator.model.spells import Answer, bound
from treaty_validator.model.treaty import Treaty
from treaty_validator.site.words import name


@dataclass(frozen=True, eq=False)
class Site:
    """The input of every page. `address` and `repository` are empty while the project has none."""

    collection: Collection
    day: date
    title: str = "Security pacts"
    address: str = ""
    repository: str = ""
    comparisons: tuple[tuple[str, ...], ...] = ()
    records: str = "treaties"
    downloads: Mapping[str, bytes] = field(default_factory=dict)
    offline: bool = False

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every party of every pact, sorted by name."""
        found = {code for treaty in self.collection for code in treaty.by_code}
        return tuple(sorted(found, key=lambda code: (name(code), code)))

    @cached_property
    def owed(self) -> tuple[Obligation, ...]:
        """Everything owed today, by anybody to anybody."""
        return obligations(self.collection, self.day)

    @cached_property
    def owed_to(self) -> Mapping[str, tuple[Obligation, ...]]:
        """What is owed today, by who would get help."""
        return _grouped((one.of, one) for one in self.owed)

    @cached_property
    def owed_by(self) -> Mapping[str, tuple[Obligation, ...]]:
        """What is owed today, by who would have to help."""
        return _grouped((one.by, one) for one in self.owed)

    @cached_property
    def pacts_of(self) -> Mapping[str, tuple[Treaty, ...]]:
        """The pacts to which each party is or was party, oldest first."""
        pairs = [(code, treaty) for treaty in self.by_age for code in treaty.by_code]
        found: dict[str, list[Treaty]] = defaultdict(list)
        for code, treaty in pairs:
            found[code].append(treaty)
        return {code: tuple(each) for code, each in found.items()}

    @cached_property
    def by_age(self) -> tuple[Treaty, ...]:
        """All pacts, oldest first."""
        return tuple(sorted(self.collection, key=lambda treaty: (_signed(treaty), treaty.id)))

    @cached_property
    def bound_today(self) -> Mapping[str, Mapping[str, Answer]]:
        """For each pact its parties with the answer for today, in the order of the record."""
        return {
            treaty.id: {code: bound(treaty, code, self.day) for code in treaty.by_code} for treaty in self.collection
        }

    @cached_property
    def deeds(self) -> Mapping[str, tuple[tuple[Treaty, Mapping[str, Any]], ...]]:
        """What each state or organization did, as the records tell it, the latest first."""
        pairs = [
            (code, treaty, one)
            for treaty in self.by_age
            for one in treaty.get("events") or ()
            for code in one.get("by", ())
        ]
        pairs.sort(
            key=lambda pair: (str(pair[2]["date"])[:4].isdigit(), str(pair[2]["date"]), pair[1].id), reverse=True
        )
        found: dict[str, list[tuple[Treaty, Mapping[str, Any]]]] = defaultdict(list)
        for code, treaty, one in pairs:
            found[code].append((treaty, one))
        return {code: tuple(each) for code, each in found.items()}

    def edit(self, source: str) -> str:
        """Where a reader edits this file of the repository; empty while there is no repository."""
        return f"{self.repository}/edit/main/{source}" if self.repository else ""


def _grouped(pairs: Iterable[tuple[str, Obligation]]) -> Mapping[str, tuple[Obligation, ...]]:
    found: dict[str, list[Obligation]] = defaultdict(list)
    for code, one in pairs:
        found[code].append(one)
    return {code: tuple(each) for code, each in found.items()}


def _signed(treaty: Treaty) -> date:
    when = treaty.date("signed", "date")
    return when.first if when else date.max
