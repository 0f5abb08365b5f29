"""A map as a person laid it out: which lines belong to which key, comments above a key included."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines of one key, from 0, the end exclusive: first those above it that belong to it, then its own."""

    name: str
    above: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A map in block style whose keys begin in `column`. Lines after the last entry are nobody's and stay."""

    column: int
    entries: tuple[Entry, ...]


def block(node: yaml.MappingNode, lines: list[str], top: int) -> Block | None:
    """The layout of a map in block style; None where keys share a line with something that cannot be told apart.

    `top` is the first line that can belong to the map's first key.
    """
    column = node.value[0][0].start_mark.column
    starts = [key.start_mark.line for key, _ in node.value]
    if any(key.start_mark.column != column for key, _ in node.value) or len(set(starts)) < len(starts):
        return None
    if any(line[:column].strip(" ") for line in (lines[start] for start in starts[1:])):
        return None
    entries: list[Entry] = []
    free = top
    for key, value in node.value:
        start = key.start_mark.line
        end = last_line(value, lines, start) + 1
        entries.append(Entry(key.value, _above(lines, free, start), start, end))
        free = end
    # Remarks further in than the keys belong to the value above them.
    settled = [Entry(one.name, one.above, one.start, other.above) for one, other in pairwise(entries)]
    return Block(column, (*settled, entries[-1]))


def _above(lines: list[str], free: int, start: int) -> int:
    """The first of the lines above a key that go where the key goes: empty ones, and comments no further in."""
    column = len(lines[start]) - len(lines[start].lstrip(" -"))
    above = start
    while above > free:
        line = lines[above - 1]
        if line.strip() and (not line.lstrip().startswith("#") or _indent(line) > column):
            break
        above -= 1
    return above


def last_line(node: Any, lines: list[str], start: int) -> int:
    """The last line that has something of this value, from 0."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in {"|", ">"}:
            return _last_of_text(lines, node.start_mark.line, node.end_mark.line)
        return max(start, int(node.end_mark.line)) if node.value or node.style else start
    if not node.value or node.flow_style:
        return int(node.end_mark.line)
    last = node.value[-1]
    if isinstance(node, yaml.MappingNode):
        return last_line(last[1], lines, last[0].start_mark.line)
    return last_line(last, lines, last.start_mark.line)


def _last_of_text(lines: list[str], start: int, end: int) -> int:
    """The last line of a block text, which takes the empty lines and comments after it for its own."""
    end = min(end, len(lines) - 1)
    margin = next((_indent(line) for line in lines[start + 1 : end + 1] if line.strip()), 0)
    last = start
    for number in range(start + 1, end + 1):
        line = lines[number]
        if line.strip():
            if _indent(line) < margin:
                break
            last = number
    return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
