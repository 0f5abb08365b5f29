"""The built pages are valid HTML, as the Nu checker of the W3C judges it.

Needs Java and `npm ci --prefix tests/site`; run with `pytest -m browser tests/site`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

VNU = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# It cannot know that 'self' means the folder when a page is read from a disk; the browser tests see the policy at work.
_POLICY = "Resource violates Content Security Policy"
# The page of the rule on Unicode shows text that breaks it.
_ON_PURPOSE = "reference/rules/not-nfc/index.html"

DEFECTS = {
    "<p><div>x</div></p>": "No “p” element in scope",
    "<ul><p>x</p></ul>": "Element “p” not allowed as child of element “ul”",
    '<a href="../"><button type="button">x</button></a>': "must not appear as a descendant of the “a” element",
    "<time>lately</time>": "not in the required format",
    "<dl><dd>x</dd></dl>": "Element “dl” is missing a required child element",
    '<p translate="perhaps">x</p>': "Bad value “perhaps” for attribute “translate”",
}


def judged(pages: Iterable[Path]) -> list[str]:
    """What is wrong with these pages, as lines."""
    done = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", "--stdout", "--exit-zero-always", *map(str, pages)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = [(one["url"], one["message"]) for one in json.loads(done.stdout)["messages"]]
    return [f"{url}: {text}" for url, text in found if not (text.startswith(_POLICY) or url.endswith(_ON_PURPOSE))]


def test_pages_are_valid(site: Path, hostile_site: Path) -> None:
    # Every kind of page is among them, and a part of the records: the checker takes 25 ms a page.
    pages = sorted(site.rglob("*.html"))
    hostile = [hostile_site / "index.html", hostile_site / "treaties" / "hostile-3-2023" / "index.html"]
    assert judged([*sorted(site.glob("*/index.html")), *pages[::9], *hostile]) == []


def test_the_checker_is_not_blind(site: Path, tmp_path: Path) -> None:
    page = (site / "404.html").read_text("utf-8")
    pages = [tmp_path / f"{number}.html" for number in range(len(DEFECTS))]
    for path, defect in zip(pages, DEFECTS, strict=True):
        path.write_text(page.replace("</main>", f"{defect}</main>"), "utf-8")
    lines = judged(pages)
    for path, said in zip(pages, DEFECTS.values(), strict=True):
        assert any(path.name in line and said in line for line in lines), (path.name, said, lines)
