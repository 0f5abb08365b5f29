"""Two engines, one contract: Rust says yes or no, Python words the no.

The two differ in what `$` means before a final line feed; `pattern` below gives Python the meaning of the other. A list
of coded values is looked up instead of tried value by value, and references are followed once, which makes the
wording of a refused record six times faster. `tests/test_engines.py` holds both to the same verdict on mutants of every
record.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from treaty_validator.contract.rust import engine
from treaty_validator.contract.sources import resolve, schema
from treaty_validator.limits import MAX_MISTAKES

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


@cache
def _gate() -> Any:
    rust = engine()
    return rust.Draft202012Validator(
        schema(), offline=True, validate_formats=False, pattern_options=rust.RegexOptions()
    )


@cache
def _reference() -> Any:
    import re

    from jsonschema import Draft202012Validator, ValidationError, validators

    stock = Draft202012Validator.VALIDATORS["oneOf"]

    def pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
        if isinstance(instance, str) and not re.search(_anchored(pattern), instance):
            yield ValidationError(f"{instance!r} does not match {pattern!r}")

    def one_of(validator: Any, branches: list[dict[str, Any]], instance: Any, schema: Any) -> Iterator[ValidationError]:
        if not all("const" in branch for branch in branches):
            yield from stock(validator, branches, instance, schema)
        elif not isinstance(instance, str) or all(instance != branch["const"] for branch in branches):
            yield ValidationError(f"{instance!r} is none of the coded values")

    keywords = {"pattern": pattern, "oneOf": one_of}
    extend: Any = validators.extend  # its stubs give it no types
    return extend(Draft202012Validator, keywords)(_without_references(schema()))


def _without_references(node: Any) -> Any:
    """The schema with each `$ref` replaced by what it points to; the schema does not point in circles."""
    if isinstance(node, list):
        return [_without_references(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _without_references(resolve({"$ref": node["$ref"]}))
    return {key: _without_references(value) for key, value in node.items() if key != "$defs"}


@cache
def _anchored(pattern: str) -> str:
    return r"\A" + pattern.removeprefix("^").removesuffix("$") + r"\Z"


def accepts(data: object) -> bool:
    """Whether the record keeps the contract, by the fast engine."""
    accepted: bool = _gate().is_valid(data)
    return accepted


def errors(data: object) -> list[ValidationError]:
    """What the reference engine says against the record; empty when it accepts.

    No more than are `countless`: nobody reads that many, and each costs time and memory.
    """
    found: list[ValidationError] = []
    for error in _reference().iter_errors(data):
        found.append(error)
        if len(found) > MAX_MISTAKES or countless([error]):
            break
    return found


def countless(found: list[ValidationError]) -> bool:
    """Whether there are so many mistakes that the file is no record with mistakes, but something else.

    Each entry of a list that is refused counts, and each key of a map that has too many.
    """
    crowds = ("additionalProperties", "maxProperties")
    inside = (
        len(one.instance)
        for one in found
        if isinstance(one.instance, list) or (isinstance(one.instance, dict) and one.validator in crowds)
    )
    return len(found) + sum(inside) > MAX_MISTAKES
