"""The workflows run what strangers send, with nothing in their hands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_pull_request_gets_no_rights_and_no_secrets(path: Path) -> None:
    text = path.read_text("utf-8")
    workflow: dict[Any, Any] = yaml.safe_load(text)
    assert set(workflow[True]) <= {"pull_request", "push"}  # `on` is true to this reader
    assert workflow["permissions"] == {}
    assert "secrets." not in text and "github.head_ref" not in text
    for name, job in workflow["jobs"].items():
        if "github.event_name == 'push'" not in job.get("if", ""):
            assert set(job["permissions"].values()) <= {"read"}, name
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), step
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step.get("uses", "a/b@" + "0" * 40)), step
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_zizmor_reports_nothing() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", ".github"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, "No findings to report" in done.stdout + done.stderr) == (0, True), done
