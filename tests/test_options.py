"""What the command can be told beside which files: where to report, what to fix, what to explain."""

from __future__ import annotations

import json
import os
import pty
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from treaty_validator import progress
from treaty_validator.learn import completion, explain
from treaty_validator.options import SHELLS, parser
from treaty_validator.registry import load_all
from treaty_validator.writing import replace

from tests.conftest import MINIMAL, ROOT, run

BROKEN = MINIMAL.replace("status: in_force", "status: inforce")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "made-up-pact-2023.yaml"
    path.write_text(BROKEN, "utf-8")
    return path


def test_output_goes_to_the_file_and_text_to_the_screen(broken: Path, tmp_path: Path) -> None:
    ran = run("--format", "json", "--output", str(tmp_path / "report.json"), str(broken))
    assert ran.status == 1
    assert "error[unknown-value]" in ran.out
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["summary"]["errors"] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [broken.name, "report.json"]


def test_an_output_that_cannot_be_written_is_status_3(broken: Path, tmp_path: Path) -> None:
    ran = run("--output", str(tmp_path / "no" / "report.txt"), str(broken))
    assert (ran.status, ran.err.count("\n")) == (3, 1)


def test_statistics_count_the_rules(broken: Path) -> None:
    assert run("--statistics", str(broken)).out == "1  error[unknown-value]\n1 error in 1 of 1 record\n"


def test_a_step_in_github_actions_gets_its_page(broken: Path, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n", "utf-8")
    run(str(broken), env={"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page)})
    text = page.read_text("utf-8")
    assert text.startswith("before\n### Security pacts\n")
    assert "| error: unknown-value |" in text
    run(str(broken), env={"GITHUB_STEP_SUMMARY": str(page)})
    assert page.read_text("utf-8") == text


def test_diff_shows_and_fix_does(tmp_path: Path) -> None:
    path = tmp_path / "made-up-pact-2023.yaml"
    before = (
        MINIMAL.replace(
            "in_force: {date: 2023-09-16, basis: signature", "in_force: {basis: signature, date: 2023-09-16"
        )
        + "\n"
    )
    path.write_text(before, "utf-8")
    path.chmod(0o640)
    shown = run("--diff", str(path))
    assert shown.status == 1
    assert "-in_force: {basis: signature, date: 2023-09-16" in shown.out
    assert "+in_force: {date: 2023-09-16, basis: signature" in shown.out
    assert shown.err == "validate-treaty: 1 file would change\n"
    assert path.read_text("utf-8") == before
    ran = run("--fix", str(path))
    assert (ran.status, ran.out, ran.err) == (0, "the record is sound\n", "validate-treaty: 1 file changed\n")
    assert path.read_text("utf-8") == MINIMAL
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert run("--diff", str(path)).status == 0
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_fix_needs_files() -> None:
    ran = run("--fix", "-", stdin=MINIMAL.encode())
    assert (ran.status, ran.err) == (2, "validate-treaty: --fix and --diff need files, not standard input\n")


def test_fix_does_not_follow_links(tmp_path: Path, broken: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(broken)
    assert run("--fix", str(link)).status == 3
    assert link.is_symlink()


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    assert replace(str(path), b"new", lambda: False) is False
    assert path.read_bytes() == b"old"
    for call in ("fsync", "chmod", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, call, lambda *arguments: (_ for _ in ()).throw(OSError(28, "no space left on device")))
            with pytest.raises(OSError, match="no space"):
                replace(str(path), b"new")
        assert path.read_bytes() == b"old"
        assert os.listdir(tmp_path) == ["a"]
    assert replace(str(path), b"new") is True
    assert path.read_bytes() == b"new"


def test_help_shows_examples_that_are_true() -> None:
    text = run("--help").out
    commands = re.findall(r"^  validate-treaty (.*?)  ", text, re.MULTILINE)
    assert len(commands) >= 8
    for command in commands:
        parser().parse_args(command.split())
    assert max(map(len, run("--help", env={"COLUMNS": "80"}).out.split("\n\n")[0].split("\n"))) <= 80


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_knows_options_and_rules(shell: str) -> None:
    script = run("--completion", shell).out
    assert script == completion(shell)
    assert "stdin-filename" in script
    assert "state-not-yet" in script


def test_the_shell_takes_the_completion(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(completion("bash") or "", "utf-8")
    done = subprocess.run(["bash", "-n", str(tmp_path / "script")], capture_output=True, timeout=30)
    assert (done.returncode, done.stderr) == (0, b"")


def test_completion_without_its_library_is_one_line() -> None:
    script = "import sys; sys.modules['shtab'] = None; from treaty_validator.cli import main; sys.exit(main(['--completion', 'bash']))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "validator")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, timeout=30)
    assert done.returncode == 2
    assert b"treaty-validator[terminal]" in done.stderr


class Terminal:
    """A standard error that is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def test_a_bar_comes_after_a_second_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, now = Terminal(), [0.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    tell, end = progress.bar(lambda: now[0])
    tell(1, 100)
    assert terminal.text == ""
    now[0] = 1.5
    tell(60, 100)
    tell(100, 100)
    assert "100 [" in terminal.text
    end()
    assert terminal.text.split("\r")[-1].strip() == ""


def test_no_bar_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(Terminal, "isatty", lambda self: False)
    monkeypatch.setattr(sys, "stderr", terminal)
    now = [0.0]
    tell, end = progress.bar(lambda: now[0])
    now[0] = 9.0
    tell(1, 100)
    end()
    assert terminal.text == ""


def test_a_terminal_tells_its_width(broken: Path) -> None:
    long = BROKEN.replace("Two states promise each other help.", "Two states promise each other help. " * 20)
    broken.write_text(long.replace("summary:", "sumary:"), "utf-8")
    parent, child = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60", "PYTHONPATH": str(ROOT / "validator"), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "treaty_validator", "--no-cache", str(broken)]
    done = subprocess.Popen(command, stdout=child, stderr=subprocess.DEVNULL, env=environment)
    done.wait(30)
    os.close(child)
    out = os.read(parent, 1 << 16).decode()
    os.close(parent)
    frame = next(line for line in out.splitlines() if "| sumary" in line)
    assert len(frame.rstrip()) <= 60


def test_a_clean_run_leaves_the_rest_unloaded(minimal: Path) -> None:
    script = "import sys; from treaty_validator.cli import main; main([sys.argv[1]]); print(sorted(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "validator")}
    done = subprocess.run(
        [sys.executable, "-c", script, str(minimal)],
        capture_output=True,
        env=environment,
        timeout=30,
        cwd=ROOT,
    )
    loaded = set(re.findall(r"'([^']+)'", done.stdout.decode()))
    for name in (
        "tqdm",
        "shtab",
        "tomllib",
        "treaty_validator.fix.run",
        "treaty_validator.baseline",
        "treaty_validator.learn",
    ):
        assert name not in loaded


def test_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    for format in ("text", "json", "sarif", "junit"):
        outs = {
            run(
                "--no-cache",
                "--jobs",
                jobs,
                "--format",
                format,
                "tests/broken",
                "treaties",
                env={"PYTHONHASHSEED": seed},
            ).out
            for seed, jobs in (("1", "1"), ("2", "2"))
        }
        assert len(outs) == 1
        assert len(outs.pop()) > 10_000


def test_every_rule_is_listed_and_explains_itself() -> None:
    listed = run("--list-rules").out.splitlines()
    rules = load_all()
    assert [line.split()[:3] for line in listed] == [[one.name, str(one.severity), one.scope] for one in rules.values()]
    for name in rules:
        page = explain(name)
        assert page.startswith(f"{name} (")
        assert "\nWrong:\n    " in page
        assert "\nRight:\n    " in page
