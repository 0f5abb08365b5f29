"""`# validate-treaty: ignore[rule-name] the reason`, on the line of a finding or on a line of its own above it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from treaty_validator.document import Document
from treaty_validator.findings import Finding, Span
from treaty_validator.registry import RULES, rule

_MARK = "validate-treaty:"
_COMMENT = re.compile(r"(?:^|\s)#\s*validate-treaty:(?P<what>.*)$")
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
    texts = _texts(document)
    following = _following(document.lines)
    for number, line in enumerate(document.lines, 1):
        comment = _COMMENT.search(line) if _MARK in line else None
        if comment is None or _inside_text(texts, number, comment.start()):
            continue
        start = line.index("#", comment.start())
        span = Span(number, start + 1, number, len(line.rstrip()) + 1)
        ignore = _IGNORE.match(comment["what"].strip())
        if ignore is None or not ignore["reason"]:
            wrong.append(bad_suppression(span))
            continue
        names = frozenset(name.strip() for name in ignore["names"].split(","))
        target = number if line[:start].strip() else following[number - 1]
        found.append(Suppression(names, target, span))
    return found, wrong


def apply(
    found: list[Suppression], located: list[tuple[Finding, Span]], judged: frozenset[str]
) -> Iterator[tuple[Finding, Span]]:
    """The findings that remain, and one for each suppression that silences nothing.

    `judged` holds the names of the rules that ran: of the others nobody can say whether they would have found anything.
    """
    silent = {(one.line, name) for one in found for name in one.names}
    used: set[tuple[int, str]] = set()
    for finding, span in located:
        if (span.line, finding.rule) in silent:
            used.add((span.line, finding.rule))
        else:
            yield finding, span
    for one in found:
        for name in sorted(one.names):
            if (one.line, name) not in used and (name in judged or name not in RULES):
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
    from treaty_validator.learn import not_a_rule

    message = not_a_rule(name) or f"'{name}' finds nothing here"
    return RULES["unused-suppression"].finding(message, span=span, hint="take the comment out")


def _texts(document: Document) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each plain value begins and ends, in the order of the file."""
    places = document.places
    return sorted(
        ((span.line, span.column), (span.end_line, span.end_column))
        for path, span in places.values.items()
        if path not in places.containers
    )


def _inside_text(texts: list[tuple[tuple[int, int], tuple[int, int]]], line: int, column: int) -> bool:
    """Whether this place lies within a value, so that the hash sign is text and not a comment."""
    here = (line, column + 1)
    at = bisect_right(texts, here, key=lambda text: text[0])
    return at > 0 and here < texts[at - 1][1]


def _following(lines: list[str]) -> list[int]:
    """For each line the number of the next one that is neither empty nor a comment; its own where there is none."""
    found: list[int] = []
    below = 0
    for number in range(len(lines), 0, -1):
        found.append(below or number)
        line = lines[number - 1].lstrip()
        if line and not line.startswith("#"):
            below = number
    return found[::-1]
