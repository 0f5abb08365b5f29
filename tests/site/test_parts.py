"""The parts of the site that no page shows at a glance."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from treaty_validator.model.collection import load
from treaty_validator.model.freeze import freeze
from treaty_validator.model.partial_date import PartialDate
from treaty_validator.model.spells import Answer, Spell
from treaty_validator.model.treaty import Treaty
from treaty_validator.site import cite, deadlines, feeds, maps, offline, timeline, words
from treaty_validator.site.pages.country import _ties
from treaty_validator.site.pages.terms import terms
from treaty_validator.site.redirects import redirects
from treaty_validator.site.site import Site

from tests.site.conftest import ROOT


@pytest.fixture(scope="module")
def whole() -> Site:
    """The collection as the site sees it."""
    return Site(load(ROOT / "treaties"), date(2026, 11, 22), address="https://example.org/pacts/")


def test_links_to_folders_name_their_file_in_the_archive(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="../countries/MLI/#aids"> <a href="./?t=a"> <a href="https://example.org/">'
    )
    assert offline.content(tmp_path) == [
        (
            "index.html",
            b'<a href="../countries/MLI/index.html#aids"> <a href="./index.html?t=a"> <a href="https://example.org/">',
        )
    ]


def test_an_old_address_leads_to_the_new_one(whole: Site) -> None:
    (made,) = redirects({"old-name-2023": "liptako-gourma-charter-2023"}, whole)
    assert made.path == "treaties/old-name-2023/index.html"
    assert 'content="0; url=../liptako-gourma-charter-2023/"' in str(made.content)
    with pytest.raises(KeyError):
        list(redirects({"old-name-2023": "no-such-pact-2023"}, whole))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2023-09-16", "16 September 2023"),
        ("2023-09~", "about September 2023"),
        ("1902?", "perhaps 1902"),
        ("unknown", "unknown"),
    ],
)
def test_dates_in_words(written: str, said: str) -> None:
    assert words.moment(written) == said


def test_periods_in_words() -> None:
    assert [words.period(one) for one in ("P6M", "P1Y", "P1Y6M")] == ["6 months", "1 year", "1 year and 6 months"]


def test_years_join_and_doubtful_spells_do_not_count() -> None:
    def day(year: int) -> PartialDate:
        return PartialDate(date(year, 1, 1), date(year, 1, 1))

    doubtful = Spell(PartialDate(date(1900, 1, 1), date.max), None, "")
    spells = [Spell(day(1990), day(1995), ""), Spell(day(1996), None, ""), Spell(day(1950), day(1960), ""), doubtful]
    assert timeline.years(spells) == "1950-1960 1990-"


def test_a_state_of_the_past_is_drawn_by_those_that_came_after() -> None:
    drawn = maps.draw({"CSK": "was-bound"})
    assert [shape.code for shape in drawn.shapes] == ["CZE", "SVK"]
    assert drawn.former == ("CSK",)


def test_every_living_state_of_the_collection_is_on_the_map(whole: Site) -> None:
    from treaty_validator.model.codes import states

    missing = [
        code for code in whole.codes if code in states() and states()[code].living and not maps.draw({code: "x"}).shapes
    ]
    assert missing == []


def test_citations_of_one_record(whole: Site) -> None:
    found = cite.Citation.of(whole, whole.collection["north-atlantic-treaty-1949"])
    assert found.bibtex.startswith("@misc{north-atlantic-treaty-1949,\n")
    assert "  url = {https://example.org/pacts/treaties/north-atlantic-treaty-1949/}\n" in found.bibtex
    assert found.ris.endswith("ER  - \r\n")


def test_feeds_are_what_they_say(whole: Site) -> None:
    from xml.etree import ElementTree

    atom, calendar = (str(one.content) for one in feeds.files(whole))
    tree = ElementTree.fromstring(atom)
    assert tree.tag == "{http://www.w3.org/2005/Atom}feed"
    assert len(tree.findall("{http://www.w3.org/2005/Atom}entry")) == 50
    lines = calendar.split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert max(len(line.encode()) for line in lines) <= 75
    assert quote("north-atlantic-treaty-1949") in calendar


def _pact(**parts: object) -> Treaty:
    party = {"state": "MLI", "actions": [{"action": "signature", "date": "1994-04-20"}]}
    force = {"date": "1994-04-20", "basis": "signature"}
    whole = {"signed": {"date": "1994-04-20"}, "in_force": force, "parties": [party], "status": "in_force", **parts}
    return Treaty("made-up-pact-1994", freeze({"coding": {"updated": "2026-11-01"}, **whole}))


FIVE_YEARS = {"kind": "fixed_term", "term": "P5Y", "renewal": "automatic_unless_notice", "renewal_term": "P5Y"}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"duration": FIVE_YEARS}, (date(2029, 4, 20), True, None)),
        (
            {"duration": FIVE_YEARS, "withdrawal": {"allowed": "end_of_term", "notice": "P6M"}},
            (date(2029, 4, 20), True, date(2028, 10, 20)),
        ),
        (
            {"duration": FIVE_YEARS, "withdrawal": {"allowed": "any_time", "notice": "P6M"}},
            (date(2029, 4, 20), True, None),
        ),
        ({"duration": {"kind": "fixed_term", "term": "P40Y"}}, (date(2034, 4, 20), False, None)),
        ({"duration": {"kind": "fixed_term", "term": "P5Y", "renewal": "by_agreement"}}, None),
        ({"duration": {**FIVE_YEARS, "renewal_term": "unknown"}}, None),
        ({"duration": FIVE_YEARS, "in_force": {"date": "1994-04"}}, None),
        ({"duration": {"kind": "indefinite"}}, None),
    ],
)
def test_the_running_term_and_the_last_day_of_notice(parts: dict[str, object], told: object) -> None:
    assert deadlines.running(_pact(**parts), date(2026, 11, 22)) == told


def test_ends_of_terms_are_in_the_calendar_and_on_the_page(whole: Site) -> None:
    calendar = "".join(str(one.content) for one in feeds.files(whole)).replace("\r\n ", "")
    entry = calendar[calendar.index("UID:term-collective-security-treaty-1992@") :]
    assert "DTSTART;VALUE=DATE:20290420\r\n" in entry[: entry.index("END:VEVENT")]
    said = terms(whole.collection["collective-security-treaty-1992"], whole.day)
    assert dict(said)["This term"][0][:3] == ("This term", "until 20 April 2029", "renewed by itself")


def test_who_gave_notice_and_may_still_be_bound_has_not_left(whole: Site) -> None:
    ties = {(code, tie.treaty.id): tie for code in whole.codes for tie in _ties(whole, code)}
    cyprus = ties["CYP", "cyprus-treaty-of-alliance-1960"]
    assert any(action.kind == "notice_of_withdrawal" for action in cyprus.treaty.by_code["CYP"].actions)
    assert (cyprus.answer, cyprus.left) == (Answer.UNKNOWN, None)
    assert {tie.answer for tie in ties.values() if tie.left} == {Answer.NO}
