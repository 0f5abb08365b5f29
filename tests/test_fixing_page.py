"""The page on mending: its commands are commands, its settings are settings, its finding is what the validator says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from treaty_validator import treaties_cli
from treaty_validator.config import parse
from treaty_validator.learn import not_a_rule
from treaty_validator.options import parser

from tests.conftest import ROOT, run

PAGE = (ROOT / "docs" / "contribute" / "fixing.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_its_commands_are_commands() -> None:
    commands = [line.removeprefix("$ ").split() for block in blocks("console") for line in block.splitlines()]
    assert len(commands) >= 5
    for program, *arguments in commands:
        (treaties_cli._parser() if program == "treaties" else parser()).parse_args(arguments)


def test_its_settings_are_settings() -> None:
    (text,) = blocks("toml")
    settings = parse(tomllib.loads(text)["tool"]["treaty-validator"], "/here", not_a_rule)
    assert settings.fail_on == "warning"
    assert settings.excuses[0].rules == {"key-order"}


def test_its_finding_is_what_the_validator_says(tmp_path: Path) -> None:
    (text,) = blocks("text")
    (tmp_path / "treaties").mkdir()
    assert treaties_cli.main(["new", "two-rivers-charter-2023", "--treaties", str(tmp_path / "treaties")]) == 0
    record = tmp_path / "treaties" / "two-rivers-charter-2023.yaml"
    begun = record.read_text("utf-8")
    record.write_text("# yaml-language-server: $schema=x\n" + begun.replace("- state:", "- state: Mali", 1), "utf-8")
    out = run("--no-cache", str(Path("treaties") / record.name), cwd=tmp_path).out
    told = re.sub(r"(?<=:)[0-9]+(?=:12)|^[0-9]+(?= \|)", "N", text, flags=re.MULTILINE)
    assert told in re.sub(r"(?<=:)[0-9]+(?=:12)|^[0-9]+(?= \|)", "N", out, flags=re.MULTILINE)


def test_its_comment_silences() -> None:
    (line,) = blocks("yaml")
    assert re.search(r"# validate-treaty: ignore\[([a-z-]+)\] \S", line)
    assert not_a_rule(re.findall(r"ignore\[([a-z-]+)\]", line)[0]) == ""
