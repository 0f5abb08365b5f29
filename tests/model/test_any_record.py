"""Whatever a record says, even what contradicts itself: answers exist, and all ways of asking agree."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from treaty_validator.contract.sources import coded
from treaty_validator.model.freeze import freeze
from treaty_validator.model.pairs import between
from treaty_validator.model.spells import bound
from treaty_validator.model.stretches import Stretches, of_pair, of_party
from treaty_validator.model.treaty import Treaty

UPDATED = date(2026, 11, 22)
CODES = ["DEU", "SUN", "RUS", "AUT", "YUG", "SYR", "CSK", "CZE", "MLI", "FRA", "AU"]

days = st.dates(date(1900, 1, 1), UPDATED)
dates = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: f"{day.year}~"),
    days.map(lambda day: f"{day.isoformat()}?"),
    st.just("unknown"),
)


def one_of(*keys: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(coded(*keys)))


actions = st.fixed_dictionaries(
    {"action": one_of("parties", "actions", "action"), "date": dates},
    optional={"effective": dates, "by": st.sampled_from(["France", "DEU", "somebody"])},
)


@st.composite
def treaties(draw: st.DrawFn) -> Treaty:
    codes = draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=4, unique=True))
    parties = [
        {
            "organization" if code == "AU" else "state": code,
            "role": draw(one_of("parties", "role")),
            "actions": draw(st.lists(actions, min_size=1, max_size=5)),
        }
        for code in codes
    ]
    event = st.fixed_dictionaries({"type": st.sampled_from(["suspension", "resumption"]), "date": dates})
    data: dict[str, Any] = {
        "id": "any-pact-2000",
        "signed": {"date": draw(dates)},
        "in_force": {"date": draw(st.one_of(dates, st.just("none"))), "basis": draw(one_of("in_force", "basis"))},
        "status": draw(one_of("status")),
        "parties": parties,
        "events": draw(st.lists(event, max_size=3)),
        "withdrawal": {"allowed": "any_time", "notice": draw(st.sampled_from(["P6M", "silent"]))},
        "coding": {"updated": UPDATED.isoformat()},
    }
    if draw(st.booleans()):
        data["ended"] = {"date": draw(dates), "mode": draw(one_of("ended", "mode"))}
    return Treaty(data["id"], freeze(data))


def answer(held: Stretches, day: date) -> str:
    number = day.toordinal()
    if any(first <= number <= last for first, last in held.certain):
        return "yes"
    return "unknown" if any(first <= number <= last for first, last in held.possible) else "no"


@settings(max_examples=300, deadline=None)
@given(treaties(), days)
def test_the_answer_for_a_day_and_the_days_that_are_counted_agree(treaty: Treaty, day: date) -> None:
    held = {party.code: of_party(treaty, party.code, UPDATED) for party in treaty.parties}
    for code, stretches in held.items():
        assert bound(treaty, code, day).value == answer(stretches, day)
    one, other = list(held)[:2]
    pair = of_pair(treaty, one, other, held[one], held[other])
    assert between(treaty, one, other, day).value == answer(pair, day)
    assert between(treaty, one, other, day) is between(treaty, other, one, day)


@settings(max_examples=300, deadline=None)
@given(treaties())
def test_every_spell_has_an_order_and_a_reason(treaty: Treaty) -> None:
    for spells in treaty.spells.values():
        for spell in spells:
            assert spell.why
            assert spell.first.first <= spell.first.last
            assert spell.last is None or spell.first.first <= spell.last.first <= spell.last.last
