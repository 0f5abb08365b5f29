"""The currency between the stages: what is wrong, and where.

Named tuples rather than dataclasses: a hook that looks at one record would spend a tenth of its time on making these.
Nor are annotations postponed here and in the other modules of such classes: each would be compiled on its own, and the
first of them has the interpreter make all types of its syntax tree, a thirtieth of that time again.
"""

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from treaty_validator.limits import MAX_SAID

Path: TypeAlias = tuple[str | int, ...]


class Severity(StrEnum):
    """How bad a finding is: an error prevents wrong data, a warning asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of text. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """One mistake, before anybody knows on which line it stands.

    `path` leads from the top of the record to the value (or, with `on_key`, to its key). `span` is set only by the
    stages that read text, where there may be no path yet.
    """

    rule: str
    severity: Severity
    message: str
    path: Path = ()
    hint: str = ""
    on_key: bool = False
    span: Span | None = None
    related: tuple[tuple[str, Path | Span], ...] = ()


class Located(NamedTuple):
    """A finding in its file: what every reporter gets. `source_line` is the text of `span.line`."""

    file: str
    span: Span
    finding: Finding
    source_line: str = ""
    related: tuple[tuple[str, Span], ...] = ()


class Trouble(NamedTuple):
    """Something that kept the tool from its work: exit status 2 (wrong use) or 3 (could not do its job)."""

    file: str
    message: str
    status: int = 3


class Report(NamedTuple):
    """Everything that one run has to say, sorted."""

    findings: tuple[Located, ...]
    files: int
    troubles: tuple[Trouble, ...] = ()


def pointer(path: Path) -> str:
    """The path as a JSON Pointer (RFC 6901); of a key longer than any that has a meaning, the beginning."""
    return "".join("/" + str(step)[:MAX_SAID].replace("~", "~0").replace("/", "~1") for step in path)


def shorten(value: object, limit: int) -> str:
    """The value as one line of at most `limit` characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
