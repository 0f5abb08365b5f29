"""Collection rules in large collections: they still say what was meant, and never compare everything with everything."""

from __future__ import annotations

from collections import Counter

import pytest
from treaty_validator.collection import Facts, Index, index
from treaty_validator.findings import Finding
from treaty_validator.model import likeness
from treaty_validator.registry import collection_rules
from treaty_validator.running import run

MANY = 300


def facts(name: str, title: str = "", target: str = "") -> Facts:
    relations = (("refers_to", target),) if target else ()
    return Facts(f"{name}.yaml", name, relations, frozenset({"MLI", "NER"}), "2023-09-16", "", "", "", (title,), ())


def said(one: Facts, whole: Index) -> list[Finding]:
    return [found for rule in collection_rules() for found in run(rule, one, whole)]


@pytest.mark.parametrize(
    ("target", "meant"),
    [("sahel-charta-2023", "sahel-charter-2023"), ("shael-charter-2023", "sahel-charter-2023"), ("ostend-1901", "")],
)
def test_what_was_meant_is_found_among_many(target: str, meant: str) -> None:
    others = [facts(f"p{number}-pact-{1700 + number}", chr(300 + number) * 9) for number in range(MANY)]
    one = facts("liptako-pact-2024", "x", target)
    found = said(one, index([*others, facts("sahel-charter-2023", "y"), one]))
    words = f"; did you mean '{meant}'?" if meant else ""
    assert [each.message for each in found] == [f"there is no record '{target}' in the collection{words}"]


def test_titles_of_the_same_letters_are_compared_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()

    def counted(one: str, other: str) -> bool:
        calls[one] += 1
        return False

    monkeypatch.setattr(likeness, "is_alike", counted)
    # Turned round, a title keeps all its pairs of neighbors but one.
    circle = "".join(map(chr, range(0x4E00, 0x4E00 + MANY)))
    all_facts = [facts(f"pact-{number}", circle[number:] + circle[:number]) for number in range(MANY)]
    whole = index(all_facts)
    assert not [found for one in all_facts for found in said(one, whole)]
    assert len(calls) == MANY
    assert max(calls.values()) <= 8


def test_a_twin_is_told_of_the_file_that_has_it_and_of_no_other_with_the_same_id() -> None:
    one, twin = facts("sahel-pact-2023", "Sahel Pact"), facts("sahel-charter-2023", "Sahel Pact")
    other = facts("sahel-pact-2023", "Sahel Pact")._replace(
        file="more/sahel-pact-2023.yaml", parties=frozenset({"FRA"})
    )
    whole = index([one, twin, other])
    assert [[found.rule for found in said(each, whole)] for each in (one, twin, other)] == [
        ["duplicate-record"],
        ["duplicate-record"],
        [],
    ]
