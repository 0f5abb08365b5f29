"""Two versions of the collection side by side."""

from __future__ import annotations

from dataclasses import dataclass

from treaty_validator.changes.facts import Change, changes
from treaty_validator.model.collection import Collection
from treaty_validator.model.spells import Spell
from treaty_validator.model.treaty import Treaty


@dataclass(frozen=True, slots=True)
class Effect:
    """Who is bound when has changed for this party: its spells before and now."""

    party: str
    old: tuple[Spell, ...]
    new: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One pact that is new, gone or changed. `kind` is added, removed or changed."""

    kind: str
    treaty: Treaty
    changes: tuple[Change, ...] = ()
    effects: tuple[Effect, ...] = ()


def compare(old: Collection, new: Collection) -> list[Difference]:
    """Every pact that differs, sorted by id."""
    found = []
    for name in sorted({*old.treaties, *new.treaties}):
        before, now = old.treaties.get(name), new.treaties.get(name)
        if before is None and now is not None:
            found.append(Difference("added", now))
        elif now is None and before is not None:
            found.append(Difference("removed", before))
        elif before is not None and now is not None:
            facts = tuple(changes(before.data, now.data))
            if facts:
                found.append(Difference("changed", now, facts, _effects(before, now)))
    return found


def _effects(before: Treaty, now: Treaty) -> tuple[Effect, ...]:
    codes = dict.fromkeys([*now.by_code, *before.by_code])
    pairs = ((code, before.spells.get(code, ()), now.spells.get(code, ())) for code in codes)
    return tuple(Effect(code, old, new) for code, old, new in pairs if _days(old) != _days(new))


def _days(spells: tuple[Spell, ...]) -> list[object]:
    return [(spell.first, spell.last, spell.provisional) for spell in spells]
