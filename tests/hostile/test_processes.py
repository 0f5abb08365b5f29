"""Many records on several processes, which are interrupted, killed or refused: one line or the whole report."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from treaty_validator import engine

from tests.conftest import MINIMAL, ROOT

MANY = 600


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        text = MINIMAL.replace("made-up-pact-2023", f"pact-{number:03}-2023").replace(
            "2023-09-16", f"{1900 + number // 6}-09-16"
        )
        (folder / f"pact-{number:03}-2023.yaml").write_text(text, "utf-8")
    return folder


def started(folder: Path) -> tuple[subprocess.Popen[bytes], list[int]]:
    """The command in a group of its own, and its children, as soon as there is one."""
    command = [sys.executable, str(ROOT / "validator"), "--no-cache", "--jobs", "2", "--format", "json", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    while process.poll() is None:
        found = children(process.pid)
        if found:
            return process, found
    raise AssertionError(process.communicate())


def children(process: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []


def group_is_gone(group: int) -> bool:
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("pause", [0, 0, 0, 0.1, 0.3])
def test_ctrl_c_is_one_line_and_leaves_no_process(many: Path, pause: float) -> None:
    process, _ = started(many)
    time.sleep(pause)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"validate-treaty: interrupted\n")
    assert group_is_gone(process.pid)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_none_outlives_a_parent_that_is_killed(many: Path, end: signal.Signals) -> None:
    process, _ = started(many)
    os.kill(process.pid, end)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (-end, b"", b"")
    assert group_is_gone(process.pid)


def test_a_process_that_is_killed_takes_nothing_with_it(many: Path) -> None:
    whole, _ = started(many)
    process, found = started(many)
    os.kill(found[0], signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    assert (out, err) == whole.communicate(timeout=60)
    assert json.loads(out)["summary"]["files"] == MANY
    assert process.returncode == whole.returncode
    assert group_is_gone(process.pid)


def test_where_no_process_can_begin_there_is_one(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = engine.validate(str(many), jobs=1)

    def fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fork)
    assert engine.validate(str(many), jobs=2) == whole
    assert whole.files == MANY


@pytest.mark.parametrize(("command", "program"), [("main", "validate-treaty"), ("treaties", "treaties")])
def test_ctrl_c_while_an_object_is_thrown_away_is_one_line(command: str, program: str) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from treaty_validator import cli, start, treaties_cli\n"
        "class Thrown:\n"
        "    def __del__(self): raise KeyboardInterrupt\n"
        "def main(): Thrown(); return 0\n"
        "cli.main = treaties_cli.main = main\n"
        f"sys.exit(start.{command}())"
    )
    done = subprocess.run([sys.executable, "-c", script, str(ROOT / "validator")], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", f"{program}: interrupted\n".encode())
