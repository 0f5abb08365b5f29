"""Reports that the tests of every format share: an ordinary one, a clean one, and one that wants to do harm."""

from __future__ import annotations

from treaty_validator import __version__
from treaty_validator.findings import Finding, Located, Report, Severity, Span, Trouble

ORDINARY = Report(
    (
        Located(
            "treaties/a-pact-1948.yaml",
            Span(7, 1, 7, 12),
            Finding("unknown-key", Severity.ERROR, "'short_titel' is not a key that can stand here; did you mean 'short_title'?", ("short_titel",), "one of id, title, ...", True),
            "short_titel: Pact",
        ),
        Located(
            "treaties/a-pact-1948.yaml",
            Span(41, 12, 41, 16),
            Finding("malformed-value", Severity.ERROR, "'Mali' is not a state or organization code; did you mean 'MLI'?", ("parties", 0, "state"), "such as MLI, SUN, EU"),
            "  - state: Mali",
        ),
        Located(
            "treaties/été pact-1950.yaml",
            Span(3, 1, 3, 3),
            Finding("duplicate-key", Severity.WARNING, "'id' stands twice here; the first is on line 2", (), "keep one of the two"),
            "id: été-1950",
            (("first here", Span(2, 1, 2, 3)),),
        ),
    ),
    4,
    (Trouble("treaties/pipe.yaml", "is a pipe, not a file"),),
)  # fmt: skip

CLEAN = Report((), 12)

HOSTILE = Report(
    (
        Located(
            "a,b:c%d\x1b[31m|<b>.yaml",
            Span(1, 1, 1, 2),
            Finding("wrong-type", Severity.ERROR, "'::error::x %0A\n##[group] \x00\u202e | `<script>` @all' \ufffe\ud800 ]]>", ("a/b~c",)),
            "\x1b]0;title\x07 line \u202e",
        ),
    ),
    1,
    (Trouble("\udcff.yaml", "::stop-commands::x"),),
)  # fmt: skip

REPORTS = {"ordinary": ORDINARY, "clean": CLEAN, "hostile": HOSTILE}


def steady(text: str) -> str:
    """The output without the version, which every release changes."""
    return text.replace(f'"{__version__}"', '"VERSION"')
