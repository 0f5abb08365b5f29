"""Coded values, dates and periods in the words that people read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from treaty_validator.contract.sources import choices, resolve, schema
from treaty_validator.model.codes import organizations, states
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.windows import text

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


@dataclass(frozen=True, slots=True)
class Value:
    """One coded value: what it is called and what it means. `place` is its address in the codebook."""

    code: str
    title: str
    description: str
    place: str


@cache
def values(*keys: str) -> dict[str, Value]:
    """The coded values of one field, by the way to it from the top of the record."""
    node = schema()
    for key in keys:
        node = _inner(resolve(node))["properties"][key]
    node = _inner(resolve(node))
    steps = "-".join(keys[1:])
    place = f"codebook/{keys[0]}/#" + (f"{steps}-" if steps else "value-")
    return {
        one["const"]: Value(one["const"], one["title"], one.get("description", ""), place + str(one["const"]))
        for one in choices(node)
    }


def _inner(node: dict[str, Any]) -> dict[str, Any]:
    return resolve(node["items"]) if node.get("type") == "array" else node


def value(code: object, *keys: str) -> Value:
    """The coded value; one that the codebook lacks stands for itself."""
    found = values(*keys).get(str(code))
    return found or Value(str(code), str(code).replace("_", " "), "", f"codebook/{keys[0]}/")


@lru_cache(maxsize=4096)
def name(code: str) -> str:
    """The name of a state or organization; a code that nobody knows stands for itself."""
    known = states().get(code) or organizations().get(code)
    return known.name_en if known else code


def day(when: date) -> str:
    """16 September 2023."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


@lru_cache(maxsize=8192)
def moment(written: object) -> str:
    """A date as the record writes it, in words: `2023-09~` is `about September 2023`."""
    parts = re.match(r"\A(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~]?)\Z", str(written))
    if not parts:
        return str(written)
    year, month, number, mark = parts.groups()
    told = f"{int(number)} " if number else ""
    told += f"{MONTHS[int(month) - 1]} " if month and 1 <= int(month) <= 12 else ""
    return {"?": "perhaps ", "~": "about "}.get(mark, "") + told + year


def window(when: PartialDate | None) -> str:
    """A window of the model in words."""
    written = text(when)
    if "/" not in written:
        return moment(written)
    first, last = (moment(part) if part != ".." else "" for part in written.rstrip("?").split("/"))
    if not first or not last:
        return f"after {first}" if first else f"before {last}" if last else "unknown"
    return f"between {first} and {last}"


def period(written: object) -> str:
    """`P6M` is `6 months`."""
    found = re.findall(r"(\d+)([YMWD])", str(written))
    told = [f"{count} {_UNITS[unit]}{'' if count == '1' else 's'}" for count, unit in found]
    return " and ".join(told) or str(written)


def listing(items: list[str]) -> str:
    """`a, b and c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""


def plural(count: int, noun: str, many: str = "") -> str:
    """`1 treaty`, `2 treaties`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"
