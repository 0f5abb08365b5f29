"""What several tests share: the repository, a sound record, and the command as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

MINIMAL = """\
schema_version: 1
id: made-up-pact-2023
title: {en: Made-up Pact}
instrument: treaty
summary: Two states promise each other help.
signed: {date: 2023-09-16}
in_force: {date: 2023-09-16, basis: signature, evidence: [{source: text, locator: art. 9}]}
status: in_force
parties:
  - {state: MLI, actions: [{action: signature, date: 2023-09-16}]}
  - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
sources:
  - {id: text, type: treaty_text, title: Text of the pact}
coding: {state: draft, text_basis: authentic_text, updated: 2026-11-22}
"""


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    path = tmp_path / "made-up-pact-2023.yaml"
    path.write_text(MINIMAL, encoding="utf-8")
    return path


def run(*arguments: str, cwd: Path = ROOT, stdin: bytes = b"", env: dict[str, str] | None = None) -> Ran:
    """`python validator ARGUMENTS`, the way that needs no installation."""
    clean = {
        key: value for key, value in os.environ.items() if key not in {"GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"}
    }
    done = subprocess.run(
        [sys.executable, str(ROOT / "validator"), *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**clean, "PYTHONUTF8": "1", **(env or {})},
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that does not run is a test that failed."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as failed in CI: {report.longrepr}"
    return report
