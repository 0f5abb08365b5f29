"""Files that other programs read, byte for byte the same each time."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Hashable
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest
from frictionless import Package
from treaty_validator.export.build import build
from treaty_validator.export.formats import FORMATS
from treaty_validator.export.formats.csv import content, safe
from treaty_validator.export.table import Cell, Column, Table
from treaty_validator.export.tables import TABLES
from treaty_validator.model.collection import Collection

from tests.export.conftest import AS_OF


def test_the_same_collection_makes_the_same_bytes(small: Collection, exported: Path) -> None:
    again = dict(build(small, list(FORMATS), AS_OF))
    assert sorted(again) == sorted(path.name for path in exported.iterdir())
    assert [name for name, made in again.items() if (exported / name).read_bytes() != made] == []


def test_checksums_hold(exported: Path) -> None:
    lines = (exported / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(list(exported.iterdir())) - 1
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((exported / name).read_bytes()).hexdigest() == digest


def test_frictionless_accepts_the_package(exported: Path) -> None:
    report = Package(str(exported / "datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []
    assert report.valid
    assert sorted(task.name for task in report.tasks) == sorted(TABLES)


def test_frictionless_accepts_the_package_of_json_alone(small: Collection, tmp_path: Path) -> None:
    names = ["treaties", "actions", "member_year"]
    for name, made in build(small, ["json"], AS_OF, names):
        (tmp_path / name).write_bytes(made)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []


def test_frictionless_would_object_to_a_wrong_code(exported: Path, tmp_path: Path) -> None:
    for path in exported.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (exported / "mutual_defense.csv").read_text(encoding="utf-8")
    (tmp_path / "mutual_defense.csv").write_text(text.replace("automatic", "automatc"), encoding="utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize("name", TABLES)
def test_every_program_reads_every_table(tables: dict[str, Table], exported: Path, name: str) -> None:
    table = tables[name]
    names = [column.name for column in table.columns]
    cells = [tuple(row) for row in table.rows]

    connection = sqlite3.connect(exported / "treaties.sqlite")
    order = ", ".join(f'"{key}"' for key in table.key)
    found = connection.execute(f'SELECT * FROM "{name}" ORDER BY {order}')
    assert [item[0] for item in found.description] == names
    assert sorted(found.fetchall(), key=str) == sorted(cells, key=str)
    connection.close()

    for kind in ("csv", "parquet"):
        read = duckdb.sql(f"SELECT * FROM '{exported / f'{name}.{kind}'}'")
        assert read.columns == names
        assert len(read.fetchall()) == len(cells)

    text: dict[Hashable, Any] = {column.name: "string" for column in table.columns if column.type == "string"}
    frame = pandas.read_csv(exported / f"{name}.csv", dtype=text)
    assert list(frame.columns) == names
    assert len(frame) == len(cells)
    parquet = pandas.read_parquet(exported / f"{name}.parquet")
    assert list(parquet.columns) == names
    numbers = [column.name for column in table.columns if column.type in {"integer", "year"}]
    assert [parquet[one].sum() for one in numbers] == [frame[one].sum() for one in numbers]

    loaded = json.loads((exported / f"{name}.json").read_text(encoding="utf-8"))
    assert [tuple(row.values()) for row in loaded] == cells
    assert list(loaded[0]) == names


def test_text_that_is_no_table_cell_survives_csv(tables: dict[str, Table]) -> None:
    for table in tables.values():
        read = list(csv.reader(StringIO(content(table).decode())))
        assert [[cell or None for cell in row] for row in read[1:]] == [
            [None if cell in (None, "") else str(safe(cell)) for cell in row] for row in table.rows
        ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    cell = f"{start}1+1"
    shown = cell.replace("\r", "\n")
    table = Table("t", "T", "A table.", (Column("c", "string", "C", "A column."),), ("c",), ((cell,),))
    [_, row] = list(csv.reader(StringIO(content(table).decode(), newline="")))
    assert row == [f"'{shown}"]


@pytest.mark.parametrize("cell", ["NATO - 1949", "a=b", 7, None])
def test_other_cells_are_left_alone(cell: Cell) -> None:
    assert safe(cell) == cell


def test_the_codebook_describes_every_column(tables: dict[str, Table], exported: Path) -> None:
    with (exported / "codebook.csv").open(encoding="utf-8", newline="") as stream:
        described = {(row["table"], row["column"]): row for row in csv.DictReader(stream)}
    assert list(described) == [(table.name, column.name) for table in tables.values() for column in table.columns]
    commitment = described["mutual_defense", "commitment"]
    assert commitment["description"].startswith("How firmly help is promised")
    assert "automatic: Automatic" in commitment["values"].split("; ")
    markdown = (exported / "codebook.md").read_text(encoding="utf-8")
    assert [line for line in markdown.splitlines() if line.startswith("## ")] == [
        f"## {table.name}: {table.title}" for table in tables.values()
    ]


def test_the_database_describes_itself(exported: Path) -> None:
    connection = sqlite3.connect(exported / "treaties.sqlite")
    query = "SELECT title FROM about_columns WHERE table_name = 'treaties' AND name = 'cow_type'"
    assert connection.execute(query).fetchone() == ("Type in the manner of the Correlates of War formal alliances",)
    assert [row[0] for row in connection.execute("SELECT name FROM about_tables ORDER BY name")] == sorted(TABLES)
    connection.close()
