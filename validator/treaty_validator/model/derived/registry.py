"""Every derived column by name: what it says, how it comes about, and what it cannot say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TypeVar

# 1 and 0 are findings; None is a blank cell: the record does not allow an answer.
Value = int | None
OfPact = TypeVar("OfPact", bound=Callable[..., Value])

DERIVED: dict[str, Derived] = {}


@dataclass(frozen=True, slots=True)
class Derived:
    """One column. `of_pact` computes it from a pact; that of a `member` column also takes which clauses to look at."""

    name: str
    title: str
    values: str
    how: str
    limits: str
    of_pact: Callable[..., Value]
    member: bool = False


def derived(
    name: str, title: str, *, values: str = "1 yes, 0 no", limits: str = "", member: bool = False
) -> Callable[[OfPact], OfPact]:
    """Register the decorated function, whose docstring tells how the value comes about, as the column `name`."""

    def register(function: OfPact) -> OfPact:
        if name in DERIVED:
            raise ValueError(f"two derived columns are called {name}")
        how = " ".join((function.__doc__ or "").split())
        DERIVED[name] = Derived(name, title, values, how, limits, function, member)
        return function

    return register


def load_all() -> dict[str, Derived]:
    """All derived columns in the order in which they are defined."""
    for module in ("obligations", "conditions", "terms", "security"):
        import_module(f"treaty_validator.model.derived.{module}")
    return DERIVED


# Variables of the same data set that a record does not tell, and why.
NOT_DERIVED = {
    "cowsys, cowwar, wartime": "facts about states and wars, not about the pact; join them by the state codes",
    "phase, maxphase": "an amended pact is another record, joined to it by a relation",
    "yrexit, termmode, termcaus": "`spells` and `actions` tell when and how a party left; causes are not coded",
    "secrart": "what a secret article holds is told in words only",
    "defcodem, offcodem, offcon and its parts": "demands, and conditions of offense, are not coded",
    "obvary": "the tables of pairs show what each party owes each other one",
    "thirdcom": "limits on commitments to third states are not coded apart",
    "conwtin": "conflict among members is not coded apart from the settlement of disputes",
    "subord, orgpurp1, orgpurp2, organ2": "who commands whom, and the purpose of each organ, are told in words",
    "acqterr, divgains, demwith": "territorial settlements are told in words",
    "refothio, natrefal, compag": "the table `relations` names the other pacts; organizations are not coded",
    "conres, conmen, ecaid": "not coded",
    "milinst, formal": "indices built by others on top of these columns",
}
