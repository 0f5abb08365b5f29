"""All promises of today in one picture: a matrix, whose row must help whose column, and how firmly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby

from treaty_validator.model.spells import Answer
from treaty_validator.site.aid import duties
from treaty_validator.site.degrees import degree, scale
from treaty_validator.site.output import Page
from treaty_validator.site.render import body
from treaty_validator.site.site import Site
from treaty_validator.site.words import name

# More rows than this cannot be read on one screen; the most bound come first.
_MOST = 110
_CELL = 10


def pages(site: Site) -> Iterator[Page]:
    """The matrix."""
    firmest: dict[tuple[str, str], str] = {}
    levels: dict[tuple[str, str], int] = {}
    pacts: dict[str, set[str]] = defaultdict(set)
    for one in site.owed:
        if one.answer is not Answer.YES or one.commitment not in duties():
            continue
        firm = degree("mutual_defense", one.commitment)
        pair = (one.by, one.of)
        pacts[one.by].add(one.treaty)
        pacts[one.of].add(one.treaty)
        if pair not in levels or firm.level < levels[pair]:
            levels[pair], firmest[pair] = firm.level, firm.css
    order = _order(pacts, Counter(code for pair in firmest for code in pair))
    text = body(
        "network.html",
        "network/",
        site=site,
        order=order,
        left_out=len(pacts) - len(order),
        cell=_CELL,
        layers=[(one.css, _path(firmest, order, one.css)) for one in scale()],
        blocs=_blocs(site, pacts),
        scale=[one for one in scale() if one.value.code in duties()],
        pairs=len(firmest),
    )
    said = "Every promise of help of today in one picture: who must help whom, and how firmly."
    yield Page("network/", "Network", said, text, section="network")


def _order(pacts: dict[str, set[str]], busy: Counter[str]) -> list[str]:
    """Parties of the same pacts side by side, the largest pact first."""
    size = Counter(pact for each in pacts.values() for pact in each)
    kept = sorted(pacts, key=lambda code: (-busy[code], code))[:_MOST]

    def place(code: str) -> tuple[list[tuple[int, str]], str]:
        return sorted((-size[pact], pact) for pact in pacts[code]), name(code)

    return sorted(kept, key=place)


def _path(firmest: dict[tuple[str, str], str], order: list[str], css: str) -> str:
    """The cells of one degree as a single path, neighbors in a row joined."""
    text = ""
    for y, by in enumerate(order):
        row = [x for x, of in enumerate(order) if firmest.get((by, of)) == css]
        for _, run in groupby(enumerate(row), key=lambda pair: pair[1] - pair[0]):
            cells = [x for _, x in run]
            text += f"M{cells[0] * _CELL} {y * _CELL}h{len(cells) * _CELL}v{_CELL}h-{len(cells) * _CELL}z"
    return text


def _blocs(site: Site, pacts: dict[str, set[str]]) -> list[tuple[list[str], list[str]]]:
    """States that promises tie together, directly or through others, with the pacts that do: the largest first."""
    members: dict[str, set[str]] = defaultdict(set)
    for code, each in pacts.items():
        for pact in each:
            members[pact].add(code)
    found: list[tuple[list[str], list[str]]] = []
    waiting = set(pacts)
    for start in sorted(pacts):
        if start not in waiting:
            continue
        bloc: set[str] = set()
        ties: set[str] = set()
        edge = {start}
        while edge:
            bloc |= edge
            ties |= {pact for code in edge for pact in pacts[code]}
            edge = {code for pact in ties for code in members[pact]} - bloc
        waiting -= bloc
        found.append((sorted(bloc, key=name), sorted(ties, key=lambda pact: site.collection[pact].short_title)))
    return sorted(found, key=lambda one: (-len(one[0]), one[0]))
