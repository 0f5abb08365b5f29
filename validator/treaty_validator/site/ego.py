"""Ego graphs: a state in the middle, its pacts around it, and their other members on the rim, without collisions."""

from __future__ import annotations

import math
from dataclasses import dataclass

from treaty_validator.site.aid import Aid

WIDTH, HEIGHT = 720, 460
_RIM = (300.0, 185.0)
_INNER = (150.0, 95.0)
# More names than this around one rim cannot be read; the list below the picture has them all.
_MOST = 44


@dataclass(frozen=True, slots=True)
class Node:
    """A point with its label. `anchor` says on which side of the point the text stands."""

    code: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Ego:
    """The picture: pacts with their degree's class, states, and lines between them."""

    code: str
    pacts: tuple[tuple[Node, str, str], ...]
    states: tuple[Node, ...]
    lines: tuple[tuple[float, float, float, float, str], ...]


def ego(code: str, told: list[Aid]) -> Ego | None:
    """The graph of those who must help `code`; None when there are too many to be read, or only a few."""
    clauses: dict[str, Aid] = {}
    for one in told:
        if one.sure:
            clauses.setdefault(one.treaty.id, one)
    members: dict[str, list[str]] = {}
    for treaty_id, one in clauses.items():
        for other in one.sure:
            members.setdefault(other, []).append(treaty_id)
    order = sorted(members, key=lambda other: ([*clauses].index(members[other][0]), len(members[other]), other))
    if not 2 <= len(order) <= _MOST:
        return None
    place: dict[str, tuple[float, float]] = {}
    angles: dict[str, list[float]] = {treaty_id: [] for treaty_id in clauses}
    states = []
    for number, other in enumerate(order):
        angle = 2 * math.pi * number / len(order) - math.pi / 2
        x, y = _at(angle, _RIM)
        place[other] = (x, y)
        for treaty_id in members[other]:
            angles[treaty_id].append(angle)
        states.append(Node(other, x, y, "start" if x > WIDTH / 2 + 20 else "end" if x < WIDTH / 2 - 20 else "middle"))
    pacts, lines = [], []
    for treaty_id, one in clauses.items():
        x, y = _middle(angles[treaty_id], len(clauses) == 1)
        pacts.append((Node(treaty_id, x, y, "middle"), one.treaty.short_title, one.degree.css))
        lines.append((x, y, WIDTH / 2, HEIGHT / 2, one.degree.css))
        lines += [(x, y, *place[other], one.degree.css) for other in order if treaty_id in members[other]]
    return Ego(code, tuple(pacts), tuple(states), tuple(lines))


def _at(angle: float, radii: tuple[float, float]) -> tuple[float, float]:
    return round(WIDTH / 2 + radii[0] * math.cos(angle), 1), round(HEIGHT / 2 + radii[1] * math.sin(angle), 1)


def _middle(angles: list[float], alone: bool) -> tuple[float, float]:
    """The direction in which most members of a pact lie."""
    x, y = sum(map(math.cos, angles)), sum(map(math.sin, angles))
    angle = -math.pi / 2 if alone or math.hypot(x, y) < 1e-6 else math.atan2(y, x)
    return _at(angle, _INNER)
