"""`treaties new`: a record is begun, a person fills it in, the validator is content."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from treaty_validator.checking import check
from treaty_validator.contract.sources import schema
from treaty_validator.fix.fixing import fixed
from treaty_validator.skeleton import WIDTH, skeleton, wrong_id
from treaty_validator.treaties_cli import main
from treaty_validator.writing import create

from tests.conftest import run

TODAY = date(2026, 11, 22)
NAME = "two-rivers-charter-2023"
# What a person would write under each empty key, in the order of the file.
ANSWERS = [
    ("  en:", "Charter of the Two Rivers"),
    ("summary:", "Mali and Niger promise each other help against armed attack."),
    ("  date:", "2023-09-16"),
    ("status:", "in_force"),
    ("- state:", "MLI"),
    ("- state:", "NER"),
    ("type:", "treaty_text"),
    ("title:", "Text of the Charter"),
    ("text_basis:", "authentic_text"),
]


def filled_in(text: str) -> str:
    answers = iter(ANSWERS)
    lines = text.split("\n")
    for number, line in enumerate(lines):
        below = next(
            (other for other in lines[number + 1 :] if other.strip() and not other.lstrip().startswith("#")), ""
        )
        deeper = len(below) - len(below.lstrip(" -")) > len(line) - len(line.lstrip(" -"))
        if re.search(r"^[^#]*:$", line) and not deeper:
            key, answer = next(answers)
            assert line.endswith(key), line
            lines[number] = f"{line} {answer}"
    assert next(answers, None) is None
    return "\n".join(lines)


def test_what_is_missing_is_what_only_a_person_can_know() -> None:
    text = skeleton(NAME, TODAY)
    found = check(f"{NAME}.yaml", text.encode(), TODAY).findings
    assert len(found) == len(ANSWERS)
    assert {(one.rule, one.message.split(",")[0]) for one in found} == {("wrong-type", "nothing is written here")}


def test_filled_in_it_is_sound() -> None:
    text = filled_in(skeleton(NAME, TODAY))
    assert check(f"{NAME}.yaml", text.encode(), TODAY).findings == ()
    assert fixed(text.encode()) == text.encode()


def test_every_required_key_is_there_and_every_empty_one_is_told_about() -> None:
    text = skeleton(NAME, TODAY)
    keys = re.findall(r"^([a-z_]+):", text, re.MULTILINE)
    assert keys == [key for key in schema()["properties"] if key in schema()["required"]]
    above = ""
    for line in text.split("\n"):
        if line.endswith(":") and not line.startswith(("signed", "in_force", "coding", "  en")):
            assert above.lstrip().startswith("#"), line
        above = line
    assert max(map(len, text.split("\n"))) <= WIDTH


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Two_Rivers_Charter_2023", "did you mean 'two-rivers-charter-2023'?"),
        ("two-rivers-charter", "such as liptako-gourma-charter-2023"),
        ("../../etc/passwd-2023", "did you mean 'etc-passwd-2023'?"),
        ("a" * 200 + "-2023", "cannot be the id of a record"),
        ("", "cannot be the id of a record"),
    ],
)
def test_an_id_has_a_form(name: str, words: str) -> None:
    assert words in wrong_id(name)
    assert wrong_id(NAME) == ""


def test_the_verb_writes_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", NAME, "--treaties", str(tmp_path)]) == 0
    path = tmp_path / f"{NAME}.yaml"
    before = path.read_bytes()
    assert before.startswith(b"schema_version: 1\n")
    path.write_bytes(before + b"# mine\n")
    assert main(["new", NAME, "--treaties", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert path.read_bytes() == before + b"# mine\n"
    assert run("--no-cache", "--format", "concise", str(path)).status == 1
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("folder", ["none", "file"])
def test_without_a_folder_nothing_is_written(tmp_path: Path, folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main(["new", NAME, "--treaties", str(tmp_path / folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_first_line_finds_the_schema(tmp_path: Path) -> None:
    (tmp_path / "schema" / "v1").mkdir(parents=True)
    (tmp_path / "schema" / "v1" / "security-pact.schema.json").write_text("{}")
    (tmp_path / "treaties").mkdir()
    assert main(["new", NAME, "--treaties", str(tmp_path / "treaties")]) == 0
    first = (tmp_path / "treaties" / f"{NAME}.yaml").read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../schema/v1/security-pact.schema.json"


def test_create_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert create(str(path), b"one") is True
    assert create(str(path), b"two") is False
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]
