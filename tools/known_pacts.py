"""The short list of pacts that are known and have no record yet: what its columns may hold, and what is amiss in it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from treaty_validator.model.codes import states
from treaty_validator.model.collection import Collection

IN_FORCE = {"yes": "yes", "unknown": "not established", "not_yet": "not yet"}
PROMISES = {
    "duty": "help is owed",
    "guarantee": "a guarantee",
    "consultation": "consultation only",
    "political": "political promise",
    "unknown": "not established",
    "none": "no promise of help",
    "one_sided_act": "an act of one government",
}
# Looked at and not wanted first: the list says so, lest somebody looks again.
ASIDE = ("none", "one_sided_act")


@dataclass(frozen=True, slots=True)
class Known:
    """One line of the list kept by hand. `record` is the id of its record, once there is one."""

    name: str
    year: str
    parties: tuple[str, ...]
    in_force: str
    promise: str
    why: str
    sources: tuple[str, ...]
    record: str


def known(file: Path) -> list[Known]:
    """The list kept by hand."""
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            Known(
                row["name"],
                row["year"],
                tuple(row["parties"].split()),
                row["in_force"],
                row["promise"],
                row["why"],
                tuple(row["source"].split()),
                row["record"],
            )
            for row in csv.DictReader(stream)
        ]


def problems(listed: Iterable[Known], collection: Collection) -> Iterator[str]:
    """What is wrong with the list: values it must not have, and pacts that have got a record meanwhile."""
    for one in listed:
        for value, allowed in ((one.in_force, IN_FORCE), (one.promise, PROMISES)):
            if value not in allowed:
                yield f"{one.name}: '{value}' is none of {', '.join(allowed)}"
        if not (one.year.isdigit() and len(one.year) == 4):
            yield f"{one.name}: '{one.year}' is no year"
        for code in one.parties:
            if code not in states():
                yield f"{one.name}: there is no state '{code}'"
        if not one.sources or any(not each.startswith(("http://", "https://")) for each in one.sources):
            yield f"{one.name}: a source is needed, as a full address"
        if one.record and one.record not in collection.treaties:
            yield f"{one.name}: there is no record '{one.record}'"
        if not one.record:
            for treaty in collection:
                if one.year == treaty.id[-4:] and set(one.parties) == {party.code for party in treaty.parties}:
                    yield f"{one.name}: looks like the record '{treaty.id}'; name it in the column record"
