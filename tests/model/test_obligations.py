"""Who owes whom help, in which direction, how surely."""

from __future__ import annotations

from datetime import date

import pytest
from treaty_validator.model.collection import Collection, load
from treaty_validator.model.obligations import obligations

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def pacts() -> Collection:
    return load(ROOT / "treaties")


@pytest.fixture(scope="module")
def small() -> Collection:
    return load(ROOT / "tests" / "model" / "records")


def test_mali_is_owed_help_by_its_two_allies(pacts: Collection) -> None:
    owed = [
        one for one in obligations(pacts, date(2024, 1, 1), of="MLI") if one.treaty == "liptako-gourma-charter-2023"
    ]
    assert [(one.by, one.article, one.armed_force, one.answer.value) for one in owed] == [
        ("BFA", "6", "explicit", "yes"),
        ("NER", "6", "explicit", "yes"),
        ("BFA", "5", "last_resort", "yes"),
        ("NER", "5", "last_resort", "yes"),
    ]
    assert all(one.evidence and one.summary for one in owed)


def test_the_day_before_the_charter_nobody_owes_mali_anything_under_it(pacts: Collection) -> None:
    owed = obligations(pacts, date(2023, 9, 15), of="MLI")
    assert "liptako-gourma-charter-2023" not in {one.treaty for one in owed}


def test_france_in_2002_is_owed_help_by_the_members_nato_had_then(pacts: Collection) -> None:
    owed = obligations(pacts, date(2002, 1, 1), of="FRA")
    nato = [one.by for one in owed if one.treaty == "north-atlantic-treaty-1949" and one.answer.value == "yes"]
    members = "BEL CAN CZE DEU DNK ESP GBR GRC HUN ISL ITA LUX NLD NOR POL PRT TUR USA"
    assert sorted(set(nato)) == members.split()


def test_a_one_way_guarantee_has_one_direction_and_passes_to_the_successor(small: Collection) -> None:
    day = date(2000, 1, 1)
    pact = "succession-1970"
    found = [(one.by, one.of, one.adversaries) for one in obligations(small, day) if one.treaty == pact]
    assert found == [("RUS", "FIN", ("DEU",)), ("UKR", "FIN", ("DEU",))]
    assert not [one for one in obligations(small, day, of="RUS") if one.treaty == pact]


def test_nobody_owes_help_to_himself(pacts: Collection) -> None:
    for day in (date(1900, 1, 1), date(1939, 1, 1), date(1960, 1, 1), date(2025, 1, 1)):
        assert not [one for one in obligations(pacts, day) if one.by == one.of]


def test_what_is_not_known_is_said_as_such(small: Collection, pacts: Collection) -> None:
    day = date(1949, 10, 1)
    nato = [one for one in obligations(pacts, day, of="FRA") if one.treaty == "north-atlantic-treaty-1949"]
    assert {one.answer.value for one in nato} == {"unknown"}


def test_since_is_the_day_when_the_later_of_the_two_was_bound(pacts: Collection) -> None:
    nato = obligations(pacts, date(2025, 1, 1), of="USA", by="SWE")
    assert {one.since.first for one in nato if one.treaty == "north-atlantic-treaty-1949"} == {date(2024, 3, 7)}


def test_a_suspension_by_one_party_ends_only_what_it_owes_and_is_owed(pacts: Collection) -> None:
    def anzus(day: date) -> list[str]:
        return [one.by for one in obligations(pacts, day, of="NZL") if one.treaty == "anzus-treaty-1951"]

    assert anzus(date(1986, 8, 10)) == ["AUS", "USA"]
    assert anzus(date(1986, 8, 11)) == ["AUS"]


def test_a_pact_that_was_suspended_for_all_binds_nobody_meanwhile(pacts: Collection) -> None:
    spells = pacts["anglo-portuguese-treaty-1373"].spells["PRT"]
    assert [spell.answer(date(1600, 1, 1)).value for spell in spells] == ["no", "no"]
