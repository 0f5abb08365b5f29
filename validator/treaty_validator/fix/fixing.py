"""All fixes, one after the other, each kept only where it leaves the data as they were."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from treaty_validator.document import Document, Refused, read
from treaty_validator.fix.lines import final_newline, line_ends, modeline, trailing_space
from treaty_validator.fix.order import in_order
from treaty_validator.fix.quotes import quoted

# A fix can make room for another one; in practice the second round changes nothing.
_ROUNDS = 5


def fixed(raw: bytes, schema_path: str = "") -> bytes:
    """The record as it should be written; the bytes as they were where they cannot be read or nothing is to be done.

    `schema_path` is the way from the record to the schema, for the first line; empty leaves that line alone.
    """
    try:
        document = read(raw)
    except Refused:
        return raw
    # Of a key that stands twice nobody but a person can say which one is meant.
    if any(finding.rule == "duplicate-key" for finding in document.findings):
        return raw
    wanted = composed(document.data)
    for _ in range(_ROUNDS):
        before = document.text
        for change in _fixes(schema_path):
            document = _changed(document, change, wanted)
        if document.text == before:
            break
    return document.text.encode("utf-8")


def _fixes(schema_path: str) -> Iterator[Callable[[Document], str]]:
    yield line_ends
    yield trailing_space
    yield final_newline
    yield lambda document: unicodedata.normalize("NFC", document.text)
    yield quoted
    yield in_order
    if schema_path:
        yield partial(modeline, schema_path=schema_path)


def _changed(document: Document, change: Callable[[Document], str], wanted: Any) -> Document:
    """The document after the change, or as it was where the change would touch the data."""
    text = change(document)
    if text == document.text:
        return document
    try:
        after = read(text.encode("utf-8"))
    except Refused:
        return document
    return after if composed(after.data) == wanted else document


def composed(data: Any) -> Any:
    """The data with every letter and its accent in one character, as the fixes leave them."""
    if isinstance(data, dict):
        return {unicodedata.normalize("NFC", key): composed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [composed(item) for item in data]
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    # True and 1 are equal to Python and not to anybody else.
    return (type(data).__name__, data)
