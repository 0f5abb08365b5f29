"""Annotations on a pull request in GitHub Actions (workflow commands)."""

from __future__ import annotations

import re

from treaty_validator.findings import Located, Report
from treaty_validator.reporters.summary import summary
from treaty_validator.terminal import clean

# The first of two colons: together they would end the message, or begin another command.
_PAIR = re.compile(r":(?=:)")


def render(report: Report, color: bool = False) -> str:
    lines = [_annotation(one) for one in report.findings]
    lines += [f"::error file={_property(one.file)}::{_data(one.message)}" for one in report.troubles]
    return "\n".join([*lines, summary(report)]) + "\n"


def _annotation(one: Located) -> str:
    finding, span = one.finding, one.span
    place = f"file={_property(one.file)},line={span.line},endLine={span.end_line}"
    if span.line == span.end_line:
        place += f",col={span.column},endColumn={span.end_column}"
    text = finding.message + (f" ({finding.hint})" if finding.hint else "")
    return f"::{finding.severity} {place},title={_property(finding.rule)}::{_data(text)}"


def _data(text: str) -> str:
    """A message that no content can turn into a command of its own."""
    return _PAIR.sub(": ", clean(text).replace("%", "%25"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
