"""Arithmetic on days that are only partly known, and periods."""

from __future__ import annotations

from datetime import date

import pytest
from treaty_validator.model import windows
from treaty_validator.model.partial_date import PartialDate, parse
from treaty_validator.model.period import add, months


def when(text: str) -> PartialDate:
    found = parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ["2023-09-16", "2023-09", "2023", "2023-12", "2023-09-16?", "2023?"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert windows.text(when(text)) == text


def test_other_windows_are_written_with_both_ends() -> None:
    assert windows.text(windows.window(date(1949, 8, 24), date(1949, 12, 31))) == "1949-08-24/1949-12-31"
    assert windows.text(windows.window(date(1949, 8, 24), None)) == "1949-08-24/.."
    assert windows.text(windows.window(None, date(1949, 8, 24))) == "../1949-08-24"
    assert windows.text(None) == ""


def test_the_later_of_a_day_and_a_year_lies_in_the_rest_of_the_year() -> None:
    assert windows.text(windows.later(when("1949-08-24"), when("1949"))) == "1949-08-24/1949-12-31"
    assert windows.text(windows.later(when("1950"), when("1949"))) == "1950"
    assert windows.text(windows.earlier(when("1991-07"), when("1991-07-10"))) == "1991-07-01/1991-07-10"


def test_doubt_widens_a_day_by_a_month_a_month_by_a_year_and_a_year_by_five() -> None:
    assert windows.text(windows.widened(when("2022-06-30?"))) == "2022-05-30/2022-07-31"
    assert windows.text(windows.widened(when("1940-06~"))) == "1939-06-01/1941-07-01"
    assert windows.text(windows.widened(when("1940~"))) == "1934-12-28/1946-01-04"
    assert windows.widened(when("1940")) == when("1940")


def test_windows_without_limit_stay_so() -> None:
    unlimited = windows.window(None, None)
    assert windows.day_before(unlimited) == windows.day_after(unlimited) == unlimited


def test_periods() -> None:
    assert add(date(2023, 8, 31), "P6M") == date(2024, 2, 29)
    assert add(date(2024, 2, 29), "P1Y") == date(2025, 2, 28)
    assert add(date(2023, 12, 31), "P1M") == date(2024, 1, 31)
    assert add(date(2023, 12, 25), "P2W") == date(2024, 1, 8)
    assert add(date(2023, 12, 25), "P90D") == date(2024, 3, 24)
    assert add(date(2023, 12, 25), "unknown") is None
    assert add(date(9999, 12, 25), "P1M") is None
    assert (months("P2Y"), months("P90D"), months("silent")) == (24, None, None)
