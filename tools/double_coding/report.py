"""The figures as a Markdown table, and the differences as a list."""

from __future__ import annotations

from double_coding.measure import Agreement
from double_coding.pairs import Pair, Value

_HEAD = (
    "| Field | Compared | Only one coding answers | Same | Percent | Alpha | Alpha over |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n"
)


def table(figures: list[Agreement]) -> str:
    """One row a field, in the order given; a dash where no figure can be had."""
    return _HEAD + "".join(
        f"| `{one.field}` | {one.compared} | {one.one_sided} | {one.same} | {_number(one.percent, 0)} "
        f"| {_number(one.alpha, 2)} | {one.questions} |\n"
        for one in figures
    )


def differences(fields: dict[str, list[Pair]]) -> str:
    """Every unit on which the codings differ, and every one that only one of them answers."""
    lines = [
        (pair.unit, f"{' '.join(pair.unit)}: {field}: {_said(pair.first)} | {_said(pair.second)}\n")
        for field, pairs in fields.items()
        for pair in pairs
        if pair.first != pair.second
    ]
    return "".join(line for _, line in sorted(lines, key=lambda entry: (entry[0][0], entry[1])))


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _said(value: Value | None) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "nothing"
    return "no answer" if value is None else value
