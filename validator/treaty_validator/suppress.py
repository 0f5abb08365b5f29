"""`# validate-treaty: ignore[rule-name] the reason`, on the line of a finding or on a line of its own above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from treaty_validator.document import Document
from treaty_validator.findings import Finding, Span
from treaty_validator.registry import RULES, rule

_MARK = "validate-treaty:"
_COMMENT = re.compile(r"(?:^|\s)#\s*validate-treaty:\s*(?P<what>.*?)\s*$")
_IGNORE = re.compile(r"\Aignore\[(?P<names>[a-z0-9, -]+)\]\s*(?P<reason>.*)\Z")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Rules that one comment silences, and the line on which it does."""

    names: frozenset[str]
    line: int
    span: Span


def suppressions(document: Document) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions of a document, and findings on comments that do not say what they silence, or why."""
    if _MARK not in document.text:
        return [], []
    found: list[Suppression] = []
    wrong: list[Finding] = []
    for number, line in enumerate(document.lines, 1):
        comment = _COMMENT.search(line)
        if comment is None or _inside_text(document, number, comment.start()):
            continue
        start = line.index("#", comment.start())
        span = Span(number, start + 1, number, len(line.rstrip()) + 1)
        ignore = _IGNORE.match(comment["what"])
        if ignore is None or not ignore["reason"]:
            wrong.append(bad_suppression(span))
            continue
        names = frozenset(name.strip() for name in ignore["names"].split(","))
        target = number if line[:start].strip() else _next_line(document.lines, number)
        found.append(Suppression(names, target, span))
    return found, wrong


def apply(
    found: list[Suppression], located: list[tuple[Finding, Span]], judged: frozenset[str]
) -> Iterator[tuple[Finding, Span]]:
    """The findings that remain, and one for each suppression that silences nothing.

    `judged` holds the names of the rules that ran: of the others nobody can say whether they would have found anything.
    """
    used: set[tuple[int, str]] = set()
    for finding, span in located:
        hit = [one for one in found if one.line == span.line and finding.rule in one.names]
        if hit:
            used |= {(one.span.line, finding.rule) for one in hit}
        else:
            yield finding, span
    for one in found:
        for name in sorted(one.names):
            if (one.span.line, name) not in used and (name in judged or name not in RULES):
                yield unused_suppression(name, one.span), one.span


@rule("bad-suppression", scope="file")
def bad_suppression(span: Span) -> Finding:
    """A comment to the validator that does not say which rule is to be silent, or why.

    Whoever reads the record after you needs the reason.

    Bad:
        articles: 17  # validate-treaty: ignore[key-order]

    Good:
        articles: 17
    """
    return RULES["bad-suppression"].finding(
        "this comment needs the name of a rule and a reason", span=span, hint="# validate-treaty: ignore[rule] reason"
    )


@rule("unused-suppression", scope="file")
def unused_suppression(name: str, span: Span) -> Finding:
    """A comment silences a rule that has nothing to say here.

    The mistake was mended, or the comment stands on the wrong line. Left in place it would hide the next mistake.

    Bad:
        articles: 17  # validate-treaty: ignore[impossible-date] nothing is impossible

    Good:
        articles: 17
    """
    return RULES["unused-suppression"].finding(f"'{name}' finds nothing here", span=span, hint="take the comment out")


def _inside_text(document: Document, line: int, column: int) -> bool:
    """Whether this place lies within a value, so that the hash sign is text and not a comment."""
    places = document.places
    here = (line, column + 1)
    return any(
        (span.line, span.column) <= here < (span.end_line, span.end_column)
        for path, span in places.values.items()
        if path not in places.containers
    )


def _next_line(lines: list[str], number: int) -> int:
    for offset, line in enumerate(lines[number:], number + 1):
        if line.strip() and not line.lstrip().startswith("#"):
            return offset
    return number
