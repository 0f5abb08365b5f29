"""Fixing files on the disk: whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from treaty_validator import files
from treaty_validator.fix import run
from treaty_validator.fix.fixing import fixed

from tests.conftest import MINIMAL, ROOT

UNTIDY = MINIMAL.replace("instrument: treaty\n", "", 1) + "instrument: treaty   \n\n"
TIDY = fixed(UNTIDY.encode())


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    path = tmp_path / "made-up-pact-2023.yaml"
    path.write_text(UNTIDY, "utf-8")
    return path


def test_what_somebody_else_changed_meanwhile_stays(untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changing(raw: bytes, schema_path: str = "") -> bytes:
        untidy.write_text("status: signed\n", "utf-8")
        return fixed(raw)

    monkeypatch.setattr(run, "fixed", changing)
    (told,) = run.fix([str(untidy)], write=True)
    assert (told.changed, "somebody else" in told.problem) == (False, True)
    assert untidy.read_text("utf-8") == "status: signed\n"
    assert os.listdir(untidy.parent) == [untidy.name]


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace", "open"])
def test_an_error_at_any_step_leaves_the_old_file(untidy: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fails(*arguments: object, **named: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, call, fails)
    # Reading uses `os.open` too, and is done by the time that writing begins.
    raw = UNTIDY.encode()
    monkeypatch.setattr(files, "read", lambda path: raw)
    with pytest.raises(OSError, match="no space"):
        list(run.fix([str(untidy)], write=True))
    assert untidy.read_bytes() == raw
    assert os.listdir(untidy.parent) == [untidy.name]


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.1, 0.15, 0.2, 0.3])
def test_killed_at_any_moment_the_file_is_the_old_or_the_new_one(untidy: Path, moment: float) -> None:
    command = [sys.executable, str(ROOT / "validator"), "--fix", "--no-cache", str(untidy)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=untidy.parent)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    assert untidy.read_bytes() in {UNTIDY.encode(), TIDY}


def test_what_cannot_be_read_is_passed_over(tmp_path: Path, untidy: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "none.yaml").symlink_to("nowhere")
    told = list(run.fix([str(tmp_path), str(tmp_path / "missing.yaml")], write=True))
    assert [one.file for one in told] == [str(untidy)]
    assert untidy.read_bytes() == TIDY


def test_the_difference_cannot_steer_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.yaml"
    path.write_text("status: signed\t \nid: a-2000\n::error::x: 1\n", "utf-8")
    (told,) = run.fix([str(path)], write=False)
    text = told.diff(False)
    assert "\x1b" not in text
    assert text.split("\n")[2:] == [
        "@@ -1,4 +1,4 @@",
        "-status: signed\\u0009 ",
        " id: a-2000",
        "+status: signed",
        " \\u003a:error::x: 1",
        " ",
        "",
    ]
    assert "\x1b[32m" in told.diff(True) or "\x1b[1;32m" in told.diff(True)
