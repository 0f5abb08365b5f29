"""SQLite: all tables in one file, with keys, and two tables that describe them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from treaty_validator.export.table import Column, Table

FILE = "treaties.sqlite"
_TYPES = {"string": "TEXT", "integer": "INTEGER", "year": "INTEGER", "date": "TEXT"}


def files(tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    """One file with all tables. It is built in memory in a fixed order, so that the same tables make the same bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE about_tables (name TEXT PRIMARY KEY, title TEXT, description TEXT) STRICT")
        connection.execute(
            "CREATE TABLE about_columns (table_name TEXT, name TEXT, title TEXT, description TEXT, "
            "PRIMARY KEY (table_name, name)) STRICT"
        )
        for table in tables:
            _write(connection, table)
        connection.execute("COMMIT")
        yield FILE, connection.serialize()
    finally:
        connection.close()


def _write(connection: sqlite3.Connection, table: Table) -> None:
    columns = ", ".join(_declared(column, column.name in table.key) for column in table.columns)
    key = ", ".join(f'"{name}"' for name in table.key)
    connection.execute(f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key})) STRICT, WITHOUT ROWID')
    places = ", ".join("?" for _ in table.columns)
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', table.rows)
    connection.execute("INSERT INTO about_tables VALUES (?, ?, ?)", (table.name, table.title, table.description))
    connection.executemany(
        "INSERT INTO about_columns VALUES (?, ?, ?, ?)",
        [(table.name, column.name, column.title, column.description) for column in table.columns],
    )


def _declared(column: Column, required: bool) -> str:
    return f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if required else ""}'
