"""Sets of days: joined, cut and counted by year."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from treaty_validator.model.numbers import in_year
from treaty_validator.model.stretches import Days, Stretches, common, union, without

stretch = st.tuples(st.integers(1, 60), st.integers(1, 60))
days = st.lists(stretch, max_size=6).map(union)


def members(found: Days) -> set[int]:
    return {day for first, last in found for day in range(first, last + 1)}


@given(days, days)
def test_common_days_are_those_in_both(one: Days, other: Days) -> None:
    assert members(common(one, other)) == members(one) & members(other)


@given(days, stretch)
def test_a_hole_takes_its_days_out(found: Days, hole: tuple[int, int]) -> None:
    assert members(without(found, (min(hole), max(hole)))) == members(found) - set(range(min(hole), max(hole) + 1))


@given(st.lists(stretch, max_size=6))
def test_a_union_is_sorted_and_its_stretches_do_not_touch(found: list[tuple[int, int]]) -> None:
    made = union(found)
    assert members(made) == {day for first, last in found for day in range(first, last + 1)}
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(made))


def test_years_are_counted_in_days() -> None:
    held = Stretches(
        ((date(2019, 12, 30).toordinal(), date(2020, 1, 2).toordinal()),),
        ((date(2019, 12, 1).toordinal(), date(2021, 1, 1).toordinal()),),
    )
    assert list(held.years()) == [(2019, 2, 31), (2020, 2, 366), (2021, 0, 1)]


def test_numbers_of_states_depend_on_the_year() -> None:
    germany = "255 ../1945-05-08; 260 1955-05-05/1990-10-02; 255 1990-10-03/.."
    found = {year: in_year(germany, year) for year in (1900, 1945, 1950, 1955, 1989, 1990, 2020)}
    assert found == {1900: 255, 1945: 255, 1950: None, 1955: 260, 1989: 260, 1990: 255, 2020: 255}
    assert (in_year("432", 1800), in_year("", 2000)) == (432, None)
