"""The built site in a real browser: nothing runs, nothing is fetched, nothing overflows.

Needs Chromium and `npm ci --prefix tests/site`; run with `pytest -m browser tests/site`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.browsing import CHOSEN, KINDS, look

pytestmark = pytest.mark.browser

SEARCH = """
document.querySelector(".search-open").click();
const field = document.getElementById("search-field");
field.value = "%s";
const ask = () => field.dispatchEvent(new Event("input"));
"""


def test_nothing_is_wider_than_a_narrow_phone(site: Path) -> None:
    assert look(site, [{"page": page, "width": 320, "overflow": True} for page in KINDS]) == []


def test_pages_open_without_javascript(site: Path) -> None:
    assert look(site, [{"page": page, "width": 1366, "script": False} for page in KINDS]) == []


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("nato", "North Atlantic Treaty"),
        ("tchad", "Chad"),
        ("varsovie", "Warsaw"),
        ("ecowas", "ECOWAS"),
        ("non-aggr", "Non-aggression"),
    ],
)
def test_search_finds(site: Path, words: str, hit: str) -> None:
    # The index is fetched on first use: asked until it answers, at most ten seconds.
    act = f"""(async () => {{ {SEARCH % words}
    const hits = document.getElementById("search-hits");
    for (let tries = 0; tries < 100 && !hits.textContent.includes("{hit}"); tries += 1) {{
      ask();
      await new Promise((done) => setTimeout(done, 100));
    }}
    if (!hits.textContent.includes("{hit}")) throw new Error("found only: " + hits.textContent);
    }})()"""
    assert look(site, [{"page": "about/index.html", "width": 390, "act": act}]) == []


def test_filters_stand_in_the_address(site: Path) -> None:
    act = """
    const shown = [...document.querySelectorAll("#treaties tbody tr")].filter((row) => !row.hidden).map((row) => row.cells[0].textContent);
    if (!shown.includes("Warsaw Treaty") || shown.includes("North Atlantic Treaty")) throw new Error(shown.join());
    """
    assert look(site, [{"page": "treaties/index.html?party=SUN&year=1960", "width": 1366, "act": act}]) == []


def test_chosen_pacts_stand_side_by_side(site: Path) -> None:
    act = """
    const cells = [...document.querySelectorAll(".side tbody tr:first-child .cell")].map((cell) => cell.className);
    if (cells.join() !== "cell ball deg-0,cell ball deg-1,cell ball deg-0") throw new Error(cells.join());
    """
    assert look(site, [{"page": f"compare/index.html?t={CHOSEN}", "width": 1366, "act": act}]) == []


@pytest.mark.parametrize("bypass", [False, True], ids=["with the policy", "with the policy removed"])
def test_hostile_records_run_nothing(hostile_site: Path, bypass: bool) -> None:
    pages = sorted(path.relative_to(hostile_site).as_posix() for path in hostile_site.glob("treaties/*/index.html"))
    pages += [
        "index.html",
        "treaties/index.html",
        "countries/MLI/index.html",
        "compare/index.html",
        "provisions/mutual_defense/index.html",
    ]
    visits: list[dict[str, Any]] = [{"page": page, "width": 1366} for page in pages]
    visits.append({"page": "index.html", "width": 1366, "act": SEARCH % "pwn" + "setTimeout(ask, 60);"})
    every = ",".join(f"hostile-{number}-2023" for number in range(40))
    visits.append({"page": f"compare/index.html?t={every}", "width": 1366})
    visits.append({"page": "treaties/index.html?q=%3Cimg%20src=x%20onerror=pwn()%3E&party=%22%3E", "width": 1366})
    assert look(hostile_site, visits, bypass) == []


DEFECTS = {
    "<script>pwn()</script>": "a record ran code",
    "<img src=x onerror=pwn()>": "a record ran code",
    '<img src="https://example.org/x.png" alt="">': "request: https://example.org/x.png",
    "<p style='width: 500px'>x</p>": "overflow: ",
    "<img src='../assets/icon.svg'>": "axe: image-alt",
    "<p style='color: #ccc'>pale</p>": "axe: color-contrast",
    "<script>throw new Error('x')</script>": "error: x",
}


@pytest.mark.parametrize("defect", DEFECTS, ids=[text[:24] for text in DEFECTS])
def test_the_browser_sees(defect: str, site: Path, tmp_path: Path) -> None:
    page = (site / "404.html").read_text("utf-8")
    page = page.replace('<meta http-equiv="Content-Security-Policy"', "<meta name=removed").replace('="/', '="./')
    (tmp_path / "x").mkdir()
    (tmp_path / "assets").symlink_to(site / "assets")
    (tmp_path / "x" / "index.html").write_text(
        page.replace('="./', '="../').replace("</main>", f"{defect}</main>"), "utf-8"
    )
    visit = {"page": "x/index.html", "width": 320, "axe": True, "overflow": True}
    assert any(DEFECTS[defect] in line for line in look(tmp_path, [visit]))
