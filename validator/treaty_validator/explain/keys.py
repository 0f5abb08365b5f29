"""Findings about keys: unknown, missing, or one too many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from treaty_validator.contract.sources import resolve
from treaty_validator.explain import placing
from treaty_validator.explain.words import examples, nearest, one_of
from treaty_validator.findings import Finding, Path, shorten
from treaty_validator.limits import MAX_MISTAKES, MAX_SHOWN
from treaty_validator.registry import RULES, rule


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and the places whose own errors it explains as well."""

    finding: Finding
    settles: tuple[Path, ...] = ()


@rule("unknown-key", scope="shape")
def unknown_keys(path: Path, error: Any, data: Any) -> Iterator[Told]:
    """A key that the format does not know.

    Mostly a slip of the pen, or a key that belongs one step further in or out. What the format does not know, nobody
    would ever read.

    Bad:
        short_titel: Sahel Charter  # here

    Good:
        short_title: Sahel Charter
    """
    given: dict[str, Any] = error.instance
    known = list(error.schema["properties"])
    moved: dict[tuple[Path, str], list[str]] = {}
    for key in islice((key for key in given if key not in known), MAX_MISTAKES):
        empty = placing.inside(path, key, given)
        outer = placing.outside(path, key, data)
        if empty is not None:
            moved.setdefault(((*path, empty), f"'{empty}' above"), []).append(key)
        elif outer is not None:
            moved.setdefault((outer, f"'{outer[-1]}'" if outer else "the record itself"), []).append(key)
        else:
            yield _unknown(path, key, given, known)
    for (home, name), keys in moved.items():
        yield _misplaced(path, keys, home, name)


def _unknown(path: Path, key: str, given: dict[str, Any], known: list[str]) -> Told:
    free = [name for name in known if name not in given]
    meant = nearest(key, free)
    message = f"'{shorten(key, MAX_SHOWN)}' is not a key that can stand here"
    hint = one_of(known)
    takers = placing.takers(path, key)
    if meant:
        message += f"; did you mean '{meant}'?"
    elif ":" in key:
        message = f"a space is missing after the colon in '{shorten(key, MAX_SHOWN)}'"
    elif given[key] is None:
        hint = "a text with a comma or colon in it needs quotes"
    elif len(takers) == 1:
        message += f"; it belongs inside '{takers[0]}'"
    finding = RULES["unknown-key"].finding(message, (*path, key), hint=hint, on_key=True)
    return Told(finding, ((*path, meant),) if meant else ())


def _misplaced(path: Path, keys: list[str], home: Path, name: str) -> Told:
    """Keys that stand beside the one they belong to, or inside one that they follow."""
    listed = " and ".join(f"'{key}'" for key in keys[:3]) + (" and others" if len(keys) > 3 else "")
    verb, noun = ("belongs", "it") if len(keys) == 1 else ("belong", "them")
    deeper = len(home) > len(path)
    hint = f"indent {noun} by two more spaces" if deeper else f"indent {noun} less"
    finding = RULES["unknown-key"].finding(
        f"{listed} {verb} to {name}",
        (*path, keys[0]),
        hint=hint,
        on_key=True,
        related=tuple(("also here", (*path, key)) for key in keys[1:4]),
    )
    return Told(finding, (home,) if deeper else tuple((*home, key) for key in keys))


@rule("missing-key", scope="shape")
def missing_key(path: Path, key: str, schema: dict[str, Any]) -> Finding:
    """A key without which the record is not complete.

    Each required key answers a question that every user asks of every pact. What could not be found out is written as
    `unknown`, so that the next reader knows it was looked for.

    Bad:
        establishes: {abbreviation: AES}  # here

    Good:
        establishes: {name: Alliance of Sahel States, abbreviation: AES}
    """
    node = resolve(schema["properties"][key])
    hint = node["description"].split(". ")[0].rstrip(".")
    hint += f", {examples(node)}" if examples(node) else ""
    return RULES["missing-key"].finding(f"'{key}' is missing here", path, hint=hint, on_key=True)


@rule("either-or", scope="shape")
def either_or(path: Path, error: Any) -> Finding:
    """Exactly one of two keys must be there.

    A party is a state or an organization, and each has its own list of codes.

    Bad:
        parties:
          - name: Mali  # here
            actions: [{action: signature, date: 2023-09-16}]
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - state: MLI
            name: Mali
            actions: [{action: signature, date: 2023-09-16}]
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    names = either_names(error.schema)
    given = [name for name in names if name in error.instance]
    listed = " or ".join(f"'{name}'" for name in names)
    message = f"only one of {listed} can stand here" if given else f"{listed} is missing here"
    place = (*path, given[-1]) if given else path
    return RULES["either-or"].finding(message, place, hint="a party is a state or an organization", on_key=True)


def is_either_or(schema: dict[str, Any]) -> bool:
    """Whether the `oneOf` of this node chooses between required keys."""
    return all("required" in branch for branch in schema.get("oneOf", ({},)))


def either_names(schema: dict[str, Any]) -> list[str]:
    """The keys between which the node chooses."""
    return [branch["required"][0] for branch in schema["oneOf"]]


def missing_name(error: Any) -> str:
    """The key that this error of `required` misses."""
    return str(next(key for key in error.validator_value if f"'{key}'" in error.message.split(" is a required")[0]))
