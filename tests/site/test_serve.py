"""`mkdocs serve` shows what was changed in a record, in the schema and in a page, without being started again."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.site.conftest import CHARTER, ROOT

CONFIG = """\
site_name: Small
site_url: ""
theme: {name: treaties}
plugins: [treaties: {records: records}]
"""
# A build of one record takes about two seconds; a machine that does ten other things gets a minute.
PATIENCE = 60.0

Shown = Callable[[str, str], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one record and one page, with a copy of the program and of the schema beside it."""
    shutil.copytree(ROOT / "validator", tmp_path / "validator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (tmp_path / "records").mkdir()
    shutil.copy(CHARTER, tmp_path / "records")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n\n## Accessibility\n\nBefore.\n", "utf-8")
    return tmp_path


@pytest.fixture
def shown(project: Path, told_of_the_plugin: str) -> Iterator[Shown]:
    """Waits until the served page at an address has a text in it; fails when it never does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    path = os.pathsep.join(filter(None, (str(project / "validator"), told_of_the_plugin)))
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-f", str(project / "mkdocs.yml"), "-a", at],
        env={**os.environ, "PYTHONPATH": path},
    )

    def wait(page: str, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and server.poll() is None:
            try:
                with urlopen(f"http://{at}/{page}", timeout=PATIENCE) as answer:
                    if text in answer.read().decode():
                        return
            except (URLError, ConnectionError):
                pass
            time.sleep(0.1)
        raise AssertionError(f"{page} never showed '{text}'; the server ended with {server.poll()}")

    yield wait
    server.terminate()
    server.wait(PATIENCE)


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_what_is_served_follows_the_files(project: Path, shown: Shown) -> None:
    page = f"treaties/{CHARTER.stem}/"
    shown(page, "<h1>Liptako-Gourma Charter</h1>")
    replaced(project / "records" / CHARTER.name, "short_title: Liptako-Gourma Charter", "short_title: Another charter")
    shown(page, "<h1>Another charter</h1>")
    replaced(project / "schema" / "v1" / "security-pact.schema.json", '"title": "Status"', '"title": "Its standing"')
    shown("codebook/status/", "<h1>Its standing</h1>")
    replaced(project / "docs" / "about.md", "Before.", "Afterwards.")
    shown("about/", "Afterwards.")
