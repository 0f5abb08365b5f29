"""Two engines, one contract: Rust says yes or no, Python words the no.

The two differ in what `$` means before a final line feed; `pattern` below gives Python the meaning of the other.
`tests/test_engines.py` holds them to the same verdict on mutants of every record.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from treaty_validator.contract.sources import schema

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


@cache
def _gate() -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(
        schema(), offline=True, validate_formats=False, pattern_options=jsonschema_rs.RegexOptions()
    )


@cache
def _reference() -> Any:
    import re

    from jsonschema import Draft202012Validator, ValidationError
    from jsonschema.validators import extend

    def pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
        if isinstance(instance, str) and not re.search(_anchored(pattern), instance):
            yield ValidationError(f"{instance!r} does not match {pattern!r}")

    extended: Any = extend(Draft202012Validator, {"pattern": pattern})  # type: ignore[no-untyped-call]  # its stubs say so
    return extended(schema())


@cache
def _anchored(pattern: str) -> str:
    return r"\A" + pattern.removeprefix("^").removesuffix("$") + r"\Z"


def accepts(data: object) -> bool:
    """Whether the record keeps the contract, by the fast engine."""
    accepted: bool = _gate().is_valid(data)
    return accepted


def errors(data: object) -> list[ValidationError]:
    """What the reference engine says against the record; empty when it accepts."""
    return list(_reference().iter_errors(data))
