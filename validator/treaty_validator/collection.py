"""What the records know of each other: a few facts of each, in an index."""

from functools import cached_property
from typing import Any, NamedTuple

from treaty_validator.limits import MAX_GUESSES
from treaty_validator.model.record import party_code

# So many letters at the beginning of an id tell a name, and so many at its end the year.
_PART = 4


class Facts(NamedTuple):
    """What collection rules may know of one record. Everything is text, so that facts can be cached and sent about."""

    file: str
    id: str
    relations: tuple[tuple[str, str], ...]
    parties: frozenset[str]
    signed: str
    in_force: str
    ended: str
    status: str
    titles: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]


class Index:
    """The facts of every record in the folder, by id, and what is asked of all of them, each worked out once."""

    def __init__(self, by_id: dict[str, Facts]) -> None:
        self.by_id = by_id

    @cached_property
    def by_identifier(self) -> dict[tuple[str, str], list[Facts]]:
        """The records under each number of another collection."""
        found: dict[tuple[str, str], list[Facts]] = {}
        for one in self.by_id.values():
            for identifier in one.identifiers:
                found.setdefault(identifier, []).append(one)
        return found

    @cached_property
    def twins(self) -> dict[str, Facts]:
        """For each record that was probably coded twice, the other one."""
        from treaty_validator.model.twins import twins

        return twins(self.by_id.values())

    def like(self, name: str) -> list[str]:
        """The ids among which the one that was meant is looked for: all, or of many those of like beginning or end."""
        if len(self.by_id) <= MAX_GUESSES:
            return list(self.by_id)
        return [*self._by_part.get(name[:_PART], ()), *self._by_part.get(name[-_PART:], ())][:MAX_GUESSES]

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.by_id:
            for part in {name[:_PART], name[-_PART:]}:
                found.setdefault(part, []).append(name)
        return found

    @cached_property
    def circles(self) -> dict[str, int]:
        """For each record from which relations lead back to itself, the number of its circle."""
        return _circles({own: [to for _, to in one.relations if to in self.by_id] for own, one in self.by_id.items()})


def _circles(leads: dict[str, list[str]]) -> dict[str, int]:
    """Strongly connected parts with more than one member or a loop (Tarjan's algorithm, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    circles: dict[str, int] = {}
    for start in leads:
        if start in order or not leads[start]:
            continue
        work = [(start, iter(leads[start]))]
        order[start] = low[start] = len(order)
        open_.append(start)
        is_open.add(start)
        while work:
            own, rest = work[-1]
            to = next(rest, None)
            if to is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[own])
                if low[own] == order[own]:
                    members = [open_.pop()]
                    while members[-1] != own:
                        members.append(open_.pop())
                    is_open.difference_update(members)
                    if len(members) > 1 or own in leads[own]:
                        circles.update(dict.fromkeys(members, order[own]))
            elif to not in order:
                order[to] = low[to] = len(order)
                open_.append(to)
                is_open.add(to)
                work.append((to, iter(leads[to])))
            elif to in is_open:
                low[own] = min(low[own], order[to])
    return circles


def facts(file: str, data: dict[str, Any]) -> Facts:
    """The facts of one record; what broke the contract is not in `data` any more."""

    def day(key: str) -> str:
        return str((data.get(key) or {}).get("date") or "")

    relations = tuple(
        (str((one or {}).get("type") or ""), str((one or {}).get("target") or ""))
        for one in data.get("relations") or ()
    )
    parties = frozenset(party_code(party) for party in data.get("parties") or () if party)
    titles = tuple(str(title) for title in (data.get("title") or {}).values())
    identifiers = tuple((key, str(value)) for key, value in (data.get("identifiers") or {}).items())
    return Facts(
        file,
        str(data.get("id") or ""),
        relations,
        parties - {""},
        day("signed"),
        day("in_force"),
        day("ended"),
        str(data.get("status") or ""),
        titles,
        identifiers,
    )


def index(all_facts: list[Facts]) -> Index:
    """The index over these facts; of two records with one id the first counts."""
    by_id: dict[str, Facts] = {}
    for one in all_facts:
        if one.id:
            by_id.setdefault(one.id, one)
    return Index(by_id)


def to_json(facts: Facts) -> list[Any]:
    """The facts as lists and text, without the file's name; the inverse of `from_json`."""
    _, *values = facts
    return [sorted(value) if isinstance(value, frozenset) else value for value in values]


def from_json(file: str, stored: list[Any]) -> Facts:
    """Facts from what `to_json` made of them."""
    own, relations, parties, signed, in_force, ended, status, titles, identifiers = stored
    return Facts(
        file,
        own,
        tuple(map(tuple, relations)),
        frozenset(parties),
        signed,
        in_force,
        ended,
        status,
        tuple(titles),
        tuple(map(tuple, identifiers)),
    )
