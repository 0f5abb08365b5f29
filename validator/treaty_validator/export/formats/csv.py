"""CSV (RFC 4180, UTF-8, line feeds): one file a table; no cell can be taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from treaty_validator.export.table import Cell, Table

# What spreadsheet programs take for the beginning of a formula, in its wide forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def files(tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    """One file a table."""
    for table in tables:
        yield f"{table.name}.csv", content(table)


def content(table: Table) -> bytes:
    """The table with a line of column names."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def safe(cell: Cell) -> Cell:
    """The cell with line feeds for line ends, and an apostrophe in front where a spreadsheet would compute it."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_FORMULA) else text
