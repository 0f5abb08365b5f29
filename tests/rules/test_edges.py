"""Where each rule begins and ends: fragments in `edges/`, with what is expected written on the lines that earn it.

A file holds cases under `== what it shows`. A line that ends in `# error: rule` or `# warning: rule` (several with
commas) earns these findings; a case without such a line earns none.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rules.base import findings, spliced, told

MARK = re.compile(r" # ((?:(?:error|warning): [a-z0-9-]+(?:, )?)+)$")


def cases() -> list[tuple[str, str]]:
    """Every case of every file: its name and its fragment."""
    found: list[tuple[str, str]] = []
    for path in sorted((Path(__file__).parent / "edges").glob("*.txt")):
        for case in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, fragment = case.partition("\n")
            found.append((f"{path.stem}: {title}", fragment.strip("\n")))
    return found


def plain(fragment: str) -> str:
    """The record with this fragment, without the marks."""
    return "\n".join(MARK.sub("", line) for line in spliced(fragment).split("\n"))


@pytest.mark.parametrize("fragment", [pytest.param(text, id=name) for name, text in cases()])
def test_the_marked_lines_earn_their_findings(fragment: str) -> None:
    lines = spliced(fragment).split("\n")
    expected = [
        (number, *mark.split(": "))
        for number, line in enumerate(lines, 1)
        if (found := MARK.search(line))
        for mark in found[1].split(", ")
    ]
    found = findings(plain(fragment))
    got = [(one.span.line, str(one.finding.severity), one.finding.rule) for one in found]
    assert got == expected, told(found)
