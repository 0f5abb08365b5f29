"""Keys in the order of the schema, by moving their lines, so that comments and layout come along."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

import yaml

from treaty_validator.document import Document
from treaty_validator.document.reading import PARSER
from treaty_validator.explain.placing import node_at
from treaty_validator.findings import Path
from treaty_validator.fix.layout import Block, block
from treaty_validator.fix.lines import MARK


def in_order(document: Document) -> str:
    """The text with the keys of every map in order; the innermost maps first, the last ones of the file first."""
    lines = document.text.split("\n")
    done: set[Path] = set()
    while True:
        try:
            found = _maps(_compose("\n".join(lines)))
        except yaml.YAMLError:
            # A value leaned on the line after it, as an empty text does that is written in lines of its own.
            return document.text
        shuffled = [one for one in found if one[0] not in done and _is_shuffled(one[1], _ranks(one[0]))]
        if not shuffled:
            return "\n".join(lines)
        around = {path[:end] for path, _, _ in shuffled for end in range(len(path))}
        # No map in this round holds another one, and no number of lines changes: the places stay true.
        inner = [one for one in shuffled if one[0] not in around]
        for path, node, top in sorted(inner, key=lambda one: one[1].start_mark.index, reverse=True):
            done.add(path)
            (_flow if node.flow_style else _block)(lines, node, _ranks(path), top)


def _compose(text: str) -> Any:
    return _Composer(text).get_single_node()


class _Composer(PARSER, yaml.resolver.BaseResolver):
    """Events to nodes, without the types of YAML 1.1."""

    def __init__(self, text: str) -> None:
        PARSER.__init__(self, text)
        yaml.resolver.BaseResolver.__init__(self)


def _maps(root: Any) -> list[tuple[Path, yaml.MappingNode, int]]:
    """Every map with its path and the first line that can belong to its first key."""
    found: list[tuple[Path, yaml.MappingNode, int]] = []
    stack: list[tuple[Path, yaml.Node, int]] = [((), root, 0)]
    while stack:
        path, node, top = stack.pop()
        if isinstance(node, yaml.MappingNode) and node.value:
            found.append((path, node, top))
            stack += [((*path, key.value), value, key.start_mark.line + 1) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            stack += [((*path, n), item, item.start_mark.line) for n, item in enumerate(node.value)]
    return found


def _ranks(path: Path) -> dict[str, int]:
    return {key: number for number, key in enumerate(node_at(path).get("properties", ()))}


def _is_shuffled(node: yaml.MappingNode, ranks: dict[str, int]) -> bool:
    order = [ranks.get(key.value, len(ranks)) for key, _ in node.value]
    return order != sorted(order)


def _flow(lines: list[str], node: yaml.MappingNode, ranks: dict[str, int], top: int) -> None:
    """Entries between braces change places; what stands between them stays. With remarks among them, nothing moves."""
    first, last = node.start_mark.line, node.end_mark.line
    begins = list(accumulate((len(line) + 1 for line in lines[first : last + 1]), initial=0))
    text = "\n".join(lines[first : last + 1])

    def place(mark: Any) -> int:
        return int(begins[mark.line - first] + mark.column)

    spans = [(place(key.start_mark), place(value.end_mark)) for key, value in node.value]
    between = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    if "#" in "".join(between) + text[spans[-1][1] : place(node.end_mark)]:
        return
    order = sorted(range(len(spans)), key=lambda n: ranks.get(node.value[n][0].value, len(ranks)))
    pieces = [text[spans[n][0] : spans[n][1]] for n in order]
    joined = "".join(piece + gap for piece, gap in zip(pieces, [*between, ""], strict=True))
    lines[first : last + 1] = (text[: spans[0][0]] + joined + text[spans[-1][1] :]).split("\n")


def _block(lines: list[str], node: yaml.MappingNode, ranks: dict[str, int], top: int) -> None:
    laid = block(node, lines, top if top else _head(lines, node.start_mark.line))
    if laid is not None:
        entries = sorted(laid.entries, key=lambda one: ranks.get(one.name, len(ranks)))
        lines[laid.entries[0].above : laid.entries[-1].end] = list(_moved(lines, laid, entries))


def _moved(lines: list[str], laid: Block, entries: list[Any]) -> Iterator[str]:
    """The lines of the entries in their new order; a dash stays before whichever key comes first."""
    old_first = laid.entries[0]
    lead = lines[old_first.start][: laid.column]
    for number, one in enumerate(entries):
        margin = " " * laid.column
        remarks = lines[one.above : one.start]
        if number == 0 and lead.strip():
            # Above the dash, where remarks on the first key of an entry stand.
            dash = " " * (len(lead) - len(lead.lstrip(" ")))
            remarks = [dash + line.lstrip(" ") if line.strip() else line for line in remarks]
        yield from remarks
        yield (lead if number == 0 else margin) + lines[one.start][laid.column :]
        yield from lines[one.start + 1 : one.end]


def _head(lines: list[str], start: int) -> int:
    """The first line of the remarks on the record's first key; what is above them is said of the file."""
    top = start
    while top > 0 and lines[top - 1].startswith("#") and MARK not in lines[top - 1]:
        top -= 1
    return start if top == 0 else top
