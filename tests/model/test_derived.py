"""Derived columns: each value from a record that shows it, and the page that explains them."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml
from treaty_validator.export.derived_page import page
from treaty_validator.model.derived import DERIVED, NOT_DERIVED, load_all
from treaty_validator.model.freeze import freeze
from treaty_validator.model.treaty import Treaty

from tests.conftest import MINIMAL, ROOT

load_all()
EVIDENCE = [{"source": "text"}]
BASE: dict[str, Any] = yaml.load(MINIMAL, Loader=yaml.BaseLoader)


def clause(**changes: Any) -> dict[str, Any]:
    found = {
        "article": "1",
        "summary": "Help.",
        "triggers": ["armed_attack"],
        "commitment": "automatic",
        "bearers": "all",
        "beneficiaries": "all",
        "evidence": EVIDENCE,
    }
    return {"mutual_defense": [{**found, **changes}]}


def provision(kind: str, **changes: Any) -> dict[str, Any]:
    return {"provisions": [{"type": kind, "article": "2", "summary": "A promise.", "evidence": EVIDENCE, **changes}]}


def derive(name: str, changes: dict[str, Any]) -> int | None:
    data = {**copy.deepcopy(BASE), **changes}
    return DERIVED[name].of_pact(Treaty(data["id"], freeze(data)))


PARTIAL = {"coding": {"state": "draft", "text_basis": "partial_text", "updated": "2026-11-22"}}

CASES: list[tuple[str, dict[str, Any], int | None]] = [
    ("defense", clause(), 1),
    ("defense", clause(triggers=["attack_on_forces"]), 1),
    ("defense", clause(triggers=["armed_rebellion"]), 0),
    ("defense", clause(commitment="consultative"), 0),
    ("defense", clause(commitment="permissive"), 0),
    ("defense", clause(commitment="unclear"), None),
    ("defense", clause(triggers=["unknown"]), None),
    ("defense", clause(armed_force="excluded"), 0),
    ("defense", {}, 0),
    ("defense", PARTIAL, None),
    ("offense", clause(triggers=["war_involving_party"]), 1),
    ("offense", provision("offense"), 1),
    ("offense", clause(), 0),
    ("neutral", provision("neutrality"), 1),
    ("neutral", provision("neutrality", commitment="aspirational"), 0),
    ("nonagg", provision("non_aggression"), 1),
    ("nonagg", provision("peaceful_settlement"), 1),
    ("nonagg", provision("respect_for_territorial_integrity"), 0),
    ("consul", provision("consultation"), 1),
    ("consul", clause(commitment="consultative"), 1),
    ("active", clause(), 1),
    ("active", provision("consultation"), 0),
    ("active", PARTIAL, None),
    ("cow_type", clause(), 1),
    ("cow_type", provision("neutrality"), 2),
    ("cow_type", provision("consultation"), 3),
    ("cow_type", {}, 0),
    ("cow_type", {**provision("consultation"), **PARTIAL}, None),
    ("defcoadv", clause(adversaries=["RUS"]), 1),
    ("defcoadv", clause(), 0),
    ("defcoloc", clause(area="named_region"), 1),
    ("defcocon", clause(conditions=["ongoing_conflict"]), 1),
    ("defconum", clause(triggers=["war_with_several_states"]), 1),
    ("defconpr", clause(conditions=["not_provoked"]), 1),
    ("defcon", clause(conditions=["not_provoked"]), 1),
    ("defcon", clause(conditions=["request_of_victim"]), 0),
    ("conditio", provision("neutrality", conditions=["not_provoked"]), 1),
    ("conditio", clause(), 0),
    ("olimob", clause(conditions=["request_of_victim"]), 1),
    ("olimob", clause(conditions=["not_provoked"]), 0),
    ("asymm", clause(bearers=["MLI"]), 1),
    ("asymm", clause(), 0),
    ("asymm", {**clause(), **PARTIAL}, None),
    ("bilat", {}, 1),
    ("estmode", {}, 0),
    ("estmode", {"in_force": {"date": "2024", "basis": "ratification_by_all"}}, 1),
    ("estmode", {"in_force": {"date": "2024", "basis": "unknown"}}, None),
    ("pubsecr", {"publicity": "secret_articles"}, 1),
    ("pubsecr", {}, None),
    ("proadd", {"accession": {"openness": "closed"}}, 0),
    ("proadd", {"accession": {"openness": "open", "procedure": "silent"}}, 1),
    ("proadd", {"accession": {"openness": "conditional", "procedure": "unanimous_consent"}}, 2),
    ("proadd", {"accession": {"openness": "conditional", "procedure": "majority_consent"}}, 3),
    ("futmem", {"accession": {"openness": "silent"}}, 0),
    ("futmem", {"accession": {"openness": "named_states"}}, 1),
    ("futmem", {"accession": {"openness": "unknown"}}, None),
    ("speclgth", {"duration": {"kind": "silent"}}, 0),
    ("speclgth", {"duration": {"kind": "indefinite"}}, 3),
    ("length", {"duration": {"kind": "fixed_term", "term": "P20Y"}}, 240),
    ("length", {"duration": {"kind": "indefinite"}}, None),
    ("renounce", {"withdrawal": {"allowed": "any_time"}}, 1),
    ("renounce", {"withdrawal": {"allowed": "end_of_term"}}, 0),
    ("renounce", {"withdrawal": {"allowed": "forbidden"}}, 4),
    ("proren", {"duration": {"kind": "fixed_term", "renewal": "automatic_unless_notice"}}, 2),
    ("proren", {"duration": {"kind": "fixed_term", "renewal": "none"}}, 0),
    ("renewlgt", {"duration": {"kind": "fixed_term", "renewal_term": "P5Y"}}, 60),
    ("term", {}, 0),
    ("term", {"ended": {"date": "2024", "mode": "superseded"}, "status": "superseded"}, 3),
    ("term", {"ended": {"date": "2024", "mode": "dissolved"}, "status": "terminated"}, None),
    ("medarb", {"dispute_settlement": {"means": ["negotiation"]}}, 0),
    ("medarb", {"dispute_settlement": {"means": ["arbitration"]}}, 1),
    ("medarb", {}, None),
    ("agprois_any", provision("further_agreement"), 1),
    ("source", {}, 1),
    ("source", {"coding": {"state": "draft", "text_basis": "secondary_sources", "updated": "2026-11-22"}}, 2),
    ("notaiden_any", provision("deny_territory"), 1),
    ("dipaid", provision("sanctions"), 1),
    ("terrres", provision("transit_rights"), 1),
    ("seppeace_any", provision("no_separate_peace"), 1),
    ("noothall", provision("no_contrary_alliance"), 1),
    ("specthrt", clause(adversaries=["RUS"]), 1),
    ("specthrt", clause(conditions=["ongoing_conflict"]), 4),
    ("specthrt", {"scope": {"threats": ["terrorism"]}}, 5),
    ("specthrt", {}, 0),
    ("milcon", {"institutions": {"joint_command": "wartime"}}, 1),
    ("milcon", provision("joint_exercises"), 2),
    ("milaid_any", provision("training"), 1),
    ("intcom", {"institutions": {"joint_command": "integrated"}}, 1),
    ("intcom", {"institutions": {"joint_command": "wartime"}}, 0),
    ("organ1", {"institutions": {"organs": [{"name": "Council", "kind": "supreme"}]}}, 2),
    ("organ1", {"institutions": {"secretariat": "established"}}, 3),
    ("base", provision("base_rights"), 2),
    ("base", provision("base_rights", bearers=["MLI"]), 3),
    ("contrib", provision("financing"), 1),
    ("armred_any", provision("arms_limitation"), 1),
    ("reflnun", clause(legal_basis="un_charter_51"), 2),
    ("reflnun", {**provision("report_to_un_security_council"), "signed": {"date": "1925-10-16"}}, 1),
    ("reflnun", {}, None),
    ("nomicoop", provision("economic_cooperation"), 1),
    ("interv", provision("intervention_right", bearers=["MLI"]), 3),
    ("interv", clause(triggers=["armed_rebellion"]), 2),
    ("interv", provision("non_intervention", bearers=["MLI"]), 4),
    ("interv", provision("non_intervention"), 1),
]


@pytest.mark.parametrize(("name", "changes", "value"), CASES)
def test_derived_column(name: str, changes: dict[str, Any], value: int | None) -> None:
    assert derive(name, changes) == value


def test_every_column_has_a_case_and_an_explanation() -> None:
    assert {name for name, _, _ in CASES} == set(DERIVED)
    assert all(one.title and one.values and one.how.endswith(".") for one in DERIVED.values())


def test_no_column_is_said_to_be_impossible_as_well() -> None:
    impossible = {name for names in NOT_DERIVED for name in names.split(", ")}
    assert not impossible & set(DERIVED)


def test_the_page_is_the_one_that_the_docstrings_make() -> None:
    written = (ROOT / "docs" / "reference" / "derived-columns.md").read_text(encoding="utf-8")
    assert written == page(), "python -m treaty_validator.export.derived_page > docs/reference/derived-columns.md"
