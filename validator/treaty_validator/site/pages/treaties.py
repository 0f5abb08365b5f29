"""The list of all pacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from treaty_validator.model.spells import Answer
from treaty_validator.model.treaty import Treaty
from treaty_validator.site.degrees import Degree, degree, scale
from treaty_validator.site.output import Page
from treaty_validator.site.render import body
from treaty_validator.site.site import Site
from treaty_validator.site.timeline import Bar
from treaty_validator.site.timeline import scale as axis_of
from treaty_validator.site.words import plural, values

# More rows than this make a page heavy; the next ones stand on a page of their own.
ROWS = 250


@dataclass(frozen=True, slots=True)
class Row:
    """One pact in a list."""

    treaty: Treaty
    year: str
    bound: int
    parties: int
    degree: Degree | None
    bars: tuple[Bar, ...]


def pages(site: Site) -> Iterator[Page]:
    """The list, newest first, on as many pages as it takes."""
    every = rows(site)
    parts = [every[start : start + ROWS] for start in range(0, len(every), ROWS)] or [[]]
    for number, part in enumerate(parts, 1):
        path = "treaties/" if number == 1 else f"treaties/page-{number}/"
        text = body(
            "treaties.html",
            path,
            site=site,
            rows=part,
            number=number,
            parts=[(n, each[0].year, each[-1].year) for n, each in enumerate(parts, 1) if each],
            scale=scale(),
            statuses=list(values("status").values()),
            codes=sorted({code for row in part for code in row.treaty.by_code}, key=site.codes.index),
        )
        said = f"{plural(len(every), 'security pact')} with their parties, dates and promises of help."
        yield Page(path, "Treaties" + (f", page {number}" if number > 1 else ""), said, text, section="treaties")


def rows(site: Site) -> list[Row]:
    """A row for each pact, newest first."""
    axis = axis_of((s for one in site.collection for each in one.spells.values() for s in each), site.day)
    found = []
    for treaty in reversed(site.by_age):
        answers = site.bound_today[treaty.id].values()
        promises = [degree("mutual_defense", clause.commitment) for clause in treaty.mutual_defense]
        longest = sorted(
            (s for each in treaty.spells.values() for s in each), key=lambda s: (s.first.first, s.last is not None)
        )
        when = treaty.date("signed", "date")
        found.append(
            Row(
                treaty,
                str(when.first.year) if when else "unknown",
                sum(answer is Answer.YES for answer in answers),
                len(treaty.parties),
                min(promises, key=lambda one: one.level, default=None),
                tuple(axis.bars(longest[:1])),
            )
        )
    return found
