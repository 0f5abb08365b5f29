"""One mistake, one finding, in plain words. (A larger suite of broken records stands in tests/broken.)"""

from __future__ import annotations

from datetime import date

import pytest
from treaty_validator.checking import check

from tests.conftest import MINIMAL

TODAY = date(2026, 11, 22)
CASES = {
    "a misspelled key": ("instrument: treaty", "instrumnt: treaty", "unknown-key", "did you mean 'instrument'?"),
    "a misspelled value": ("status: in_force", "status: inforce", "unknown-value", "did you mean 'in_force'?"),
    "a value with spaces": ("status: in_force", "status: In force", "unknown-value", "did you mean 'in_force'?"),
    "a missing key": ("instrument: treaty\n", "", "missing-key", "'instrument' is missing here"),
    "a date in another order": ("signed: {date: 2023-09-16}", "signed: {date: 16/09/2023}", "malformed-value", "is not a date"),
    "text instead of a map": ("signed: {date: 2023-09-16}", "signed: 2023-09-16", "wrong-type", "stands where a group of `key: value` lines"),
    "nothing at all": ("instrument: treaty", "instrument:", "wrong-type", "nothing is written here"),
    "neither state nor organization": ("{state: MLI, ", "{name: Mali, ", "either-or", "'state' or 'organization' is missing here"),
    "a misspelled required choice": ("{state: MLI, ", "{stat: MLI, ", "unknown-key", "did you mean 'state'?"),
    "one party": ("  - {state: NER, actions: [{action: signature, date: 2023-09-16}]}\n", "", "wrong-count", "1 entry here, at least 2 needed"),
    "a wrong version": ("schema_version: 1", "schema_version: 2", "unknown-value", "2 stands where 1 belongs"),
    "a long text": ("Two states promise each other help.", "x" * 2000, "wrong-length", "1,500 are allowed"),
    "an empty text": ("Two states promise each other help.", '""', "wrong-length", "the text is empty"),
    "a language name": ("title: {en: ", "title: {english: ", "malformed-key", "'english' is not a language tag"),
    "a yes": ("status: in_force", "status: true", "wrong-type", "true stands where text belongs"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_gives_one_finding_that_names_it(name: str) -> None:
    old, new, rule, words = CASES[name]
    assert old in MINIMAL
    checked = check("made-up-pact-2023.yaml", MINIMAL.replace(old, new, 1).encode(), TODAY)
    (finding,) = checked.findings
    assert finding.rule == rule
    assert words in finding.message


def test_bearers_are_all_or_a_list() -> None:
    clause = (
        "mutual_defense:\n  - {article: 1, summary: Help., triggers: [armed_attack], commitment: automatic, bearers: %s, "
        "beneficiaries: all, evidence: [{source: text}]}\n"
    )
    text = MINIMAL.replace("sources:", clause + "sources:")
    (one,) = check("made-up-pact-2023.yaml", (text % "everyone").encode(), TODAY).findings
    assert (one.rule, one.message) == ("unknown-value", "'everyone' is neither 'all' nor a list of party codes; did you mean 'all'?")
    (one,) = check("made-up-pact-2023.yaml", (text % "[Mali]").encode(), TODAY).findings
    assert one.path == ("mutual_defense", 0, "bearers", 0)
    assert one.rule == "malformed-value"
    assert check("made-up-pact-2023.yaml", (text % "[MLI]").encode(), TODAY).findings == ()
