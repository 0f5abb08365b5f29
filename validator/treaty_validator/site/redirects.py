"""Old addresses of renamed records: a page that leads on to the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from treaty_validator.site.output import Asset
from treaty_validator.site.site import Site

_PAGE = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n"
    '<meta http-equiv="refresh" content="0; url=../{new}/">\n<meta name="robots" content="noindex">\n'
    "<title>Moved</title>\n</head>\n<body>\n<main><h1>Moved</h1>\n"
    '<p>This record is now called <a href="../{new}/">{title}</a>.</p></main>\n</body>\n</html>\n'
)


def redirects(renamed: Mapping[str, str], site: Site) -> Iterator[Asset]:
    """A page for each old id. Raises KeyError when the new one is not in the collection."""
    for old, new in sorted(renamed.items()):
        title = site.collection[new].short_title
        yield Asset(f"treaties/{old}/index.html", _PAGE.format(new=new, title=title))
