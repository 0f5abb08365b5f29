"""The page that GitHub Actions shows for a run: one table of findings in Markdown."""

from __future__ import annotations

import re

from treaty_validator.findings import Located, Report
from treaty_validator.reporters.summary import plural, summary
from treaty_validator.terminal import clean

# The page of one step may hold 1 MiB; a person reads far less.
MAX_ROWS = 200
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&-])")


def render(report: Report, color: bool = False) -> str:
    lines = ["### Security pacts", "", _escaped(summary(report)[:1].upper() + summary(report)[1:]) + ".", ""]
    if report.findings:
        lines += ["| place | finding | what |", "| --- | --- | --- |"]
        lines += [_row(one) for one in report.findings[:MAX_ROWS]]
        if len(report.findings) > MAX_ROWS:
            lines += ["", f"{plural(len(report.findings) - MAX_ROWS, 'more finding')}; the log has all of them."]
        lines.append("")
    if report.troubles:
        lines += [f"- {_escaped(one.file)}: {_escaped(one.message)}" for one in report.troubles]
        lines.append("")
    return "\n".join(lines)


def _row(one: Located) -> str:
    finding = one.finding
    hint = f" ({finding.hint})" if finding.hint else ""
    place = f"{one.file}:{one.span.line}:{one.span.column}"
    return f"| {_escaped(place)} | {finding.severity}: {finding.rule} | {_escaped(finding.message + hint)} |"


def _escaped(text: str) -> str:
    """The text with every sign of Markdown and HTML taken literally."""
    return _SPECIAL.sub(r"\\\1", clean(text)).replace("\\<", "&lt;").replace("\\&", "&amp;")
