"""One line for each finding."""

from __future__ import annotations

from treaty_validator.findings import Located, Report
from treaty_validator.reporters.summary import summary
from treaty_validator.terminal import clean, paint


def render(report: Report, color: bool = False) -> str:
    lines = [headline(one, color) for one in report.findings]
    lines += [clean(f"{one.file}: {clean(one.message)}") for one in report.troubles]
    return "\n".join([*lines, summary(report)]) + "\n"


def headline(one: Located, color: bool) -> str:
    """`file:line:column: error[rule] message`"""
    place = paint(clean(f"{one.file}:{one.span.line}:{one.span.column}"), "path", color)
    kind = paint(f"{one.finding.severity}[{one.finding.rule}]", one.finding.severity, color)
    return f"{place}: {kind} {clean(one.finding.message)}"
