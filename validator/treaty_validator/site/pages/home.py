"""The first page: the question, the map, and ways in."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.model.spells import Answer
from treaty_validator.site import maps
from treaty_validator.site.aid import firmest
from treaty_validator.site.degrees import UNKNOWN, scale
from treaty_validator.site.output import Page
from treaty_validator.site.pages.treaties import rows
from treaty_validator.site.render import body
from treaty_validator.site.site import Site
from treaty_validator.site.words import moment, name

_NEWS = 6


def pages(site: Site) -> Iterator[Page]:
    """The home page."""
    colors = {}
    helpers = {}
    for code in site.codes:
        firm = firmest(site.owed_to.get(code, ()))
        if firm:
            colors[code] = firm.css
            helpers[code] = len({one.by for one in site.owed_to[code] if one.answer is Answer.YES})
        elif site.owed_to.get(code):
            # Something is promised, and the sources do not tell whether it holds.
            colors[code] = UNKNOWN
    counted = [(degree, sum(css == degree.css for css in colors.values())) for degree in scale()]
    text = body(
        "home.html",
        "",
        site=site,
        map=maps.draw(colors, whole=True),
        size=maps.size(),
        helpers=helpers,
        linked=set(colors),
        counted=counted,
        unknown=UNKNOWN,
        unsure=sum(css == UNKNOWN for css in colors.values()),
        clauses=sum(len(one.mutual_defense) + len(one.provisions) for one in site.collection),
        in_force=sum(any(answer is Answer.YES for answer in each.values()) for each in site.bound_today.values()),
        newest=[row for row in rows(site) if row.degree][:_NEWS],
        news=_news(site),
        suggested=[
            [site.collection[one] for one in chosen]
            for chosen in site.comparisons
            if all(one in site.collection.treaties for one in chosen)
        ],
        most=sorted(helpers, key=lambda code: (-helpers[code], name(code)))[:6],
    )
    said = "Security pacts as open data: each promise with its article, its firmness and its sources."
    yield Page("", "Who must come to whose aid?", said, text)


def _news(site: Site) -> list[tuple[str, str, str, str]]:
    """The latest things that happened to pacts: day, pact, and what."""
    found = []
    for treaty in site.collection:
        for event in treaty.get("events") or ():
            written = str(event["date"])
            if written[:4].isdigit() and written <= site.day.isoformat():
                found.append((written, moment(written), treaty, event["summary"]))
    found.sort(key=lambda one: (one[0], one[2].id), reverse=True)
    return [(told, treaty.id, treaty.short_title, summary) for _, told, treaty, summary in found[:_NEWS]]
