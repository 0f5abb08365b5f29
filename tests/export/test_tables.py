"""What stands in the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from treaty_validator.export.table import Cell, Table
from treaty_validator.export.tables import TABLES
from treaty_validator.model.collection import Collection


def rows(table: Table, **wanted: Cell) -> Iterator[dict[str, Cell]]:
    names = [column.name for column in table.columns]
    for row in table.rows:
        found = dict(zip(names, row, strict=True))
        if all(found[name] == value for name, value in wanted.items()):
            yield found


def only(table: Table, **wanted: Cell) -> dict[str, Cell]:
    [found] = rows(table, **wanted)
    return found


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_rows_with_one_key_each_and_described_columns(tables: dict[str, Table], name: str) -> None:
    table = tables[name]
    names = [column.name for column in table.columns]
    places = [names.index(key) for key in table.key]
    keys = [tuple(row[place] for place in places) for row in table.rows]
    assert keys
    assert len(set(keys)) == len(keys)
    assert len(set(names)) == len(names)
    assert all(column.title and column.description.endswith((".", "'")) for column in table.columns)
    assert "coverage_to" in names


def test_germany_has_the_number_of_its_time(tables: dict[str, Table]) -> None:
    def number(year: int) -> Cell:
        return only(tables["member_year"], treaty="north-atlantic-treaty-1949", state="DEU", year=year)["state_cow"]

    assert (number(1960), number(1989), number(2000)) == (260, 260, 255)


def test_what_is_owed_is_told_by_direction(tables: dict[str, Table]) -> None:
    def owed(by: str, of: str) -> tuple[Cell, Cell]:
        row = only(tables["directed_dyad_year"], state_by=by, state_of=of, year=2000)
        return row["defense"], row["treaties"]

    assert owed("RUS", "FIN") == (1, "succession-1970")
    assert owed("FIN", "RUS") == (0, "succession-1970")
    pair = only(tables["dyad_year"], state_a="FIN", state_b="RUS", year=2000)
    assert (pair["defense"], pair["bound"], pair["pacts"]) == (1, "yes", 1)


def test_a_pair_without_a_row_in_a_covered_year_had_no_pact(tables: dict[str, Table]) -> None:
    assert not list(rows(tables["dyad_year"], state_a="FRA", state_b="SWE", year=2023))
    assert only(tables["coverage"], year=2023)["covered"] == "yes"
    assert only(tables["coverage"], year=2026)["covered"] == "partly"


def test_days_are_counted_and_a_doubtful_year_is_said_to_be_so(tables: dict[str, Table]) -> None:
    member = tables["member_year"]
    first = only(member, treaty="north-atlantic-treaty-1949", state="SWE", year=2024)
    assert (first["bound"], first["days_certain"], first["days_possible"]) == ("yes", 300, 300)
    founding = only(member, treaty="north-atlantic-treaty-1949", state="FRA", year=1949)
    assert (founding["days_certain"], founding["days_possible"]) == (1, 130)
    signatory = only(member, treaty="by-number-1980", state="TZA", year=1999)
    assert (signatory["bound"], signatory["days_certain"], signatory["days_possible"]) == ("unknown", 0, 365)


def test_a_pact_that_only_may_have_held_leaves_the_cell_blank(tables: dict[str, Table]) -> None:
    sure = only(tables["dyad_year"], state_a="KEN", state_b="UGA", year=1999)
    assert (sure["bound"], sure["defense"], sure["neutral"], sure["cow_type"]) == ("yes", 1, 0, 1)
    doubtful = only(tables["dyad_year"], state_a="KEN", state_b="TZA", year=1999)
    assert (doubtful["bound"], doubtful["defense"], doubtful["neutral"], doubtful["cow_type"]) == (
        "unknown",
        None,
        0,
        None,
    )


def test_rows_by_year_end_with_the_day_of_the_export(tables: dict[str, Table]) -> None:
    for name in ("member_year", "dyad_year", "directed_dyad_year"):
        assert max(int(str(row["year"])) for row in rows(tables[name])) == 2026


def test_rows_by_year_end_with_the_last_look_at_a_record(small: Collection) -> None:
    later = TABLES["member_year"](small, date(2030, 1, 1))
    assert max(int(str(row["year"])) for row in rows(later)) == 2026
    covered = TABLES["coverage"](small, date(2030, 1, 1))
    assert [only(covered, year=year)["covered"] for year in (2025, 2026, 2027, 2030)] == ["yes", "partly", "no", "no"]


def test_dates_stand_as_written_and_as_the_days_they_may_mean(tables: dict[str, Table]) -> None:
    row = only(tables["treaties"], treaty="by-all-1955")
    assert (row["in_force"], row["in_force_first"], row["in_force_last"]) == ("1956", "1956-01-01", "1956-12-31")
    assert (row["ended"], row["ended_last"]) == ("1991-07", "1991-07-31")
    never = only(tables["treaties"], treaty="never-in-force-1952")
    assert (never["in_force"], never["in_force_first"], never["in_effect"]) == ("none", None, "no")


def test_silence_and_ignorance_stay_apart(tables: dict[str, Table]) -> None:
    row = only(tables["treaties"], treaty="reinsurance-treaty-1887")
    assert (row["defense"], row["neutral"], row["cow_type"], row["pubsecr"], row["length"]) == (0, 1, 2, 2, 36)
    partial = only(tables["treaties"], treaty="liptako-gourma-charter-2023")
    assert (partial["defense"], partial["neutral"]) == (1, None)


def test_relations_are_there_from_both_sides(tables: dict[str, Table]) -> None:
    row = only(
        tables["relations"], treaty="brussels-treaty-1948", other="modified-brussels-treaty-1954", type="amended_by"
    )
    assert row["computed"] == "yes"


def test_evidence_goes_with_the_clause(tables: dict[str, Table]) -> None:
    row = only(tables["mutual_defense"], treaty="liptako-gourma-charter-2023", number=1)
    assert "tchadinfos (art. 6)" in str(row["evidence"]).split("; ")
    assert (row["confidence"], row["bearers"], row["bearers_cow"]) == ("high", "BFA; MLI; NER", "439; 432; 436")
