"""The rules that no fragment of a record can show: each is shown here by bytes, by a name, or by a fault of our own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unicodedata import is_normalized

import pytest
from treaty_validator.checking import check
from treaty_validator.engine import validate
from treaty_validator.explain_rule import is_fragment, page
from treaty_validator.limits import MAX_BYTES
from treaty_validator.registry import load_all
from treaty_validator.rules.text import _FIRST_ACCENT

from tests.rules.base import BASE, TODAY, name_of, spliced

SHOWN: dict[str, tuple[bytes, bytes]] = {
    "file-too-large": (BASE.encode() + b"#" * MAX_BYTES, BASE.encode()),
    "not-utf8": (BASE.encode("utf-16"), BASE.encode()),
    "forbidden-character": (BASE.replace("Pacte", "Pac\u200bte").encode(), BASE.encode()),
    "not-a-record": (b"# nothing yet\n", BASE.encode()),
}
# These need more than bytes: one has tests of its own below, the other in tests/test_engine.py.
APART = {"file-name-mismatch", "internal-error"}

# Names of files that fit the record, and others with the part of them that a reader is told.
FITTING = ["sahel-pact-2023.yaml", "/a/b.c/sahel-pact-2023.yaml", "C:\\a\\sahel-pact-2023.yml", ""]
OTHER = {
    "sahel-charter-2023.yaml": "sahel-charter-2023",
    "/sahel-pact-2023/b.c/sahel-charter.yaml": "sahel-charter",
    "C:\\sahel-pact-2023\\sahel-pact-2023.old.yml": "sahel-pact-2023.old",
}


def names(raw: bytes, file: str = "") -> list[str]:
    return [found.rule for found in check(file or name_of(BASE), raw, TODAY).findings]


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_the_bytes_have_this_finding_and_no_other(name: str) -> None:
    wrong, right = SHOWN[name]
    assert names(wrong) == [name]
    assert names(right) == []


def test_every_rule_without_a_fragment_is_shown_here() -> None:
    told_in_words = {rule.name for rule in load_all().values() if not is_fragment(page(rule).bad)}
    assert told_in_words == set(SHOWN) | APART


@pytest.mark.parametrize("file", FITTING)
def test_a_file_has_the_name_of_its_record(file: str) -> None:
    assert [found.rule for found in check(file, BASE.encode(), TODAY).findings] == []


@pytest.mark.parametrize(("file", "name"), OTHER.items())
def test_a_file_with_another_name_is_told(file: str, name: str) -> None:
    (found,) = check(file, BASE.encode(), TODAY).findings
    assert (found.rule, found.severity, found.path, found.hint) == (
        "file-name-mismatch",
        "error",
        ("id",),
        "make the two the same",
    )
    assert found.message == f"the id is 'sahel-pact-2023', but the file is called '{name}'"


def test_a_file_with_another_name_is_told_where_its_id_stands(tmp_path: Path) -> None:
    path = tmp_path / "sahel-charter-2023.yaml"
    path.write_text(BASE, encoding="utf-8")
    assert [one.span.line for one in validate([str(path)], today=TODAY).findings] == [2]


def test_no_letter_that_the_rule_on_accents_passes_over_composes() -> None:
    assert is_normalized("NFC", "".join(map(chr, range(ord(_FIRST_ACCENT)))))
    assert "not-nfc" in names(BASE.replace("Pacte", f"Pacte{_FIRST_ACCENT}").encode())


# Parts of a record that are there without being sound: no rule may break on what is left when they are taken out.
BROKEN: dict[str, Callable[[], str]] = {
    "no parties": lambda: spliced("parties: none"),
    "a party that is text": lambda: spliced("parties:\n  - MLI\n  - {state: NER, actions: [signature]}"),
    "actions without dates": lambda: spliced("parties:\n  - {state: MLI, actions: [{action: withdrawal}]}\n  - {}"),
    "clauses of all kinds": lambda: spliced("mutual_defense: [4, {triggers: all}]\nprovisions: {type: training}"),
    "dates that are lists": lambda: spliced("signed: [2023]\nin_force: {date: [2023]}\nended: {date: {}}"),
    "sources that are text": lambda: spliced("sources: [text]\ndisputes: [{path: [1]}]\nrelations: [amends]"),
    "everything else": lambda: spliced("scope: []\nduration: P5Y\nregistration: 5\nidentifiers: [5]\ncoding: draft"),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_no_rule_breaks_on_a_broken_record(name: str) -> None:
    assert "internal-error" not in names(BROKEN[name]().encode())
