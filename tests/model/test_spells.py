"""Who was bound on which day: hard cases from the collection itself, and from small records that show one rule each."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from treaty_validator.model.collection import Collection, load
from treaty_validator.model.spells import bound

from tests.conftest import ROOT

CASES = """
north-atlantic-treaty-1949 FRA 1949-08-23 no       # signed, and nobody was bound yet
north-atlantic-treaty-1949 FRA 1949-10-01 unknown  # ratified some day of 1949: not sure before the year is over
north-atlantic-treaty-1949 FRA 1967-01-01 yes      # it left the command in 1966, not the treaty
north-atlantic-treaty-1949 SWE 2024-03-06 no       # the day before it acceded
north-atlantic-treaty-1949 SWE 2024-03-07 yes
north-atlantic-treaty-1949 DEU 1955-05-05 no
north-atlantic-treaty-1949 DEU 1955-05-06 yes
north-atlantic-treaty-1949 IRL 2020-01-01 no       # never a party
liptako-gourma-charter-2023 MLI 2023-09-15 no      # the day before signature
liptako-gourma-charter-2023 MLI 2023-09-16 yes     # in force on signature, whatever was ratified later
g5-sahel-convention-2014 MLI 2020-01-01 unknown    # nobody found when the convention entered into force
g5-sahel-convention-2014 MLI 2022-07-15 unknown    # left on 2022-06-30?, a date that its source is not sure of
g5-sahel-convention-2014 MLI 2022-09-01 no
g5-sahel-convention-2014 BFA 2023-11-28 unknown
g5-sahel-convention-2014 BFA 2023-11-29 no         # the day on which the withdrawal took effect
g5-sahel-convention-2014 TCD 2024-01-01 unknown    # signed, and stayed
warsaw-treaty-1955 DDR 1990-09-23 yes
warsaw-treaty-1955 DDR 1990-09-24 no               # left nine days before it ceased to exist
warsaw-treaty-1955 POL 1991-07-01 yes              # the last day
warsaw-treaty-1955 POL 1991-07-02 no
warsaw-treaty-1955 ALB 1961-12-31 yes
warsaw-treaty-1955 ALB 1962-02-15 unknown          # suspended some day in February
warsaw-treaty-1955 ALB 1965-01-01 no
warsaw-treaty-1955 RUS 1960-01-01 no               # the Soviet Union was party, not Russia
baghdad-pact-1955 IRQ 1959-03-23 yes
baghdad-pact-1955 IRQ 1959-03-24 no                # withdrew that day
baghdad-pact-1955 IRN 1955-11-02 no                # joined on the third
collective-security-treaty-1992 UZB 1998-06-01 yes
collective-security-treaty-1992 UZB 2003-01-01 no  # out in 1999
collective-security-treaty-1992 UZB 2010-01-01 yes # in again in 2006
collective-security-treaty-1992 UZB 2015-01-01 no  # and out in 2012
southeast-asia-treaty-1954 PAK 1973-11-07 yes
southeast-asia-treaty-1954 PAK 1973-11-08 no
southeast-asia-treaty-1954 THA 1980-01-01 yes      # the organization ended in 1977, the treaty did not
baghdad-pact-1955 TUR 1980-01-01 no                # ended with the organization
inter-american-treaty-of-reciprocal-assistance-1947 URY 2026-11-22 yes  # a notice that was taken back ends nothing
inter-american-treaty-of-reciprocal-assistance-1947 CUB 1963-01-01 yes # its government was excluded, the treaty stands
inter-american-treaty-of-reciprocal-assistance-1947 MEX 2005-01-01 no
inter-american-treaty-of-reciprocal-assistance-1947 BOL 2014-06-01 unknown # notice some day of 2012, two years' term
inter-american-treaty-of-reciprocal-assistance-1947 VEN 2016-01-01 no
by-number-1980 KEN 1981-03-14 no       # ratified, but the pact was not in force yet
by-number-1980 KEN 1981-03-15 yes
by-number-1980 UGA 1982-12-31 no
by-number-1980 UGA 1983-06-01 unknown  # ratified some day of 1983
by-number-1980 UGA 1984-01-01 yes
by-number-1980 TZA 1990-01-01 unknown  # signed, and no more is told
by-number-1980 TZA 1981-03-14 no
by-number-1980 RWA 1990-01-01 unknown  # ratified, nobody knows when
by-number-1980 RWA 2026-11-22 yes      # but surely by the day of coding
by-number-1980 BDI 1985-07-09 no       # acceded, with effect a month later
by-number-1980 BDI 1985-07-10 yes
by-number-1980 BDI 2000-06-14 yes      # six months after a notice that is dated, though the withdrawal is not
by-number-1980 BDI 2000-06-15 no
by-number-1980 ETH 1990-11-30 no
by-number-1980 ETH 1990-12-15 unknown  # acceded in December
by-number-1980 ETH 1991-01-01 yes      # a partial date that ends with the year
by-number-1980 ETH 2001-07-30 yes
by-number-1980 ETH 2010-01-01 unknown  # gave notice, and nothing tells that it left
by-number-1980 SDN 2000-01-01 yes      # a notice taken back before it took effect
by-number-1980 SDN 2003-04-01 no       # expelled
by-number-1980 SOM 1992-01-20 unknown  # about 1 January 1992
by-number-1980 SOM 1992-03-01 yes
by-number-1980 DJI 1998-01-01 no       # left by notice
by-number-1980 DJI 2000-05-05 yes      # and came back
by-all-1955 POL 1955-12-31 no          # signed late in 1955, in force some day of 1956
by-all-1955 POL 1956-07-01 unknown
by-all-1955 POL 1957-01-01 yes
by-all-1955 SUN 1957-01-01 yes         # all had ratified, whatever is not known of the day
by-all-1955 POL 1991-07-10 unknown     # ended in July
by-all-1955 DDR 1990-10-02 yes
by-all-1955 DDR 1990-10-03 no
by-all-1955 ROU 1968-12-01 no          # suspended
by-all-1955 ROU 1969-02-01 yes
succession-1970 SUN 1991-12-25 yes
succession-1970 SUN 1991-12-26 no
succession-1970 RUS 1991-12-25 no
succession-1970 RUS 1991-12-26 yes     # the day after the predecessor's last
succession-1970 UKR 1993-05-15 no      # a succession that took effect later
succession-1970 UKR 1993-06-01 yes
provisional-1992 ARM 1993-01-01 yes    # provisionally
provisional-1992 KAZ 1994-12-31 yes    # still provisionally
provisional-1992 KAZ 1995-02-01 yes
never-in-force-1952 FRA 1953-01-01 no
never-in-force-1952 ITA 1953-01-01 yes # applied it provisionally
never-in-force-1952 ITA 1954-08-30 no
lasting-1934 AUT 1938-03-13 yes
lasting-1934 AUT 1940-01-01 unknown    # annexed: who can tell
lasting-1934 AUT 1950-01-01 yes
lasting-1934 ITA 1934-05-31 no         # signed after the others
annexed-1934 HUN 1934-03-16 no
annexed-1934 HUN 1936-01-01 unknown    # ended on an unknown day
annexed-1934 HUN 2026-11-23 no         # at the latest when that was coded
unknown-start-2010 AZE 2010-08-15 no
unknown-start-2010 AZE 2015-01-01 unknown
unknown-start-2010 AZE 2026-11-22 yes  # in force on the day of coding
"""


def cases() -> list[tuple[str, str, date, str]]:
    found = []
    for line in filter(None, CASES.split("\n")):
        name, code, day, answer = line.partition("#")[0].split()
        found.append((name, code, date.fromisoformat(day), answer))
    return found


@pytest.fixture(scope="module")
def pacts() -> Collection:
    fixtures = load(ROOT / "tests" / "model" / "records")
    return Collection({**load(ROOT / "treaties").treaties, **fixtures.treaties})


@pytest.mark.parametrize(("name", "code", "day", "answer"), cases())
def test_hard_case(pacts: Collection, name: str, code: str, day: date, answer: str) -> None:
    assert bound(pacts[name], code, day).value == answer


def test_provisional_application_is_told_from_entry_into_force(pacts: Collection) -> None:
    spells = pacts["provisional-1992"].spells["KAZ"]
    assert [spell.provisional for spell in spells] == [True, False]


def test_every_spell_says_why_and_ends_after_it_begins(pacts: Collection) -> None:
    for treaty in pacts:
        for code, spells in treaty.spells.items():
            for spell in spells:
                where = f"{treaty.id} {code} {spell}"
                assert spell.why, where
                assert spell.first.first <= spell.first.last, where
                assert spell.last is None or spell.first.first <= spell.last.first <= spell.last.last, where


def test_no_day_is_in_two_certain_spells(pacts: Collection) -> None:
    for treaty in pacts:
        for code, spells in treaty.spells.items():
            certain = [one for one in spells if one.certain and not one.first.qualified]
            for one, following in pairwise(certain):
                assert one.last is not None, f"{treaty.id} {code}"
                assert one.last.first < following.first.last, f"{treaty.id} {code}"


def test_a_spell_that_may_never_have_begun_is_not_certain(pacts: Collection) -> None:
    assert [spell.certain for spell in pacts["by-number-1980"].spells["TZA"]] == [False]
    assert [spell.certain for spell in pacts["by-number-1980"].spells["KEN"]] == [True]
