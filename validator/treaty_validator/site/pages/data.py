"""Downloads, interface for programs, and feeds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from treaty_validator import __version__
from treaty_validator.site.offline import ARCHIVE
from treaty_validator.site.output import Page
from treaty_validator.site.render import body
from treaty_validator.site.site import Site


def pages(site: Site) -> Iterator[Page]:
    """The page of downloads, of the API and of the feeds."""
    files = [
        (name, len(content), hashlib.sha256(content).hexdigest()) for name, content in sorted(site.downloads.items())
    ]
    first = next(iter(site.collection.treaties), "")
    for template, path, title, said in (
        ("data.html", "data/", "Data", "The collection for download, with checksums, licence and citation."),
        ("api.html", "api/", "API", "The collection as JSON, at addresses that stay."),
        ("feeds.html", "feeds/", "Feeds", "New and changed records, and days to remember."),
    ):
        text = body(template, path, site=site, files=files, version=__version__, first=first, archive=ARCHIVE)
        yield Page(path, title, said, text, section="data")
