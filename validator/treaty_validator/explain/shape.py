"""Errors of the reference engine to findings: sort by place, pick the telling one, drop what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from treaty_validator.contract.sources import choices, resolve
from treaty_validator.explain import keys, values
from treaty_validator.findings import Finding, Path

# When several keywords refuse one value, the first of these names the mistake.
_ORDER = ("additionalProperties", "propertyNames", "const", "oneOf", "minLength", "maxLength", "pattern")


def explain(errors: Iterable[Any]) -> list[Finding]:
    """One finding for each mistake among the errors."""
    places: dict[Path, list[Any]] = {}
    for error in errors:
        for leaf in _intended(error):
            places.setdefault(tuple(leaf.absolute_path), []).append(leaf)
    found: list[Finding] = []
    for path, at_place in places.items():
        found += _one_place(path, at_place)
    return found


def _intended(error: Any) -> Iterator[Any]:
    """The error itself, or those of the branch of a `oneOf` that the writer meant."""
    if error.validator == "oneOf" and not choices(error.schema):
        for number, branch in enumerate(error.schema["oneOf"]):
            kind = resolve(branch).get("type")
            if kind == "array" and isinstance(error.instance, list):
                for inner in error.context or ():
                    if inner.schema_path[0] == number:
                        yield from _intended(inner)
                return
    yield error


def _one_place(path: Path, errors: list[Any]) -> Iterator[Finding]:
    of_wrong_type = next((error for error in errors if error.validator == "type"), None)
    if of_wrong_type is not None:
        yield values.finding(path, of_wrong_type)
        return
    missing = [error for error in errors if error.validator == "required"]
    unknown = next((error for error in errors if error.validator == "additionalProperties"), None)
    either = next((e for e in errors if e.validator == "oneOf" and keys.is_either_or(e.schema)), None)
    named: set[str] = set()
    if unknown is not None:
        for finding, meant in keys.unknown_keys(path, unknown):
            named |= {meant} if meant else set()
            yield finding
    for error in missing:
        key = keys.missing_name(error)
        if key not in named:
            yield keys.missing_key(path, key, error.schema)
    if either is not None and not named & set(keys.either_names(either.schema)):
        yield keys.either_or(path, either)
    rest = [error for error in errors if error not in missing and error is not unknown and error is not either]
    if rest:
        yield values.finding(path, min(rest, key=_rank))


def _rank(error: Any) -> int:
    return _ORDER.index(error.validator) if error.validator in _ORDER else len(_ORDER)
