"""The collection as a whole: every sound record of a folder, by id."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from treaty_validator.model.partial_date import is_impossible
from treaty_validator.model.relations import Relation, relations
from treaty_validator.model.treaty import Treaty

if TYPE_CHECKING:
    from treaty_validator.findings import Trouble
    from treaty_validator.model.obligations import Obligation


class Unsound(ValueError):
    """Some records cannot be used. `problems` names each file and what is wrong with it first."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        self.problems = problems
        count = "1 record is" if len(problems) == 1 else f"{len(problems)} records are"
        lines = "".join(f"\n  {file}: {message}" for file, message in problems)
        super().__init__(f"{count} not sound; validate-treaty tells more{lines}")


@dataclass(frozen=True, eq=False)
class Collection:
    """All pacts of a folder, by id and sorted by it."""

    treaties: Mapping[str, Treaty]

    def __iter__(self) -> Iterator[Treaty]:
        return iter(self.treaties.values())

    def __len__(self) -> int:
        return len(self.treaties)

    def __getitem__(self, name: str) -> Treaty:
        return self.treaties[name]

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation with its inverse, sorted."""
        return relations(self)

    def relations_of(self, name: str) -> tuple[Relation, ...]:
        """The relations of one pact, those computed from other records among them."""
        return tuple(one for one in self.relations if one.source == name)

    def pacts_of(self, code: str) -> tuple[Treaty, ...]:
        """Every pact to which this state or organization is or was party."""
        from treaty_validator.model.obligations import pacts_of

        return pacts_of(self, code)

    def obligations(self, day: date, of: str | None = None, by: str | None = None) -> tuple[Obligation, ...]:
        """Who owes whom help on this day: to `of`, by `by`, or by anybody to anybody."""
        from treaty_validator.model.obligations import obligations

        return obligations(self, day, of, by)

    @property
    def coverage_to(self) -> date | None:
        """The day up to which every record was checked: of later days the collection as a whole knows nothing."""
        return min((one.updated.last for one in self), default=None)


def load(folder: str | os.PathLike[str]) -> Collection:
    """The collection in this folder (or in one file).

    Raises `Unsound` with a line for each record that cannot be used, and FileNotFoundError when there is no record.
    """
    from treaty_validator import files

    found: list[tuple[str, bytes | Trouble]] = []
    for path in files.records([os.fspath(folder)]):
        if isinstance(path, str):
            found.append((path, files.read(path)))
        elif path.status == 2:
            raise FileNotFoundError(f"{path.file}: {path.message}")
        else:
            found.append((path.file, path))
    return from_bytes(found)


def from_bytes(sources: Iterable[tuple[str, bytes | Trouble]]) -> Collection:
    """The collection in these files, given by name and content. Raises `Unsound`."""
    found: dict[str, Treaty] = {}
    problems: list[tuple[str, str]] = []
    for file, raw in sources:
        read = _read(file, raw) if isinstance(raw, bytes) else raw.message
        if isinstance(read, str):
            problems.append((file, read))
        elif read.id in found:
            problems.append((file, f"the id '{read.id}' is already that of {found[read.id].file}"))
        else:
            found[read.id] = read
    if problems:
        raise Unsound(tuple(problems))
    return Collection(MappingProxyType({name: found[name] for name in sorted(found)}))


def _read(file: str, raw: bytes) -> Treaty | str:
    """The pact in this file, or what keeps it from being used."""
    from treaty_validator.contract import gate
    from treaty_validator.document import Refused, read
    from treaty_validator.findings import Severity

    try:
        document = read(raw)
    except Refused as refused:
        return refused.finding.message
    wrong = [one.message for one in document.findings if one.severity is Severity.ERROR]
    if not wrong and not gate.accepts(document.data):
        from treaty_validator.explain import explain

        wrong = [one.message for one in explain(gate.errors(document.data), document.data)]
    if wrong:
        return wrong[0]
    return _impossible(document.data) or Treaty(document.data["id"], _frozen(document.data), file)


def _impossible(node: Mapping[str, object] | Sequence[object]) -> str:
    """The first date that is not in the calendar, in words, or nothing."""
    named = node.items() if isinstance(node, dict) else (("", value) for value in node)
    for key, value in named:
        if isinstance(value, dict | list):
            found = _impossible(value)
            if found:
                return found
        elif key in _DATES and is_impossible(value):
            return f"there is no day '{value}' in the calendar"
    return ""


def _frozen(data: dict[str, object]) -> Mapping[str, object]:
    from treaty_validator.model.freeze import freeze

    frozen: Mapping[str, object] = freeze(data)
    return frozen


# The dates on which the model builds.
_DATES = frozenset({"date", "effective", "updated"})
