"""Settings in pyproject.toml, and the baseline of what is known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from treaty_validator import baseline
from treaty_validator.config import Config, WrongConfig, find, parse
from treaty_validator.contract.sources import CONFIG_SCHEMA, shipped
from treaty_validator.findings import Finding, Located, Report, Severity, Span
from treaty_validator.learn import not_a_rule

from tests.conftest import MINIMAL, Ran, run

BROKEN = MINIMAL.replace("instrument: treaty", "instrument: treaties").replace("status: in_force", "status: inforce")


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Ran]:
    """A folder with settings and one broken record; runs the command in it."""
    folder = tmp_path / "treaties"
    folder.mkdir()
    (folder / "made-up-pact-2023.yaml").write_text(BROKEN, "utf-8")

    def command(*arguments: str, settings: str = "") -> Ran:
        if settings:
            (tmp_path / "pyproject.toml").write_text(settings, "utf-8")
        return run("--no-cache", *arguments, cwd=tmp_path)

    return command


def table(**settings: object) -> Config:
    return parse(settings, "/here", not_a_rule)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"ignor": []}, "'ignor' is not a key that can stand here; did you mean 'ignore'?"),
        ({"ignore": "key-order"}, "ignore: 'key-order' stands where a list belongs"),
        ({"ignore": ["key-oder"]}, "there is no rule 'key-oder'; did you mean 'key-order'?"),
        ({"select": [1]}, "select.0: 1 stands where text belongs"),
        ({"fail-on": "warnings"}, "fail-on: 'warnings' is not a fail-on; did you mean 'warning'?"),
        ({"per-file-ignores": [{"files": "*", "rules": ["key-order"]}]}, "'reason' is missing here"),
        ({"per-file-ignores": [{"files": "*", "rules": ["key-order"], "reason": ""}]}, "the text is empty"),
        ({"per-file-ignores": [{"files": "*", "rules": ["x"], "reason": "old"}]}, "there is no rule 'x'"),
        ({"per-file-ignores": {"*": ["key-order"]}}, "per-file-ignores: a group of `key: value` lines stands where a list"),
        ({"baseline": True}, "baseline: true stands where text belongs"),
    ],
)  # fmt: skip
def test_wrong_settings_are_named(settings: dict[str, object], words: str) -> None:
    with pytest.raises(WrongConfig) as wrong:
        parse(settings, "/here", not_a_rule)
    assert words in str(wrong.value)


def test_good_settings_are_read() -> None:
    excuse = {"files": "treaties/old-*", "rules": ["key-order"], "reason": "as printed"}
    read = table(**{"ignore": ["news-only"], "fail-on": "never", "baseline": "b.json", "per-file-ignores": [excuse]})
    assert (read.ignore, read.fail_on, read.baseline) == (("news-only",), "never", "/here/b.json")
    assert read.excuses[0].reason == "as printed"


def test_every_setting_of_the_schema_is_described() -> None:
    schema = json.loads(shipped(CONFIG_SCHEMA))
    assert all(one["title"] and one["description"] for one in schema["properties"].values())
    assert list(schema["properties"]) == ["select", "ignore", "fail-on", "baseline", "per-file-ignores"]


@pytest.mark.parametrize(
    "text",
    [
        "[tool.treaty-validator]\nfail-on = 'warning'",
        "[tool.\"treaty-validator\"]\nfail-on = 'warning'",
        "[tool . 'treaty-validator']\nfail-on = 'warning'",
        "[tool]\ntreaty-validator = {fail-on = 'warning'}",
        "[tool]\n  treaty-validator.fail-on = 'warning'",
    ],
)
def test_settings_count_however_their_head_is_spelled(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    assert find(str(tmp_path), not_a_rule).fail_on == "warning"


def test_the_nearest_settings_count(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.treaty-validator]\nfail-on = 'never'\n", "utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert find(str(inner), not_a_rule).fail_on == "never"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.treaty-validator]\nfail-on = 'warning'\n", "utf-8")
    assert find(str(inner), not_a_rule).fail_on == "warning"


@pytest.mark.parametrize(
    "text", ["[tool.treaty-validator", "tool.treaty-validator = 1", "tool.treaty-validator = " + "[" * 5000]
)
def test_what_is_no_settings_is_one_line(project: Callable[..., Ran], text: str) -> None:
    ran = project(settings=text)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("validate-treaty: pyproject.toml, [tool.treaty-validator]: ")


def test_settings_choose_rules_and_the_command_line_comes_first(project: Callable[..., Ran]) -> None:
    settings = "[tool.treaty-validator]\nselect = ['unknown-value']\nfail-on = 'never'\n"
    ran = project(settings=settings)
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "2 errors in 1 of 1 record")
    assert project("--fail-on", "error").status == 1
    assert project("--select", "unknown-key").out == "the record is sound\n"
    assert project("--no-config").status == 1
    assert project(settings="[tool.treaty-validator]\nignore = ['unknown-value']\n").out == "the record is sound\n"


def test_excused_files_are_excused_from_that_rule_only(project: Callable[..., Ran]) -> None:
    excuse = "[[tool.treaty-validator.per-file-ignores]]\nfiles = '{}'\nrules = ['{}']\nreason = 'as printed'\n"
    assert project(settings=excuse.format("treaties/made-*.yaml", "unknown-value")).status == 0
    assert project(settings=excuse.format("treaties/other-*.yaml", "unknown-value")).status == 1
    assert project(settings=excuse.format("treaties/*", "unknown-key")).status == 1


def test_a_baseline_hides_what_is_known_and_prunes_itself(project: Callable[..., Ran], tmp_path: Path) -> None:
    file, record = tmp_path / "known.json", tmp_path / "treaties" / "made-up-pact-2023.yaml"
    written = project("--write-baseline", "known.json")
    assert (written.status, written.out) == (0, "")
    assert len(json.loads(file.read_text("utf-8"))["findings"]) == 2
    ran = project("--baseline", "known.json")
    assert (ran.status, ran.out, ran.err) == (0, "the record is sound\n", "")

    record.write_text(BROKEN.replace("in_force: {date", "# a new line\nin_force: {dat", 1), "utf-8")
    assert "unknown-key" in project("--baseline", "known.json").out

    record.write_text(BROKEN.replace("inforce", "in_force"), "utf-8")
    ran = project("--baseline", "known.json")
    assert ran.status == 0
    assert "1 known finding mended and taken out of known.json" in ran.err
    (left,) = json.loads(file.read_text("utf-8"))["findings"]
    assert (left["where"], left["file"], left["count"]) == ("/instrument", "treaties/made-up-pact-2023.yaml", 1)

    record.write_text(BROKEN, "utf-8")
    assert "'inforce'" in project("--baseline", "known.json").out

    record.rename(record.with_name("other-pact-2023.yaml"))
    project("--baseline", "known.json", "--ignore", "unknown-value")
    assert json.loads(file.read_text("utf-8"))["findings"] == []


def test_a_rule_that_did_not_run_leaves_the_baseline_alone(project: Callable[..., Ran], tmp_path: Path) -> None:
    project("--write-baseline", "known.json")
    before = (tmp_path / "known.json").read_bytes()
    assert project("--baseline", "known.json", "--ignore", "unknown-value").status == 0
    assert (tmp_path / "known.json").read_bytes() == before


def test_the_baseline_of_the_settings_is_beside_them(project: Callable[..., Ran], tmp_path: Path) -> None:
    project("--write-baseline", "known.json")
    assert project(settings="[tool.treaty-validator]\nbaseline = 'known.json'\n").status == 0


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 2}', '{"version": 1, "findings": [1]}', "[" * 100_000])
def test_what_is_no_baseline_is_one_line(project: Callable[..., Ran], tmp_path: Path, text: str) -> None:
    (tmp_path / "known.json").write_text(text, "utf-8")
    ran = project("--baseline", "known.json")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert (tmp_path / "known.json").read_text("utf-8") == text


def test_what_is_known_stays_known_when_its_entry_moves() -> None:
    def report(number: int, line: int) -> Report:
        finding = Finding("unknown-state", Severity.ERROR, "there is no state 'QQQ'", ("parties", number, "state"))
        return Report((Located("a.yaml", Span(line, 1, line, 2), finding),), 1)

    known = baseline.known(report(0, 7), "known.json")
    applied = baseline.apply(known, report(3, 99), "known.json", ["a.yaml"], lambda name: True)
    assert (applied.report.findings, applied.gone) == ((), 0)
