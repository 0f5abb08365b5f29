"""The usual record, read in the shortest way; whatever is unusual is left to the walk, which has words for it.

Half of the time of a run over a collection is spent here, so that the loops hold nothing but what sound records need.
Depth is bounded, and every value is taken from one common allowance before it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from treaty_validator.document.decode import forbidden
from treaty_validator.document.scalars import Ambiguous, TooLarge, resolve
from treaty_validator.limits import MAX_DEPTH, MAX_NODES

# The keys met so far that are plain text in every version of YAML: one object for all records, compared by identity.
_KEYS: dict[str, str] = {}
_REMEMBERED = 1000


class Unusual(Exception):
    """There is something here that the walk must look at."""


def quick(next_event: Callable[[], Any]) -> dict[str, Any]:
    """The data of a record of which nothing needs to be said.

    Raises `Unusual` where the walk could have something to say, `yaml.YAMLError` for what is not YAML.
    """
    if next_event().__class__ is not StreamStartEvent:
        raise Unusual
    start = next_event()
    if start.__class__ is not DocumentStartEvent or start.version or start.tags:
        raise Unusual
    top = next_event()
    if top.__class__ is not MappingStartEvent or top.anchor is not None or top.tag is not None:
        raise Unusual
    data = _map(next_event, iter(range(MAX_NODES)), 1)
    if next_event().__class__ is not DocumentEndEvent or next_event().__class__ is not StreamEndEvent:
        raise Unusual
    return data


def _map(next_event: Callable[[], Any], allowance: Iterator[int], depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for _ in allowance:
        event = next_event()
        kind = event.__class__
        if kind is MappingEndEvent:
            return data
        if kind is not ScalarEvent:
            raise Unusual
        text = event.value
        key = _KEYS.get(text) or _new_key(text)
        if event.style or event.anchor is not None or event.tag is not None or key in data:
            raise Unusual
        event = next_event()
        if event.anchor is not None or event.tag is not None:
            raise Unusual
        kind = event.__class__
        if kind is ScalarEvent:
            data[key] = _text(event)
        elif depth >= MAX_DEPTH:
            raise Unusual
        elif kind is SequenceStartEvent:
            data[key] = _list(next_event, allowance, depth + 1)
        else:
            data[key] = _map(next_event, allowance, depth + 1)
    raise Unusual


def _list(next_event: Callable[[], Any], allowance: Iterator[int], depth: int) -> list[Any]:
    data: list[Any] = []
    for _ in allowance:
        event = next_event()
        kind = event.__class__
        if kind is SequenceEndEvent:
            return data
        if event.anchor is not None or event.tag is not None:
            raise Unusual
        if kind is ScalarEvent:
            data.append(_text(event))
        elif depth >= MAX_DEPTH:
            raise Unusual
        elif kind is MappingStartEvent:
            data.append(_map(next_event, allowance, depth + 1))
        else:
            data.append(_list(next_event, allowance, depth + 1))
    raise Unusual


def _text(event: Any) -> Any:
    style = event.style
    if not style:
        try:
            return resolve(event.value)
        except (Ambiguous, TooLarge):
            raise Unusual from None
    if style == '"' and forbidden(event.value):
        raise Unusual
    return event.value


def _new_key(text: str) -> str:
    try:
        plain = resolve(text) == text and text != "<<"
    except (Ambiguous, TooLarge):
        plain = False
    if not plain:
        raise Unusual
    if len(_KEYS) < _REMEMBERED and len(text) < 100:
        _KEYS[text] = text
    return text
