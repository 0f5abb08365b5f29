"""`treaties export`: from the command line to files."""

from __future__ import annotations

from pathlib import Path

from tests.commands.conftest import treaties
from tests.conftest import MINIMAL

RECORDS = "tests/model/records"


def test_twice_the_same_files_with_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        ran = treaties(
            *("export", "--format", "csv,json,parquet,sqlite", "--as-of", "2026-01-01", "--treaties", RECORDS),
            str(tmp_path / name),
        )
        assert (ran.status, ran.err) == (0, "")
        assert ran.out == f"wrote 42 files to {tmp_path / name}: 8 pacts as of 2026-01-01\n"
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert len(made[0]) == 42
    assert made[0] == made[1]


def test_without_a_day_the_tables_run_as_far_as_the_records_speak(tmp_path: Path) -> None:
    ran = treaties("export", "--treaties", RECORDS, "--tables", "coverage", str(tmp_path))
    assert ran.out.endswith("8 pacts as of 2026-11-22\n")
    assert (tmp_path / "coverage.csv").read_text(encoding="utf-8").endswith("\n2026,partly,8,2026-11-22\n")


def test_an_export_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "relations.csv").write_text("old", encoding="utf-8")
    ran = treaties("export", "--treaties", RECORDS, "--tables", "relations", str(tmp_path))
    assert ran.status == 0
    assert (tmp_path / "relations.csv").read_text(encoding="utf-8") == "treaty,type,other,computed,note,coverage_to\n"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_wrong_use_says_what_was_meant(tmp_path: Path) -> None:
    ran = treaties("export", "--format", "csv,exel", str(tmp_path))
    assert (ran.status, ran.err) == (2, "treaties: 'exel' is not a format; there are csv, json, parquet, sqlite\n")
    ran = treaties("export", "--tables", "treatys", str(tmp_path))
    assert (ran.status, ran.err) == (2, "treaties: 'treatys' is not a table; did you mean 'treaties'?\n")


def test_an_unsound_collection_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / "made-up-pact-2023.yaml").write_text(MINIMAL.replace("status: in_force", "status: alive"), "utf-8")
    ran = treaties("export", "--treaties", str(tmp_path), str(tmp_path / "out"))
    assert ran.status == 3
    assert ran.err.startswith("treaties: 1 record is not sound; validate-treaty tells more\ntreaties:   ")
    assert "'alive'" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_way_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    ran = treaties("export", "--treaties", RECORDS, str(tmp_path / "out"))
    assert ran.status == 3
    assert ran.err.startswith("treaties: cannot write ")
    assert ran.err.count("\n") == 1
