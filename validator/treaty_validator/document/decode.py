"""Bytes to text: strict UTF-8, and no character that hides or misleads."""

from __future__ import annotations

import re

from treaty_validator.document import problems
from treaty_validator.document.problems import Refused
from treaty_validator.findings import Span
from treaty_validator.limits import MAX_BYTES

_MARKS = ((b"\xef\xbb\xbf", "UTF-8 with a byte order mark"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))

# Control characters but tab and line feed, a lone carriage return, soft hyphen, invisible and bidirectional marks, the
# line separators that only some programs take for line breaks, non-characters and tag characters. The two joiners are
# part of the spelling of Persian and of Indian languages, and allowed between their letters.
_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_FORBIDDEN = f"[{_NEVER}]|\r(?!\n)|(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])"
# One class of characters is searched several times faster than alternatives; hardly any text holds one of these.
_SUSPECT = f"[{_NEVER}\r\u200c\u200d]"
# What an English text is made of; deleting bytes is the fastest search there is.
_HARMLESS = bytes([9, 10, *range(0x20, 0x7F)])


def decode(raw: bytes) -> str:
    """The text of the file. Raises `Refused` with the line and column of the first byte or character that is wrong."""
    if len(raw) > MAX_BYTES:
        raise Refused(problems.too_large("bytes"))
    for mark, name in _MARKS:
        if raw.startswith(mark):
            raise Refused(problems.not_utf8(f"the file is {name}", problems.START))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        span = _span(raw[: error.start].decode("utf-8"))
        reason = f"byte {error.start + 1} (0x{raw[error.start]:02X}) is not UTF-8"
        raise Refused(problems.not_utf8(reason, span)) from None
    if not raw.translate(None, _HARMLESS):
        return text
    if found := forbidden(text):
        span = _span(text[: found.start()])
        raise Refused(problems.forbidden_character(found.group()[0], span))
    return text


def forbidden(text: str) -> re.Match[str] | None:
    """The first character that must not be in a record, if there is one."""
    if text.isascii() and text.isprintable():
        return None
    # Patterns are compiled on first need: most records never come here.
    return re.search(_FORBIDDEN, text) if re.search(_SUSPECT, text) else None


def _span(before: str) -> Span:
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Span(line, column, line, column + 1)
