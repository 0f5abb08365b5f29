"""What several rules need to know of actions: which make a party, which unmake it, which a person explained."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from treaty_validator.findings import Path
from treaty_validator.model.partial_date import PartialDate, parse
from treaty_validator.model.record import Node, Record

# Acts by which a signatory agrees to be bound.
CONSENT = frozenset({"ratification", "acceptance", "approval", "notification"})
# Acts by which a state comes in, from the first step on.
JOINING = CONSENT | {"signature", "accession", "succession", "entry_into_force", "provisional_application"}
LEAVING = frozenset({"withdrawal", "expulsion", "state_extinction"})
# What a state can only do while it exists; what is later said about it may come after its end.
OWN = CONSENT | {"signature", "accession", "parliamentary_approval", "provisional_application", "notice_of_withdrawal"}
# Statuses of a pact that is over.
OVER = frozenset({"expired", "terminated", "superseded"})
# Values that say why there is no value.
ABSENT = frozenset({"silent", "unclear", "unknown"})
# How years begin that lie before or after everything that a record can speak of.
_FAR = ("0", "25", "26", "27", "28", "29", *"3456789")


@lru_cache(maxsize=4096)
def is_far(value: object) -> bool:
    """Whether the year of a date lies before or after everything that a record can speak of."""
    return str(value).startswith(_FAR)


def words(action: Node) -> str:
    """The act as one says it."""
    return str(action.get("action", "act")).replace("_", " ")


def explained(*nodes: Node | None) -> bool:
    """Whether somebody said in a note what the coded values cannot say. Unusual facts are correct when explained."""
    return any(node and "note" in node for node in nodes)


def acts(record: Record, kinds: frozenset[str]) -> list[tuple[Path, Node, Node, PartialDate]]:
    """The dated actions of these kinds: path, party, action, date."""
    return [one for one in record.dated_actions if one[2].get("action") in kinds]


def timeline(party: Node) -> list[Node]:
    """The actions of one party, in the order in which they are written, which is the order of time."""
    return [action or {} for action in party.get("actions") or ()]


def is_original(party: Node) -> bool:
    """Whether the party was there at the beginning, as far as the record tells."""
    return party.get("role") not in {"acceding_party", "successor"}


def left(party: Node, record: Record) -> bool:
    """Whether the last word on this party, up to today, is that it left."""
    out = False
    for action in timeline(party):
        if action.get("action") in LEAVING:
            when = parse(action.get("effective")) or parse(action.get("date"))
            out = when is None or when.first <= record.today
        elif action.get("action") in JOINING or action.get("action") == "resumption":
            out = False
    return out


def forerunners(codes: Iterable[str]) -> set[str]:
    """These codes and those of the states before them, as far back as the list goes."""
    from treaty_validator.model.codes import states

    found: set[str] = set()
    waiting = list(codes)
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += states()[code].predecessors if code in states() else ()
    return found
