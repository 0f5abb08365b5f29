"""Records written in every way that a person might: any order of keys, remarks above and beside them, empty lines."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from typing import Any

REMARK = re.compile(r"# about (?P<path>/\S+)")


def written(data: dict[str, Any], chance: random.Random) -> str:
    """The data as YAML; every remark names the key that it stands above or beside."""
    return "# yaml-language-server: $schema=x.json\n" + "\n".join(_map(data, "", 0, chance, "")) + "\n"


def _map(data: dict[str, Any], path: str, column: int, chance: random.Random, dash: str) -> Iterator[str]:
    keys = list(data)
    chance.shuffle(keys)
    margin = " " * column
    for number, key in enumerate(keys):
        here = f"{path}/{key}"
        lead = dash if dash and number == 0 else margin
        # Above the first key of an entry that has a dash, a remark is about the entry.
        if lead == margin and chance.random() < 0.3:
            if chance.random() < 0.3:
                yield ""
            yield f"{margin}# about {here}"
        beside = f"  # about {here}" if chance.random() < 0.2 else ""
        yield from _entry(f"{lead}{key}:", data[key], here, column, chance, beside)


def _entry(lead: str, value: Any, path: str, column: int, chance: random.Random, beside: str) -> Iterator[str]:
    if isinstance(value, dict) and value and chance.random() < 0.8:
        yield lead + beside
        yield from _map(value, path, column + chance.choice([1, 2, 4]), chance, "")
    elif isinstance(value, list) and value and chance.random() < 0.8:
        yield lead + beside
        step = chance.choice([0, 2])
        for number, item in enumerate(value):
            yield from _item(item, f"{path}/{number}", column + step, chance)
    elif isinstance(value, str) and " " in value and chance.random() < 0.5:
        yield f"{lead} {chance.choice(['>-', '|-'])}" + beside
        yield f"{' ' * (column + 2)}{value}"
    else:
        yield f"{lead} {_flow(value, chance)}{beside}"


def _item(item: Any, path: str, column: int, chance: random.Random) -> Iterator[str]:
    margin = " " * column
    if isinstance(item, dict) and item and chance.random() < 0.7:
        yield from _map(item, path, column + 2, chance, f"{margin}- ")
    else:
        yield f"{margin}- {_flow(item, chance)}"


def _flow(value: Any, chance: random.Random) -> str:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return "{" + ", ".join(f"{key}: {_flow(value[key], chance)}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item, chance) for item in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def owners(text: str) -> dict[str, str]:
    """Each remark's key by where the remark stands: on its own line, or the next line with a key below it."""
    lines = text.split("\n")
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        remark = REMARK.search(line)
        if not remark:
            continue
        own = line[: remark.start()].strip()
        below = (other.strip() for other in lines[number + 1 :] if other.strip() and not other.lstrip().startswith("#"))
        found[remark["path"]] = re.split(r":", (own or next(below)).removeprefix("- "), maxsplit=1)[0].strip('"')
    return found
