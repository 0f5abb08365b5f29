"""Errors of the reference engine to findings: sort by place, pick the telling one, drop what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from treaty_validator.contract.sources import choices, resolve
from treaty_validator.explain import keys, values
from treaty_validator.findings import Finding, Path
from treaty_validator.limits import MAX_GUESSES

# When several keywords refuse one value, the first of these names the mistake.
_ORDER = ("propertyNames", "const", "oneOf", "pattern", "minLength", "maxLength")


def explain(errors: Iterable[Any], data: Any = None) -> list[Finding]:
    """One finding for each mistake among the errors of the reference engine, up to more than anybody reads.

    With the whole `data` at hand, a key in the wrong place is told where it belongs.
    """
    places = by_place(errors)
    settled: set[Path] = set()
    found: dict[Path, list[Finding]] = {path: [] for path in places}
    extra = [(path, error) for path, those in places.items() for error in those if _is_extra(error)]
    unknown = ((path, told) for path, error in extra for told in keys.unknown_keys(path, error, data))
    for path, told in islice(unknown, MAX_GUESSES):
        found[path].append(told.finding)
        settled |= set(told.settles)
    for path, at_place in islice(places.items(), MAX_GUESSES):
        if path not in settled:
            found[path] += _one_place(path, at_place, settled)
    return [finding for each in found.values() for finding in each]


def _is_extra(error: Any) -> bool:
    return bool(error.validator == "additionalProperties")


def by_place(errors: Iterable[Any]) -> dict[Path, list[Any]]:
    """The errors of the branches that were meant, by the place of what they refuse."""
    places: dict[Path, list[Any]] = {}
    for error in errors:
        for leaf in _intended(error):
            places.setdefault(tuple(leaf.absolute_path), []).append(leaf)
    return places


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


def _one_place(path: Path, errors: list[Any], settled: set[Path]) -> Iterator[Finding]:
    """The findings at one place, apart from those on unknown keys."""
    of_wrong_type = next((error for error in errors if error.validator == "type"), None)
    if of_wrong_type is not None:
        yield values.finding(path, of_wrong_type)
        return
    missing = [error for error in errors if error.validator == "required"]
    either = next((e for e in errors if e.validator == "oneOf" and keys.is_either_or(e.schema)), None)
    for error in missing:
        key = keys.missing_name(error)
        if (*path, key) not in settled:
            yield keys.missing_key(path, key, error.schema)
    if either is not None and not settled & {(*path, name) for name in keys.either_names(either.schema)}:
        yield keys.either_or(path, either)
    done = {"required", "additionalProperties"}
    rest = [error for error in errors if error.validator not in done and error is not either]
    if rest:
        yield values.finding(path, min(rest, key=_rank))


def _rank(error: Any) -> int:
    if error.instance == "" and error.validator == "minLength":
        return -1
    return _ORDER.index(error.validator) if error.validator in _ORDER else len(_ORDER)
