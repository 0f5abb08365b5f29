"""Findings to places: the one spot where a path becomes a line, and where comments silence what they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from treaty_validator import suppress
from treaty_validator.document import Document, Refused, read
from treaty_validator.findings import Finding, Located, Span
from treaty_validator.limits import MAX_FINDINGS
from treaty_validator.registry import RULES

Selected = Callable[[str], bool]

# Of a line that could not be read no more than this is shown.
_LONGEST = 10_000


def locate(file: str, raw: bytes, findings: list[Finding], selected: Selected) -> Iterator[Located]:
    """The selected findings of one file in their places, sorted, at most `MAX_FINDINGS` of them."""
    try:
        document = read(raw)
    except Refused:
        for finding in findings:
            if selected(finding.rule):
                span = finding.span or Span(1, 1, 1, 2)
                yield Located(file, span, finding, _line(raw, span.line))
        return
    silenced, wrong = suppress.suppressions(document)
    placed = [(each, each.span or document.span(each.path, each.on_key)) for each in [*findings, *wrong]]
    judged = frozenset(name for name in RULES if selected(name))
    remaining = [each for each in suppress.apply(silenced, placed, judged) if selected(each[0].rule)]
    yield from _in_document(file, document, sorted(remaining, key=lambda each: (each[1], each[0].rule)))


def _in_document(file: str, document: Document, placed: list[tuple[Finding, Span]]) -> Iterator[Located]:
    more = len(placed) - MAX_FINDINGS
    if more > 0:
        placed = placed[:MAX_FINDINGS]
        last, span = placed[-1]
        placed[-1] = (last._replace(message=f"{last.message} (and {more} more findings in this file)"), span)
    for finding, span in placed:
        line = document.lines[span.line - 1] if span.line <= len(document.lines) else ""
        related = tuple(
            (text, place if isinstance(place, Span) else document.span(place)) for text, place in finding.related
        )
        yield Located(file, span, finding, line.rstrip("\r"), related)


def _line(raw: bytes, number: int) -> str:
    """A line of a file that could not be read, as far as it can be shown."""
    line = next(iter(raw.split(b"\n", number)[number - 1 : number]), b"")
    return line[:_LONGEST].decode("utf-8", "replace")
