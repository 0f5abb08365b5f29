"""Where a report goes: the screen, a file, and the page of a step in GitHub Actions."""

from __future__ import annotations

import argparse
import os
import sys

from treaty_validator.findings import Report
from treaty_validator.terminal import wants_color, write


def deliver(report: Report, options: argparse.Namespace) -> None:
    """Write the report to everywhere it was asked for. Raises OSError."""
    from treaty_validator.reporters import renderer

    on_screen = options.format
    if options.output:
        from treaty_validator.writing import replace

        text = renderer(options.format)(report, False)
        replace(options.output, text.encode("utf-8", "backslashreplace"))
        on_screen = "text"
    color = wants_color(options.color, sys.stdout)
    if options.statistics:
        from treaty_validator.reporters import statistics

        text = statistics.render(report, color)
    elif on_screen == "text":
        from treaty_validator.reporters import text as for_people

        text = for_people.render(report, color, _width())
    else:
        text = renderer(on_screen)(report, color)
    write(text, sys.stdout)
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and os.environ.get("GITHUB_ACTIONS") == "true":
        from treaty_validator.reporters import step_summary

        with open(page, "ab") as stream:
            stream.write(step_summary.render(report).encode("utf-8", "backslashreplace"))


def _width() -> int:
    """The columns that a line of a record may take: those of the terminal, or a good measure for a file."""
    from treaty_validator.reporters.text import WIDTH

    if sys.stdout is None or not sys.stdout.isatty():
        return WIDTH
    import shutil

    return max(40, shutil.get_terminal_size((WIDTH + 10, 24)).columns - 10)
