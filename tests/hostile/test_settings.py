"""Settings and baselines come with a pull request as records do: one line, or no settings at all."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from treaty_validator import cli
from treaty_validator.contract.sources import resolve, schema

from tests.conftest import MINIMAL, ROOT

HEAD = "[tool.treaty-validator]\n"
KINDS = ("nothing", "pipe", "folder", "loop", "device", "link")
SETTINGS = {
    "brackets": HEAD + "x = " + "[" * 100_000,
    "closed brackets": HEAD + "x = " + "[" * 100_000 + "]" * 100_000,
    "braces": HEAD + "x = " + "{a=" * 50_000,
    "a long path": "[" + ".".join(["tool.treaty-validator", *["a"] * 9_000]) + "]",
    "a longer path": "[" + ".".join(["tool.treaty-validator", *["a"] * 90_000]) + "]",
    "much else": HEAD + "# x\n" * 100_000,
    "a date": HEAD + "select = [2023-09-16]\n",
    "a number": HEAD + f"select = [{'9' * 5000}]\n",
    "a long number": HEAD + f"select = [{'9' * 4000}]\n",
    "numbers without end": HEAD + "select = [inf, nan]\n",
    "deep": HEAD + "select = " + "[" * 150 + "]" * 150 + "\n",
    "no rule": HEAD + 'ignore = ["\\u001b[31m\\u202e"]\n',
    "no threshold": HEAD + 'fail-on = "::error::"\n',
    "a pattern": HEAD + f'[[tool.treaty-validator.per-file-ignores]]\nfiles = "{"*a" * 249}"\nrules = ["key-order"]\nreason = "x"\n',
    "a way out": HEAD + 'baseline = "../../../../../../../../etc/passwd"\n',
    "no name": HEAD + 'baseline = "\\u0000"\n',
    "not UTF-8": HEAD + 'baseline = "\udcff"\n',
}  # fmt: skip
ENTRY = {"file": "x.yaml", "rule": "key-order", "where": "", "message": "x", "count": 1}
BASELINES = {
    "brackets": "[" * 100_000,
    "null": "null",
    "a number": "9" * 5000,
    "another version": '{"version": 2}',
    "no list": '{"version": 1, "findings": 1}',
    "no entry": '{"version": 1, "findings": [[]]}',
    "endlessly often": json.dumps({"version": 1, "findings": [{**ENTRY, "count": float("inf")}]}),
    "too often": json.dumps({"version": 1, "findings": [{**ENTRY, "count": 10**4000}]}),
    "never": json.dumps({"version": 1, "findings": [{**ENTRY, "count": -1}]}),
    "no name": json.dumps({"version": 1, "findings": [{**ENTRY, "file": "\0\udcff"}]}),
    "a list for a name": json.dumps({"version": 1, "findings": [{**ENTRY, "file": [[[]]]}]}),
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "treaties").mkdir()
    (tmp_path / "treaties" / "made-up-pact-2023.yaml").write_text(MINIMAL, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ended(capfd: pytest.CaptureFixture[str]) -> int:
    """The status of a run that said one thing: that the record is sound, or why it was not looked at."""
    status = cli.main(["--no-cache", "--color", "never"])
    out, err = capfd.readouterr()
    told = [line for line in err.splitlines() if "mended and taken out" not in line]
    assert (status, out, len(told)) in ((0, "the record is sound\n", 0), (2, "", 1)), (status, out, err)
    assert not re.search("Traceback|Error|[\x00-\x09\x0b-\x1f\u202e]", err) and len(err) < 1000
    return status


def put(path: Path, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind != "nothing":
        path.symlink_to({"loop": path.name, "device": "/dev/zero", "link": "/etc/passwd"}[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_in_the_place_of_settings_is_passed_over(
    kind: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put(project / "pyproject.toml", kind)
    assert ended(capfd) == 0


@pytest.mark.parametrize("name", SETTINGS)
def test_no_settings_bring_the_command_down(name: str, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_bytes(SETTINGS[name].encode("utf-8", "surrogateescape"))
    assert ended(capfd) == (0 if name == "a pattern" else 2)


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_in_the_place_of_a_baseline_is_told(
    kind: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text(f'{HEAD}baseline = "known.json"\n', "utf-8")
    put(project / "known.json", kind)
    assert ended(capfd) == 2


@pytest.mark.parametrize("name", BASELINES)
def test_no_baseline_brings_the_command_down(name: str, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text(f'{HEAD}baseline = "known.json"\n', "utf-8")
    (project / "known.json").write_text(BASELINES[name], "utf-8")
    assert ended(capfd) == (0 if name in {"no name", "a list for a name"} else 2)


def test_a_cache_that_a_pull_request_brings_along_is_not_looked_at(
    project: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")  # a relative one would lie in the checkout
    assert cli.main([]) == 0
    assert sorted(path.name for path in project.iterdir()) == ["treaties"]


def test_nothing_is_ever_fetched(project: Path) -> None:
    """No name is looked up and no connection made, whatever a record refers to."""
    broken = MINIMAL.replace("status: in_force", "$ref: https://example.org/x.json\nstatus: x")
    (project / "treaties" / "broken-pact-2023.yaml").write_text(broken, "utf-8")
    script = (
        "import sys\n"
        "def heard(event, _):\n"
        "    if event.startswith(('socket.', 'urllib.', 'http.', 'subprocess.', 'os.system', 'os.exec')):\n"
        "        print(event); sys.stdout.flush(); import os; os._exit(99)\n"
        "sys.addaudithook(heard)\n"
        "from treaty_validator.cli import main\n"
        "raise SystemExit(main(['--no-cache', '--jobs', '1', '--format', 'sarif']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT / "validator")}, capture_output=True
    )
    assert (done.returncode, done.stderr) == (1, b""), done.stdout[-300:]
    leads = set(re.findall(r'"\$ref": "([^"]*)"', json.dumps(schema())))
    assert leads and all(one.startswith("#/$defs/") for one in leads)


def test_no_id_leads_out_of_the_folder_or_to_a_device() -> None:
    pattern = resolve({"$ref": "#/$defs/record_id"})["pattern"]
    for name in (
        "con",
        "nul",
        "aux",
        "prn",
        "com1",
        "lpt9",
        "../x-2000",
        "a/b-2000",
        ".a-2000",
        "A-2000",
        "a-2000.",
        "-2000",
        "a\\b-2000",
    ):
        assert re.search(pattern, name) is None, name
    assert re.search(pattern, "made-up-pact-2023")
