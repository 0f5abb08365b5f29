"""All tables by name, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from treaty_validator.export.table import Table
from treaty_validator.export.tables.clauses import mutual_defense, provisions
from treaty_validator.export.tables.coverage import coverage
from treaty_validator.export.tables.links import relations, sources
from treaty_validator.export.tables.members import actions, parties, spells
from treaty_validator.export.tables.pacts import treaties
from treaty_validator.export.tables.years import directed_dyad_year, dyad_year, member_year
from treaty_validator.model.collection import Collection

TABLES: dict[str, Callable[[Collection, date], Table]] = {
    "treaties": treaties,
    "parties": parties,
    "actions": actions,
    "spells": spells,
    "mutual_defense": mutual_defense,
    "provisions": provisions,
    "relations": relations,
    "sources": sources,
    "member_year": member_year,
    "dyad_year": dyad_year,
    "directed_dyad_year": directed_dyad_year,
    "coverage": coverage,
}


def table(collection: Collection, name: str, as_of: date | None = None) -> Table:
    """One table of the collection, up to `as_of` or as far as the records speak.

    Raises ValueError when there is no table of this name, or no record.
    """
    day = as_of or collection.coverage_to
    if name not in TABLES:
        raise ValueError(f"there is no table '{name}'; there are {', '.join(TABLES)}")
    if day is None:
        raise ValueError("there is no record in the collection")
    return TABLES[name](collection, day)
