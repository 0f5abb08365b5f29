"""Whether two titles are one title in two spellings."""

from __future__ import annotations

from functools import lru_cache
from operator import add

# In no larger a share of their letters do two spellings of one title differ.
_DIFFERENT = 0.1


def may_be_alike(one: str, other: str) -> bool:
    """False for most that are not alike, at little cost."""
    first, second = _neighbors(one), _neighbors(other)
    different = len(first) + len(second) - 2 * len(first & second)
    # A letter more or less makes or breaks three pairs of neighbors at the most.
    return different <= 3 * _DIFFERENT * (len(one) + len(other))


def is_alike(one: str, other: str) -> bool:
    """Whether so many of their letters are the same in the same order, be they capital or small.

    >>> is_alike("Pact of Bamako", "Pact of Bamaco")
    True
    """
    first, second = one.casefold(), other.casefold()
    length = len(first) + len(second)
    return length - 2 * _in_common(first, second) <= _DIFFERENT * length


def _in_common(one: str, other: str) -> int:
    """The length of the longest common subsequence, by the bits of one number (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for number, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << number
    whole = row = (1 << len(one)) - 1
    for letter in other:
        found = row & places.get(letter, 0)
        row = (row + found) | (row - found)
    return len(one) - (row & whole).bit_count()


@lru_cache(maxsize=64)
def _neighbors(title: str) -> frozenset[str]:
    """The pairs of neighboring letters in a title."""
    plain = title.casefold()
    return frozenset(map(add, plain, plain[1:]))
