"""Every format, character by character, and against the schema that others have published for it.

`python -m tests.reporters.test_formats` writes the expected outputs anew, to be read before they are kept.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from treaty_validator.contract.sources import DIAGNOSTICS_SCHEMA, shipped
from treaty_validator.engine import validate
from treaty_validator.reporters import FORMATS, renderer

from tests.conftest import ROOT
from tests.reporters.reports import HOSTILE, ORDINARY, REPORTS, steady

EXPECTED = Path(__file__).parent / "expected"
SCHEMAS = ROOT / "tests" / "schemas"
SARIF = jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_bytes()))
JUNIT = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
NAMES = [*FORMATS, "step_summary", "statistics"]
CASES = [(name, case) for name in NAMES for case in REPORTS]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_the_output_is_what_it_was(name: str, case: str) -> None:
    text = steady(renderer(name)(REPORTS[case], False))
    assert text == (EXPECTED / f"{case}.{name}").read_text("utf-8")
    assert text == steady(renderer(name)(REPORTS[case], False))


@pytest.mark.parametrize(("name", "case"), CASES)
def test_nothing_that_steers_a_terminal_gets_through(name: str, case: str) -> None:
    text = renderer(name)(REPORTS[case], False)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)


@pytest.mark.parametrize("case", REPORTS)
def test_sarif_keeps_the_schema_of_oasis(case: str) -> None:
    document = json.loads(renderer("sarif")(REPORTS[case], False))
    SARIF.validate(document)
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(one["help"]["markdown"] and one["shortDescription"]["text"] for one in rules)


def test_sarif_of_a_real_run_keeps_the_schema() -> None:
    report = validate([str(ROOT / "tests" / "broken")])
    document = json.loads(renderer("sarif")(report, False))
    SARIF.validate(document)
    assert len(document["runs"][0]["results"]) == len(report.findings) > 100


@pytest.mark.parametrize("case", REPORTS)
def test_junit_keeps_the_published_schema(case: str) -> None:
    text = renderer("junit")(REPORTS[case], False)
    JUNIT.validate(text)
    root = ElementTree.fromstring(text)
    for suite in root:
        assert int(suite.attrib["tests"]) == len(list(suite))
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["errors"]) == len(suite.findall("testcase/error"))


@pytest.mark.parametrize("case", REPORTS)
def test_json_keeps_its_schema(case: str) -> None:
    jsonschema.validate(json.loads(renderer("json")(REPORTS[case], False)), json.loads(shipped(DIAGNOSTICS_SCHEMA)))


def test_color_changes_nothing_but_color() -> None:
    for name in ("text", "concise", "statistics"):
        colored = renderer(name)(ORDINARY, True)
        assert "\x1b[" in colored
        assert re.sub("\x1b\\[[0-9;]*m", "", colored) == renderer(name)(ORDINARY, False)


def test_a_narrow_terminal_gets_narrow_frames() -> None:
    from treaty_validator.reporters.text import render

    frames = [line for line in render(HOSTILE, False, 20).split("\n") if re.match(r" *[0-9]* \| ", line)]
    assert frames
    assert all(len(line) < 60 for line in frames)


def test_markdown_is_taken_literally_in_the_step_summary() -> None:
    text = renderer("step_summary")(HOSTILE, False)
    assert "<script>" not in text
    assert all(line.count("|") - line.count("\\|") == 4 for line in text.split("\n") if line.startswith("|"))


if __name__ == "__main__":
    for each, report_name in CASES:
        (EXPECTED / f"{report_name}.{each}").write_text(steady(renderer(each)(REPORTS[report_name], False)), "utf-8")
