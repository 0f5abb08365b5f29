"""Whatever a file holds: findings or one clear line, never a traceback, a hang, a flood or a blow-up."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from treaty_validator.reporters import FORMATS

from tests.conftest import MINIMAL
from tests.fuzz.targets import harmless
from tests.hostile.content import Input, inputs

CPU_SECONDS, MEBIBYTES, PRINTED = 2, 128, 256 << 10
NAME = "made-up-pact-2023.yaml"


def runs(arguments: list[list[str]], sound: Path) -> list[dict[str, Any]]:
    """What came of each list of arguments, each in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name("forks.py")), str(sound)]

    def part(own: list[list[str]]) -> list[dict[str, Any]]:
        done = subprocess.run(command, input=json.dumps(own), capture_output=True, text=True)
        assert done.stderr == ""
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    # The heaviest are neighbors, so that each core takes every other one.
    with ThreadPoolExecutor(2) as pool:
        halves = list(pool.map(part, (arguments[::2], arguments[1::2])))
    return [halves[number % 2][number // 2] for number in range(len(arguments))]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Input, str, dict[str, Any]]]:
    """Every input in a folder of its own, each reported in one of the formats in turn."""
    top = tmp_path_factory.mktemp("hostile")
    sound = top / "sound" / NAME
    sound.parent.mkdir()
    sound.write_text(MINIMAL, encoding="utf-8")
    jobs, formats = [], list(FORMATS)
    for number, one in enumerate(inputs()):
        folder = top / str(number)
        folder.mkdir()
        (folder / NAME).write_bytes(one.raw)
        jobs.append((one, formats[number % len(formats)], str(folder / NAME)))
    results = runs([["--no-cache", "--color", "never", "--format", way, path] for _, way, path in jobs], sound)
    return [(one, way, result) for (one, way, _), result in zip(jobs, results, strict=True)]


def test_there_are_many_of_them() -> None:
    assert len(inputs()) >= 200


def test_each_gets_its_exit_status_and_no_traceback(judged: list[tuple[Input, str, dict[str, Any]]]) -> None:
    wrong = [
        f"{one.name} as {way}: status {ran['status']} instead of {one.status}: {ran['err'][-400:]}"
        for one, way, ran in judged
        if ran["status"] != one.status or ran["err"] or "internal-error]" in ran["out"]
    ]
    assert wrong == []


def test_each_stays_within_time_memory_and_output(judged: list[tuple[Input, str, dict[str, Any]]]) -> None:
    wrong = [
        f"{one.name} as {way}: {ran['cpu']:.1f} s, {ran['peak']:.0f} MiB, {len(ran['out'])} characters"
        for one, way, ran in judged
        if ran["cpu"] > CPU_SECONDS or ran["peak"] > MEBIBYTES or len(ran["out"].encode()) > PRINTED
    ]
    assert wrong == []


def test_no_report_steers_a_terminal_or_a_log(judged: list[tuple[Input, str, dict[str, Any]]]) -> None:
    for _, way, ran in judged:
        harmless(way, ran["out"])


def test_no_report_speaks_of_the_inside(judged: list[tuple[Input, str, dict[str, Any]]]) -> None:
    for one, way, ran in judged:
        found = re.search(r"Traceback|NoneType|is not of type|<class|object at 0x", ran["out"])
        assert found is None, f"{one.name} as {way}: {found}"
