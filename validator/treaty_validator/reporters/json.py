"""For programs: the shape is `schema/diagnostics.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from treaty_validator import __version__
from treaty_validator.findings import Located, Report, Span, pointer
from treaty_validator.reporters.summary import counts
from treaty_validator.terminal import clean_lines

VERSION = 1


def render(report: Report, color: bool = False) -> str:
    errors, warnings = counts(report)
    document = {
        "version": VERSION,
        "tool": {"name": "treaty-validator", "version": __version__},
        "summary": {"files": report.files, "errors": errors, "warnings": warnings},
        "findings": [_finding(one) for one in report.findings],
        "troubles": [{"file": one.file, "message": one.message, "status": one.status} for one in report.troubles],
    }
    return clean_lines(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _finding(one: Located) -> dict[str, Any]:
    finding = one.finding
    return {
        "file": one.file,
        **_place(one.span),
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "hint": finding.hint,
        "pointer": pointer(finding.path),
        "related": [{"message": text, **_place(span)} for text, span in one.related],
    }


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
