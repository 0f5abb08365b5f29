"""The formats by name: each turns tables into files, and the same tables always into the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from treaty_validator.export.formats import csv, json, parquet, sqlite
from treaty_validator.export.table import Table

# A format takes the tables one after the other and yields file names with contents.
Format = Callable[[Iterable[Table]], Iterator[tuple[str, bytes]]]

FORMATS: dict[str, Format] = {"csv": csv.files, "json": json.files, "parquet": parquet.files, "sqlite": sqlite.files}
