"""World maps: which shapes to color, and which part of the world to show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from treaty_validator.model.codes import states

# A map never shows less than this many of its 4,000 units, or one would not know where in the world one is.
_NARROWEST = 620
_SHAPE = 2.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One colored shape. `dot` is the middle of a state too small to be seen."""

    code: str
    css: str
    d: str
    dot: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Map:
    """A map ready to be drawn. `former` names states without a shape of their own, drawn by their successors."""

    view: tuple[int, int, int, int]
    shapes: tuple[Shape, ...]
    former: tuple[str, ...]
    territories: bool

    @property
    def radius(self) -> float:
        """Of a dot: the same on the screen whatever part of the world is shown."""
        return round(self.view[2] / 130, 1)


def draw(colors: Mapping[str, str], *, whole: bool = False) -> Map:
    """The map on which each state has its CSS class; `whole` shows the world, else the part that is concerned."""
    world = _world()
    shapes: list[Shape] = []
    former: list[str] = []
    territories = False
    boxes: list[list[int]] = []
    done: set[str] = set()
    for code, css in colors.items():
        drawn = _drawn(code)
        if code not in world["states"] and drawn:
            former.append(code)
        for each in drawn:
            if each in done or (each != code and each in colors):
                continue
            done.add(each)
            shape = world["states"][each]
            shapes.append(Shape(each, css + (" former" if each != code else ""), shape["d"], _dot(shape)))
            boxes.append(shape["box"])
    for name, shape in world["territories"].items():
        if shape["of"] in colors:
            territories = True
            shapes.append(Shape(name, f"{colors[shape['of']]} terr", shape["d"], None))
    return Map(_view(boxes, whole), tuple(shapes), tuple(former), territories)


def size() -> tuple[int, int]:
    """Width and height of the whole map."""
    return _world()["width"], _world()["height"]


@cache
def _world() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(__file__).parent / "world.json").read_bytes())
    return found


@cache
def _drawn(code: str) -> tuple[str, ...]:
    """The shapes that stand for a state: its own, or those of the states that came after it."""
    shapes = _world()["states"]
    if code in shapes:
        return (code,)
    after = [other for other, state in states().items() if code in state.predecessors]
    return tuple(sorted({shape for other in after for shape in _drawn(other)}))


def _dot(shape: Mapping[str, Any]) -> tuple[int, int] | None:
    return tuple(shape["at"]) if shape.get("dot") else None


def _view(boxes: Iterable[list[int]], whole: bool) -> tuple[int, int, int, int]:
    width, height = size()
    found = list(boxes)
    if whole or not found:
        return 0, 0, width, height
    left, top = min(box[0] for box in found), min(box[1] for box in found)
    right, bottom = max(box[2] for box in found), max(box[3] for box in found)
    wide = max(_NARROWEST, (right - left) * 1.25, (bottom - top) * 1.25 * _SHAPE)
    if wide > width * 0.72:
        return 0, 0, width, height
    tall = wide / _SHAPE
    x = min(max((left + right - wide) / 2, 0), width - wide)
    y = min(max((top + bottom - tall) / 2, 0), height - tall)
    return round(x), round(y), round(wide), round(tall)
