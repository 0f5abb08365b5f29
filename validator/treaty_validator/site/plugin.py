"""The MkDocs plugin: reads the collection, hands pages and files over, and rebuilds when a record changes."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from treaty_validator.contract.sources import SCHEMA_DIR
from treaty_validator.export import build as export
from treaty_validator.export.tables import TABLES
from treaty_validator.model.collection import Collection, Unsound, load
from treaty_validator.site import build, offline, words
from treaty_validator.site.output import Page
from treaty_validator.site.redirects import redirects
from treaty_validator.site.site import Site

# Tables of pairs of states and years are too large for a site; the command makes them.
_TABLES = tuple(name for name in TABLES if "dyad" not in name)


class TreatiesConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs says so
    """What `mkdocs.yml` may set for the plugin."""

    records = config_options.Type(str, default="treaties")
    comparisons = config_options.Type(list, default=[])
    redirects = config_options.Type(dict, default={})
    downloads = config_options.Type(list, default=[])
    offline = config_options.Type(bool, default=False)


class GeneratedPage(MkDocsPage):
    """A page that is HTML already: a Markdown parser for each would be a tenth of the whole build."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self._page = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Title and description stand where a page written by hand has them."""
        self.markdown = ""
        self.meta = {"title": self._page.title, "description": self._page.description, "section": self._page.section}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The body as it was made."""
        self.content = self._page.body


class TreatiesPlugin(BasePlugin[TreatiesConfig]):  # type: ignore[no-untyped-call]  # MkDocs says so
    """Generated pages stand beside the hand-written ones and look the same."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.serves = False

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Whether the site is built, or served while somebody writes."""
        self.serves = command == "serve"
        if not self.serves:
            # Records are frozen and pages are text: a build leaves no cycles, and looking for them takes a twentieth.
            gc.disable()

    def on_shutdown(self, **_: Any) -> None:
        """Whoever goes on in this process collects again."""
        gc.enable()

    def on_files(self, files: Files, config: MkDocsConfig, **_: Any) -> Files:
        """Add every generated page and file; a page made from the data wins over one in `docs/`."""
        if self.serves:
            forget()
        self.site = self._site(config)
        for page in build.pages(self.site):
            name = f"{page.path}index.md"
            there = files.get_file_from_path(name)
            if there is not None:
                files.remove(there)
            made = File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            made.edit_uri = page.source or None
            files.append(made)
            GeneratedPage(page, made, config)
        contributing = self._contributing(files, config)
        if contributing is not None and files.get_file_from_path("contributing.md") is None:
            files.append(contributing)
        for asset in (*build.files(self.site), *redirects(self.config.redirects, self.site)):
            files.append(File.generated(config, asset.path, content=asset.content, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_content(self, html: str, page: MkDocsPage, **_: Any) -> str:
        """What scrolls must be reached by the keyboard."""
        return html if isinstance(page, GeneratedPage) else html.replace("<pre>", '<pre tabindex="0">')

    def on_env(self, env: Any, **_: Any) -> Any:
        """MkDocs leaves escaping off; here strangers write the titles."""
        env.autoescape = True
        return env

    def on_page_context(self, context: Any, page: MkDocsPage, **_: Any) -> Any:
        """The day, on every page."""
        assert self.site is not None
        context["as_of"] = words.day(self.site.day)
        context["generated"] = isinstance(page, GeneratedPage)
        return context

    def on_template_context(self, context: Any, **_: Any) -> Any:
        """The day, also on the page that is shown when there is none."""
        assert self.site is not None
        context["as_of"] = words.day(self.site.day)
        context["generated"] = False
        return context

    def on_post_build(self, config: MkDocsConfig, **_: Any) -> None:
        """The whole site once more, as one file to take along."""
        if self.config.offline and not self.serves:
            offline.write(Path(config.site_dir))

    def on_serve(self, server: Any, config: MkDocsConfig, **_: Any) -> Any:
        """Rebuild when a record, the schema or a template changes."""
        server.watch(str(self._records(config)))
        server.watch(SCHEMA_DIR)
        server.watch(str(Path(__file__).parent))
        return server

    def _records(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.records

    def _contributing(self, files: Files, config: MkDocsConfig) -> File | None:
        """CONTRIBUTING.md of the repository as a page, so that it need not be written twice."""
        source = Path(config.config_file_path).parent / "CONTRIBUTING.md"
        if not source.is_file():
            return None

        def link(found: re.Match[str]) -> str:
            """A link to another page of the site; what leads elsewhere in the repository is text only."""
            target = found["target"].removeprefix("docs/")
            there = files.get_file_from_path(target.partition("#")[0]) is not None
            return f"[{found['text']}]({target})" if there or ":" in target else found["text"]

        text = re.sub(r"\[(?P<text>[^]]+)\]\((?P<target>[^)]+)\)", link, source.read_text("utf-8"))
        return File.generated(config, "contributing.md", content=text, inclusion=InclusionLevel.NOT_IN_NAV)

    def _site(self, config: MkDocsConfig) -> Site:
        try:
            collection = load(self._records(config))
        except (Unsound, FileNotFoundError) as error:
            raise PluginError(str(error)) from error
        address = config.site_url or ""
        downloads = _downloads(collection, self.config.downloads)
        return Site(
            collection,
            today(),
            config.site_name,
            address if urlsplit(address).path.endswith("/") or not address else address + "/",
            (config.repo_url or "").rstrip("/"),
            tuple(tuple(one) for one in self.config.comparisons),
            self.config.records,
            downloads,
            self.config.offline,
        )


def _downloads(collection: Collection, formats: list[str]) -> dict[str, bytes]:
    """The tables in these formats with their checksums; Markdown would become a page, and the codebook is one."""
    if not formats:
        return {}
    made = export.build(collection, formats, today(), _TABLES)
    found = {name: content for name, content in made if not name.endswith(".md") and name != export.CHECKSUMS}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(found.items()))
    return {**found, export.CHECKSUMS: sums.encode()}


def forget() -> None:
    """Drop what was remembered of the schema, the code lists and the templates: they may have changed since."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "treaty_validator":
            for value in vars(module).values():
                clear = getattr(value, "cache_clear", None)
                if clear is not None:
                    clear()


def today() -> date:
    """The day of the build: that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
