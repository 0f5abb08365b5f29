"""Which party of a pact took the place of which other."""

from __future__ import annotations

from treaty_validator.model.codes import states
from treaty_validator.model.treaty import Party, Treaty


def succeeds(party: Party) -> bool:
    """Whether the record says that this party came in as a successor."""
    return party.role == "successor" or any(action.kind == "succession" for action in party.actions)


def predecessors(treaty: Treaty, party: Party) -> tuple[str, ...]:
    """The parties whose place this party took: those of its forerunners in the code list that were party themselves."""
    state = states().get(party.code)
    if state is None or not party.is_state or not succeeds(party):
        return ()
    found: list[str] = []
    waiting = list(state.predecessors)
    while waiting:
        code = waiting.pop(0)
        if code in found:
            continue
        if code in treaty.by_code:
            found.append(code)
        elif code in states():
            waiting += states()[code].predecessors
    return tuple(found)
