"""Folders that may not be written to, disks that are full, a folder that is gone, a locale without letters: one line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from treaty_validator.reporters import FORMATS

from tests.conftest import MINIMAL, ROOT

PROGRAMS = {
    "validate-treaty": [sys.executable, str(ROOT / "validator")],
    "treaties": [sys.executable, "-c", "from treaty_validator.start import treaties; raise SystemExit(treaties())"],
}
WRITING = {
    "fix": ("validate-treaty", "--fix", "treaties"),
    "report": ("validate-treaty", "--format", "json", "--output", "report.json", "treaties"),
    "baseline": ("validate-treaty", "--write-baseline", "known.json", "treaties"),
    "new": ("treaties", "new", "another-pact-2001"),
    "export": ("treaties", "export", "out"),
    "export to a new folder": ("treaties", "export", "elsewhere"),
}
TARGETS = {
    "fix": "treaties/made-up-pact-2023.yaml", "report": "report.json", "baseline": "known.json",
    "new": "treaties/another-pact-2001.yaml", "export": "out/treaties.csv", "export to a new folder": "elsewhere",
}  # fmt: skip
# Root may write everywhere, unless it is told that it may not.
OBEYING = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.geteuid() == 0 else []
NO_ROOM = ["bash", "-c", 'ulimit -f 0; exec "$@"', "bash"]
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def ran(
    program: str, *arguments: str | bytes, cwd: Path, before: list[str] | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    clean = {key: value for key, value in os.environ.items() if key not in {"GITHUB_ACTIONS", "FORCE_COLOR"}}
    return subprocess.run(
        [*(before or ()), *PROGRAMS[program], *arguments],
        cwd=cwd,
        env={**clean, "PYTHONPATH": str(ROOT / "validator"), "XDG_CACHE_HOME": str(cwd / "cache"), **(env or {})},
        capture_output=True,
        timeout=60,
    )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder with a record in need of a fix, and room for an export."""
    (tmp_path / "treaties").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "treaties" / "made-up-pact-2023.yaml").write_text(MINIMAL + "\n", "utf-8")
    yield tmp_path
    for folder in (tmp_path, tmp_path / "treaties", tmp_path / "out"):
        folder.chmod(0o755)


def closed(place: Path) -> None:
    for folder in (place / "treaties", place / "out", place):
        folder.chmod(0o555)


def files(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", WRITING)
def test_a_folder_that_may_not_be_written_to(case: str, place: Path) -> None:
    closed(place)
    before = files(place)
    program, *arguments = WRITING[case]
    done = ran(program, *arguments, cwd=place, before=OBEYING)
    words = f"{program}: cannot write {TARGETS[case]}: permission denied\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (3, b"", words)
    assert files(place) == before


@pytest.mark.parametrize("case", WRITING)
def test_a_disk_without_room(case: str, place: Path) -> None:
    before = files(place)
    program, *arguments = WRITING[case]
    done = ran(program, *arguments, cwd=place, before=NO_ROOM)
    target = "elsewhere/treaties.csv" if case == "export to a new folder" else TARGETS[case]
    words = f"{program}: cannot write {target}: file too large\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (3, b"", words)
    assert files(place) == before


@pytest.mark.parametrize("before", [OBEYING, NO_ROOM], ids=["closed", "full"])
def test_a_cache_that_cannot_be_kept_changes_nothing(before: list[str], place: Path) -> None:
    usual = ran("validate-treaty", "--no-cache", cwd=place)
    closed(place)
    done = ran("validate-treaty", cwd=place, before=before)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"the record is sound\n", b"")
    assert (usual.returncode, usual.stdout, usual.stderr) == (0, b"the record is sound\n", b"")
    assert list(files(place)) == ["treaties/made-up-pact-2023.yaml"]


@pytest.mark.parametrize("home", [{"HOME": "/nonexistent"}, {"HOME": ""}, {"HOME": "\udcff"}])
def test_no_home_to_keep_anything_in(home: dict[str, str], place: Path) -> None:
    done = ran("validate-treaty", cwd=place, env={**home, "XDG_CACHE_HOME": ""})
    assert (done.returncode, done.stdout, done.stderr) == (0, b"the record is sound\n", b"")


@pytest.mark.parametrize("case", ["fix", "new", "export"])
def test_a_folder_that_is_gone(case: str, place: Path) -> None:
    program, *arguments = WRITING[case]
    gone = place / "gone"
    gone.mkdir()
    done = ran(program, *arguments, cwd=gone, before=["bash", "-c", 'rmdir "$PWD"; exec "$@"', "bash"])
    assert (done.returncode in (2, 3), done.stdout) == (True, b"")
    assert done.stderr.decode().startswith(f"{program}: ") and done.stderr.count(b"\n") == 1
    assert b"rrno" not in done.stderr


@pytest.mark.parametrize("way", FORMATS)
def test_a_locale_without_letters(way: str, place: Path) -> None:
    text = MINIMAL.replace("Made-up Pact", "Pacte de l’été 東京").replace("status: in_force", "status: été")
    (place / "treaties" / "été.yaml").write_text(text, "utf-8")
    done = ran("validate-treaty", "--format", way, cwd=place, env=ASCII)
    assert (done.returncode, done.stderr) == (1, b""), done
    assert done.stdout.isascii()
    assert b"Traceback" not in done.stdout


def test_writing_in_a_locale_without_letters(place: Path) -> None:
    named = place / "treaties" / "été.yaml"
    named.write_text(MINIMAL.replace("Made-up Pact", "Pacte de l’été 東京") + "\n", "utf-8")
    assert ran("validate-treaty", "--diff", cwd=place, env=ASCII).stdout.isascii()
    assert ran("validate-treaty", "--fix", "--format", "concise", cwd=place, env=ASCII).returncode == 1
    assert named.read_text("utf-8") == MINIMAL.replace("Made-up Pact", "Pacte de l’été 東京")
    named.replace(place / "treaties" / "made-up-pact-2023.yaml")
    done = ran("treaties", "export", "out", "--tables", "treaties", cwd=place, env=ASCII)
    assert (done.returncode, done.stdout.isascii()) == (0, True), done
    assert "Pacte de l’été 東京" in (place / "out" / "treaties.csv").read_text("utf-8-sig")


def test_of_two_who_begin_the_same_record_one_does(place: Path) -> None:
    command = [*PROGRAMS["treaties"], *WRITING["new"][1:]]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "validator")}
    both = [subprocess.Popen(command, cwd=place, env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE) for _ in "12"]
    told = sorted(one.communicate(timeout=60)[1] for one in both)
    assert sorted(one.returncode for one in both) == [0, 2]
    assert told == [b"", b"treaties: treaties/another-pact-2001.yaml is there already\n"]


def test_two_who_fix_the_same_record_do_no_harm(place: Path) -> None:
    command = [*PROGRAMS["validate-treaty"], "--no-cache", *WRITING["fix"][1:]]
    both = [subprocess.Popen(command, cwd=place, stderr=subprocess.PIPE, stdout=subprocess.PIPE) for _ in "12"]
    for one in both:
        out, err = one.communicate(timeout=60)
        assert (one.returncode, out) == (0, b"the record is sound\n")
        assert err in (b"", b"validate-treaty: 1 file changed\n") or b"changed by somebody else meanwhile" in err
    assert files(place) == {"treaties/made-up-pact-2023.yaml": MINIMAL.encode()}
