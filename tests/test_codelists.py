"""The code lists: complete, unique, and in agreement with ISO 3166."""

from __future__ import annotations

import re

import pycountry
import pytest
from treaty_validator.contract.sources import codelist
from treaty_validator.model.codes import organizations, states
from treaty_validator.model.partial_date import parse

ROWS = codelist("states")
NUMBERS = re.compile(r"\d{1,3}( (\.\.|\d{4}-\d\d-\d\d)/(\.\.|\d{4}-\d\d-\d\d))?")


def test_codes_are_unique_sorted_and_apart_from_organizations() -> None:
    codes = [row["code"] for row in ROWS]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in codes)
    assert not states().keys() & organizations().keys()


def test_living_states_are_those_of_iso_3166() -> None:
    for row in ROWS:
        if row["scheme"] == "iso3166-1":
            assert pycountry.countries.get(alpha_3=row["code"]) is not None, row["code"]
        if row["scheme"] == "iso3166-3":
            assert any(old.alpha_3 == row["code"] for old in pycountry.historic_countries), row["code"]
    assert len([row for row in ROWS if row["scheme"] == "iso3166-1"]) > 190


def test_no_code_of_ours_means_another_country_to_iso() -> None:
    own = {row["code"] for row in ROWS if not row["scheme"].startswith("iso")}
    assert not own & {country.alpha_3 for country in pycountry.countries}


def test_names_and_numbers_are_well_formed() -> None:
    for row in ROWS:
        assert row["name_en"], row
        assert row["name_fr"], row
        for column in ("cow", "gw"):
            assert all(NUMBERS.fullmatch(item) for item in filter(None, row[column].split("; "))), row
        assert all(code in states() for code in filter(None, row["predecessor"].split("; "))), row


def test_spells_are_in_order() -> None:
    for state in states().values():
        days = [day for spell in state.spells for day in spell]
        assert days == sorted(days), state.code


@pytest.mark.parametrize(
    ("code", "day", "there"),
    [
        ("RUS", "1894", True), ("RUS", "1955", False), ("RUS", "1992", True), ("SUN", "1955-05-14", True), ("SUN", "1994", False),
        ("DEU", "1882-05-20", True), ("DDR", "1955", True), ("DDR", "1990-10-03", False), ("SSD", "2010", False), ("MLI", "2023", True),
        ("GBR", "1373", True), ("CSK", "1935", True), ("CZE", "1992", False), ("AUH", "1914", True), ("YUG", "1954", True),
    ],
)  # fmt: skip
def test_who_existed_when(code: str, day: str, there: bool) -> None:
    when = parse(day)
    assert when is not None
    assert states()[code].may_act(when) is there


def test_organizations_have_names() -> None:
    assert {"EU", "NATO", "AU", "ECOWAS", "UN", "OAS", "LAS"} <= organizations().keys()
    assert all(one.name_en and one.name_fr for one in organizations().values())
