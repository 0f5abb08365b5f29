"""How firm a promise is, in five degrees that shape, word and color tell alike: from a full disc to an empty ring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from treaty_validator.site.words import Value, value, values

# The class of a promise whose firmness nobody can tell.
UNKNOWN = "deg-x"
_UNSURE = ("silent", "unclear", "unknown")


@dataclass(frozen=True, slots=True)
class Degree:
    """One degree. `level` is 0 for the firmest; `css` picks disc and color; `value` has the words."""

    level: int
    css: str
    value: Value


@cache
def degree(kind: str, commitment: str) -> Degree:
    """The degree of a commitment: the codebook lists its values from firm to weak, and that order is the scale."""
    place = "mutual_defense" if kind == "mutual_defense" else "provisions"
    order = [code for code in values(place, "commitment") if code not in _UNSURE]
    if commitment in order:
        level = order.index(commitment)
        return Degree(level, f"deg-{level}", value(commitment, place, "commitment"))
    return Degree(len(order), UNKNOWN, value(commitment or "unknown", place, "commitment"))


def scale() -> list[Degree]:
    """The degrees of promises of help, firmest first."""
    return [degree("mutual_defense", code) for code in values("mutual_defense", "commitment") if code not in _UNSURE]
