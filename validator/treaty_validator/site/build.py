"""Everything the site consists of, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.site import api, feeds, search
from treaty_validator.site.output import Asset, Page
from treaty_validator.site.pages import (
    codebook,
    compare,
    country,
    data,
    home,
    network,
    provisions,
    rules,
    treaties,
    treaty,
)
from treaty_validator.site.site import Site

# Add a kind of page or of file here.
PAGES = (home, treaties, treaty, country, compare, provisions, network, codebook, rules, data)
FILES = (api, feeds, search)


def pages(site: Site) -> Iterator[Page]:
    """Every generated page."""
    for kind in PAGES:
        yield from kind.pages(site)


def files(site: Site) -> Iterator[Asset]:
    """Every generated file that is not a page."""
    for kind in FILES:
        yield from kind.files(site)
