"""Records with one thing changed, the same ones on every run."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

_STRANGE: list[Any] = [
    None, True, False, 0, -1, 1.5, 10**12, "", " ", "x", "unknown", "none", "silent", "all", "2023-02-30", "2023-9-16", "2023-09-16\n",
    "２０２３", "automatc", "MLI", "mli", "MLI\n", "http://", "https://example.org/a b", "I-541", "P6M", "P0M", "é" * 2000, [], {}, [None],
    ["all"], {"a": 1}, [[]], {"en": ""}, "a" * 101,
]  # fmt: skip


def mutants(data: dict[str, Any], count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` copies of the record with one value or key changed, added or taken away."""
    chance = random.Random(seed)
    places = list(_places(data))
    for _ in range(count):
        mutant = copy.deepcopy(data)
        path = chance.choice(places)
        parent: Any = mutant
        for step in path[:-1]:
            parent = parent[step]
        _change(parent, path[-1], chance)
        yield mutant


def _places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from _places(value, (*path, key))


def _change(parent: Any, key: Any, chance: random.Random) -> None:
    kind = chance.randrange(5)
    if kind == 0:
        del parent[key]
    elif kind == 1 and isinstance(parent, dict):
        parent[chance.choice(["x", f"{key}s", str(key).upper(), "", "note"])] = parent.pop(key)
    elif kind == 2 and isinstance(parent, list):
        parent.extend(copy.deepcopy(parent[key]) for _ in range(chance.choice([1, 300])))
    elif kind == 3 and isinstance(parent[key], str):
        text = parent[key]
        place = chance.randrange(len(text) + 1)
        parent[key] = text[:place] + chance.choice("aZ0- \n\t'é/") + text[place + chance.randrange(2) :]
    else:
        parent[key] = copy.deepcopy(chance.choice(_STRANGE))
