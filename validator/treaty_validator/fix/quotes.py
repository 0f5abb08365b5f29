"""Quotes around values that programs do not agree on."""

from __future__ import annotations

from treaty_validator.document import Document


def quoted(document: Document) -> str:
    """Every ambiguous value in double quotes, by its place, the last one first."""
    lines = list(document.lines)
    spans = {one.span for one in document.findings if one.rule == "ambiguous-scalar" and one.span is not None}
    for span in sorted(spans, reverse=True):
        line = lines[span.line - 1]
        text = line[span.column - 1 : span.end_column - 1]
        if span.line == span.end_line and '"' not in text and "\\" not in text:
            lines[span.line - 1] = f'{line[: span.column - 1]}"{text}"{line[span.end_column - 1 :]}'
    return "\n".join(lines)
