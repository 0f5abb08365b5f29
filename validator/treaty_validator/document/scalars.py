"""What a plain scalar is in the core schema of YAML 1.2, and whether YAML 1.1 agrees.

Source: YAML 1.2.2, section 10.3.2, against the resolvers of YAML 1.1 (https://yaml.org/type/).
"""

from __future__ import annotations

import re
from functools import lru_cache

from treaty_validator.limits import MAX_DIGITS


class Ambiguous(Exception):
    """YAML 1.1 and 1.2 take this text for different things."""


class TooLarge(Exception):
    """A number beyond every use."""


_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_OTHER_IN_1_1 = {
    "=",
    *(form for word in ("yes", "no", "on", "off", "y", "n") for form in (word, word.capitalize(), word.upper())),
}
# Compiled on first need, which for most of them is never.
_DATE = r"\A[0-9]{4}-[0-9]{2}(-[0-9]{2})?[?~]?\Z"
_INTEGER = r"\A[-+]?(0|[1-9][0-9]*)\Z"
_FLOAT = r"\A[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+][0-9]+)?\Z"
_NUMBER_TO_SOME = (
    r"\A[-+]?(0[0-9_]+|0o[0-7]+|0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.[0-9_]+([eE][-+]?[0-9]+)?)\Z"
)
_TIME = r"\A[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:"
_NOT_FINITE = r"\A[-+]?\.(inf|Inf|INF)\Z|\A\.(nan|NaN|NAN)\Z"
_FIRST_OF_NUMBER = frozenset("0123456789+-.")


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar. Raises `Ambiguous` or `TooLarge`."""
    if text in _WORDS:
        return _WORDS[text]
    if text in _OTHER_IN_1_1:
        raise Ambiguous
    if text[0] not in _FIRST_OF_NUMBER:
        return text
    # Short ones are mostly dates and years, and the same again and again.
    return _short_number(text) if len(text) <= MAX_DIGITS else _number(text)


def _number(text: str) -> str | int | float:
    if re.match(_DATE, text):
        return text
    if re.match(_INTEGER, text):
        if len(text) > MAX_DIGITS:
            raise TooLarge
        return int(text)
    if re.match(_NOT_FINITE, text):
        raise TooLarge
    if re.match(_FLOAT, text):
        value = float(text)
        if abs(value) > 10**MAX_DIGITS:
            raise TooLarge
        return value
    if re.match(_NUMBER_TO_SOME, text) or re.match(_TIME, text):
        raise Ambiguous
    return text


_short_number = lru_cache(maxsize=4096)(_number)
