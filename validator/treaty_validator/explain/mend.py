"""A record as its writer meant it, so that the rules on meaning do not stumble over a mistake of form.

What was surely meant is put in place of what was written; the rest that breaks the contract is taken out. Without this
a country written as a name would also be missing among the parties, and one mistake would be reported many times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from treaty_validator.contract import gate
from treaty_validator.contract.sources import choices
from treaty_validator.explain.cures import meant
from treaty_validator.explain.keys import is_either_or
from treaty_validator.explain.shape import by_place
from treaty_validator.explain.words import nearest
from treaty_validator.findings import Path
from treaty_validator.limits import MAX_GUESSES

# What these refuse is of another type or form than its field, so that no rule could read it.
_UNSOUND = frozenset({"type", "oneOf", "const", "pattern", "minimum", "maximum"})
_Change = Callable[[Any], Any]
_GONE = object()


def mended(errors: Iterable[Any], data: Any) -> Any:
    """A copy of the data that keeps the contract, as far as types and forms go.

    The errors must be all there are, that is not countless.
    """
    wrong = list(errors)
    extra = max((len(error.instance) for error in wrong if error.validator == "additionalProperties"), default=0)
    guess = _rewritten(data, *_changes(wrong, guessing=max(len(wrong), extra) <= MAX_GUESSES))
    if gate.accepts(guess):
        return guess
    left = gate.errors(guess)
    if gate.countless(left):  # a guess laid open more mistakes than are told: nothing in it can be relied on
        return {"id": guess["id"]} if isinstance(guess.get("id"), str) else {}
    return _rewritten(guess, *_changes(left, guessing=False))


def _changes(errors: Iterable[Any], *, guessing: bool) -> tuple[dict[Path, Any], dict[Path, str]]:
    """New values by place, and new names of keys by place."""
    values: dict[Path, Any] = {}
    names: dict[Path, str] = {}
    for path, at_place in by_place(errors).items():
        for error in at_place:
            if error.validator == "additionalProperties":
                known = [key for key in error.schema["properties"] if key not in error.instance]
                for key in (key for key in error.instance if key not in error.schema["properties"]):
                    near = nearest(key, known) if guessing else None
                    if near:
                        names[(*path, key)] = near
                    else:
                        values[(*path, key)] = _GONE
            elif "propertyNames" in error.relative_schema_path:
                values[(*path, error.instance)] = _GONE
            elif error.validator in _UNSOUND and not (error.validator == "oneOf" and is_either_or(error.schema)):
                near = _likely(error) if guessing else None
                values[path] = _GONE if near is None else near
    return values, names


def _likely(error: Any) -> Any:
    """The value that was surely meant, or None."""
    if error.validator == "type":
        wrapped = error.schema["type"] == "array" and isinstance(error.instance, dict | str)
        return [error.instance] if wrapped else None
    if choices(error.schema):
        return nearest(error.instance, [option["const"] for option in choices(error.schema)])
    return meant(error.schema, error.instance)


def _rewritten(node: Any, values: dict[Path, Any], names: dict[Path, str], path: Path = ()) -> Any:
    """The copy; in lists, None keeps the place of what was taken out."""
    if path in values:
        return values[path]
    if isinstance(node, dict):
        copied = {
            names.get((*path, key), key): _rewritten(value, values, names, (*path, key)) for key, value in node.items()
        }
        return {key: value for key, value in copied.items() if value is not _GONE}
    if isinstance(node, list):
        copies = [_rewritten(item, values, names, (*path, number)) for number, item in enumerate(node)]
        return [None if item is _GONE else item for item in copies]
    return node
