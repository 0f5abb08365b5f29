"""Write the collection as tables for statistics programs.

Twelve tables: pacts, parties, actions, spells of being bound, mutual-defense clauses, provisions, relations, sources,
members by year, pairs by year (with and without direction), and the years that they cover. With them go a codebook, the
checksums, a BibTeX entry and, for CSV or JSON, datapackage.json (Frictionless). The same collection and day always make
the same bytes.
"""

from __future__ import annotations

import argparse
import os

from treaty_validator.commands import WrongUse
from treaty_validator.commands._shared import add_folder, collection, day, listed, say

HELP = "write the collection as CSV, JSON, Parquet or SQLite"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("folder", metavar="DIR", help="where to write; made when it is not there")
    add(
        "--format", metavar="LIST", default="csv", help="csv, json, parquet, sqlite, separated by commas (default: csv)"
    )
    add("--as-of", metavar="DATE", type=day, help="last day of the tables by year (default: the last day covered)")
    add("--tables", metavar="LIST", help="only these tables, separated by commas (default: all)")
    add_folder(parser)


def run(options: argparse.Namespace) -> int:
    from treaty_validator.export.build import build
    from treaty_validator.export.formats import FORMATS
    from treaty_validator.export.tables import TABLES
    from treaty_validator.writing import replace

    formats = listed(options.format, list(FORMATS), "format")
    tables = listed(options.tables, list(TABLES), "table") if options.tables is not None else list(TABLES)
    if "parquet" in formats:
        _needs_pyarrow()
    pacts = collection(options.treaties)
    as_of = options.as_of or pacts.coverage_to
    if as_of is None:
        raise WrongUse("there is no record in the collection")
    os.makedirs(options.folder, exist_ok=True)
    count = 0
    for name, content in build(pacts, formats, as_of, tables):
        replace(os.path.join(options.folder, name), content)
        count += 1
    say(f"wrote {count} files to {options.folder}: {len(pacts)} pacts as of {as_of}")
    return 0


def _needs_pyarrow() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise WrongUse("Parquet needs pyarrow: pip install 'treaty-validator[export]'")
