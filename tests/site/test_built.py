"""The built site: sound, the same twice, and able to catch what would make it unsound."""

from __future__ import annotations

import filecmp
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from treaty_validator.site import offline

from tests.site.checker import problems
from tests.site.conftest import ROOT, Build

DEFECTS = {
    '<a href="../nowhere/">x</a>': "links to ../nowhere/, which is not there",
    '<a href="#nowhere">x</a>': "links to #nowhere, which has no such place",
    '<p id="content">x</p>': "the id 'content' stands twice",
    '<img src="https://example.org/x.png">': "loads https://example.org/x.png from elsewhere",
    '<link rel="stylesheet" href="//example.org/x.css">': "loads //example.org/x.css from elsewhere",
    "<script>alert(1)</script>": "runs <script>alert(1)",
    '<p onclick="x()">x</p>': "runs onclick=x()",
    '<p style="color: red">x</p>': "runs style=color: red",
    '<a href="javascript:x()">x</a>': "links to javascript:x(), which is no web address",
    "<!--" + "x" * 250_000 + "-->": "weighs",
    "<p></p>" * 1500: "nodes, ",
    "<table><tbody>" + "<tr><td></td></tr>" * 2000 + "</tbody></table>": "nodes, ",
}


def test_links_lead_somewhere_nothing_foreign_is_loaded_and_pages_stay_small(site: Path) -> None:
    assert problems(site) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=[text[:30] for text in DEFECTS])
def test_the_checker_catches(defect: str, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    page = copy / "countries" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{defect}</main>"), "utf-8")
    assert any(line.startswith("countries/index.html: ") and DEFECTS[defect] in line for line in problems(copy))


def test_the_checker_misses_the_policy(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    page = copy / "countries" / "index.html"
    page.write_text(page.read_text("utf-8").replace("default-src 'none'", "default-src *"), "utf-8")
    assert "countries/index.html: has no strict policy" in problems(copy)


def test_every_record_state_and_field_has_a_page(site: Path) -> None:
    from treaty_validator.contract.sources import schema
    from treaty_validator.registry import load_all

    for record in sorted((ROOT / "treaties").glob("*.yaml")):
        assert (site / "treaties" / record.stem / "index.html").is_file()
        whole = json.loads((site / "api" / "v1" / "treaties" / f"{record.stem}.json").read_bytes())
        assert whole["schema_version"] == 1
        assert whole["record"]["id"] == record.stem
    for field in schema()["properties"]:
        assert (site / "codebook" / field / "index.html").is_file()
    for rule in load_all():
        assert (site / "reference" / "rules" / rule / "index.html").is_file()


def test_mali_is_told_who_must_help_it_and_what_it_left(site: Path) -> None:
    page = " ".join((site / "countries" / "MLI" / "index.html").read_text("utf-8").split())
    top = page[page.index("<h1>Mali</h1>") : page.index('class="map"')]
    assert ">Burkina Faso</a> and <a" in top
    assert ">Niger</a> must come to the aid of Mali" in top
    assert ">article 6 of the Liptako-Gourma Charter</a>, armed force expressly included" in top
    assert "Mali left the <a" in top
    assert ">G5 Sahel Convention</a>" in top
    assert "cease to be members of the Community" in page[page.index('id="deeds"') :]


def test_the_archive_is_a_whole_site_of_its_own(site: Path, tmp_path: Path) -> None:
    assert f'href="../{offline.ARCHIVE}"' in (site / "data" / "index.html").read_text("utf-8")
    with zipfile.ZipFile(site / offline.ARCHIVE) as packed:
        packed.extractall(tmp_path)
    whole = tmp_path / "security-pacts"
    assert problems(whole) == []
    pages = [path for path in whole.rglob("*.html") if path.name != "404.html"]
    assert [path for path in pages if re.search(r' href="(?![a-z]+:)[^"?#]*/["?#]', path.read_text("utf-8"))] == []


def test_two_builds_are_the_same_to_the_byte(site: Path, build: Build) -> None:
    assert _differences(site, build()) == []


def test_properdocs_builds_the_same(site: Path, build: Build) -> None:
    assert _differences(site, build(program="properdocs")) == []


def test_a_changed_byte_is_seen(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (copy / "index.html").write_bytes((copy / "index.html").read_bytes() + b" ")
    assert _differences(site, copy) == ["index.html"]


def _differences(one: Path, other: Path) -> list[str]:
    names = sorted(
        {path.relative_to(folder).as_posix() for folder in (one, other) for path in folder.rglob("*") if path.is_file()}
    )
    _, unlike, missing = filecmp.cmpfiles(one, other, names, shallow=False)
    return sorted([*unlike, *missing])
