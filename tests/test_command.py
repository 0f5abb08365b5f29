"""The command as a person, a hook and a program run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import MINIMAL, ROOT, Ran, run

CHARTER = ROOT / "treaties" / "liptako-gourma-charter-2023.yaml"


def broken_charter(folder: Path) -> Path:
    """The founding record with six mistakes, each in its own place."""
    text = CHARTER.read_text("utf-8")
    changes = [
        ("\nshort_title:", "\nshort_titel:"),
        ("\n  - state: MLI\n", "\n  - state: MAL\n"),
        ("    commitment: automatic\n", "    commitment: automatc\n"),
        ("{source: tchadinfos, locator: art. 6", "{source: tchadinfo, locator: art. 6"),
        ("\n  article: 11\n", "\n  article: 21\n"),
    ]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    mali = text.index("state: MAL")
    at = text.index("date: 2023-09-16", mali)
    text = text[:at] + "date: 2023-02-30" + text[at + len("date: 2023-09-16") :]
    path = folder / CHARTER.name
    path.write_text(text, encoding="utf-8")
    return path


def line_of(path: Path, needle: str) -> int:
    return next(number for number, line in enumerate(path.read_text("utf-8").split("\n"), 1) if needle in line)


def test_the_collection_is_sound() -> None:
    ran = run("--fail-on", "warning")
    assert ran.out.endswith("records are sound\n"), ran.out
    assert ran.status == 0


def test_six_mistakes_six_findings_each_with_place_frame_and_cure(tmp_path: Path) -> None:
    path = broken_charter(tmp_path)
    ran = run(str(path))
    assert ran.status == 1
    assert ran.out.endswith("6 errors in 1 of 1 record\n"), ran.out
    for rule, needle, words in [
        ("unknown-key", "short_titel", "did you mean 'short_title'?"),
        ("unknown-state", "state: MAL", "did you mean 'MLI' (Mali)?"),
        ("impossible-date", "2023-02-30", "there is no day '2023-02-30' in the calendar"),
        ("unknown-value", "automatc", "'automatc' is not a commitment; did you mean 'automatic'?"),
        ("undeclared-source", "source: tchadinfo,", "did you mean 'tchadinfos'?"),
        ("locator-beyond-last-article", "article: 21", "the pact has 17 articles"),
    ]:
        block = next(block for block in ran.out.split("\n\n") if f"[{rule}]" in block)
        head, _, source, carets, *_ = block.split("\n")
        number = line_of(path, needle)
        assert head.startswith(f"{path}:{number}:"), block
        assert words in head
        assert needle.strip("\n,") in source
        column = int(head.removeprefix(f"{path}:{number}:").split(":")[0])
        assert carets.split("|")[1].index("^") == column, block
        assert f"help: validate-treaty --explain {rule}" in block


def test_json_keeps_its_schema(tmp_path: Path) -> None:
    ran = run("--format", "json", str(broken_charter(tmp_path)), "no-such-file.yaml")
    report = json.loads(ran.out)
    jsonschema.validate(report, json.loads((ROOT / "schema" / "diagnostics.schema.json").read_text("utf-8")))
    assert report["summary"] == {"files": 1, "errors": 6, "warnings": 0}
    assert report["troubles"] == [{"file": "no-such-file.yaml", "message": "no such file", "status": 2}]
    assert ran.status == 2


def test_github_gets_annotations_by_itself(tmp_path: Path) -> None:
    ran = run(str(broken_charter(tmp_path)), env={"GITHUB_ACTIONS": "true"})
    lines = [line for line in ran.out.splitlines() if line.startswith("::error file=")]
    assert len(lines) == 6
    assert ",line=" in lines[0]
    assert "title=unknown-key::" in ran.out


def test_concise_is_a_line_a_finding(tmp_path: Path) -> None:
    ran = run("--format", "concise", str(broken_charter(tmp_path)))
    assert len(ran.out.splitlines()) == 7


def test_a_record_cannot_speak_to_the_log(minimal: Path) -> None:
    minimal.write_text(MINIMAL.replace("status: in_force", 'status: "::error::x %0A ##[group] y"'), encoding="utf-8")
    ran = run("--format", "github", str(minimal))
    (line,) = [line for line in ran.out.splitlines() if "unknown-value" in line]
    assert "##[" not in line
    assert line.count("::") == 2
    assert "%250A" in line


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("never", 0)])
def test_the_threshold(tmp_path: Path, fail_on: str, status: int) -> None:
    assert run("--fail-on", fail_on, str(broken_charter(tmp_path))).status == status


def test_select_and_ignore(tmp_path: Path) -> None:
    path = str(broken_charter(tmp_path))
    assert "1 error in" in run("--select", "unknown-state", path).out
    assert "5 errors in" in run("--ignore", "unknown-state", path).out
    wrong = run("--select", "unknown-stat", path)
    assert (wrong.status, "did you mean 'unknown-state'?" in wrong.err) == (2, True)


def test_rules_explain_themselves() -> None:
    listed = run("--list-rules")
    assert listed.status == 0
    assert "impossible-date" in listed.out
    told = run("--explain", "state-not-yet")
    assert "SUN, not RUS, signed in 1955" in told.out
    assert "Wrong:" in told.out


def test_standard_input_has_a_name() -> None:
    ran = run("-", "--stdin-filename", "made-up-pact-2023.yaml", stdin=MINIMAL.encode())
    assert (ran.status, ran.out) == (0, "the record is sound\n")


def test_no_folder_is_wrong_use(tmp_path: Path) -> None:
    ran = run(cwd=tmp_path)
    assert ran.status == 2
    assert ran.err.count("\n") == 1


def test_color_only_where_it_is_wanted(minimal: Path) -> None:
    assert "\x1b[" not in run(str(minimal)).out
    assert "\x1b[" in run("--color", "always", str(minimal)).out
    assert "\x1b[" in run(str(minimal), env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in run(str(minimal), env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out


def bounded(argument: str, stdin: bytes = b"") -> tuple[Ran, float, float]:
    """The command with CPU seconds and peak MiB."""
    script = (
        "import resource,subprocess,sys;"
        "done=subprocess.run(sys.argv[1:]);u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(u.ru_utime+u.ru_stime,u.ru_maxrss/1024,file=sys.stderr);sys.exit(done.returncode)"
    )
    command = [
        sys.executable,
        "-c",
        script,
        sys.executable,
        str(ROOT / "validator"),
        argument,
        "--stdin-filename",
        "x.yaml",
    ]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=30, cwd=ROOT)
    *err, figures = done.stderr.decode().splitlines()
    cpu, memory = map(float, figures.split())
    return Ran(done.returncode, done.stdout.decode(), "\n".join(err)), cpu, memory


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9)) for n in range(9)
)


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("not utf-8", b"\xff\xfe", "the file is UTF-16"),
        ("an alias bomb", BOMB, "anchors (&name) are not used"),
        ("100,000 brackets", b"[" * 100_000, "nested more than 32 deep"),
        ("100,000 braces", b"{a: " * 100_000, "nested more than 32 deep"),
        ("3 MiB", b"x" * (3 << 20), "larger than 1 MiB"),
        ("nothing", b"", "there is nothing in this file"),
    ],
)
def test_hostile_bytes_get_one_clear_finding(name: str, raw: bytes, words: str) -> None:
    ran, cpu, memory = bounded("-", raw)
    assert ran.status == 1
    assert words in ran.out
    assert "Traceback" not in ran.out + ran.err
    assert cpu < 2
    assert memory < 128


def test_what_is_no_file_gets_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to("/etc/passwd")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    for name, words, status in [
        ("folder", "nothing to check", 2),
        ("missing.yaml", "no such file", 2),
        ("pipe.yaml", "is a pipe, not a file", 3),
        ("link.yaml", "is a symbolic link, not a file", 3),
        ("loop.yaml", "is a symbolic link, not a file", 3),
    ]:
        ran, cpu, memory = bounded(str(tmp_path / name))
        assert (ran.status, ran.err) == (status, ""), name
        assert words in ran.out
        assert len([line for line in ran.out.splitlines() if name in line]) == 1
        assert cpu < 2
        assert memory < 128


def test_the_others_are_still_checked(tmp_path: Path, minimal: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    ran = run("--format", "concise", str(tmp_path / "pipe.yaml"), str(minimal))
    assert ran.status == 3
    assert "is a pipe" in ran.out


def test_a_closed_pipe_is_no_traceback() -> None:
    command = f"{sys.executable} {ROOT / 'validator'} --list-rules | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, timeout=30)
    assert done.stderr == b""


def test_a_full_disk_is_status_3(minimal: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.fail("this test needs /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "validator"), str(minimal)], stdout=full, stderr=subprocess.PIPE, timeout=30
        )
    assert done.returncode == 3
    assert done.stderr.decode().count("\n") == 1


def test_an_ascii_terminal_gets_ascii(minimal: Path) -> None:
    minimal.write_text(MINIMAL.replace("status: in_force", "status: é"), encoding="utf-8")
    ran = run(
        str(minimal), env={"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    )
    assert ran.status == 1
    assert "\\xe9" in ran.out


def last_line(script: str, *arguments: str) -> str:
    """What a script of its own process prints last."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "validator")},
        timeout=30,
    )
    lines = done.stdout.decode().splitlines()
    assert lines, done.stderr
    return lines[-1]


def test_a_clean_run_imports_only_what_it_needs(minimal: Path) -> None:
    script = (
        "import sys; from treaty_validator.cli import main; code = main([sys.argv[1]]);"
        "print(code, sorted(sys.modules.keys() & {'jsonschema', 'difflib', 'multiprocessing', 'rich', 'mkdocs', 'pyarrow'}))"
    )
    assert last_line(script, str(minimal)) == "0 []"


def test_a_clean_run_compiles_no_annotation(minimal: Path) -> None:
    script = (
        "import sys; compiled = [];"
        "sys.addaudithook(lambda event, given: compiled.append(given) if event == 'compile' else None);"
        "from treaty_validator.cli import main; code = main([sys.argv[1]]);"
        "print(code, [text for text, name in compiled if name == '<string>' and not text.startswith(b'lambda _cls')])"
    )
    assert last_line(script, str(minimal)) == "0 []"
