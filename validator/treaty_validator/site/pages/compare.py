"""The matrix of pacts: who promises what, how firmly, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from treaty_validator.model.treaty import Clause, Treaty
from treaty_validator.site.degrees import Degree, degree, scale
from treaty_validator.site.output import Page
from treaty_validator.site.render import body
from treaty_validator.site.site import Site
from treaty_validator.site.words import period, value

# Pacts can be chosen for comparison among those of one page; more rows than this make it heavy.
ROWS = 180
# Beside the promise of help, these promises get a column of their own.
PROMISES = ("consultation", "non_aggression", "neutrality", "counter_terrorism")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one pact says on one question: a degree where it promises something, a word, and the article."""

    word: str = ""
    article: str = ""
    degree: Degree | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One pact in the matrix."""

    treaty: Treaty
    cells: tuple[Cell, ...]


def pages(site: Site) -> Iterator[Page]:
    """The matrix, firmest first, on as many pages as it takes."""
    heads = (
        "Help if attacked",
        "Armed force",
        "What sets it off",
        "Conditions",
        *(value(one, "provisions", "type").title for one in PROMISES),
        "Joining",
        "Leaving",
        "Duration",
    )
    every = sorted(
        (Line(one, _cells(one)) for one in site.collection),
        key=lambda line: (line.cells[0].degree.level if line.cells[0].degree else 99, line.treaty.short_title),
    )
    parts = [every[start : start + ROWS] for start in range(0, len(every), ROWS)] or [[]]
    suggested = [
        [site.collection[one] for one in chosen]
        for chosen in site.comparisons
        if all(one in site.collection.treaties for one in chosen)
    ]
    for number, part in enumerate(parts, 1):
        path = "compare/" if number == 1 else f"compare/page-{number}/"
        text = body(
            "compare.html",
            path,
            site=site,
            heads=heads,
            lines=part,
            number=number,
            count=len(parts),
            scale=scale(),
            suggested=suggested,
        )
        said = "How firmly does each pact promise help, under which conditions, and how does one leave it?"
        yield Page(path, "Compare" + (f", page {number}" if number > 1 else ""), said, text, section="compare")


def _cells(treaty: Treaty) -> tuple[Cell, ...]:
    help = _firmest(treaty.mutual_defense)
    if help is None:
        first = (Cell(), Cell(), Cell(), Cell())
    else:
        firm = degree("mutual_defense", help.commitment)
        force = help.data.get("armed_force")
        first = (
            Cell(firm.value.title, help.article, firm),
            Cell(value(force, "mutual_defense", "armed_force").title) if force else Cell(),
            Cell(", ".join(value(one, "mutual_defense", "triggers").title for one in help.triggers)),
            Cell(
                ", ".join(value(one, "mutual_defense", "conditions").title for one in help.conditions) or "none coded"
            ),
        )
    return (*first, *(_promise(treaty, kind) for kind in PROMISES), *_terms(treaty))


def _promise(treaty: Treaty, kind: str) -> Cell:
    clause = _firmest(tuple(one for one in treaty.provisions if one.kind == kind))
    if clause is None:
        return Cell()
    firm = degree("provision", clause.commitment)
    return Cell(firm.value.title if clause.commitment else "said", clause.article, firm)


def _terms(treaty: Treaty) -> tuple[Cell, Cell, Cell]:
    joining = treaty.get("accession", "openness")
    leaving = treaty.get("withdrawal", "allowed")
    notice = treaty.get("withdrawal", "notice")
    lasting = treaty.get("duration", "kind")
    term = treaty.get("duration", "term")
    return (
        Cell(value(joining, "accession", "openness").title, str(treaty.get("accession", "article") or ""))
        if joining
        else Cell(),
        Cell(
            value(leaving, "withdrawal", "allowed").title + (f", {period(notice)} of notice" if notice else ""),
            str(treaty.get("withdrawal", "article") or ""),
        )
        if leaving
        else Cell(),
        Cell(
            value(lasting, "duration", "kind").title + (f", {period(term)}" if term else ""),
            str(treaty.get("duration", "article") or ""),
        )
        if lasting
        else Cell(),
    )


def _firmest(clauses: tuple[Clause, ...]) -> Clause | None:
    return min(clauses, key=lambda one: (degree(one.kind, one.commitment).level, one.index), default=None)
