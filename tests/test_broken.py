"""Records as people break them, one mistake each, and what the validator says to each.

The first line of every record tells which line is wrong and why. `python -m tests.test_broken` writes the outputs anew,
to be read before they are kept.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from treaty_validator.contract.sources import schema
from treaty_validator.engine import validate
from treaty_validator.findings import Report
from treaty_validator.reporters.text import render

FOLDER = Path(__file__).parent / "broken"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
# What belongs to programmers: types of Python, keywords of JSON Schema, pieces of patterns.
TYPES = "str|int|bool|float|dict|tuple|NoneType|None|True|False|ValidationError|Traceback"
PATTERNS = re.compile(r"\\[AZdsw]|\[[a-z]-[a-z]|\[0-9\]|\(\?|\^\(|\)\$")


def keywords(node: object) -> set[str]:
    """The words of JSON Schema in use that are not English as well, and so could only be a slip."""
    found: set[str] = set()
    if isinstance(node, dict):
        found |= {key for key in node if key != key.lower() or key.startswith("$") or key == "const"}
        for value in node.values():
            found |= keywords(value)
    elif isinstance(node, list):
        found |= {word for item in node for word in keywords(item)}
    return found - {"$schema", "$id", "$defs"}


def report(name: str) -> Report:
    raw = (FOLDER / f"{name}.yaml").read_bytes()
    return validate([], stdin=("new/made-up-pact-2023.yaml", raw), today=date(2026, 11, 22))


def announced(name: str) -> int:
    """The line that the record itself says is wrong."""
    head = (FOLDER / f"{name}.yaml").read_bytes().split(b"\n", 1)[0].decode()
    told = re.match(r"# Line ([0-9]+): [^.].*\.\Z", head)
    assert told, f"{name}.yaml does not begin with what is wrong in it"
    return int(told[1])


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 80
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_record_is_explained(name: str) -> None:
    found = report(name)
    out = render(found)
    assert out == (FOLDER / f"{name}.txt").read_text("utf-8")
    first = found.findings[0]
    assert first.span.line == announced(name)
    assert len(found.findings) <= 2
    assert "did you mean" in first.finding.message or first.finding.hint or len(first.finding.message) > 30
    for one in found.findings:
        said = re.sub(r"https?://\S+", "", f"{one.finding.message} {one.finding.hint}")
        assert not re.search(rf"\b({TYPES})\b", said), said
        assert not PATTERNS.search(said), said
        assert not any(re.search(rf"(?<![\w-]){re.escape(word)}\b", said) for word in keywords(schema())), said


if __name__ == "__main__":
    for each in NAMES:
        (FOLDER / f"{each}.txt").write_text(render(report(each)), encoding="utf-8")
