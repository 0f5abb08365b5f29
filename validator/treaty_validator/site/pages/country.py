"""The page of one state or organization, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from treaty_validator.model.codes import states
from treaty_validator.model.spells import Answer, Spell
from treaty_validator.model.treaty import Action, Treaty
from treaty_validator.site import maps
from treaty_validator.site.aid import Aid, aid_by, aid_to, firmest
from treaty_validator.site.degrees import Degree, degree, scale
from treaty_validator.site.ego import Ego, ego
from treaty_validator.site.output import Page
from treaty_validator.site.render import body
from treaty_validator.site.site import Site
from treaty_validator.site.timeline import Bar
from treaty_validator.site.timeline import scale as axis_of
from treaty_validator.site.words import name, plural

# More than these belong on the pages of the pacts.
_DEEDS = 12
# Acts by which a party goes of its own will or by that of the others.
LEAVING = ("withdrawal", "expulsion", "notice_of_withdrawal")


@dataclass(frozen=True, slots=True)
class Tie:
    """One pact of this state: whether it binds today, when it did, and how the state left where it surely did."""

    treaty: Treaty
    answer: Answer
    spells: tuple[Spell, ...]
    bars: tuple[Bar, ...]
    left: Action | None
    degree: Degree | None


def pages(site: Site) -> Iterator[Page]:
    """The list, then a page for each."""
    path = "countries/"
    ties = {code: _ties(site, code) for code in site.codes}
    rows = [(code, ties[code], firmest(site.owed_to.get(code, ())), _count(site, code)) for code in site.codes]
    yield Page(
        path,
        "Countries",
        f"{plural(len(rows), 'state')} and organizations, and who must come to their aid.",
        body("countries.html", path, site=site, rows=rows, scale=scale(), living=_living),
        section="countries",
    )
    for code in site.codes:
        yield page(site, code, ties[code])


def page(site: Site, code: str, ties: list[Tie]) -> Page:
    """The page of this state or organization."""
    path = f"countries/{code}/"
    axis = axis_of((spell for tie in ties for spell in tie.spells), site.day)
    to, by = aid_to(site, code), aid_by(site, code)
    mutual = {_key(one) for one in to} & {_key(one) for one in by}
    text = body(
        "country.html",
        path,
        code=code,
        site=site,
        state=states().get(code),
        ties=ties,
        ticks=axis.ticks(),
        to=to,
        by=[one for one in by if _key(one) not in mutual],
        mutual=len(mutual),
        helpers=len({other for one in to if one.is_duty for other in one.sure}),
        map=_map(code, to),
        size=maps.size(),
        scale=scale(),
        ego=_ego(code, to),
        deeds=site.deeds.get(code, ())[:_DEEDS],
    )
    said = f"Who must come to the aid of {name(code)}, whom it must aid, and which security pacts bound it when."
    return Page(path, name(code), said, text, section="countries")


def _key(one: Aid) -> tuple[str, int, tuple[str, ...], tuple[str, ...]]:
    """What makes a promise the same in both directions."""
    return one.treaty.id, one.clause.index, one.sure, one.perhaps


def _ties(site: Site, code: str) -> list[Tie]:
    """The pacts of this party, those that bind today first, then the latest."""
    found = []
    axis = axis_of((s for treaty in site.pacts_of[code] for s in treaty.spells[code]), site.day)
    for treaty in site.pacts_of[code]:
        promises = [degree("mutual_defense", clause.commitment) for clause in treaty.mutual_defense]
        answer = site.bound_today[treaty.id][code]
        acts = treaty.by_code[code].actions if answer is Answer.NO else ()
        left = [action for action in acts if action.kind in LEAVING]
        found.append(
            Tie(
                treaty,
                answer,
                treaty.spells[code],
                tuple(axis.bars(treaty.spells[code])),
                next((one for kind in LEAVING for one in reversed(left) if one.kind == kind), None),
                min(promises, key=lambda one: one.level, default=None),
            )
        )
    return found


def _count(site: Site, code: str) -> tuple[int, int]:
    """How many surely must help it today, and how many it must help."""
    helpers = {one.by for one in site.owed_to.get(code, ()) if one.answer is Answer.YES}
    helped = {one.of for one in site.owed_by.get(code, ()) if one.answer is Answer.YES}
    return len(helpers), len(helped)


def _living(code: str) -> bool:
    state = states().get(code)
    return state is None or state.living


def _map(code: str, to: tuple[Aid, ...]) -> maps.Map | None:
    """The state itself and those who would help, by the firmest of their promises."""
    colors = {code: "self"}
    for one in sorted(to, key=lambda one: one.degree.level):
        for other in one.sure if one.is_known else ():
            colors.setdefault(other, one.degree.css)
    drawn = maps.draw(colors)
    return drawn if drawn.shapes else None


def _ego(code: str, to: tuple[Aid, ...]) -> Ego | None:
    return ego(code, [one for one in to if one.is_known])
