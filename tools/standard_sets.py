"""The tables of members of ATOP 5.1 and of the Correlates of War formal alliances 4.1, read into one shape.

Neither data set is part of this project; their terms do not allow it. Both know states by the numbers of the Correlates
of War, and write a date as three columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from treaty_validator.model.partial_date import PartialDate, parse

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """One state in one alliance. `until` is None while it had not left; `flags` holds every value its rows have."""

    number: int
    since: PartialDate | None
    until: PartialDate | None
    flags: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Alliance:
    """One alliance and its members by the number of the state."""

    number: int
    members: Mapping[int, Member]

    @property
    def year(self) -> int:
        """The year of the first member, 0 when no row has one."""
        return min((one.since.first.year for one in self.members.values() if one.since), default=0)


@dataclass(frozen=True, slots=True)
class StandardSet:
    """One data set. `flags` leads from its columns to the derived columns of this collection that say the same."""

    name: str
    first: date
    last: date
    flags: Mapping[str, str]
    alliances: Mapping[int, Alliance]


@dataclass(frozen=True, slots=True)
class _Form:
    """How one data set writes its table of members."""

    name: str
    first: date
    last: date
    key: str
    state: str
    since: tuple[str, str, str]
    until: tuple[str, str, str]
    flags: Mapping[str, str]
    of_row: Callable[[Row, str], int | None]

    @property
    def columns(self) -> list[str]:
        flags = ["ss_type" if name == "type" else name for name in self.flags]
        return [self.key, self.state, *self.since, *self.until, *flags]


def _flag(row: Row, name: str) -> int | None:
    """0 or 1; a blank means that the text was not located."""
    text = row[name].strip()
    return int(float(text)) if re.fullmatch(r"[01](\.0+)?", text) else None


def _cow_flag(row: Row, name: str) -> int | None:
    """A flag, or the number in `Type IIa: Neutrality Pact`."""
    if name != "type":
        return _flag(row, name)
    found = re.search(r"\bType (I{1,3})", row["ss_type"])
    return len(found[1]) if found else None


ATOP = _Form(
    "ATOP 5.1",
    date(1815, 1, 1),
    date(2018, 12, 31),
    "atopid",
    "member",
    ("yrent", "moent", "dayent"),
    ("yrexit", "moexit", "dayexit"),
    {name: name for name in ("defense", "offense", "neutral", "nonagg", "consul")},
    _flag,
)
COW = _Form(
    "COW 4.1",
    date(1816, 1, 1),
    date(2012, 12, 31),
    "version4id",
    "ccode",
    ("mem_st_year", "mem_st_month", "mem_st_day"),
    ("mem_end_year", "mem_end_month", "mem_end_day"),
    {"defense": "active", "neutrality": "neutral", "nonaggression": "nonagg", "entente": "consul", "type": "cow_type"},
    _cow_flag,
)


def read_set(file: Path, form: _Form) -> StandardSet:
    """The data set in this file. Raises ValueError with a sentence for the user when it is another table."""
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = [{str(key).strip().lower(): value or "" for key, value in row.items()} for row in csv.DictReader(stream)]
    missing = [name for name in form.columns if not rows or name not in rows[0]]
    if missing:
        raise ValueError(f"{file}: no column '{missing[0]}'; expected the table of members of {form.name}")
    by_alliance: dict[int, dict[int, list[Row]]] = {}
    for row in rows:
        number, state = _whole(row[form.key]), _whole(row[form.state])
        if number and state:
            by_alliance.setdefault(number, {}).setdefault(state, []).append(row)
    alliances = {
        number: Alliance(number, {state: _member(state, found, form) for state, found in sorted(members.items())})
        for number, members in sorted(by_alliance.items())
    }
    return StandardSet(form.name, form.first, form.last, form.flags, alliances)


def _member(state: int, rows: Iterable[Row], form: _Form) -> Member:
    """All rows of one state in one alliance: its phases, or its spells."""
    ordered = sorted(rows, key=lambda row: [_whole(row[name]) for name in form.since])
    return Member(
        state,
        _date(ordered[0], form.since),
        _date(ordered[-1], form.until),
        {
            name: frozenset(value for row in ordered if (value := form.of_row(row, name)) is not None)
            for name in form.flags
        },
    )


def _date(row: Row, columns: tuple[str, str, str]) -> PartialDate | None:
    """The date in three columns, as far as they are filled; a year of 0 means that it has not happened."""
    year, month, day = (_whole(row[name]) for name in columns)
    parts = [f"{year:04}", f"{month:02}", f"{day:02}"]
    known = 3 if month and day else 2 if month else 1
    return parse("-".join(parts[:known])) or parse(parts[0]) if year else None


def _whole(text: str) -> int:
    """The number in a cell; 0 for a blank, a dot, and the codes for missing that are below zero."""
    found = re.fullmatch(r"\s*(\d+)(?:\.0+)?\s*", text)
    return int(found[1]) if found else 0
