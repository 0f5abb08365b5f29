"""Partial dates, against the `edtf` library."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from edtf.convert import struct_time_to_date
from treaty_validator.model.partial_date import PartialDate, is_impossible, parse

WRITTEN = [
    "2023", "2023-02", "2024-02", "1900-02", "2000-02", "2023-12", "2023-09-16", "1815?", "1949-04~", "1899-12-31", "1000",
    "2024-02-29", "1914-06-28?",
]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_the_interval_is_that_of_the_standard(text: str) -> None:
    expected = parse_edtf(text)
    ours = parse(text)
    assert ours is not None
    assert ours.first == struct_time_to_date(expected.lower_strict())
    assert ours.last == struct_time_to_date(expected.upper_strict())
    assert ours.qualified == text.endswith(("?", "~"))


@pytest.mark.parametrize("text", ["2023-02-30", "2023-02-29", "2023-13", "2023-00-01", "2023-04-31", "0000-01-01"])
def test_days_that_are_in_no_calendar(text: str) -> None:
    assert is_impossible(text)
    assert parse(text) is None


@pytest.mark.parametrize("text", ["unknown", "none", None, "", "16/09/2023", "20230916", "2023-9-16", "2023-09-16\n"])
def test_what_is_no_date_at_all(text: str | None) -> None:
    assert parse(text) is None
    assert not is_impossible(text)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2023", "2024", True), ("2023", "2023-12-31", False), ("2023-09", "2023-10-01", True), ("2023-09", "2023", False),
        ("2023-09-15", "2023-09-16", True), ("2023-09-16", "2023-09-16", False), ("2023-09-16", "2023-09-15", False),
        ("2022?", "2023", False), ("2022", "2023~", False), (1949, "1949-04", False), (1948, "1949-04", True),
    ],
)  # fmt: skip
def test_only_an_impossible_order_is_one(one: str | int, other: str | int, answer: bool) -> None:
    first, second = parse(one), parse(other)
    assert first is not None
    assert second is not None
    assert first.surely_before(second) is answer


def test_a_year_may_be_any_of_its_days() -> None:
    year = parse(2023)
    assert year == PartialDate(date(2023, 1, 1), date(2023, 12, 31))
    assert year.may_be(date(2023, 6, 1))
    assert not year.may_be(date(2024, 1, 1))
    assert not year.is_day
