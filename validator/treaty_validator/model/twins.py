"""Records that are probably one pact, coded twice: the same parties, a like title, signed in the same week."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, product
from typing import TYPE_CHECKING

from treaty_validator.model.partial_date import parse

if TYPE_CHECKING:
    from treaty_validator.collection import Facts

_DAYS = 7
# As many of those who share something are compared; more would make a hostile collection slow.
_COMPARED = 8
_TITLES = 4


def twins(all_facts: Iterable[Facts]) -> dict[str, Facts]:
    """For each record that has a twin to which no relation leads, by its id, the first such twin."""
    by_week: dict[tuple[frozenset[str], int], list[Facts]] = {}
    for one in all_facts:
        if one.parties and (week := _week(one)) is not None:
            by_week.setdefault((one.parties, week), []).append(one)
    found: dict[str, Facts] = {}
    # Those who may be twins one after the other, so that what is known of a title is still at hand for the next.
    for (parties, week), members in by_week.items():
        near = [other for one in (week, week - 1, week + 1) for other in by_week.get((parties, one), ())[:_COMPARED]]
        if len(near) > 1:
            found |= {one.id: twin for one in members if (twin := _twin(one, near[:_COMPARED]))}
    return found


def related(one: Facts, other: Facts) -> bool:
    """Whether a relation leads from one to the other or back."""
    return any(to == other.id for _, to in one.relations) or any(to == one.id for _, to in other.relations)


def _twin(one: Facts, near: list[Facts]) -> Facts | None:
    from treaty_validator.model import likeness

    pairs = (
        (other, title, like)
        for other in near
        if other.id != one.id
        for title, like in product(one.titles[:_TITLES], other.titles[:_TITLES])
        if likeness.may_be_alike(title, like) and _close(one, other) and not related(one, other)
    )
    return next((other for other, title, like in islice(pairs, _COMPARED) if likeness.is_alike(title, like)), None)


def _week(one: Facts) -> int | None:
    """The number of the week in which the pact was signed, counted from the first of the calendar."""
    signed = parse(one.signed)
    return signed.first.toordinal() // 7 if signed is not None and signed.is_day else None


def _close(one: Facts, other: Facts) -> bool:
    first, second = parse(one.signed), parse(other.signed)
    return first is not None and second is not None and abs((first.first - second.first).days) <= _DAYS
