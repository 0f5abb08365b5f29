"""Apache Parquet: one file a table, typed, with the description of each column. Needs pyarrow (extra `export`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from treaty_validator.export.table import Cell, Column, Table


def files(tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    """One file a table. Raises ModuleNotFoundError where pyarrow is missing."""
    for table in tables:
        yield f"{table.name}.parquet", content(table)


def content(table: Table) -> bytes:
    """The table, its columns typed."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    cells = list(zip(*table.rows, strict=True)) or [() for _ in table.columns]
    fields = [
        pa.field(column.name, _type(pa, column), metadata={"title": column.title, "description": column.description})
        for column in table.columns
    ]
    arrays = [
        pa.array([_value(column, cell) for cell in values], field.type)
        for column, values, field in zip(table.columns, cells, fields, strict=True)
    ]
    schema = pa.schema(fields, metadata={"title": table.title, "description": table.description})
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    written: bytes = out.getvalue().to_pybytes()
    return written


def _type(pa: Any, column: Column) -> Any:
    return {"string": pa.string(), "integer": pa.int64(), "year": pa.int32(), "date": pa.date32()}[column.type]


def _value(column: Column, cell: Cell) -> Any:
    return date.fromisoformat(str(cell)) if column.type == "date" and cell is not None else cell
