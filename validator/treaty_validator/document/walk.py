"""The walk itself: a loop with its own stack, so that no depth of nesting can exhaust anything."""

from __future__ import annotations

from typing import Any

import yaml

from treaty_validator.document import problems
from treaty_validator.document.decode import forbidden
from treaty_validator.document.problems import Refused
from treaty_validator.document.scalars import Ambiguous, TooLarge, resolve
from treaty_validator.findings import Finding, Path, Span
from treaty_validator.limits import MAX_DEPTH, MAX_NODES

_NO_KEY = object()


class Places:
    """Where each value and each key stands, by path."""

    def __init__(self) -> None:
        self.values: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.containers: set[Path] = set()

    def find(self, path: Path, on_key: bool, lines: list[str]) -> Span:
        """The span to show: a key, a scalar, or the first line of a list or map."""
        while path and path not in self.values:
            path, on_key = path[:-1], True
        if not path:
            return next(iter(self.keys.values()), problems.START)
        if path in self.keys and (on_key or path in self.containers):
            return self.keys[path]
        span = self.values[path]
        if span.end_line == span.line:
            return span
        line = lines[span.line - 1].rstrip()
        return Span(span.line, span.column, span.line, max(len(line) + 1, span.column + 1))


def span_of(event: Any) -> Span:
    """The place of an event or mark pair, counted from 1."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def walk(parser: Any, findings: list[Finding], places: Places | None) -> Any:
    """The data of the one document in the parser's events.

    Findings that do not stop the reading are appended. Raises `Refused` for what must not be built, `yaml.YAMLError`
    for what is not YAML.
    """
    next_event = parser.get_event
    result: Any = None
    documents = nodes = 0
    stack: list[tuple[Any, Any, dict[str, Any] | None]] = []  # the container, the key it waits with, the keys' events
    container: Any = None
    key: Any = _NO_KEY
    seen: dict[str, Any] | None = None
    path: list[str | int] = []
    while True:
        event = next_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise Refused(problems.advanced_yaml("anchor" if event.anchor else "tag", span_of(event)))
            if event.style == '"' and (hidden := forbidden(event.value)):
                raise Refused(problems.forbidden_character(hidden.group()[0], span_of(event)))
            if seen is not None and key is _NO_KEY:
                key = _key(event, seen, findings)
                if places is not None:
                    places.keys.setdefault((*path, key), span_of(event))
                continue
            value = _scalar(event, findings)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                raise Refused(problems.advanced_yaml("anchor" if event.anchor else "tag", span_of(event)))
            if seen is not None and key is _NO_KEY:
                raise Refused(problems.advanced_yaml("key", span_of(event)))
            if len(stack) >= MAX_DEPTH:
                raise Refused(problems.too_large("depth"))
            value = {} if kind is yaml.MappingStartEvent else []
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            if places is not None:
                _close(places, tuple(path), event)
            container, key, seen = stack.pop()
            if path:
                path.pop()
            if seen is not None:
                key = _NO_KEY
            continue
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise Refused(problems.advanced_yaml("documents", span_of(event)))
            if event.version or event.tags:
                raise Refused(problems.advanced_yaml("directive", span_of(event)))
            continue
        elif kind is yaml.StreamEndEvent:
            return result
        elif kind is yaml.AliasEvent:
            raise Refused(problems.advanced_yaml("alias", span_of(event)))
        else:
            continue

        nodes += 1
        if nodes > MAX_NODES:
            raise Refused(problems.too_large("nodes"))
        is_scalar = kind is yaml.ScalarEvent
        here: str | int | None = None
        if container is None:
            result = value
        elif seen is None:
            here = len(container)
            container.append(value)
        else:
            here = key
            container.setdefault(key, value)
        if places is not None and here is not None:
            places.values.setdefault((*path, here), span_of(event))
        if is_scalar:
            if seen is not None:
                key = _NO_KEY
            continue
        if here is not None:
            path.append(here)
            if places is not None:
                places.containers.add(tuple(path))
        stack.append((container, key, seen))
        container, key = value, _NO_KEY
        seen = {} if kind is yaml.MappingStartEvent else None


def _close(places: Places, path: Path, event: Any) -> None:
    start = places.values.get(path)
    if start is not None:
        end = event.end_mark
        places.values[path] = Span(start.line, start.column, end.line + 1, end.column + 1)


def _key(event: Any, seen: dict[str, Any], findings: list[Finding]) -> str:
    text: str = event.value
    if event.style is None or event.implicit[0]:
        if text == "<<":
            raise Refused(problems.advanced_yaml("merge", span_of(event)))
        try:
            value = resolve(text)
        except (Ambiguous, TooLarge):
            findings.append(problems.ambiguous_scalar(text[:40], span_of(event)))
        else:
            if value is None or isinstance(value, bool):
                raise Refused(problems.advanced_yaml("key", span_of(event)))
    first = seen.setdefault(text, event)
    if first is not event:
        findings.append(problems.duplicate_key(text[:60], span_of(event), span_of(first)))
    return text


def _scalar(event: Any, findings: list[Finding]) -> Any:
    text = event.value
    if not event.implicit[0]:
        return text
    try:
        return resolve(text)
    except Ambiguous:
        findings.append(problems.ambiguous_scalar(text[:40], span_of(event)))
    except TooLarge:
        findings.append(problems.number_too_large(span_of(event)))
    return text
