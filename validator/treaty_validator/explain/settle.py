"""One mistake met by two readers is one finding: those of the file give way to those that know what was meant."""

from __future__ import annotations

from treaty_validator.document import Document
from treaty_validator.findings import Finding

# Rules that cannot speak while one of the parties has no code that exists.
_NEEDS_CODES = frozenset({"unknown-party-reference"})


def settle(document: Document, found: list[Finding]) -> list[Finding]:
    """The findings without those that another one at the same place explains better.

    A plain `NO` that is no state either needs a code, not quotes; keys that stand twice need a dash between
    them where a list belongs.
    """
    of_record = [each for each in found if each.span is None]
    spans = {document.span(each.path, each.on_key) for each in of_record}
    unnamed = any(each.rule == "unknown-state" and each.path[0] == "parties" for each in of_record)
    lists = [
        document.places.values[each.path]
        for each in of_record
        if each.rule == "wrong-type" and each.path in document.places.containers
    ]

    large = {each.span for each in found if each.rule == "number-too-large"}

    def explained(each: Finding) -> bool:
        if each.span is None and large:
            return document.span(each.path, each.on_key) in large
        if each.rule == "ambiguous-scalar":
            return each.span in spans
        if each.rule in _NEEDS_CODES:
            return unnamed
        if each.rule == "duplicate-key" and each.span is not None:
            here = (each.span.line, each.span.column)
            return any((one.line, one.column) <= here < (one.end_line, one.end_column) for one in lists)
        return False

    return [each for each in found if not explained(each)]
