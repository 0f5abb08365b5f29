"""The parser's complaints in the words of somebody who has never heard of a parser."""

from __future__ import annotations

from typing import Any

import yaml

from treaty_validator.document import problems
from treaty_validator.findings import Finding, Span

_WORDS = (
    ("found character '\\t'", "a tab stands where spaces are needed", "use spaces; two for each step inwards"),
    ("that cannot start any token", "a value cannot begin with this character", "put the value in quotes"),
    ("mapping values are not allowed", "a second colon makes this line unreadable", "put the text in quotes"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed", "add the closing mark"),
    ("could not find expected ':'", "this line is neither `key: value` nor an item of a list", "a colon and a space?"),
    ("did not find expected key", "this line does not fit the one above", "check its indentation and quotes"),
    ("expected <block end>", "this line does not fit the one above", "check its indentation and quotes"),
    ("block sequence entries are not allowed", "a list cannot begin on this line", "put `- ` on a line of its own"),
    ("did not find expected ',' or", "a bracket is opened and not closed, or a comma is missing", "check the brackets"),
    ("expected ',' or", "a bracket is opened and not closed, or a comma is missing", "check the brackets"),
    ("did not find expected node content", "a value is missing here", "check the brackets and commas"),
    ("unknown escape character", "a backslash in double quotes begins a special sign", "use single quotes"),
    ("undefined alias", "aliases (*name) are not used in records", "put the value in quotes"),
    ("directive", "directives (lines beginning with %) are not used in records", "take the line out"),
    ("<document start>", "the record ends above this line, then more text follows", "check the indentation"),
)


def explain(error: yaml.YAMLError, text: str) -> Finding:
    """The finding for a file that is not YAML, at the place where reading stopped."""
    problem = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = str(getattr(error, "context", "") or "")
    span = _span(mark, text)
    line = text.split("\n")[span.line - 1] if mark else ""
    if line[: span.column].strip(" ") == "\t" or (problem.startswith("found character") and "\t" in line):
        return problems.not_yaml(_WORDS[0][1], span, _WORDS[0][2])
    for needle, words, hint in _WORDS:
        if needle in problem or needle in context:
            return problems.not_yaml(words, span, hint)
    return problems.not_yaml("this line cannot be read", span, "check its indentation, quotes and brackets")


def _span(mark: Any, text: str) -> Span:
    if mark is None:
        return problems.START
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[line]))
    return Span(line + 1, column + 1, line + 1, column + 2)
