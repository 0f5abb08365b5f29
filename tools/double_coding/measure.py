"""How far two codings agree: percent, and Krippendorff's alpha for named values."""

from __future__ import annotations

from dataclasses import dataclass

import krippendorff

from double_coding.pairs import Pair, presence


@dataclass(frozen=True)
class Agreement:
    """The figures of one field. `alpha` is None where no two values occur, so that nothing could be told apart."""

    field: str
    compared: int
    one_sided: int
    same: int
    questions: int
    alpha: float | None

    @property
    def percent(self) -> float | None:
        """The share of the compared units on which both said exactly the same."""
        return 100 * self.same / self.compared if self.compared else None


def measure(field: str, pairs: list[Pair]) -> Agreement:
    """The figures of one field; alpha of a set is taken over the presence of each item."""
    compared = [pair for pair in pairs if pair.compared]
    is_set = any(isinstance(pair.first, frozenset) for pair in compared)
    questions = presence(compared) if is_set else compared
    return Agreement(
        field,
        len(compared),
        len(pairs) - len(compared),
        sum(pair.first == pair.second for pair in compared),
        len(questions),
        alpha(questions),
    )


def alpha(compared: list[Pair]) -> float | None:
    """Krippendorff's alpha for nominal values, by the library of that name."""
    values = sorted({str(side) for pair in compared for side in (pair.first, pair.second)})
    if len(values) < 2:
        return None
    number = {value: index for index, value in enumerate(values)}
    data = [[number[str(pair.first)] for pair in compared], [number[str(pair.second)] for pair in compared]]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))
