"""A table and its columns: what every format writes and the codebook describes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from treaty_validator.contract.sources import choices, field, resolve
from treaty_validator.model import windows
from treaty_validator.model.partial_date import PartialDate

# Dates are ISO text, so that no format shifts them; None is an empty cell.
Cell = str | int | None
Item = TypeVar("Item")
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `type` is string, integer, year or date; `values` are its coded values with their titles."""

    name: str
    type: str
    title: str
    description: str
    values: tuple[tuple[str, str], ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Of(Generic[Item]):
    """A column and how its cell comes from the item that a row stands for."""

    column: Column
    cell: Callable[[Item], Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `key` are the columns that tell its rows apart."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]


def table(
    name: str, title: str, description: str, key: tuple[str, ...], fields: Iterable[Of[Item]], items: Iterable[Item]
) -> Table:
    """The table that these fields make of these items."""
    listed = tuple(fields)
    rows = tuple(tuple(one.cell(item) for one in listed) for item in items)
    return Table(name, title, description, tuple(one.column for one in listed), key, rows)


def text(name: str, title: str, description: str, cell: Callable[[Item], Cell]) -> Of[Item]:
    """A column of text that is not in the schema."""
    return Of(Column(name, "string", title, description), cell)


def number(name: str, title: str, description: str, cell: Callable[[Item], Cell], kind: str = "integer") -> Of[Item]:
    """A column of whole numbers that is not in the schema."""
    return Of(Column(name, kind, title, description), cell)


def day(name: str, title: str, description: str, cell: Callable[[Item], date | None]) -> Of[Item]:
    """A column of full days."""
    return Of(Column(name, "date", title, description), lambda item: iso(cell(item)))


def coded(
    name: str, title: str, description: str, values: Iterable[tuple[str, str]], cell: Callable[[Item], Cell]
) -> Of[Item]:
    """A column of coded values that is not in the schema."""
    return Of(Column(name, "string", title, description, tuple(values)), cell)


def from_schema(name: str, keys: tuple[str, ...], cell: Callable[[Item], Cell]) -> Of[Item]:
    """A column that is a field of the record; what it means stands in the schema."""
    node = field(*keys)
    many = node.get("type") == "array"
    inner = resolve(node["items"]) if many else node
    values = tuple((option["const"], option["title"]) for option in choices(inner))
    kind = "integer" if node.get("type") == "integer" else "string"
    description = node["description"] + (f" Several are separated by '{SEPARATOR}'." if many else "")
    return Of(Column(name, kind, node["title"], description, values, many), cell)


def dates(
    name: str, keys: tuple[str, ...], written: Callable[[Item], Cell], when: Callable[[Item], PartialDate | None]
) -> list[Of[Item]]:
    """A date of the record as it is written, and the first and the last day that it may mean."""
    whole = from_schema(name, keys, written)
    return [
        replace(whole, column=replace(whole.column, title=f"{whole.column.title} ({name})", values=())),
        *ends(name, whole.column.title, when),
    ]


def ends(name: str, title: str, when: Callable[[Item], PartialDate | None]) -> list[Of[Item]]:
    """The first and the last day that a date may mean; marks of doubt are not counted in."""

    def first(item: Item) -> date | None:
        found = when(item)
        return found.first if found and found.first != windows.BEGINNING else None

    def last(item: Item) -> date | None:
        found = when(item)
        return found.last if found and found.last != windows.END else None

    return [
        day(f"{name}_first", f"{title}: first possible day", f"The first day that `{name}` may mean.", first),
        day(f"{name}_last", f"{title}: last possible day", f"The last day that `{name}` may mean.", last),
    ]


def joined(items: Iterable[object]) -> Cell:
    """Several values in one cell, or nothing."""
    return SEPARATOR.join(str(item) for item in items) or None


def iso(when: date | None) -> Cell:
    return when.isoformat() if when else None
