"""How to cite the collection, for BibTeX."""

from __future__ import annotations

from datetime import date

from treaty_validator import __version__
from treaty_validator.export.package import TITLE

FILE = "citation.bib"


def bibtex(as_of: date) -> bytes:
    """An entry for this export."""
    return f"""\
@misc{{security-pacts,
  author = {{{{treaty-validator contributors}}}},
  title = {{{{{TITLE}}}}},
  year = {{{as_of.year}}},
  version = {{{__version__}}},
  note = {{Data set exported as of {as_of.isoformat()}. License: CC BY 4.0}}
}}
""".encode()
