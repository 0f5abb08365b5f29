"""Runs over many records: the cache, the processes, and rules that break."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from treaty_validator import engine
from treaty_validator.engine import validate
from treaty_validator.findings import Finding, Report, Severity
from treaty_validator.model.record import Record
from treaty_validator.registry import Rule, record_rules

from tests.conftest import MINIMAL, run

TODAY = date(2026, 11, 22)


def collection(folder: Path, count: int, broken: int = 0) -> Path:
    """Sound records, every one different, of which the first `broken` have a mistake each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        year = 1901 + number // 12
        own = f"pact-{number}-{year}"
        text = MINIMAL.replace("made-up-pact-2023", own).replace("Made-up Pact", f"Pact number {number}")
        text = text.replace("2023-09-16", f"{year}-{number % 12 + 1:02}-16")
        text = text.replace("MLI", "FRA").replace("NER", "GBR")
        if number < broken:
            text = text.replace("instrument: treaty", "instrument: treatty")
        (folder / f"{own}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "treaty-validator"


def lines(report: Report) -> list[tuple[str, int, str, str]]:
    return [(one.file, one.span.line, one.finding.rule, one.finding.message) for one in report.findings]


def test_processes_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(collection(tmp_path / "treaties", 90, broken=7))
    alone = validate(folder, today=TODAY, jobs=1)
    monkeypatch.setattr(engine, "WORTH_PROCESSES", 10)
    together = validate(folder, today=TODAY, jobs=2)
    assert lines(together) == lines(alone)
    assert len(alone.findings) == 7
    assert together.files == 90


def test_the_cache_changes_nothing_but_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = collection(tmp_path / "treaties", 12, broken=2)
    first = validate(str(folder), today=TODAY, use_cache=True)
    judged: list[str] = []
    real = engine._judge
    monkeypatch.setattr(engine, "_judge", lambda task, raw, day: (judged.append(task.file), real(task, raw, day))[1])
    again = validate(str(folder), today=TODAY, use_cache=True)
    assert lines(again) == lines(first)
    assert len(judged) == 2, "only the records with findings are judged again"
    changed = sorted(folder.glob("*.yaml"))[5]
    changed.write_text(changed.read_text("utf-8").replace("status: in_force", "status: inforce"), encoding="utf-8")
    third = validate(str(folder), today=TODAY, use_cache=True)
    assert {one.finding.rule for one in third.findings if one.file == str(changed)} == {"unknown-value"}


def test_the_cache_counts_for_one_day_and_one_validator(tmp_path: Path, cache_home: Path) -> None:
    folder = str(collection(tmp_path / "treaties", 3))
    validate(folder, today=TODAY, use_cache=True)
    (stored,) = cache_home.iterdir()
    before = stored.read_text("utf-8").split("\n")[0]
    validate(folder, today=date(2026, 11, 23), use_cache=True)
    assert stored.read_text("utf-8").split("\n")[0] != before


@pytest.mark.parametrize("damage", ["", "x", "truncated", "forged", "nul"])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, cache_home: Path, damage: str) -> None:
    folder = collection(tmp_path / "treaties", 3, broken=1)
    first = validate(str(folder), today=TODAY, use_cache=True)
    (stored,) = cache_home.iterdir()
    text = stored.read_text("utf-8")
    if damage == "forged":  # what was found broken is written down as sound, without the checksum
        head, checksum, body = text.split("\n", 2)
        entries = json.loads(body)
        text = f"{head}\n{checksum}\n{json.dumps({key: [1, facts] for key, (_, facts) in entries.items()})}"
    else:
        text = {"": "", "x": "x", "truncated": text[:-40], "nul": "\0" + text}[damage]
    stored.write_text(text, encoding="utf-8")
    assert lines(validate(str(folder), today=TODAY, use_cache=True)) == lines(first)


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    report = validate(str(collection(tmp_path / "treaties", 2)), today=TODAY, use_cache=True)
    assert report.findings == report.troubles == ()


def test_the_folder_is_the_context_of_one_record(tmp_path: Path) -> None:
    folder = collection(tmp_path / "treaties", 2)
    one, other = sorted(folder.glob("*.yaml"))
    text = one.read_text("utf-8") + f"relations: [{{type: refers_to, target: {other.stem}}}]\n"
    one.write_text(text, encoding="utf-8")
    assert "unknown-relation-target" not in {found.finding.rule for found in validate(str(one), today=TODAY).findings}
    other.unlink()
    assert "unknown-relation-target" in {found.finding.rule for found in validate(str(one), today=TODAY).findings}


def test_a_rule_that_breaks_is_a_finding_and_stops_nothing(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(record: Record) -> Iterator[Finding]:
        raise RuntimeError(record.file)
        yield

    broken = Rule("breaks", Severity.ERROR, "record", breaks)
    monkeypatch.setattr("treaty_validator.checking.record_rules", lambda: (broken, *record_rules()))
    minimal.write_text(MINIMAL.replace("2023-09-16, basis", "2023-02-30, basis"), encoding="utf-8")
    found = {one.finding.rule: one.finding.message for one in validate(str(minimal), today=TODAY).findings}
    assert "the rule 'breaks' failed with RuntimeError" in found["internal-error"]
    assert "impossible-date" in found


def test_at_most_fifty_findings_a_file(minimal: Path) -> None:
    minimal.write_text(MINIMAL + "\n".join(f"key_{number}: 1" for number in range(80)) + "\n", encoding="utf-8")
    report = validate(str(minimal), today=TODAY)
    assert len(report.findings) == 50
    assert "more findings in this file" in report.findings[-1].finding.message


def test_suppressions_need_a_reason_and_a_use(minimal: Path) -> None:
    wrong = MINIMAL.replace("signed: {date: 2023-09-16}", "signed: {date: 2023-02-30}%s")
    for comment, rules in [
        ("", ["impossible-date"]),
        ("  # validate-treaty: ignore[impossible-date] so it stands in the original", []),
        ("  # validate-treaty: ignore[impossible-date]", ["bad-suppression", "impossible-date"]),
        ("  # validate-treaty: ignore[unknown-state] wrong rule", ["impossible-date", "unused-suppression"]),
    ]:
        minimal.write_text(wrong % comment, encoding="utf-8")
        found = validate(str(minimal), selected=lambda name: name != "id-year-mismatch", today=TODAY).findings
        assert sorted(one.finding.rule for one in found) == rules, comment


def test_the_command_takes_jobs_and_no_cache(tmp_path: Path) -> None:
    folder = str(collection(tmp_path / "treaties", 3))
    assert run("--jobs", "2", "--no-cache", folder).out == "all 3 records are sound\n"


def test_a_guess_that_lays_open_countless_mistakes_breaks_nothing(minimal: Path) -> None:
    crowd = ", ".join(f"name{number}" for number in range(400))
    minimal.write_text(MINIMAL.replace("parties:\n", f"partiesges: [{crowd}]\nothers:\n"), encoding="utf-8")
    found = validate(str(minimal), today=TODAY).findings
    assert "did you mean 'parties'?" in found[0].finding.message
    assert "internal-error" not in {one.finding.rule for one in found}


def test_what_was_found_in_a_file_that_vanished_is_told(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    minimal.write_text(MINIMAL.replace("status: in_force", "status: inforce"), encoding="utf-8")
    real = engine._judge

    def judge_and_vanish(task: engine.Task, raw: bytes, day: date) -> engine.Result:
        minimal.unlink()
        return real(task, raw, day)

    monkeypatch.setattr(engine, "_judge", judge_and_vanish)
    (found,) = validate(str(minimal), today=TODAY).findings
    assert found.finding.rule == "unknown-value"
