"""How often each rule fired, most often first."""

from __future__ import annotations

from collections import Counter

from treaty_validator.findings import Report
from treaty_validator.reporters.summary import summary
from treaty_validator.terminal import paint


def render(report: Report, color: bool = False) -> str:
    counted = Counter((one.finding.rule, one.finding.severity) for one in report.findings)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    width = max((len(f"{count:,}") for _, count in rows), default=0)
    lines = [f"{count:>{width},}  {paint(f'{rule[1]}[{rule[0]}]', rule[1], color)}" for rule, count in rows]
    return "\n".join([*lines, summary(report)]) + "\n"
