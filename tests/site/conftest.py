"""The built site: once from the collection, once from hostile records, once from very many."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.site import hostile

ROOT = Path(__file__).parents[2]
CHARTER = ROOT / "treaties" / "liptako-gourma-charter-2023.yaml"
DAY = "1795305600"  # 22 November 2026
_ENTRY_POINTS = """\
[mkdocs.plugins]
treaties = treaty_validator.site.plugin:TreatiesPlugin
[mkdocs.themes]
treaties = treaty_validator.site.theme
"""

Build = Callable[..., Path]


@pytest.fixture(scope="session")
def told_of_the_plugin(tmp_path_factory: pytest.TempPathFactory) -> str:
    """In an uninstalled checkout, a folder that tells MkDocs of the plugin as an installation would; else nothing."""
    if any(one.name == "treaties" for one in entry_points(group="mkdocs.plugins")):
        return ""
    told = tmp_path_factory.mktemp("installed")
    info = told / "treaty_validator_checkout-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: treaty-validator-checkout\nVersion: 0\n")
    (info / "entry_points.txt").write_text(_ENTRY_POINTS)
    return str(told)


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory, told_of_the_plugin: str) -> Build:
    """A function that builds the site into a new folder and returns it."""
    path = os.pathsep.join(filter(None, (str(ROOT / "validator"), told_of_the_plugin)))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "PYTHONPATH": path}

    def run(records: Path | None = None, program: str = "mkdocs", extra: str = "") -> Path:
        folder = tmp_path_factory.mktemp("site")
        text = (ROOT / "mkdocs.yml").read_text("utf-8")
        if records is not None:
            text = text.replace("records: treaties", f"records: {records}").replace("downloads: [csv]", "downloads: []")
            text = text.replace("offline: true", "offline: false")
        text = text.replace("docs_dir: docs", f"docs_dir: {ROOT / 'docs' if records is None else _no_docs(folder)}")
        config = folder / "mkdocs.yml"
        config.write_text(
            text if records is not None else text.replace("records: treaties", f"records: {ROOT / 'treaties'}"), "utf-8"
        )
        (folder / "CONTRIBUTING.md").write_text((ROOT / "CONTRIBUTING.md").read_text("utf-8"), "utf-8")
        out = folder / "out"
        subprocess.run(
            [sys.executable, "-m", program, "build", "--strict", "--quiet", "-f", str(config), "-d", str(out)],
            check=True,
            env=environment,
        )
        return out

    return run


def _no_docs(folder: Path) -> Path:
    """Hand-written pages link to records that only the real collection has."""
    docs = folder / "docs"
    docs.mkdir()
    (docs / "about.md").write_text("# About\n\n## Accessibility\n\nNothing.\n", "utf-8")
    return docs


@pytest.fixture(scope="session")
def site(build: Build) -> Path:
    """The site of the collection."""
    return build()


@pytest.fixture(scope="session")
def hostile_site(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of hostile records."""
    folder = tmp_path_factory.mktemp("hostile")
    used = hostile.write(CHARTER, folder)
    assert len(used) >= 200
    return build(folder)
