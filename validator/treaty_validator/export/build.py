"""All files of an export as a pure function of the collection, the formats and a day."""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Iterator
from datetime import date

from treaty_validator.export import citation, codebook, package
from treaty_validator.export.formats import FORMATS
from treaty_validator.export.tables import TABLES
from treaty_validator.export.tables.coverage import coverage_end
from treaty_validator.model.collection import Collection

CHECKSUMS = "SHA256SUMS"


def build(
    collection: Collection, formats: Names[str], as_of: date, names: Names[str] = tuple(TABLES)
) -> Iterator[tuple[str, bytes]]:
    """File names with contents, in a fixed order; the checksums come last."""
    tables = {name: TABLES[name](collection, as_of) for name in TABLES if name in names}
    written: dict[str, bytes] = {}
    for name in FORMATS:
        if name in formats:
            written.update(FORMATS[name](tables.values()))
    about = (
        f"As of {as_of.isoformat()}, {len(collection)} pacts. Empty cells are unknown or do not apply; coded values "
        "`silent`, `unclear` and `unknown` are kept apart. The collection is not a census of all pacts: "
        "a missing row means no pact among those in `treaties`, and only for years that the table `coverage` covers."
    )
    written["codebook.csv"] = codebook.as_csv(tables.values())
    written["codebook.md"] = codebook.as_markdown(tables.values(), about)
    written[citation.FILE] = citation.bibtex(as_of)
    if {"csv", "json"} & set(formats):
        written[package.FILE] = package.content(tables, written, as_of, coverage_end(collection, as_of))
    yield from written.items()
    sums = "".join(f"{package.checksum(content)}  {name}\n" for name, content in sorted(written.items()))
    yield CHECKSUMS, sums.encode()
