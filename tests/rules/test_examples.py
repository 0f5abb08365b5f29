"""Every rule's page tells the truth: its wrong example has this one finding on the marked line, its right one none."""

from __future__ import annotations

import pytest
from treaty_validator.explain_rule import is_fragment, page
from treaty_validator.registry import Rule, load_all

from tests.rules.base import findings, spliced, told

RULES = list(load_all().values())
SHOWN = [rule for rule in RULES if is_fragment(page(rule).bad)]
MARKS = ("# here", "# validate-treaty:")


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.name)
def test_the_wrong_example_has_this_finding_and_no_other(rule: Rule) -> None:
    text = spliced(page(rule).bad)
    marked = [number for number, line in enumerate(text.split("\n"), 1) if any(mark in line for mark in MARKS)]
    found = findings(text)
    assert [(one.finding.rule, one.span.line) for one in found] == [(rule.name, line) for line in marked], told(found)
    assert len(marked) == 1


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.name)
def test_the_right_example_has_no_finding(rule: Rule) -> None:
    assert told(findings(spliced(page(rule).good))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_page_with_all_its_parts(rule: Rule) -> None:
    told_by_rule = page(rule)
    assert told_by_rule.title and told_by_rule.why and told_by_rule.bad and told_by_rule.good
    assert is_fragment(told_by_rule.bad) == is_fragment(told_by_rule.good)


def test_the_base_record_is_sound() -> None:
    assert told(findings(spliced(""))) == []
