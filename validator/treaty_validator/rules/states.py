"""Rules on codes: who is meant, and whether that state existed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.codes import State, organizations, states
from treaty_validator.model.record import Record, party_code
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import OWN, acts, explained, forerunners

# So long before their recognized beginning some states acted under their own name: Syria in 1945, Lebanon before that.
_EVE_YEARS = 3
# Palau signed its compact eight years before it left the trust territory.
_SELF_RULE_YEARS = 10

# What in a name tells states apart whose names or codes are taken for each other.
_TELLING = (
    {"NER": r"\bniger\b", "NGA": r"\bnig[eé]ria"},
    {"COG": r"brazzaville", "COD": r"d[eé]mocrati\w+ (?:republic of (?:the )?|du )congo|kinshasa|\bza[iï]re"},
    {
        "PRK": r"north korea|cor[eé]e du nord|people'?s republic of korea",
        "KOR": r"south korea|cor[eé]e du sud|(?<!people's )republic of korea",
    },
    {"AUS": r"\baustrali", "AUT": r"\baustria\b|\bautriche\b|österreich"},
    {"SVK": r"\bslovak|\bslovaqu", "SVN": r"\bsloven|\bslov[eé]n"},
    {"GNB": r"bissau", "GNQ": r"equatorial guinea|guin[eé]e [eé]quatoriale", "GIN": r"\A(?:republic of )?guinea\Z"},
    {"DMA": r"\bdominica\b", "DOM": r"\bdominican\b|\bdominicaine\b"},
    {"MLI": r"\bmali\b", "MLT": r"\bmalt[ae]\b"},
    {"IRN": r"\biran\b|\bpersia\b", "IRQ": r"\bira[qk]\b"},
    {"SWE": r"\bsweden\b|\bsu[eè]de\b", "CHE": r"\bswitzerland\b|\bsuisse\b|\bswiss\b"},
    {"LBR": r"\bliberia", "LBY": r"\blibya|\blibyan", "LBN": r"\bleban(?:on|ese)\b|\bliban"},
    {"MRT": r"\bmauritania", "MUS": r"\bmauritius\b"},
)
_GROUPS = {code: group for group in _TELLING for code in group}


@rule("unknown-state")
def unknown_state(record: Record) -> Iterator[Finding]:
    """A code that is not in the list of states or organizations.

    Codes are those of ISO 3166 (three letters), of former states, and of organizations. MAL is not Mali (MLI), GER is
    not Germany (DEU).

    Bad:
        depositary: [MAL]  # here

    Good:
        depositary: [MLI]
    """
    living, grouped = states(), organizations()
    for path, code in _places(record):
        if code not in living and code not in grouped:
            message = f"there is no state or organization '{code}'{_meant(code, record)}"
            yield RULES["unknown-state"].finding(message, path)
        elif path[-1] == "state" and code not in living:
            yield RULES["unknown-state"].finding(f"'{code}' is an organization", path, hint=f"organization: {code}")
        elif path[-1] == "organization" and code not in grouped:
            yield RULES["unknown-state"].finding(f"'{code}' is a state", path, hint=f"state: {code}")


@rule("state-not-yet")
def state_not_yet(record: Record) -> Iterator[Finding]:
    """A state did something before it existed.

    Mostly the code of today's state stands for its predecessor: SUN, not RUS, signed in 1955. Up to three years before
    the beginning that the list gives it is only a warning, and nothing when a note on the action tells how it came to
    act so early. Up to ten years before, such a note is enough for a state that had no predecessor: some governed
    themselves in a trust territory long before they were states.

    Bad:
        id: sahel-pact-1990
        signed: {date: 1990, evidence: [{source: text}]}
        parties:
          - {state: SSD, actions: [{action: signature, date: 1990}]}  # here
          - {state: NER, actions: [{action: signature, date: 1990}]}

    Good:
        id: sahel-pact-1990
        signed: {date: 1990, evidence: [{source: text}]}
        parties:
          - {state: SDN, actions: [{action: signature, date: 1990}]}
          - {state: NER, actions: [{action: signature, date: 1990}]}
    """
    yield from (found for found in _outside_life(record) if found.rule == "state-not-yet")


@rule("state-no-more")
def state_no_more(record: Record) -> Iterator[Finding]:
    """A state did something after it had ceased to exist, or while it was not independent.

    The successor has a code and an entry of its own: from 26 December 1991 it is RUS, not SUN. A government in exile is
    only a warning, and nothing when a note on the action says that it was one.

    Bad:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: SUN, actions: [{action: signature, date: 2023-09-16}]}  # here

    Good:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: RUS, actions: [{action: signature, date: 2023-09-16}]}
    """
    yield from (found for found in _outside_life(record) if found.rule == "state-no-more")


@rule("confusable-state")
def confusable_state(record: Record) -> Iterator[Finding]:
    """The name says one state, the code another.

    Some names and codes are easily taken for each other: Niger (NER) and Nigeria (NGA), the two Congos, the two Koreas,
    Austria and Australia, Slovakia and Slovenia, the Guineas, Dominica and the Dominican Republic, Mali and Malta.

    Bad:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NGA, name: Republic of the Niger, actions: [{action: signature, date: 2023-09-16}]}  # here

    Good:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, name: Republic of the Niger, actions: [{action: signature, date: 2023-09-16}]}
    """
    for path, party in record.parties:
        code = party.get("state", "")
        group = _GROUPS.get(code)
        name = str(party.get("name", "")).lower() if group else ""
        if not group or not name or re.search(group[code], name):
            continue
        for other, telling in group.items():
            if other != code and re.search(telling, name):
                yield RULES["confusable-state"].finding(
                    f"the code '{code}' is {states()[code].name_en}, but the name is '{party['name']}'",
                    (*path, "state"),
                    hint=f"{other} is {states()[other].name_en}",
                    related=(("the name", (*path, "name")),),
                )


def _places(record: Record) -> Iterator[tuple[Path, str]]:
    """Every state or organization code that is not the reference of a clause to a party, with its path."""
    for path, party in record.parties:
        if code := party_code(party):
            yield (*path, "state" if "state" in party else "organization"), code
    yield from record.each("depositary")
    yield from record.each("ended", "by")
    for key, nodes in (("adversaries", record.clauses), ("by", record.each("events"))):
        for path, node in nodes:
            for number, code in enumerate(node.get(key) or ()):
                if code is not None:
                    yield (*path, key, number), code
    for place in (("registration", "by"), ("establishes", "code")):
        if code := record.get(*place):
            yield place, code


# Two rules ask for them, one after the other.
@lru_cache(maxsize=1)
def _outside_life(record: Record) -> tuple[Finding, ...]:
    return tuple(_acts_outside_life(record))


def _acts_outside_life(record: Record) -> Iterator[Finding]:
    listed = states()
    for path, party, action, when in acts(record, OWN):
        state = listed.get(party.get("state", ""))
        if state is None or when.qualified or state.may_act(when):
            continue
        upcoming = next((first for first, _ in state.spells if when.last < first), None)
        # A gap that no other state filled is one of occupation; its government may have acted from abroad.
        filled = any(states()[code].may_act(when) for code in forerunners(state.predecessors))
        exile = upcoming is not None and not filled and when.first >= state.spells[0][0]
        early = upcoming is not None and not exile
        eve = upcoming is not None and upcoming.year - when.last.year <= _EVE_YEARS
        told = explained(action)
        own = upcoming is not None and not state.predecessors and upcoming.year - when.last.year <= _SELF_RULE_YEARS
        if told and (eve or exile or own):
            continue
        yield RULES["state-not-yet" if early else "state-no-more"].finding(
            f"{state.code} ({state.name_en}) {_how(early, exile)} on {action['date']}",
            (*path, "date"),
            hint=_others(state, early) or ("if it acted nevertheless, a note on the action says how" if eve else ""),
            severity=Severity.WARNING if eve or exile or (told and early) else None,
        )


def _how(early: bool, exile: bool) -> str:
    if exile:
        return "was not independent"
    return "did not exist yet" if early else "did not exist any more"


def _others(state: State, before: bool) -> str:
    if before:
        return f"predecessor: {', '.join(state.predecessors)}" if state.predecessors else ""
    heirs = [other.code for other in states().values() if state.code in other.predecessors]
    return f"successor: {', '.join(heirs)}" if heirs else ""


def _meant(code: str, record: Record) -> str:
    from treaty_validator.explain.words import nearest_code

    names = {path[:2]: party.get("name") for path, party in record.parties if party_code(party) == code}
    meant = nearest_code(code, next(iter(names.values()), None), {c: s.name_en for c, s in states().items()})
    return f"; did you mean '{meant}' ({states()[meant].name_en})?" if meant else ""
