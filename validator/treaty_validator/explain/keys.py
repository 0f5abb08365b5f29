"""Findings about keys: unknown, missing, or one too many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from treaty_validator.contract.sources import resolve
from treaty_validator.explain.words import examples, nearest, one_of
from treaty_validator.findings import Finding, Path, shorten
from treaty_validator.limits import MAX_SHOWN
from treaty_validator.registry import RULES, rule


@rule("unknown-key", scope="shape")
def unknown_keys(path: Path, error: Any) -> Iterator[tuple[Finding, str | None]]:
    """A key that the format does not know.

    Mostly a slip of the pen, or a key that belongs one step further in or out. What the format does not know, nobody
    would ever read.

    Bad:
        short_titel: Sahel Charter  # here

    Good:
        short_title: Sahel Charter
    """
    known = list(error.schema["properties"])
    for key in error.instance:
        if key in known:
            continue
        meant = nearest(key, [name for name in known if name not in error.instance])
        message = f"'{shorten(key, MAX_SHOWN)}' is not a key that can stand here"
        message += f"; did you mean '{meant}'?" if meant else ""
        finding = RULES["unknown-key"].finding(message, (*path, key), hint=one_of(known), on_key=True)
        yield finding, meant


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
    return RULES["either-or"].finding(message, path, on_key=True)


def is_either_or(schema: dict[str, Any]) -> bool:
    """Whether the `oneOf` of this node chooses between required keys."""
    return all("required" in branch for branch in schema.get("oneOf", ({},)))


def either_names(schema: dict[str, Any]) -> list[str]:
    """The keys between which the node chooses."""
    return [branch["required"][0] for branch in schema["oneOf"]]


def missing_name(error: Any) -> str:
    """The key that this error of `required` misses."""
    return str(next(key for key in error.validator_value if f"'{key}'" in error.message.split(" is a required")[0]))
