"""Whatever stands in the place of a file, a name or a stream: one clear line, the right status, the others checked."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from treaty_validator import files
from treaty_validator.findings import Trouble

from tests.conftest import MINIMAL, ROOT

COMMAND = [sys.executable, str(ROOT / "validator"), "--no-cache", "--color", "never", "--format", "concise"]


def ran(*arguments: str | bytes, shell: str = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    """The command; `shell` is what a shell does to its streams."""
    command = [*COMMAND, *arguments]
    if shell:
        command = ["bash", "-c", f'exec "$@" {shell}', "bash", *command]
    return subprocess.run(command, capture_output=True, timeout=60, cwd=cwd, stdin=subprocess.DEVNULL)


def place(folder: Path, kind: str) -> Path:
    """Something that is no regular file, under the name of a record."""
    path = folder / "strange.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))
    elif kind == "folder":
        path.mkdir()
    elif kind != "nothing":
        path.symlink_to(
            {"dangling": "nowhere", "loop": "strange.yaml", "device": "/dev/zero", "secret": "/etc/passwd"}[kind]
        )
    return path


KINDS = {
    "pipe": "is a pipe, not a file", "socket": "cannot be read", "folder": "nothing to check", "nothing": "no such file",
    "dangling": "no such file", "loop": "is a symbolic link", "device": "is a symbolic link", "secret": "is a symbolic link",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_told_in_one_line_and_the_others_are_checked(
    kind: str, tmp_path: Path, minimal: Path
) -> None:
    (tmp_path / "in").mkdir()
    path = place(tmp_path / "in", kind)
    done = ran(str(path), str(minimal))
    told = [line for line in done.stdout.decode().splitlines() if "strange.yaml" in line]
    assert (len(told), done.stderr, done.returncode in (2, 3)) == (1, b"", True), done
    assert KINDS[kind] in told[0]
    assert b"sound" in done.stdout


@pytest.mark.parametrize(
    "name",
    [b"\xff\xfe.yaml", b"a\nb.yaml", b"\x1b[31m.yaml", b"\xe2\x80\xae.yaml", b"::error::x.yaml", b"##[group]x.yaml", b"-x.yaml",
     b"--format=json.yaml", b"a b.yaml", b"%0A::error.yaml", b"nul.yaml", b"'.yaml", b"$(id).yaml", b"x" * 250 + b".yaml",
     b" :.yaml", b"::.yaml", b":"],
)  # fmt: skip
def test_no_file_name_steers_anything(name: bytes, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(name)).write_text(MINIMAL, encoding="utf-8")
    done = ran(b"--", name, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, b""), done
    assert b"made-up-pact-2023" in done.stdout
    assert not any(byte < 32 and byte != 10 for byte in done.stdout)
    assert "\u202e" not in done.stdout.decode("utf-8", "replace")
    assert not any(line.startswith(b"::") for line in done.stdout.splitlines())
    assert b"##[" not in done.stdout


def test_folders_as_deep_as_the_system_allows_are_walked(tmp_path: Path) -> None:
    here = os.getcwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1_500):
            os.mkdir("d")
            os.chdir("d")
        Path("made-up-pact-2023.yaml").write_text(MINIMAL, encoding="utf-8")
    finally:
        os.chdir(here)
    done = ran(".", cwd=tmp_path)
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)  # too deep for Python's own
    assert (done.returncode, done.stdout, done.stderr) == (0, b"the record is sound\n", b"")


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.yaml").touch()
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = list(files.records([str(tmp_path)]))
    assert found == [
        str(tmp_path / "open.yaml"),
        Trouble(str(tmp_path / "closed"), "cannot be read: permission denied"),
    ]


def test_the_same_file_twice_is_judged_once(minimal: Path) -> None:
    assert (
        ran(str(minimal), f"{minimal.parent}/./{minimal.name}", str(minimal.parent)).stdout == b"the record is sound\n"
    )


@pytest.mark.parametrize(
    ("streams", "status", "words"),
    [("<&-", 2, "standard input is closed"), (">&-", 3, "cannot write"),
     (">/dev/full", 3, "cannot write"), ("2>&-", 2, ""), (">&- 2>&-", 3, ""), (">&- 2>/dev/full", 3, "")],
)  # fmt: skip
def test_closed_and_full_streams(streams: str, status: int, words: str) -> None:
    path = "-" if "<" in streams else "." if streams == "2>&-" else str(ROOT / "treaties" / "anzus-treaty-1951.yaml")
    done = ran("--select", "no-such-rule", shell=streams) if streams == "2>&-" else ran(path, shell=streams)
    assert done.returncode == status, done
    assert words in done.stderr.decode()
    assert done.stderr.count(b"\n") == bool(words)


@pytest.mark.parametrize("moment", ["a module loads", "the run begins", "a file is read"])
def test_ctrl_c_is_one_line_and_status_130_from_the_first_moment(moment: str, minimal: Path) -> None:
    hook = {
        "a module loads": "import builtins; old = builtins.__import__\n"
        "def new(name, *rest):\n    if name == 'argparse': raise KeyboardInterrupt\n    return old(name, *rest)\n"
        "builtins.__import__ = new",
        "the run begins": "import treaty_validator.cli as c\ndef stop(*_): raise KeyboardInterrupt\nc._main = stop",
        "a file is read": "import os, signal, treaty_validator.files as f\nold = f.read\n"
        "def read(path): os.kill(os.getpid(), signal.SIGINT); return old(path)\nf.read = read",
    }[moment]
    script = f"import sys\nfrom treaty_validator.start import main\n{hook}\nraise SystemExit(main())"
    done = subprocess.run(
        [sys.executable, "-c", script, "--no-cache", str(minimal)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "validator")},
        capture_output=True,
        timeout=60,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"validate-treaty: interrupted\n")


def test_two_runs_at_once_say_the_same(minimal: Path) -> None:
    both = [subprocess.Popen([*COMMAND, str(minimal.parent)], stdout=subprocess.PIPE) for _ in range(2)]
    assert [one.communicate(timeout=60)[0] for one in both] == [b"the record is sound\n"] * 2
