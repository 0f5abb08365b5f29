"""The codebook of the tables, as Markdown and as CSV: every column with its meaning and its coded values."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from treaty_validator.export.table import Column, Table


def as_csv(tables: Iterable[Table]) -> bytes:
    """One row a column of a table."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("table", "column", "type", "key", "title", "description", "values"))
    for table in tables:
        for column in table.columns:
            key = "yes" if column.name in table.key else "no"
            writer.writerow(
                (table.name, column.name, column.type, key, column.title, column.description, _values(column))
            )
    return out.getvalue().encode()


def as_markdown(tables: Iterable[Table], about: str) -> bytes:
    """A chapter a table, a row a column."""
    parts = [f"# Codebook\n\n{about}\n"]
    for table in tables:
        parts.append(f"\n## {table.name}: {table.title}\n\n{table.description}\n\nKey: {', '.join(table.key)}\n\n")
        parts.append("| column | type | meaning | values |\n|---|---|---|---|\n")
        for column in table.columns:
            meaning = _escaped(f"{column.title}. {column.description}")
            parts.append(f"| `{column.name}` | {column.type} | {meaning} | {_escaped(_values(column))} |\n")
    return "".join(parts).encode()


def _values(column: Column) -> str:
    return "; ".join(f"{value}: {title}" for value, title in column.values)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
