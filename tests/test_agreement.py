"""Two tiny codings whose agreement can be counted by hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import agreement  # noqa: E402
from double_coding.codes import article_number  # noqa: E402
from double_coding.measure import alpha, measure  # noqa: E402
from double_coding.pairs import Pair, pairs, presence  # noqa: E402
from double_coding.report import differences, table  # noqa: E402


def record(own: str = "pact-1950", **changed: Any) -> dict[str, Any]:
    """A small record as the base loader reads it."""
    action = {"action": "signature", "date": "1950-01-02"}
    return {
        "id": own,
        "signed": {"date": "1950-01-02"},
        "status": "in_force",
        "parties": [{"state": code, "role": "original_signatory", "actions": [action]} for code in ("FRA", "GBR")],
        **changed,
    }


def clause(article: str = "5", **changed: Any) -> dict[str, Any]:
    return {"article": article, "triggers": ["armed_attack"], "commitment": "automatic", **changed}


def only(first: dict[str, Any], second: dict[str, Any], field: str) -> Any:
    """The figures of one field over a single pair of records."""
    return measure(field, pairs({"pact-1950": first}, {"pact-1950": second})[field])


def test_the_same_record_twice_agrees_on_everything() -> None:
    fields = pairs({"a": record()}, {"a": record()})
    figures = [measure(field, fields[field]) for field in fields if fields[field]]
    assert figures and all(one.percent == 100 and one.one_sided == 0 for one in figures)
    assert differences(fields) == ""


def test_records_that_only_one_folder_holds_are_left_out() -> None:
    fields = pairs({"a": record("a"), "b": record("b")}, {"b": record("b"), "c": record("c")})
    assert {pair.unit[0] for each in fields.values() for pair in each} == {"b"}


def test_alpha_of_a_worked_example() -> None:
    # Of twenty values six are 1, and four of ten pairs differ: 1 - 19 * 4 / (14 * 6).
    first, second = "0100000000", "1110010010"
    assert alpha([Pair((), a, b) for a, b in zip(first, second, strict=True)]) == pytest.approx(0.095, abs=0.001)


def test_alpha_is_none_where_no_two_values_occur() -> None:
    assert alpha([Pair((), "yes", "yes")] * 3) is None


@pytest.mark.parametrize("answer", ["unknown", None])
def test_an_answer_on_one_side_only_is_counted_and_not_compared(answer: str | None) -> None:
    one = only(record(binding="binding"), record(binding=answer), "binding")
    assert (one.compared, one.one_sided, one.percent) == (0, 1, None)


def test_silent_is_an_answer() -> None:
    one = only(
        record(withdrawal={"allowed": "silent"}), record(withdrawal={"allowed": "any_time"}), "withdrawal.allowed"
    )
    assert (one.compared, one.same) == (1, 0)


def test_clauses_are_matched_by_article_however_it_is_numbered() -> None:
    first = record(mutual_defense=[clause("V(1)"), clause("VI", commitment="permissive")])
    second = record(mutual_defense=[clause("6", commitment="consultative"), clause("5")])
    one = only(first, second, "mutual_defense.commitment")
    assert (one.compared, one.same) == (2, 1)


def test_a_clause_of_one_side_is_not_compared_and_its_article_is() -> None:
    first, second = record(mutual_defense=[clause("5"), clause("6")]), record(mutual_defense=[clause("5")])
    assert only(first, second, "mutual_defense.commitment").one_sided == 1
    assert only(first, second, "mutual_defense.article").same == 0


def test_two_clauses_of_one_article_are_matched_in_order() -> None:
    both = [clause("5(1)"), clause("5(2)", commitment="consultative")]
    one = only(record(mutual_defense=both), record(mutual_defense=both), "mutual_defense.commitment")
    assert (one.compared, one.same) == (2, 2)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("V", "5"), ("IV(2)", "4"), ("XIV", "14"), ("42(7)", "42"), ("preamble", "preamble"), ("12", "12")],
)
def test_article_numbers(printed: str, number: str) -> None:
    assert article_number(printed) == number


def test_sets_are_compared_whole_and_item_by_item() -> None:
    pair = Pair(("a",), frozenset({"armed_attack", "coup"}), frozenset({"armed_attack"}))
    asked = presence([pair])
    assert [(each.unit, each.first, each.second) for each in asked] == [
        (("a", "armed_attack"), "yes", "yes"),
        (("a", "coup"), "yes", "no"),
    ]
    one = measure("triggers", [pair, Pair(("b",), frozenset({"coup"}), frozenset({"coup"}))])
    assert (one.compared, one.same, one.questions) == (2, 1, 4)


def test_dates_are_compared_act_by_act_of_parties_that_both_hold() -> None:
    second = record()
    second["parties"] = [
        {
            "state": "FRA",
            "role": "original_signatory",
            "actions": [
                {"action": "signature", "date": "1950-01-03"},
                {"action": "ratification", "date": "1951-01-01"},
            ],
        }
    ]
    dates = only(record(), second, "parties.actions.date")
    assert (dates.compared, dates.same, dates.one_sided) == (1, 0, 2)
    assert only(record(), second, "parties").same == 0


def test_the_table_says_what_was_counted() -> None:
    one = only(record(), record(status="expired"), "status")
    assert table([one]).splitlines()[-1] == "| `status` | 1 | 0 | 0 | 0 | 0.00 | 1 |"


def test_a_difference_names_record_field_and_both_answers() -> None:
    fields = pairs({"a": record("a")}, {"a": record("a", status="expired")})
    assert differences(fields) == "a: status: in_force | expired\n"


def test_the_command_over_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, status in (("one", "in_force"), ("two", "expired")):
        (tmp_path / folder).mkdir()
        for own in ("a", "b"):
            text = f"id: {own}\nsigned: {{date: 1950-01-02}}\nstatus: {status}\n"
            (tmp_path / folder / f"{own}.yaml").write_text(text, "utf-8")
    folders = [str(tmp_path / "one"), str(tmp_path / "two")]
    assert agreement.main([*folders, "--without", "b"]) == 0
    assert "| `signed.date` | 1 | 0 | 1 | 100 | – | 1 |" in capsys.readouterr().out
    assert agreement.main([*folders, "--differences"]) == 0
    assert capsys.readouterr().out == "a: status: in_force | expired\nb: status: in_force | expired\n"
    with pytest.raises(SystemExit):
        agreement.main([folders[0], str(tmp_path / "three")])


def test_the_published_table_is_what_the_stored_codings_give() -> None:
    page = (ROOT / "docs" / "agreement.md").read_text("utf-8")
    stated = next(line.strip() for line in page.splitlines() if line.strip().startswith("python tools/agreement.py"))
    ran = subprocess.run(
        [sys.executable, *stated.split()[1:]], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert ran.stdout in page
