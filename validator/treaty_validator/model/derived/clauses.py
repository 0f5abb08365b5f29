"""What several derived columns ask of the clauses of a pact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from treaty_validator.contract.sources import choices, field
from treaty_validator.model.derived.registry import Value
from treaty_validator.model.treaty import ALL, Clause, Treaty

# Commitments that make help a duty; the others are consultation, a right, or not known.
DUTY = frozenset({"automatic", "discretionary_means", "subject_to_process"})
NOT_KNOWN = frozenset({"unclear", "unknown"})
_LOOSE = frozenset({"aspirational", "permissive"})
_WHOLE_TEXT = frozenset({"authentic_text", "translation"})


def text_was_read(treaty: Treaty) -> bool:
    """Whether the coder had the whole text, so that what is not coded is not there."""
    return treaty.get("coding", "text_basis") in _WHOLE_TEXT


def found(treaty: Treaty, clauses: Iterable[Clause], doubtful: Iterable[Clause] = ()) -> Value:
    """1 when there is such a clause; else blank when one is doubtful or the text was not read; else 0."""
    if some(clauses):
        return 1
    return None if some(doubtful) or not text_was_read(treaty) else 0


def some(clauses: Iterable[Clause]) -> bool:
    """Whether there is any such clause."""
    return any(True for _ in clauses)


def promises(treaty: Treaty, *kinds: str) -> Iterator[Clause]:
    """Provisions of these types that are more than a wish or a right."""
    for clause in treaty.provisions:
        if clause.kind in kinds and clause.commitment not in _LOOSE:
            yield clause


def duties(treaty: Treaty, wanted: Callable[[Clause], bool] = lambda clause: True) -> Iterator[Clause]:
    """Mutual-defense clauses that make military help a duty."""
    for clause in treaty.mutual_defense:
        if clause.commitment in DUTY and clause.data.get("armed_force") != "excluded" and wanted(clause):
            yield clause


def one_sided(clause: Clause) -> bool:
    """Whether not everybody bears the duty, or not everybody has its benefit."""
    return clause.bearers != (ALL,) or clause.beneficiaries != (ALL,)


@cache
def triggers_marked(variable: str) -> frozenset[str]:
    """The triggers that the schema sets beside this variable of the other data set."""
    return frozenset(
        option["const"]
        for option in choices(field("mutual_defense", "triggers")["items"])
        if option.get("x-crosswalk", {}).get("atop", "").startswith(variable)
    )


def by_crosswalk(treaty: Treaty, variable: str, *keys: str) -> Value:
    """The number that the schema sets beside the coded value of a field (`PROADD 2`); blank when it sets none."""
    value = treaty.get(*keys)
    for option in choices(field(*keys)):
        marked = option.get("x-crosswalk", {}).get("atop", "").split()
        if option["const"] == value and len(marked) == 2 and marked[0] == variable:
            return int(marked[1])
    return None


def values(node: Mapping[str, Any] | None, key: str) -> tuple[str, ...]:
    """The list under a key that may be missing."""
    return tuple((node or {}).get(key, ()))
