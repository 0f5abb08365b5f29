"""Checks of a built site without a browser: links, anchors, ids, what pages load, what they run, how large they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

HEAVIEST = 250_000
# Rows of a table are counted apart: a reader filters and sorts a list as a whole, so that it stays on one page.
MOST_NODES = 1500
MOST_WITH_ROWS = 4000
# Attributes whose address the browser fetches by itself.
_LOADED = {"src", "srcset", "poster", "data", "background"}
_POLICY = re.compile(r"^default-src 'none';(?!.*unsafe)")


@dataclass
class Seen(HTMLParser):
    """What one page links to, loads, names and runs."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    policy: str = ""
    nodes: int = 0
    in_rows: int = 0
    _script: bool = False
    _rows: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.nodes += 1
        self.in_rows += self._rows
        self._rows = self._rows or tag == "tbody"
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif "href" in given and tag in ("link", "image", "use"):
            (self.links if given.get("rel") in ("canonical", "alternate") else self.loads).append(given["href"])
        self.loads += [value for name, value in given.items() if name in _LOADED]
        self.runs += [f"{name}={value}" for name, value in given.items() if name.startswith("on") or name == "style"]
        if tag == "script":
            self._script = "src" not in given
        if tag in ("style", "iframe", "object", "embed", "base"):
            self.runs.append(f"<{tag}>")
        if given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = given["content"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = False
        if tag == "tbody":
            self._rows = False

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self.runs.append(f"<script>{data.strip()[:40]}")


def problems(site: Path) -> list[str]:
    """Everything wrong with the built site, as sorted lines."""
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    seen = {name: _read(path) for name, path in pages.items()}
    found: list[str] = []
    for name, page in seen.items():
        found += [
            f"{name}: the id '{one}' stands twice" for one in {each for each in page.ids if page.ids.count(each) > 1}
        ]
        found += [f"{name}: runs {one}" for one in page.runs]
        found += [f"{name}: loads {one} from elsewhere" for one in page.loads if _foreign(one)]
        if not _POLICY.match(page.policy):
            found.append(f"{name}: has no strict policy")
        if pages[name].stat().st_size > HEAVIEST:
            found.append(f"{name}: weighs {pages[name].stat().st_size} bytes")
        if page.nodes - page.in_rows > MOST_NODES or page.nodes > MOST_WITH_ROWS:
            found.append(f"{name}: has {page.nodes} nodes, {page.in_rows} of them in rows of tables")
        for link in [*page.links, *page.loads]:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto") and parts.scheme != "":
                continue
            if parts.scheme or parts.netloc:
                found.append(f"{name}: links to {link}, which is no web address")
                continue
            target = _target(name, parts.path, files)
            if target is None:
                found.append(f"{name}: links to {link}, which is not there")
            elif parts.fragment and target in seen and unquote(parts.fragment) not in seen[target].ids:
                found.append(f"{name}: links to {link}, which has no such place")
    return sorted(found)


def _read(path: Path) -> Seen:
    page = Seen()
    page.feed(path.read_text("utf-8"))
    return page


def _foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc or parts.scheme)


def _target(page: str, path: str, files: set[str]) -> str | None:
    """The file that a relative link on a page means."""
    if not path:
        return page
    # The page that is shown for a missing one may be shown at any address, so its links begin at the top.
    steps = [] if path.startswith("/") else list(PurePosixPath(page).parent.parts)
    for step in unquote(path).split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    whole = "/".join(steps)
    if path.endswith(("/", "..", ".")) or path == ".":
        whole = f"{whole}/index.html".lstrip("/")
    return whole if whole in files else None
