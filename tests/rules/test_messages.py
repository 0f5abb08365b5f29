"""What people read: the words of every rule about its wrong example and its edges, kept in `messages.txt`.

`PYTHONPATH=validator python -m tests.rules.test_messages` writes the file anew; read the difference before keeping it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from treaty_validator.explain_rule import is_fragment, page
from treaty_validator.findings import Located
from treaty_validator.registry import load_all

from tests.rules.base import findings, spliced
from tests.rules.test_edges import MARK, cases, plain

KEPT = Path(__file__).with_name("messages.txt")
# The words about the form of a record and of its file are kept with the broken records.
SHOWN = [
    rule
    for rule in load_all().values()
    if is_fragment(page(rule).bad) and rule.check.__module__.startswith("treaty_validator.rules.")
]
# Every text whose words are kept, by name.
TEXTS = {rule.name: spliced(page(rule).bad) for rule in SHOWN}
TEXTS |= {name: plain(text) for name, text in cases() if any(MARK.search(line) for line in text.split("\n"))}
# What no reader should have to know.
JARGON = re.compile(
    r"\\[AZdsw]|\(\?|\[0-9\]|additionalProperties|propertyNames|oneOf|minItems|NoneType|\b(?:dict|str|int|None)\b"
)


def words(one: Located) -> list[str]:
    """A finding as it is kept: place, severity, message, hint, related places."""
    span = one.span
    lines = [f"{span.line}:{span.column}-{span.end_column} {one.finding.severity}: {one.finding.message}"]
    lines += [f"    = {one.finding.hint}"] if one.finding.hint else []
    return lines + [f"    {place.line}:{place.column} {label}" for label, place in one.related]


def section(name: str) -> str:
    """What the validator says of the text of this name."""
    told = [line for one in findings(TEXTS[name]) for line in words(one)]
    return "\n".join([name, *("    " + line for line in told)])


def kept() -> dict[str, str]:
    """The sections of the file by name."""
    sections = KEPT.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return {text.split("\n")[0]: text for text in sections}


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_are_the_kept_ones(name: str) -> None:
    assert section(name) == kept()[name]


def test_nothing_is_kept_of_rules_that_are_gone() -> None:
    assert sorted(kept()) == sorted(TEXTS)


@pytest.mark.parametrize("name", sorted(kept()) if KEPT.exists() else [])
def test_the_words_are_plain(name: str) -> None:
    for line in kept()[name].split("\n")[1:]:
        message = line.partition(": ")[2] or line
        assert not JARGON.search(message)
        assert not message.endswith(".") or message.endswith("...")


if __name__ == "__main__":
    KEPT.write_text("\n\n".join(section(name) for name in TEXTS) + "\n", encoding="utf-8")
