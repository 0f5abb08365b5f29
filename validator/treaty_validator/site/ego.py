"""Ego graphs: a state in the middle, its pacts around it, their other parties on the rim; nothing can collide."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from treaty_validator.site.aid import Aid

WIDTH, HEIGHT = 900, 500
_RIM = (330.0, 205.0)
_INNER = (150.0, 95.0)
# More names than this around one rim cannot be read; the cards above the picture have them all.
_MOST = 56


@dataclass(frozen=True, slots=True)
class Node:
    """A point with its label. `anchor` says on which side of the point the text stands."""

    code: str
    x: float
    y: float
    anchor: str
    text_x: float
    text_y: float


@dataclass(frozen=True, slots=True)
class Pact:
    """A pact in the picture: a numbered square, whose name stands below."""

    number: int
    id: str
    title: str
    css: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ego:
    """The picture."""

    code: str
    pacts: tuple[Pact, ...]
    states: tuple[Node, ...]
    lines: tuple[tuple[float, float, float, float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT


def ego(code: str, told: Iterable[Aid]) -> Ego | None:
    """The graph of those who must help `code`; None when there are too many to be read, or too few to need it."""
    clauses: dict[str, Aid] = {}
    for one in told:
        if one.sure:
            clauses.setdefault(one.treaty.id, one)
    members: dict[str, list[str]] = {}
    for treaty_id, one in clauses.items():
        for other in one.sure:
            members.setdefault(other, []).append(treaty_id)
    if not 3 <= len(members) <= _MOST:
        return None
    # Parties of the same pacts stand side by side, so that lines cross as little as they must.
    ranks = {treaty_id: rank for rank, treaty_id in enumerate(clauses)}
    order = sorted(members, key=lambda other: ([ranks[each] for each in members[other]], other))
    angles = {other: 2 * math.pi * (n + 0.5) / len(order) - math.pi / 2 for n, other in enumerate(order)}
    places = {other: _at(angle, _RIM) for other, angle in angles.items()}
    states = tuple(_node(other, *places[other]) for other in order)
    middles = {treaty_id: _middle([angles[o] for o in order if treaty_id in members[o]]) for treaty_id in clauses}
    around = sorted(clauses, key=lambda treaty_id: (middles[treaty_id], treaty_id))
    pacts, lines = [], []
    for rank, treaty_id in enumerate(around):
        one = clauses[treaty_id]
        start = middles[around[0]]
        x, y = _at(start + 2 * math.pi * rank / len(around), _INNER)
        pacts.append(Pact(rank + 1, treaty_id, one.treaty.short_title, one.degree.css, x, y))
        lines.append((x, y, WIDTH / 2, HEIGHT / 2, one.degree.css))
        lines += [(x, y, *places[other], one.degree.css) for other in order if treaty_id in members[other]]
    return Ego(code, tuple(pacts), states, tuple(lines))


def _node(code: str, x: float, y: float) -> Node:
    """The point, and its label on the side away from the middle."""
    if abs(x - WIDTH / 2) < 40:
        return Node(code, x, y, "middle", x, round(y + (19 if y > HEIGHT / 2 else -11), 1))
    right = x > WIDTH / 2
    return Node(code, x, y, "start" if right else "end", round(x + (9 if right else -9), 1), round(y + 4.5, 1))


def _at(angle: float, radii: tuple[float, float]) -> tuple[float, float]:
    return round(WIDTH / 2 + radii[0] * math.cos(angle), 1), round(HEIGHT / 2 + radii[1] * math.sin(angle), 1)


def _middle(angles: list[float]) -> float:
    """The direction in which most members of a pact lie."""
    x, y = sum(map(math.cos, angles)), sum(map(math.sin, angles))
    return round(-math.pi / 2 if math.hypot(x, y) < 1e-6 else math.atan2(y, x), 6)
