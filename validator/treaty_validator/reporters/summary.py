"""The one line that closes a report."""

from __future__ import annotations

from treaty_validator.findings import Report, Severity


def counts(report: Report) -> tuple[int, int]:
    """How many errors and warnings."""
    errors = sum(one.finding.severity is Severity.ERROR for one in report.findings)
    return errors, len(report.findings) - errors


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def summary(report: Report) -> str:
    """`6 errors in 1 of 6 records`, or that all is well."""
    errors, warnings = counts(report)
    if not report.findings:
        if not report.files:
            return "no record was checked"
        return f"all {report.files:,} records are sound" if report.files > 1 else "the record is sound"
    parts = [plural(errors, "error")] if errors else []
    parts += [plural(warnings, "warning")] if warnings else []
    touched = len({one.file for one in report.findings})
    return f"{' and '.join(parts)} in {touched:,} of {plural(report.files, 'record')}"
