"""Differences in words, for those who review a change and for release notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from treaty_validator.changes.compare import Difference
from treaty_validator.changes.facts import Change, Step
from treaty_validator.contract.sources import choices, resolve, schema
from treaty_validator.findings import shorten
from treaty_validator.model import windows
from treaty_validator.model.spells import Spell

_LIMIT = 200
_NAME = 80
_SIGNS = {"added": "+", "changed": "~", "removed": "-"}


def as_text(found: list[Difference]) -> Iterator[str]:
    """One paragraph a pact."""
    if not found:
        yield "no differences"
    for one in found:
        yield f"{_SIGNS[one.kind]} {one.treaty.id}: {one.treaty.short_title} ({one.kind})"
        yield from (f"    {line}" for line in lines(one))


def as_markdown(found: list[Difference]) -> Iterator[str]:
    """One list a pact, under a heading for each kind."""
    if not found:
        yield "No differences."
    for kind in _SIGNS:
        ours = [one for one in found if one.kind == kind]
        if ours:
            yield f"## {kind.capitalize()}\n"
        for one in ours:
            yield f"* **{one.treaty.short_title}** (`{one.treaty.id}`)"
            yield from (f"  * {line}" for line in lines(one))


def lines(one: Difference) -> Iterator[str]:
    """What changed in one pact; for a new or removed one, what it is."""
    if one.kind != "changed":
        yield shorten(one.treaty.data["summary"], _LIMIT)
        return
    for change in one.changes:
        yield fact(change)
    for effect in one.effects:
        yield f"bound, {effect.party}: {_spells(effect.old)} → {_spells(effect.new)}"


def fact(change: Change) -> str:
    """One fact in words: where it stands, what it was, what it is."""
    place, node = _place(change.path)
    old, new = _value(node, change.old), _value(node, change.new)
    if change.kind == "changed":
        return f"{place}: {old} → {new}"
    shown = "" if change.path[-1][1] == str(change.old or change.new) else old or new
    return f"{place}: {change.kind}{f', {shown}' if shown else ''}"


def _place(path: tuple[Step, ...]) -> tuple[str, Mapping[str, Any]]:
    """The titles on the way to a fact, and the schema of the fact."""
    node: Mapping[str, Any] = schema()
    parts = []
    for key, name in path:
        node = resolve(dict(node))
        inner = node.get("properties", {}).get(key) or node.get("additionalProperties") or {}
        node = resolve(dict(inner)) if isinstance(inner, Mapping) else {}
        title = node.get("title", key) if key in (_known(path, key)) else key
        if name and node.get("type") == "array":
            node = resolve(node["items"])
            name = _title(node, name)
        parts.append(f"{title} {shorten(name, _NAME)}".strip())
    return ", ".join(parts), node


def _known(path: tuple[Step, ...], key: str) -> tuple[str, ...]:
    # Under `title` the keys are languages, and the language says more than the word for it.
    return () if path[0][0] == "title" and key != "title" else (key,)


def _value(node: Mapping[str, Any], value: Any) -> str:
    """The value in words; of a map, what names it."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        shown = [str(value[key]) for key in ("name", "summary", "title", "action", "date") if key in value]
        return shorten(", ".join(shown), _LIMIT)
    if isinstance(value, tuple):
        return shorten(", ".join(_value({}, item) for item in value), _LIMIT)
    return f"'{shorten(_title(node, value), _LIMIT)}'"


def _title(node: Mapping[str, Any], value: Any) -> str:
    titles = {option["const"]: option["title"] for option in choices(dict(node))}
    return f"{value} ({titles[value]})" if value in titles and titles[value].lower() != value else str(value)


def _spells(spells: tuple[Spell, ...]) -> str:
    if not spells:
        return "never"
    return "; ".join(
        f"since {windows.words(one.first)}{f', last on {windows.words(one.last)}' if one.last else ''}"
        f"{', provisionally' if one.provisional else ''}"
        for one in spells
    )
