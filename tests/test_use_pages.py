"""The pages for users do what they say: Python is run, and tables and columns named for R and Stata are there."""

from __future__ import annotations

import io
import os
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from treaty_validator.commands.export import add_arguments
from treaty_validator.export.tables import TABLES
from treaty_validator.model.collection import load

from tests.conftest import ROOT

BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
RECORDS = ROOT / "tests" / "model" / "records"


def blocks(name: str) -> list[tuple[str, str]]:
    page = (ROOT / "docs" / "use" / name).read_text(encoding="utf-8")
    return [(found["language"], found["text"]) for found in BLOCK.finditer(page)]


def test_the_python_page_runs_and_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.symlink(ROOT / "treaties", tmp_path / "treaties", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    found = blocks("python.md")
    assert [language for language, _ in found] == ["python", "text"] * (len(found) // 2)
    names: dict[str, object] = {}
    for (_, code), (_, shown) in zip(found[::2], found[1::2], strict=True):
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(code, "python.md", "exec"), names)
        assert printed.getvalue() == shown, code
    assert (tmp_path / "members.png").stat().st_size > 1000


def test_columns_named_for_r_and_stata_are_there() -> None:
    pacts = load(RECORDS)
    made = {name: set(make(pacts, pacts.coverage_to or pytest.fail()).names) for name, make in TABLES.items()}
    text = "".join(text for language, text in blocks("r-and-stata.md") if language in {"r", "stata"})
    dyads = {"state_a_cow", "state_b_cow", "bound", "year", "defense", "offense", "neutral", "nonagg", "consul"}
    assert all(name in text for name in dyads)
    assert dyads <= made["dyad_year"]
    assert {"year", "covered"} <= made["coverage"]
    assert {"state_by_cow", "state_of_cow"} <= made["directed_dyad_year"]
    assert {"signed", "signed_first", "signed_last"} <= made["treaties"]


def test_the_page_lists_every_table_once() -> None:
    page = (ROOT / "docs" / "use" / "r-and-stata.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(TABLES)


def test_the_command_on_the_page_is_one() -> None:
    import argparse

    parser = argparse.ArgumentParser()
    add_arguments(parser)
    [command] = [text for language, text in blocks("r-and-stata.md") if language == "sh"]
    line = next(line for line in command.splitlines() if line.startswith("treaties export "))
    options = parser.parse_args(line.split()[2:])
    assert (options.format, str(options.as_of), options.folder) == ("csv,parquet,sqlite", "2026-01-01", "out/")
