"""The page on coverage tells what is in the records and in the list kept by hand, and is up to date."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from treaty_validator.model.collection import Collection, load

from .conftest import MINIMAL, ROOT

# At the end of the way, and under another name: tests may well be run under the package called coverage.
sys.path.append(str(ROOT / "tools"))
import known_pacts

_spec = importlib.util.spec_from_file_location("coverage_page", ROOT / "tools" / "coverage.py")
assert _spec is not None and _spec.loader is not None
coverage_page = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(coverage_page)

HEAD = "name,year,parties,in_force,promise,why,source,record\n"
LISTED = "Palau,1986,USA PLW,yes,duty,Because | so,https://example.org/a,\n"


@pytest.fixture
def collection(minimal: Path) -> Collection:
    return load(minimal.parent)


def listed(tmp_path: Path, lines: str) -> list[known_pacts.Known]:
    file = tmp_path / "known.csv"
    file.write_text(HEAD + lines, encoding="utf-8")
    return known_pacts.known(file)


def row(page: str, beginning: str) -> str:
    return next(line for line in page.splitlines() if line.startswith(f"| {beginning}"))


def test_the_committed_page_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "coverage.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_page_is_the_same_every_time(collection: Collection, tmp_path: Path) -> None:
    known = listed(tmp_path, LISTED)
    assert coverage_page.page(collection, known) == coverage_page.page(
        load(Path(tmp_path / "made-up-pact-2023.yaml")), known
    )


def test_a_pact_in_force_stands_with_its_dates_parties_and_state(collection: Collection) -> None:
    page = coverage_page.page(collection, [])
    assert row(page, "[Made-up Pact]") == (
        "| [Made-up Pact](treaties/made-up-pact-2023/index.md) | 2023-09-16 | 2023-09-16 | 2 | none "
        "| Authentic text | Draft | 2026-11-22 |"
    )
    assert page.index("In force, without a promise") < page.index("[Made-up Pact]") < page.index("Standing not")


def test_a_promise_of_help_is_told_by_its_firmest_clause(tmp_path: Path) -> None:
    clause = (
        "  - {{article: {}, summary: Help., triggers: [armed_attack], deemed_attack_on_all: silent, commitment: {}, "
        "armed_force: silent, action: silent, area: silent, bearers: all, beneficiaries: all, evidence: [{{source: text}}]}}\n"
    )
    clauses = "mutual_defense:\n" + clause.format(2, "consultative") + clause.format(3, "discretionary_means")
    (tmp_path / "made-up-pact-2023.yaml").write_text(
        MINIMAL.replace("sources:", clauses + "sources:"), encoding="utf-8"
    )
    page = coverage_page.page(load(tmp_path), [])
    assert "| Due, by means of one's choice |" in row(page, "[Made-up Pact]")
    assert page.index("In force, with a promise") < page.index("[Made-up Pact]") < page.index("In force, without")


def test_parties_of_whom_the_record_does_not_tell_are_counted_apart(tmp_path: Path) -> None:
    text = MINIMAL.replace("date: 2023-09-16, basis: signature", "date: unknown, basis: ratification_by_all")
    text = text.replace("status: in_force", "status: unknown")
    (tmp_path / "made-up-pact-2023.yaml").write_text(text, encoding="utf-8")
    assert "| 0 to 2 |" in row(coverage_page.page(load(tmp_path), []), "[Made-up Pact]")


def test_a_known_pact_is_listed_as_missing_until_it_has_a_record(collection: Collection, tmp_path: Path) -> None:
    page = coverage_page.page(collection, listed(tmp_path, LISTED))
    assert row(page, "Palau") == (
        "| Palau | 1986 | United States, Palau | yes | help is owed | Because \\| so | [1](https://example.org/a) |"
    )
    there = listed(tmp_path, LISTED.replace(",\n", ",made-up-pact-2023\n"))
    assert "| Palau" not in coverage_page.page(collection, there)


def test_what_promises_no_help_is_set_aside(collection: Collection, tmp_path: Path) -> None:
    page = coverage_page.page(collection, listed(tmp_path, LISTED.replace("duty", "none")))
    assert page.index("set aside") < page.index("| Palau")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (LISTED.replace("yes", "maybe"), "Palau: 'maybe' is none of yes, unknown, not_yet"),
        (LISTED.replace("1986", "86"), "Palau: '86' is no year"),
        (LISTED.replace("PLW", "PLX"), "Palau: there is no state 'PLX'"),
        (LISTED.replace("https://example.org/a", "a book"), "Palau: a source is needed, as a full address"),
        (LISTED.replace(",\n", ",palau-1986\n"), "Palau: there is no record 'palau-1986'"),
        (
            LISTED.replace("1986,USA PLW", "2023,NER MLI"),
            "Palau: looks like the record 'made-up-pact-2023'; name it in the column record",
        ),
    ],
)
def test_the_list_kept_by_hand_is_checked(collection: Collection, tmp_path: Path, line: str, problem: str) -> None:
    assert list(known_pacts.problems(listed(tmp_path, line), collection)) == [problem]


def test_a_sound_list_has_no_problems(collection: Collection, tmp_path: Path) -> None:
    assert list(known_pacts.problems(listed(tmp_path, LISTED), collection)) == []
