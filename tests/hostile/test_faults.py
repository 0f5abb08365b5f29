"""Killed, interrupted or refused at any call to the system that writes: each file is the old or the new one.

Needs strace; `pytest -m faults` runs it.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MINIMAL, ROOT

pytestmark = pytest.mark.faults

CASES = {
    "fix": ("validate-treaty", "--fix", "--no-cache", "--format", "concise", "treaties"),
    "cache": ("validate-treaty", "--format", "concise", "treaties"),
    "report": ("validate-treaty", "--no-cache", "--format", "json", "--output", "known.json", "treaties"),
    "baseline": ("validate-treaty", "--no-cache", "--write-baseline", "known.json", "treaties"),
    "new": ("treaties", "new", "another-pact-2001"),
    "export": ("treaties", "export", "out", "--tables", "parties"),
    "export of other formats": ("treaties", "export", "out", "--tables", "treaties", "--format", "json,sqlite"),
}
# What may go wrong with each call; a call that is not named here has not been thought of.
ERRORS = {
    "mkdir": ["EROFS"], "openat": ["ENOSPC", "EACCES"], "write": ["ENOSPC"], "fsync": ["EIO"], "close": ["EIO"],
    "chmod": ["EPERM"], "rename": ["EROFS"], "link": ["EPERM"], "unlink": ["EIO"],
}  # fmt: skip
OLD = b"old\n" * 2_000


@dataclass(frozen=True)
class Fault:
    """One run of a case, with the call that fails: its name, its number, and what happens."""

    case: str
    call: str
    number: int
    kind: str
    folder: Path

    @property
    def inject(self) -> str:
        return f"{self.call}:{self.kind}:when={self.number}" if self.call else ""

    @property
    def killed(self) -> bool:
        return self.kind == "signal=KILL"


def prepared(folder: Path) -> Path:
    """A collection with an untidy record and a sound one, an older export, and an older report."""
    (folder / "treaties").mkdir(parents=True)
    untidy = MINIMAL.replace("made-up-pact-2023", "untidy-pact-2023").replace("instrument: treaty\n", "")
    (folder / "treaties" / "untidy-pact-2023.yaml").write_text(untidy + "instrument: treaty   \n\n", "utf-8")
    (folder / "treaties" / "made-up-pact-2023.yaml").write_text(MINIMAL, "utf-8")
    (folder / "out").mkdir()
    for name in ("known.json", "out/parties.csv", "out/treaties.json", "out/SHA256SUMS"):
        (folder / name).write_bytes(OLD)
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """Every file that is not a stray temporary one; the cache's, whose name depends on the folder, under one name."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith(".treaty-"):
            name = path.relative_to(folder)
            found["cache" if name.parts[0] == "treaty-validator" else str(name)] = path.read_bytes()
    return found


def stray(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".treaty-*")]


def ran(faults: list[Fault]) -> list[dict[str, Any]]:
    """What came of each, on two cores."""
    jobs = [
        {
            "program": CASES[one.case][0],
            "arguments": CASES[one.case][1:],
            "folder": str(one.folder),
            "inject": one.inject,
        }
        for one in faults
    ]
    command = [
        sys.executable,
        str(Path(__file__).with_name("faults.py")),
        str(ROOT / "treaties" / "anzus-treaty-1951.yaml"),
    ]

    def part(own: list[dict[str, Any]]) -> list[dict[str, Any]]:
        done = subprocess.run(command, input=json.dumps(own), capture_output=True, text=True)
        assert done.stderr == "", done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    with ThreadPoolExecutor(2) as pool:
        halves = list(pool.map(part, (jobs[::2], jobs[1::2])))
    return [halves[number % 2][number // 2] for number in range(len(jobs))]


def kinds(steps: list[tuple[str, int]]) -> Iterator[tuple[str, int, str]]:
    """Everything that is to happen at the calls of one case; the third file is written in the way of the first two."""
    met: Counter[str] = Counter()
    for (call, number), (following, _) in zip(steps, [*steps[1:], ("", 0)], strict=True):
        met[call] += 1
        yield call, number, "signal=KILL"
        if met[call] > 2:
            continue
        yield call, number, "signal=INT"
        for error in ERRORS[call]:
            yield call, number, f"error={error}"
        if call == "write" and following == "fsync":
            yield call, number, "retval=9"  # the disk says that it has them, and has not


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[dict[str, Any], dict[str, bytes]]]:
    """What comes of each case when nothing goes wrong."""
    top = tmp_path_factory.mktemp("plain")
    faults = [Fault(case, "", 0, "", prepared(top / case.replace(" ", "-"))) for case in CASES]
    return {one.case: (told, state(one.folder)) for one, told in zip(faults, ran(faults), strict=True)}


@pytest.fixture(scope="module")
def failed(
    plain: dict[str, tuple[dict[str, Any], dict[str, bytes]]], tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Fault, dict[str, Any], dict[str, bytes], list[str]]]:
    """What comes of each fault: what was told, the files, and the temporary files left behind."""
    top = tmp_path_factory.mktemp("failed")
    faults = [
        Fault(case, *fault, prepared(top / f"{case.replace(' ', '-')}-{number}"))
        for case in CASES
        for number, fault in enumerate(kinds(plain[case][0]["steps"]))
    ]
    return [(one, told, state(one.folder), stray(one.folder)) for one, told in zip(faults, ran(faults), strict=True)]


def test_each_command_writes_in_several_steps(plain: dict[str, tuple[dict[str, Any], dict[str, bytes]]]) -> None:
    for case, (told, _) in plain.items():
        assert (told["status"] in {0, 1}, "Traceback" in told["err"]) == (True, False), (case, told)
        names = {name for name, _ in told["steps"]}
        assert names >= {"openat", "write", "fsync", "close", "chmod"} and names & {"rename", "link"}, (case, names)
        assert names <= set(ERRORS), case


def test_each_file_is_the_old_or_the_new_one(plain: Any, failed: Any, tmp_path: Path) -> None:
    before = state(prepared(tmp_path / "before"))
    for fault, told, after, left in failed:
        new = plain[fault.case][1]
        for name in {*before, *new, *after}:
            assert after.get(name) in (before.get(name), new.get(name)), (fault, name)
        assert left == [] or fault.killed or fault.call == "unlink", (fault, told, left)


def test_what_went_wrong_is_told_in_one_line(plain: Any, failed: Any) -> None:
    for fault, told, after, _ in failed:
        normal, new = plain[fault.case]
        assert "Traceback" not in told["err"] and "Error" not in told["err"], (fault, told)
        if fault.killed:
            assert told["status"] == -9, (fault, told)
        elif fault.kind == "signal=INT":
            assert told["status"] == 130, (fault, told)
            assert told["err"].endswith("interrupted\n"), (fault, told)
        elif fault.case == "cache" and told["status"] != 3:
            assert (told["status"], told["out"], told["err"]) == (normal["status"], normal["out"], normal["err"]), fault
        elif after != new:
            assert told["status"] == 3, (fault, told)
            last = told["err"].splitlines()[-1]
            assert last.startswith(f"{CASES[fault.case][0]}: cannot write"), (fault, told)


def test_after_a_kill_the_command_does_its_work(plain: Any, failed: Any) -> None:
    ways = {(fault.case, fault.call): fault for fault, *_ in failed if fault.killed}
    killed = list(ways.values())
    again = ran([Fault(one.case, "", 0, "", one.folder) for one in killed])
    for one, told in zip(killed, again, strict=True):
        normal, new = plain[one.case]
        assert state(one.folder) == new, one
        if one.case == "new" and told["status"] == 2:
            assert told["err"] == "treaties: treaties/another-pact-2001.yaml is there already\n"
        elif one.case != "fix":
            assert (told["status"], told["out"], told["err"]) == (normal["status"], normal["out"], normal["err"]), one
        else:
            assert (told["status"], told["out"]) == (normal["status"], normal["out"]), one


def test_ctrl_c_at_any_file_that_is_loaded_is_one_line(minimal: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"

    def interrupted(at: int) -> subprocess.CompletedProcess[str]:
        inject = ["-e", f"inject=openat:signal=INT:when={at}"] if at else []
        watched = ["strace", "-o", str(trace), "-e", "trace=openat", *inject]
        return subprocess.run(
            [*watched, sys.executable, str(ROOT / "validator"), "--no-cache", str(minimal)],
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )

    assert interrupted(0).stdout == "the record is sound\n"
    opened = [line for line in trace.read_text().split("\n") if line.startswith("openat(")]
    first = next(number for number, line in enumerate(opened) if "treaty_validator/" in line and "/cli." in line)
    telling = [number for number, line in enumerate(opened) if number >= first and re.search(r"decimal|\brust\.", line)]
    assert telling
    for number in sorted({*telling, *range(first, len(opened), 20)}):
        done = interrupted(number + 1)
        assert (done.returncode, done.stdout, done.stderr) == (130, "", "validate-treaty: interrupted\n"), opened[
            number
        ]
