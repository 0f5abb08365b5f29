"""How to cite: the file for repositories and the entry for BibTeX say the same."""

from __future__ import annotations

from datetime import date

import yaml
from treaty_validator import __version__
from treaty_validator.export.citation import bibtex
from treaty_validator.export.package import TITLE

from tests.conftest import ROOT


def test_citation_file_follows_package_and_title() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["cff-version"], cited["type"]) == ("1.2.0", "dataset")
    assert (cited["title"], cited["version"]) == (TITLE, __version__)
    assert cited["authors"] == [{"name": "treaty-validator contributors"}]
    assert cited["license"] == ["CC-BY-4.0", "MIT"]


def test_bibtex_names_version_and_day() -> None:
    entry = bibtex(date(2026, 1, 1)).decode()
    assert entry.startswith("@misc{security-pacts,\n")
    assert entry.count("{") == entry.count("}")
    assert f"  version = {{{__version__}}},\n" in entry
    assert "as of 2026-01-01" in entry
    assert TITLE in entry
