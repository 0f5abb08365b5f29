"""The comparison with standard data sets, on tiny made-up files of the same shape; no number in them is a real one."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest
from treaty_validator.model.collection import load

from .conftest import ROOT

sys.path.append(str(ROOT / "tools"))
import compare_standard_sets as tool
from standard_sets import ATOP, COW, read_set

ATOP_HEAD = "atopid,atopidphase,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense,offense,neutral,nonagg,consul\n"
COW_HEAD = (
    "version4id,ccode,state_name,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,"
    "left_censor,right_censor,defense,neutrality,nonaggression,entente,version\n"
)
CLAUSE = (
    "  - {{article: 2, summary: Help., triggers: [armed_attack], deemed_attack_on_all: silent, commitment: {}, "
    "armed_force: silent, action: silent, area: silent, bearers: all, beneficiaries: all, evidence: [{{source: text}}]}}\n"
)


def record(
    folder: Path,
    parties: list[str],
    *,
    year: int = 1960,
    extra: str = "",
    help_: str = "automatic",
    basis: str = "fixed_date",
) -> None:
    """A record whose parties are given as YAML; it was signed on the first of March and in force on the first of May."""
    listed = "".join(f"  - {one}\n" for one in parties)
    (folder / f"made-up-pact-{year}.yaml").write_text(
        f"schema_version: 1\nid: made-up-pact-{year}\ntitle: {{en: Made-up Pact}}\ninstrument: treaty\n"
        f"summary: Made up.\nsigned: {{date: {year}-03-01}}\n"
        f"in_force: {{date: {year}-05-01, basis: {basis}, evidence: [{{source: text}}]}}\n"
        f"status: in_force\nparties:\n{listed}mutual_defense:\n{CLAUSE.format(help_)}{extra}"
        "sources:\n  - {id: text, type: treaty_text, title: Text}\n"
        "coding: {state: draft, text_basis: authentic_text, updated: 2026-11-22}\n",
        encoding="utf-8",
    )


def party(code: str, *more: str, day: str = "1960-03-01") -> str:
    acts = ", ".join([f"{{action: signature, date: {day}}}", *more])
    return f"{{state: {code}, actions: [{acts}]}}"


def atop(folder: Path, rows: str) -> list[tool.Line]:
    (folder / "atop.csv").write_text(ATOP_HEAD + rows, encoding="utf-8")
    return list(tool.compare(load(folder), read_set(folder / "atop.csv", ATOP)))


def cow(folder: Path, rows: str) -> list[tool.Line]:
    (folder / "cow.csv").write_text(COW_HEAD + rows, encoding="utf-8")
    return list(tool.compare(load(folder), read_set(folder / "cow.csv", COW)))


def one(lines: list[tool.Line], what: str, of: str) -> tuple[str, str]:
    """The verdict and the reason on one thing."""
    return next((line.verdict, line.reason) for line in lines if (line.what, line.party) == (what, of))


KNOWN = "identifiers: {atop: 9001, cow: 901}\n"


def test_a_record_that_agrees_agrees_in_everything(tmp_path: Path) -> None:
    record(tmp_path, [party("FRA"), party("BEL")], extra=KNOWN)
    rows = "9001,9001,220,1960,3,1,0,0,0,1,0,0,0,0\n9001,9001,211,1960,3,1,0,0,0,1,0,0,0,0\n"
    lines = atop(tmp_path, rows)
    assert {line.verdict for line in lines} == {"agree"}
    assert {line.matched_by for line in lines} == {"identifier"}
    assert {line.what for line in lines} == {
        "member",
        "since",
        "until",
        "defense",
        "offense",
        "neutral",
        "nonagg",
        "consul",
    }


def test_a_day_of_entry_into_force_differs_by_convention(tmp_path: Path) -> None:
    record(tmp_path, [party("FRA"), party("BEL")], extra=KNOWN)
    lines = atop(tmp_path, "9001,9001,220,1960,5,1,0,0,0,1,0,0,0,0\n9001,9001,211,1960,4,9,0,0,0,1,0,0,0,0\n")
    assert one(lines, "since", "FRA") == (
        "differ",
        "counted from entry into force in one set and from signature in the other",
    )
    assert one(lines, "since", "BEL") == ("differ", "")


def test_a_date_without_a_day_agrees_with_any_day_of_the_month(tmp_path: Path) -> None:
    record(tmp_path, [party("FRA"), party("BEL")], extra=KNOWN)
    lines = atop(tmp_path, "9001,9001,220,1960,3,,0,0,0,1,0,0,0,0\n9001,9001,211,1960,,,0,0,0,1,0,0,0,0\n")
    assert one(lines, "since", "FRA")[0] == one(lines, "since", "BEL")[0] == "agree"


@pytest.mark.parametrize(
    ("left", "theirs", "expected"),
    [
        ("2019-06-01", "0,0,0", ("differ", "after the end of coverage")),
        ("2010-06-01", "0,0,0", ("differ", "")),
        ("2010-06-01", "2010,6,1", ("agree", "")),
        ("2010-06-01", "2010,5,31", ("agree", "")),
        ("2010-06-01", "2010,6,2", ("differ", "")),
        ("2010", "2010,6,2", ("agree", "")),
        ("2010-06-01", "2011,6,1", ("differ", "")),
    ],
)
def test_the_end_of_a_membership(tmp_path: Path, left: str, theirs: str, expected: tuple[str, str]) -> None:
    gone = party("BEL", f"{{action: withdrawal, date: {left}}}")
    record(tmp_path, [party("FRA"), party("LUX"), gone], extra=KNOWN)
    lines = atop(tmp_path, f"9001,9001,211,1960,3,1,{theirs},1,0,0,0,0\n")
    assert one(lines, "until", "BEL") == expected


def test_successors_with_one_number_are_one_member(tmp_path: Path) -> None:
    old = party("SUN", "{action: state_extinction, date: 1991-12-25}")
    new = "{state: RUS, role: successor, actions: [{action: succession, date: 1991-12-26}]}"
    record(tmp_path, [old, new, party("BEL")], extra=KNOWN)
    lines = atop(tmp_path, "9001,9001,365,1960,3,1,0,0,0,1,0,0,0,0\n9001,9001,211,1960,3,1,0,0,0,1,0,0,0,0\n")
    assert {line.verdict for line in lines if line.party == "SUN RUS"} == {"agree"}
    ended = atop(tmp_path, "9001,9001,365,1960,3,1,1991,12,25,1,0,0,0,0\n9001,9001,211,1960,3,1,0,0,0,1,0,0,0,0\n")
    assert one(ended, "until", "SUN RUS")[1].startswith("successor states")


def test_a_state_with_two_numbers_is_one_party(tmp_path: Path) -> None:
    record(tmp_path, [party("DEU"), party("BEL")], extra=KNOWN)
    rows = "9001,9001,260,1960,3,1,1990,10,2,1,0,0,0,0\n9001,9001,255,1990,10,3,0,0,0,1,0,0,0,0\n"
    lines = atop(tmp_path, rows)
    assert {line.verdict for line in lines if line.party == "DEU"} == {"agree"}
    assert one(lines, "member", "BEL") == ("differ", "")


def test_members_that_one_side_lacks(tmp_path: Path) -> None:
    late = "{state: LUX, role: acceding_party, actions: [{action: accession, date: 2020-01-01}]}"
    body = "{organization: EU, role: acceding_party, actions: [{action: accession, date: 2012-07-12}]}"
    ratified = party("FRA", "{action: ratification, date: 1960-04-01}")
    record(tmp_path, [ratified, late, body, party("NLD"), party("ITA")], extra=KNOWN, basis="ratification_by_number")
    lines = atop(tmp_path, "9001,9001,220,1960,3,1,0,0,0,1,0,0,0,0\n9001,9001,211,1960,3,1,0,0,0,1,0,0,0,0\n")
    assert one(lines, "member", "LUX") == ("differ", "after the end of coverage")
    assert one(lines, "member", "EU") == ("differ", "an organization, which the other set does not count")
    assert one(lines, "member", "NLD") == ("differ", "signed, and not known to have been bound")
    assert one(lines, "member", "211") == ("differ", "")


@pytest.mark.parametrize(
    ("commitment", "theirs", "expected"),
    [
        ("permissive", "1", ("differ", "a right or talks only, which is no duty to help here")),
        ("discretionary_means", "0", ("differ", "help by means or processes of one's own counts as defense here")),
        ("automatic", "0", ("differ", "")),
        ("unclear", "1", ("unknown", "the record does not tell: not all of the text was read, or a clause is unclear")),
        ("automatic", "", ("unknown", "blank in the other set")),
    ],
)
def test_an_obligation(tmp_path: Path, commitment: str, theirs: str, expected: tuple[str, str]) -> None:
    record(tmp_path, [party("FRA"), party("BEL")], extra=KNOWN, help_=commitment)
    lines = atop(tmp_path, f"9001,9001,220,1960,3,1,0,0,0,{theirs},0,0,0,0\n")
    assert one(lines, "defense", "FRA") == expected


def test_an_obligation_that_changes_between_phases(tmp_path: Path) -> None:
    record(tmp_path, [party("FRA"), party("BEL")], extra=KNOWN)
    rows = "9001,9001.1,220,1960,3,1,1970,1,1,0,0,0,0,0\n9001,9001.2,220,1970,1,1,0,0,0,1,0,0,0,0\n"
    lines = atop(tmp_path, rows)
    assert one(lines, "defense", "FRA") == ("agree", "their value changes with time")
    assert one(lines, "since", "FRA")[0] == one(lines, "until", "FRA")[0] == "agree"


def test_the_correlates_of_war_with_type_and_censored_ends(tmp_path: Path) -> None:
    record(tmp_path, [party("FRA"), party("BEL")], extra=KNOWN)
    rows = (
        "901,220,France,Type I: Defense Pact,1,3,1960,,,,0,1,1,0,0,0,4.1\n"
        "901,211,Belgium,Type III: Entente,1,3,1960,4,4,1999,0,0,0,0,0,1,4.1\n"
    )
    lines = cow(tmp_path, rows)
    assert {line.verdict for line in lines if line.party == "FRA"} == {"agree"}
    assert [line.theirs for line in lines if (line.what, line.party) == ("type", "BEL")] == ["3"]
    assert one(lines, "type", "BEL")[0] == one(lines, "until", "BEL")[0] == "differ"


def test_without_an_identifier_members_and_year_decide(tmp_path: Path) -> None:
    record(tmp_path, [party("FRA"), party("BEL")])
    right = "9002,9002,220,1961,3,1,0,0,0,1,0,0,0,0\n9002,9002,211,1961,3,1,0,0,0,1,0,0,0,0\n"
    other = "9003,9003,220,1960,3,1,0,0,0,1,0,0,0,0\n9003,9003,210,1960,3,1,0,0,0,1,0,0,0,0\n"
    assert {(line.number, line.matched_by) for line in atop(tmp_path, right + other)} == {("9002", "members and year")}
    nearer = right.replace("9002", "9004").replace("1961", "1960")
    assert {line.number for line in atop(tmp_path, right + nearer)} == {"9004"}
    again = right.replace("9002", "9004")
    (line,) = atop(tmp_path, right + again)
    assert (line.what, line.verdict, line.reason) == ("record", "absent", "no identifier; several fit: 9002 9004")
    (line,) = atop(tmp_path, other)
    assert (line.verdict, line.reason) == ("absent", "no identifier, and none fits by members and year")


def test_what_lies_beyond_the_other_set_is_said(tmp_path: Path) -> None:
    record(tmp_path, [party("FRA", day="2021-03-01"), party("BEL", day="2021-03-01")], year=2021)
    (line,) = atop(tmp_path, "9001,9001,220,1960,3,1,0,0,0,1,0,0,0,0\n")
    assert (line.verdict, line.reason) == ("absent", "after the end of coverage")


def test_a_number_that_the_file_lacks(tmp_path: Path) -> None:
    record(tmp_path, [party("FRA"), party("BEL")], extra=KNOWN)
    (line,) = atop(tmp_path, "9009,9009,220,1960,3,1,0,0,0,1,0,0,0,0\n")
    assert (line.number, line.verdict, line.reason) == ("9001", "absent", "no such number in the file")


def test_the_command_writes_lines_and_a_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(tmp_path, [party("FRA"), party("BEL")], extra=KNOWN)
    (tmp_path / "atop.csv").write_text(ATOP_HEAD + "9001,9001,220,1960,3,1,0,0,0,1,0,0,0,0\n", encoding="utf-8")
    out = tmp_path / "compared.csv"
    asked = ["--atop", str(tmp_path / "atop.csv"), "--records", str(tmp_path), "--output", str(out)]
    assert tool.main(asked) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert rows[0] == {
        "record": "made-up-pact-1960",
        "set": "ATOP 5.1",
        "number": "9001",
        "matched_by": "identifier",
        "what": "member",
        "party": "FRA",
        "ours": "yes",
        "theirs": "yes",
        "verdict": "agree",
        "reason": "",
    }
    assert capsys.readouterr().out.splitlines()[1].split() == ["ATOP", "5.1", "member", "1", "1", "0", "0", "0"]


def test_another_table_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(tmp_path, [party("FRA"), party("BEL")])
    (tmp_path / "dyads.csv").write_text("atopid,year\n9001,1960\n", encoding="utf-8")
    assert tool.main(["--atop", str(tmp_path / "dyads.csv"), "--records", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told == f"{tmp_path / 'dyads.csv'}: no column 'member'; expected the table of members of ATOP 5.1\n"
