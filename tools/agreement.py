"""How far two codings of the same pacts agree, field by field, as a Markdown table.

    python tools/agreement.py docs/data/first-coding docs/data/second-coding --without liptako-gourma-charter-2023

`--differences` lists instead what the codings answer differently. Needs `krippendorff`, which the `dev` extra brings.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml
from double_coding.measure import measure
from double_coding.pairs import pairs
from double_coding.report import differences, table


def read(folder: Path, without: list[str]) -> dict[str, Any]:
    """The records of a folder by id, every scalar as text."""
    # The base loader keeps 2023-09-16 and NO as they are written.
    loaded = [yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in sorted(folder.glob("*.yaml"))]
    return {record["id"]: record for record in loaded if record["id"] not in without}


def main(arguments: list[str] | None = None) -> int:
    """Write the table, or the differences, to the output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("first", type=Path, help="folder with the records of the first coding")
    parser.add_argument("second", type=Path, help="folder with the records of the second coding")
    parser.add_argument("--without", action="append", default=[], metavar="ID", help="leave out this record")
    parser.add_argument("--differences", action="store_true", help="list what differs, first coding left of the bar")
    options = parser.parse_args(arguments)
    for folder in (options.first, options.second):
        if not folder.is_dir():
            parser.error(f'"{folder}" is not a folder')
    fields = pairs(read(options.first, options.without), read(options.second, options.without))
    if not fields:
        parser.error("the two folders have no record in common")
    if options.differences:
        sys.stdout.write(differences(fields))
    else:
        sys.stdout.write(table([measure(field, fields[field]) for field in sorted(fields)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
