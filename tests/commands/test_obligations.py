"""`treaties obligations`: who must help whom, said so that nobody has to guess."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.conftest import treaties

RECORDS = "tests/model/records"


def test_mali_is_told_its_allies_article_force_and_evidence() -> None:
    ran = treaties("obligations", "--of", "MLI", "--on", "2024-01-01")
    assert (ran.status, ran.err) == (0, "")
    start = ran.out.index("Liptako-Gourma Charter (liptako-gourma-charter-2023), article 6")
    paragraph = ran.out[start:].split("\n\n")[0]
    assert "armed force: explicit" in paragraph
    assert "commitment: automatic" in paragraph
    assert "Mali (MLI) from Burkina Faso (BFA) since 2023-09-16; Niger (NER) since 2023-09-16" in paragraph
    assert "evidence: tchadinfos (art. 6, high)" in paragraph


def test_the_day_before_the_charter_is_not_there() -> None:
    ran = treaties("obligations", "--of", "MLI", "--on", "2023-09-15")
    assert ran.status == 0
    assert "Liptako" not in ran.out


def test_json_tells_the_same() -> None:
    ran = treaties("obligations", "--of", "MLI", "--on", "2024-01-01", "--format", "json")
    answer = json.loads(ran.out)
    assert answer["on"] == "2024-01-01"
    charter = [one for one in answer["obligations"] if one["treaty"] == "liptako-gourma-charter-2023"]
    assert {(one["by"], one["article"], one["armed_force"], one["holds"]) for one in charter} == {
        ("BFA", "6", "explicit", "yes"),
        ("NER", "6", "explicit", "yes"),
        ("BFA", "5", "last_resort", "yes"),
        ("NER", "5", "last_resort", "yes"),
    }
    assert all(one["evidence"] for one in charter)


def test_between_two_states_goes_both_ways() -> None:
    ran = treaties("obligations", "--between", "SWE", "USA", "--on", "2025-01-01", "--format", "json")
    pairs = {(one["by"], one["of"]) for one in json.loads(ran.out)["obligations"]}
    assert pairs == {("SWE", "USA"), ("USA", "SWE")}


def test_what_is_not_known_is_said_and_not_counted_as_sure() -> None:
    ran = treaties("obligations", "--of", "TZA", "--on", "1999-06-01", "--treaties", RECORDS)
    assert ran.out == (
        "Help owed to Tanzania (TZA) on 1999-06-01: 0 pairs of states, 7 more not known\n"
        "\n"
        "Pact by number (by-number-1980), article 2\n"
        "  All help who is attacked.\n"
        "  commitment: automatic\n"
        "  on: armed attack\n"
        "  not known whether it held: Tanzania (TZA) from Kenya (KEN) since 1981-03-15 at the earliest;\n"
        "    Rwanda (RWA) since 1981-03-15 at the earliest; Uganda (UGA) since 1983-01-01 at the earliest;\n"
        "    Burundi (BDI) since 1985-07-10 at the earliest; Ethiopia (ETH) since 1990-12-01 at the earliest;\n"
        "    Sudan (SDN) since 1991-02-01 at the earliest; Somalia (SOM) since 1991-12-01 at the earliest\n"
        "  evidence: text\n"
    )


def test_a_day_after_the_last_look_at_the_records_is_said_to_be_so() -> None:
    ran = treaties("obligations", "--of", "FIN", "--on", "2030-01-01", "--treaties", RECORDS)
    assert ran.out.endswith("\nRecords were last checked on 2026-11-22; what happened later is not in them.\n")


def test_nothing_owed_is_one_line() -> None:
    ran = treaties("obligations", "--of", "CHE", "--on", "2000-01-01")
    assert ran.out == "Help owed to Switzerland (CHE) on 2000-01-01: none under the pacts of this collection\n"


def test_wrong_use_says_what_was_meant(tmp_path: Path) -> None:
    cases = {
        ("--of", "MAL"): "there is no state or organization 'MAL'",
        ("--of", "Mali"): "there is no state or organization 'Mali'; did you mean 'MLI' (Mali)?",
        (): "name a state with --of, --by or --between",
        ("--between", "FRA", "GBR", "--of", "USA"): "--between goes without --of and --by",
        ("--of", "FRA", "--treaties", "nowhere"): "nowhere: no such file",
    }
    for arguments, message in cases.items():
        ran = treaties("obligations", *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"treaties: {message}"), ran.err
    ran = treaties("obligations", "--of", "FRA", "--on", "1.1.2000")
    assert ran.status == 2
    assert "'1.1.2000' is not a day; write it like 2024-01-01" in ran.err
    ran = treaties("obligations", "--of", "FRA", cwd=tmp_path)
    assert ran.err == "treaties: there is no folder treaties/ here or above; name one with --treaties\n"
