"""One walk over the events of libyaml: plain data, or positions, never both unless somebody asks."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import yaml

from treaty_validator.document import problems
from treaty_validator.document.decode import decode
from treaty_validator.document.problems import Refused
from treaty_validator.document.quick import Unusual, quick
from treaty_validator.document.walk import Places, walk
from treaty_validator.findings import Finding, Path, Span

__all__ = ["PARSER", "Document", "Refused", "read"]

# libyaml where PyYAML has it, else the same in Python, about twenty times slower.
try:
    from yaml._yaml import CParser as PARSER
except ImportError:
    PARSER: Any = yaml.Loader  # type: ignore[no-redef]  # one name, two possible origins


class Document:
    """A record as plain data (`data`), the mistakes met while reading it (`findings`), and the places of its parts.

    `data` is made of dict, list, str, int, float, bool and None. Most records are sound and nobody asks where anything
    stands, so that the places come from a second walk, on demand.
    """

    def __init__(self, text: str, data: dict[str, Any], findings: tuple[Finding, ...]) -> None:
        self.text = text
        self.data = data
        self.findings = findings

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def places(self) -> Places:
        places = Places()
        walk(_events(self.text), [], places)
        return places

    def span(self, path: Path, on_key: bool = False) -> Span:
        """The place of the value at `path`, or of its key; of the nearest part that exists, where that one does not."""
        return self.places.find(path, on_key, self.lines)


def read(raw: bytes) -> Document:
    """The document in these bytes. Raises `Refused` when they hold none."""
    text = decode(raw)
    findings: list[Finding] = []
    try:
        try:
            data = quick(_events(text).get_event)
        except Unusual:
            data = walk(_events(text), findings, None)
    except yaml.YAMLError as error:
        raise Refused(_wording(error, text)) from None
    if not isinstance(data, dict):
        found = {type(None): "there is nothing in this file", list: "this is a list"}.get(type(data), "this is text")
        raise Refused(problems.not_a_record(found))
    return Document(text, data, tuple(findings))


def _events(text: str) -> Any:
    return PARSER(text)


def _wording(error: yaml.YAMLError, text: str) -> Finding:
    from treaty_validator.document.syntax import explain

    return explain(error, text)
