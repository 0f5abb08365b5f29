"""The differences of two records, fact by fact: what was added, changed or removed, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# A step on the way to a fact: the key, and what tells the entry of a list from the others.
Step = tuple[str, str]

# By what the entries of a list are told apart, where they are maps.
_NAMES = {
    "parties": ("state", "organization"),
    "actions": ("action", "date"),
    "mutual_defense": ("article",),
    "provisions": ("type", "article"),
    "organs": ("name",),
    "events": ("type", "date"),
    "relations": ("type", "target"),
    "sources": ("id",),
    "disputes": ("path",),
    "evidence": ("source", "locator"),
    "alternatives": ("value",),
    "exclusions": ("text",),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One fact. `kind` is added, changed or removed; `old` and `new` are plain data, None where there is none."""

    kind: str
    path: tuple[Step, ...]
    old: Any = None
    new: Any = None


def changes(old: Any, new: Any, path: tuple[Step, ...] = ()) -> Iterator[Change]:
    """The differences of two pieces of records, in the order of the keys of the new one."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from _entry(old.get(key), new.get(key), (*path, (key, "")))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _list(old, new, path)
    else:
        yield Change("changed", path, old, new)


def _entry(old: Any, new: Any, path: tuple[Step, ...]) -> Iterator[Change]:
    if tuple in (type(old), type(new)) and None in (old, new):
        yield from _list(old or (), new or (), path)
    elif old is None and new is not None:
        yield Change("added", path, None, new)
    elif new is None and old is not None:
        yield Change("removed", path, old, None)
    else:
        yield from changes(old, new, path)


def _list(old: tuple[Any, ...], new: tuple[Any, ...], path: tuple[Step, ...]) -> Iterator[Change]:
    """Entries with the same name are compared; what is only moved is no change of a fact."""
    key = path[-1][0]
    ours, theirs = _named(key, old), _named(key, new)
    for name in [*theirs, *(name for name in ours if name not in theirs)]:
        yield from _entry(ours.get(name), theirs.get(name), (*path[:-1], (key, name)))


def _named(key: str, entries: tuple[Any, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        name = str(entry)
        if isinstance(entry, Mapping):
            parts = [str(entry[part]) for part in _NAMES.get(key, ()) if entry.get(part) is not None]
            name = " ".join(parts) or str(len(found) + 1)
        number, unique = 1, name
        while unique in found:
            number += 1
            unique = f"{name} ({number})"
        found[unique] = entry
    return found
