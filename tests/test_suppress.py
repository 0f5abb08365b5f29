"""`# validate-treaty: ignore[rule] reason`, where it silences, where it does not, and where it is itself a finding."""

from __future__ import annotations

from datetime import date

import pytest
from treaty_validator.engine import validate
from treaty_validator.findings import Report

from tests.conftest import MINIMAL

WRONG = "status: inforce"
MARK = "# validate-treaty: ignore"


def report(status: str, selected: frozenset[str] | None = None) -> Report:
    raw = MINIMAL.replace("status: in_force", status).encode()
    wanted = (lambda name: True) if selected is None else selected.__contains__
    return validate([], stdin=("new/made-up-pact-2023.yaml", raw), today=date(2026, 11, 22), selected=wanted)


def rules(status: str) -> list[str]:
    return [one.finding.rule for one in report(status).findings]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (WRONG, ["unknown-value"]),
        (f"{WRONG}  {MARK}[unknown-value] the new codebook has it", []),
        (f"{MARK}[unknown-value] the new codebook has it\n{WRONG}", []),
        (f"{MARK}[unknown-value] the new codebook has it\n# and another remark\n\n{WRONG}", []),
        (f"{WRONG}  {MARK}[key-order, unknown-value] why", ["unused-suppression"]),
        (f"{WRONG}  {MARK}[unknown-key] why", ["unknown-value", "unused-suppression"]),
        (f"{WRONG}\n{MARK}[unknown-value] one line too late", ["unknown-value", "unused-suppression"]),
        (f"{WRONG}  {MARK}[unknown-value]", ["unknown-value", "bad-suppression"]),
        (f"{WRONG}  {MARK} unknown-value", ["unknown-value", "bad-suppression"]),
        (f"{WRONG}  # validate-treaty: off", ["unknown-value", "bad-suppression"]),
        (f"status: in_force  {MARK}[unknown-value] why", ["unused-suppression"]),
        (f'status: "in_force"\nshort_title: "{MARK}[unknown-value] why"', ["key-order"]),
    ],
)
def test_a_comment_silences_what_it_names_where_it_stands(status: str, expected: list[str]) -> None:
    assert rules(status) == expected


def test_a_rule_that_there_is_not_is_named() -> None:
    (one,) = report(f"status: in_force  {MARK}[unknown-valu] why").findings
    assert one.finding.message == "there is no rule 'unknown-valu'; did you mean 'unknown-value'?"


def test_of_rules_that_did_not_run_nobody_says_that_they_are_unused() -> None:
    text = f"status: in_force  {MARK}[impossible-date] why"
    assert rules(text) == ["unused-suppression"]
    assert report(text, frozenset({"unused-suppression", "key-order"})).findings == ()


def test_the_comment_itself_is_the_place() -> None:
    (one,) = report(f"status: in_force  {MARK}[key-order] why").findings
    assert one.source_line[one.span.column - 1 : one.span.end_column - 1] == f"{MARK}[key-order] why"
