"""Rules on parties: who they are, and whether they existed."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Path
from treaty_validator.model.codes import State, organizations, states
from treaty_validator.model.partial_date import parse
from treaty_validator.model.record import Record, party_code
from treaty_validator.registry import RULES, rule

# Acts that a state can only do while it exists; what is later said about it may come after its end.
_OWN_ACTS = frozenset(
    [
        "signature",
        "ratification",
        "acceptance",
        "approval",
        "notification",
        "accession",
        "parliamentary_approval",
        "provisional_application",
        "notice_of_withdrawal",
    ]
)


@rule("duplicate-party")
def duplicate_party(record: Record) -> Iterator[Finding]:
    """The same state stands twice among the parties.

    Each party has one entry with one timeline; a state that left and came back has both in its actions.

    Bad:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}  # here

    Good:
        parties:
          - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    first: dict[str, Path] = {}
    for path, party in record.parties:
        code = party_code(party)
        if code and code in first:
            yield RULES["duplicate-party"].finding(
                f"'{code}' is already among the parties",
                (*path, _key(party)),
                hint="put everything it did into one entry",
                related=(("first here", (*first[code], _key(party))),),
            )
        elif code:
            first[code] = path


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
    for path, code in code_places(record):
        if code in states() or code in organizations():
            continue
        yield RULES["unknown-state"].finding(f"there is no state or organization '{code}'{_meant(code, record)}", path)


@rule("state-not-yet")
def state_not_yet(record: Record) -> Iterator[Finding]:
    """A state did something before it existed.

    Mostly the code of today's state stands for its predecessor: SUN, not RUS, signed in 1955.

    Bad:
        parties:
          - {state: SSD, actions: [{action: signature, date: 1990}]}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - {state: SDN, actions: [{action: signature, date: 1990}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    yield from _outside_life(record, before=True)


@rule("state-no-more")
def state_no_more(record: Record) -> Iterator[Finding]:
    """A state did something after it had ceased to exist.

    The successor has a code and an entry of its own: from 26 December 1991 it is RUS, not SUN.

    Bad:
        parties:
          - {state: SUN, actions: [{action: signature, date: 1994}]}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - {state: RUS, actions: [{action: signature, date: 1994}]}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    yield from _outside_life(record, before=False)


@rule("unknown-party-reference")
def unknown_party_reference(record: Record) -> Iterator[Finding]:
    """A clause speaks of somebody who is not a party.

    Those who owe help and those to whom it is owed are parties to the pact; a third state that is protected without
    being a party is told in the note.

    Bad:
        provisions:
          - type: consultation
            article: 3
            summary: The parties consult.
            bearers: [TCD]  # here
            evidence: [{source: text}]

    Good:
        provisions:
          - type: consultation
            article: 3
            summary: The parties consult.
            bearers: [MLI]
            evidence: [{source: text}]
    """
    for path, clause in record.clauses:
        for role in ("bearers", "beneficiaries"):
            listed = clause.get(role)
            for number, code in enumerate(listed if isinstance(listed, list) else ()):
                if code is not None and code not in record.codes:
                    yield RULES["unknown-party-reference"].finding(
                        f"'{code}' is not a party to this pact", (*path, role, number)
                    )


def code_places(record: Record) -> Iterator[tuple[Path, str]]:
    """Every state or organization code that is not the reference of a clause to a party, with its path."""
    for path, party in record.parties:
        if code := party_code(party):
            yield (*path, _key(party)), code
    for key in ("depositary",):
        yield from record.each(key)
    for path, clause in record.clauses:
        for number, code in enumerate(clause.get("adversaries") or ()):
            if code is not None:
                yield (*path, "adversaries", number), code
    by = record.get("registration", "by")
    if by:
        yield ("registration", "by"), by


def _outside_life(record: Record, *, before: bool) -> Iterator[Finding]:
    name = "state-not-yet" if before else "state-no-more"
    for path, party, action in record.actions:
        state = states().get(party.get("state", ""))
        when = parse(action.get("date"))
        if state is None or when is None or action.get("action") not in _OWN_ACTS or state.may_act(when):
            continue
        too_early = when.last < state.spells[-1][0]
        if too_early != before:
            continue
        yield RULES[name].finding(
            f"{state.code} ({state.name_en}) did not exist {'yet' if before else 'any more'} on {action['date']}",
            (*path, "date"),
            hint=_others(state, before),
        )


def _others(state: State, before: bool) -> str:
    if before:
        return f"predecessor: {', '.join(state.predecessors)}" if state.predecessors else ""
    heirs = [other.code for other in states().values() if state.code in other.predecessors]
    return f"successor: {', '.join(heirs)}" if heirs else ""


def _key(party: dict[str, object]) -> str:
    return "state" if "state" in party else "organization"


def _meant(code: str, record: Record) -> str:
    from treaty_validator.explain.words import nearest_code

    names = {path[:2]: party.get("name") for path, party in record.parties if party_code(party) == code}
    meant = nearest_code(code, next(iter(names.values()), None), {c: s.name_en for c, s in states().items()})
    return f"; did you mean '{meant}' ({states()[meant].name_en})?" if meant else ""
