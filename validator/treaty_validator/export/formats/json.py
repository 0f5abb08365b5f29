"""JSON: one file a table, a list of objects, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from treaty_validator.export.table import Table


def files(tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    """One file a table."""
    for table in tables:
        yield f"{table.name}.json", content(table)


def content(table: Table) -> bytes:
    """The table; empty cells are null."""
    names = [column.name for column in table.columns]
    lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in table.rows)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()
