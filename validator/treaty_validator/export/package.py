"""The Frictionless description of an export (`datapackage.json`, Data Package 1.0): every file, every column."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from treaty_validator import __version__
from treaty_validator.export.table import Column, Table

FILE = "datapackage.json"
LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
TITLE = "Security pacts: who promised to defend whom"

# Tables that point to another one: column, table, column.
_LINKS = ("treaty", "treaties", "treaty")


def content(tables: Mapping[str, Table], written: Mapping[str, bytes], as_of: date, coverage_to: date | None) -> bytes:
    """The description of these files. The tables are described where they are CSV, or else JSON."""
    package: dict[str, Any] = {
        "name": "security-pacts",
        "title": TITLE,
        "version": __version__,
        "licenses": [LICENSE],
        "contributors": [{"title": "treaty-validator contributors", "role": "author"}],
        "as_of": as_of.isoformat(),
        "coverage_to": coverage_to.isoformat() if coverage_to else None,
        "resources": [
            _resource(table, tables, f"{name}.{kind}", kind, written)
            for name, table in tables.items()
            for kind in _described(name, written)
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _described(name: str, written: Mapping[str, bytes]) -> list[str]:
    return next(([kind] for kind in ("csv", "json") if f"{name}.{kind}" in written), [])


def _resource(
    table: Table, tables: Mapping[str, Table], path: str, kind: str, written: Mapping[str, bytes]
) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name in table.key) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    column, target, key = _LINKS
    if target in tables and table.name != target and any(one.name == column for one in table.columns):
        schema["foreignKeys"] = [{"fields": [column], "reference": {"resource": target, "fields": [key]}}]
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": path,
        "format": kind,
        "mediatype": {"csv": "text/csv", "json": "application/json"}[kind],
        "encoding": "utf-8",
        # Frictionless can check the size of a CSV file and not that of a JSON file; SHA256SUMS has both.
        **({"bytes": len(written[path]), "hash": f"sha256:{checksum(written[path])}"} if kind == "csv" else {}),
        "schema": schema,
    }


def _field(column: Column, required: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if required else {}
    if column.values and not column.many:
        constraints["enum"] = [value for value, _ in column.values]
    values = "".join(f" `{value}`: {title}." for value, title in column.values)
    return {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description + (f" Values:{values}" if values else ""),
        **({"constraints": constraints} if constraints else {}),
    }
