"""The report for a person: where, what, the line itself with the place marked, and how to learn more."""

from __future__ import annotations

from treaty_validator.findings import Located, Report, Span
from treaty_validator.reporters.concise import headline
from treaty_validator.reporters.summary import summary
from treaty_validator.terminal import clean, paint

WIDTH = 110


def render(report: Report, color: bool = False, width: int = WIDTH) -> str:
    """All findings with their code frames, then troubles, then the summary."""
    blocks = [_block(one, color, width) for one in report.findings]
    blocks += [f"{clean(f'{one.file}: {clean(one.message)}')}\n" for one in report.troubles]
    role = "error" if report.findings or report.troubles else "good"
    return "\n".join([*blocks, paint(summary(report), role, color) + "\n"])


def _block(one: Located, color: bool, width: int) -> str:
    lines = [headline(one, color)]
    if one.source_line.strip():
        lines += _frame(one, color, width)
    elif one.finding.hint:
        lines.append(f"   = {clean(one.finding.hint)}")
    lines += [
        f"   {paint('=', 'frame', color)} {clean(text)}: line {span.line}" for text, span in one.related if span.line
    ]
    lines.append(f"   {paint('=', 'frame', color)} help: validate-treaty --explain {one.finding.rule}")
    return "\n".join(lines) + "\n"


def _frame(one: Located, color: bool, width: int) -> list[str]:
    """The source line with carets beneath; a long line is cut so that the place stays in view."""
    span, line = one.span, clean(one.source_line.replace("\t", " "))
    start, end = span.column - 1, _end(span, len(line))
    left = max(0, min(start - 20, end - width)) if len(line) > width else 0
    shown = ("…" if left else "") + line[left : left + width] + ("…" if len(line) > left + width else "")
    indent = start - left + bool(left)
    carets = "^" * max(1, min(end, left + width) - start)
    number = str(span.line)
    gutter = " " * len(number)
    bar = paint("|", "frame", color)
    mark = paint(carets, one.finding.severity, color)
    hint = f" {clean(one.finding.hint)}" if one.finding.hint else ""
    return [
        f"{gutter} {bar}",
        f"{paint(number, 'frame', color)} {bar} {shown}",
        f"{gutter} {bar} {' ' * (_wide(line[left:start]) + bool(left) if indent else 0)}{mark}{hint}",
    ]


def _end(span: Span, length: int) -> int:
    return span.end_column - 1 if span.end_line == span.line else length


def _wide(text: str) -> int:
    """Columns that the text takes on a terminal: East Asian wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
