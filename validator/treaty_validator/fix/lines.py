"""Fixes that need no more than lines: their ends, the last one, and the first, which tells editors of the schema."""

from __future__ import annotations

from typing import Any

from treaty_validator.document import Document
from treaty_validator.document.reading import PARSER

MARK = "yaml-language-server:"


def line_ends(document: Document) -> str:
    """Lines end in a line feed alone."""
    return document.text.replace("\r\n", "\n")


def trailing_space(document: Document) -> str:
    """No spaces and tabs at the ends of lines, but for those inside texts of several lines."""
    inside = _inside_text(document.text)
    lines = [line if number in inside else line.rstrip(" \t") for number, line in enumerate(document.lines)]
    return "\n".join(lines)


def final_newline(document: Document) -> str:
    """The last line ends like the others, and no empty line follows it."""
    return document.text.rstrip(" \t\n") + "\n"


def modeline(document: Document, schema_path: str) -> str:
    """The first line tells editors where the schema is, unless the file tells so already."""
    told = any(line.startswith("#") and MARK in line for line in document.lines)
    return document.text if told else f"# {MARK} $schema={schema_path}\n{document.text}"


def _inside_text(text: str) -> set[int]:
    """The lines, from 0, whose end lies within a quoted or block text."""
    inside: set[int] = set()
    parser: Any = PARSER(text)
    while parser.check_event():
        event: Any = parser.get_event()
        if getattr(event, "style", None) in {'"', "'", "|", ">"}:
            inside.update(range(event.start_mark.line, event.end_mark.line))
    return inside
