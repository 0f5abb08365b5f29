"""Who must help whom, told clause by clause instead of pair by pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from treaty_validator.contract.sources import choices, resolve, schema
from treaty_validator.model.obligations import Obligation
from treaty_validator.model.spells import Answer
from treaty_validator.model.treaty import Clause, Treaty
from treaty_validator.site.degrees import UNKNOWN, Degree, degree
from treaty_validator.site.site import Site
from treaty_validator.site.words import name


@dataclass(frozen=True, slots=True)
class Aid:
    """One clause as it concerns one state today: `sure` and `perhaps` are the others, by code, sorted by name."""

    treaty: Treaty
    clause: Clause
    degree: Degree
    armed_force: str
    sure: tuple[str, ...]
    perhaps: tuple[str, ...]

    @property
    def is_duty(self) -> bool:
        """Whether help itself is due, and not only consultation or the liberty to help."""
        return self.clause.commitment in duties()

    @property
    def is_known(self) -> bool:
        """Whether the sources tell how firm the promise is."""
        return self.degree.css != UNKNOWN


@lru_cache(maxsize=2048)
def aid_to(site: Site, code: str) -> tuple[Aid, ...]:
    """What is owed to this state today, clause by clause, firmest first."""
    return _aid(site, site.owed_to.get(code, ()), "by")


@lru_cache(maxsize=2048)
def aid_by(site: Site, code: str) -> tuple[Aid, ...]:
    """What this state owes today, clause by clause, firmest first."""
    return _aid(site, site.owed_by.get(code, ()), "of")


def _aid(site: Site, owed: Iterable[Obligation], others: str) -> tuple[Aid, ...]:
    found: dict[tuple[str, int], list[Obligation]] = {}
    for one in owed:
        found.setdefault((one.treaty, one.clause), []).append(one)
    told = []
    for (treaty_id, number), group in found.items():
        treaty = site.collection[treaty_id]
        clause = treaty.mutual_defense[number]
        codes = {
            answer: tuple(sorted((getattr(one, others) for one in group if one.answer is answer), key=name))
            for answer in (Answer.YES, Answer.UNKNOWN)
        }
        told.append(
            Aid(
                treaty,
                clause,
                degree("mutual_defense", clause.commitment),
                group[0].armed_force,
                codes[Answer.YES],
                codes[Answer.UNKNOWN],
            )
        )
    return tuple(sorted(told, key=lambda one: (not one.sure, one.degree.level, one.treaty.id, one.clause.index)))


@cache
def duties() -> frozenset[str]:
    """The commitments under which help itself is due: those that the schema equates with ATOP's defense obligation."""
    node = resolve(schema()["properties"]["mutual_defense"]["items"])["properties"]["commitment"]
    return frozenset(one["const"] for one in choices(node) if one.get("x-crosswalk", {}).get("atop") == "DEFENSE")


def firmest(owed: Iterable[Obligation]) -> Degree | None:
    """The firmest degree among obligations that surely hold; None when there are none."""
    found = [degree("mutual_defense", one.commitment) for one in owed if one.answer is Answer.YES]
    return min(found, key=lambda one: one.level, default=None)
