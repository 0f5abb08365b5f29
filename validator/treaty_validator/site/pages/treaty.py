"""The page of one pact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from treaty_validator.model.relations import Relation
from treaty_validator.model.spells import Answer, Spell
from treaty_validator.model.treaty import Clause, Party, Treaty
from treaty_validator.site import cite, maps
from treaty_validator.site.degrees import Degree, degree
from treaty_validator.site.output import Page
from treaty_validator.site.pages.terms import terms
from treaty_validator.site.render import body
from treaty_validator.site.site import Site
from treaty_validator.site.timeline import Bar, scale


@dataclass(frozen=True, slots=True)
class Row:
    """One party in the timeline and in the table."""

    party: Party
    answer: Answer
    spells: tuple[Spell, ...]
    bars: tuple[Bar, ...]


def pages(site: Site) -> Iterator[Page]:
    """A page for each pact."""
    for treaty in site.collection:
        yield page(site, treaty)


def page(site: Site, treaty: Treaty) -> Page:
    """The page of this pact."""
    path = f"treaties/{treaty.id}/"
    answers = site.bound_today[treaty.id]
    axis = scale((spell for each in treaty.spells.values() for spell in each), site.day)
    rows = [
        Row(one, answers[one.code], treaty.spells[one.code], tuple(axis.bars(treaty.spells[one.code])))
        for one in treaty.parties
    ]
    help = [(clause, degree("mutual_defense", clause.commitment)) for clause in treaty.mutual_defense]
    source = f"{site.records}/{treaty.id}.yaml"
    text = body(
        "treaty.html",
        path,
        t=treaty,
        site=site,
        rows=rows,
        bound=[row for row in rows if row.answer is Answer.YES],
        perhaps=[row for row in rows if row.answer is Answer.UNKNOWN],
        ticks=axis.ticks(),
        help=help,
        firmest=min(help, key=lambda pair: pair[1].level, default=None),
        provisions=_provisions(treaty),
        terms=terms(treaty, site.day),
        map=_map(answers),
        size=maps.size(),
        numbers={one["id"]: number for number, one in enumerate(treaty.get("sources") or (), 1)},
        relations=[(one, _title(site, one)) for one in site.collection.relations_of(treaty.id)],
        cite=cite.Citation.of(site, treaty),
        source=source,
        edit=site.edit(source),
    )
    summary = " ".join(str(treaty.get("summary")).split())
    return Page(path, treaty.short_title, summary, text, source, "treaties")


def _provisions(treaty: Treaty) -> list[tuple[Clause, Degree | None]]:
    """The other promises, those with a coded commitment first, firm to weak."""
    told = [
        (clause, degree("provision", clause.commitment) if clause.commitment else None) for clause in treaty.provisions
    ]
    return sorted(told, key=lambda pair: pair[1].level if pair[1] else 99)


def _map(answers: Mapping[str, Answer]) -> maps.Map | None:
    """The parties bound today, or, when nobody is, those of the past."""
    css = {Answer.YES: "is-bound", Answer.UNKNOWN: "is-perhaps"}
    now = {code: css[answer] for code, answer in answers.items() if answer in css}
    drawn = maps.draw(now or dict.fromkeys(answers, "was-bound"))
    return drawn if drawn.shapes else None


def _title(site: Site, relation: Relation) -> str:
    """What the other pact is called, empty where it has no record here."""
    return site.collection[relation.target].short_title if relation.target in site.collection.treaties else ""
