"""One mistake, one finding, in plain words. (A larger suite of broken records stands in tests/broken.)"""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher
from functools import partial

import pytest
from treaty_validator.checking import check
from treaty_validator.contract.sources import schema
from treaty_validator.explain import aliases, codes
from treaty_validator.explain.codes import meant_code
from treaty_validator.explain.dates import meant_date, meant_period
from treaty_validator.explain.words import nearest_code
from treaty_validator.limits import MAX_GUESSES
from treaty_validator.model.codes import organizations, states

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
    assert (one.rule, one.message) == (
        "unknown-value",
        "'everyone' is neither 'all' nor a list of party codes; did you mean 'all'?",
    )
    (one,) = check("made-up-pact-2023.yaml", (text % "[Mali]").encode(), TODAY).findings
    assert one.path == ("mutual_defense", 0, "bearers", 0)
    assert one.rule == "malformed-value"
    assert check("made-up-pact-2023.yaml", (text % "[MLI]").encode(), TODAY).findings == ()


def test_a_misplaced_key_is_told_where_it_belongs() -> None:
    def said(text: str) -> list[tuple[str, str]]:
        return [(one.rule, one.message) for one in check("made-up-pact-2023.yaml", text.encode(), TODAY).findings]

    flat = MINIMAL.replace("signed: {date: 2023-09-16}", "signed:\ndate: 2023-09-16\nplace: Bamako")
    assert said(flat) == [("unknown-key", "'date' and 'place' belong to 'signed' above")]
    deep = MINIMAL.replace(
        "signed: {date: 2023-09-16}\n", "signed: {date: 2023-09-16, articles: 9, binding: binding}\n"
    )
    assert said(deep) == [("unknown-key", "'articles' and 'binding' belong to the record itself")]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("16/09/2023", "2023-09-16"), ("09/16/2023", "2023-09-16"), ("05/06/2023", None), ("05.05.2023", "2023-05-05"),
        ("2023-9-6", "2023-09-06"), ("2023/09/16", "2023-09-16"), ("2023/09", "2023-09"), (20230916, "2023-09-16"),
        ("16 September 2023", "2023-09-16"), ("1er mars 1948", "1948-03-01"), ("Sept. 2023", "2023-09"),
        ("August 14th, 1941", "1941-08-14"), ("2 février 1953", "1953-02-02"), ("ca. 1815", "1815~"),
        ("2023-09-00", "2023-09"), ("2023-00-00", "2023"), ("2023-09-16 12:00", "2023-09-16"), ("31/02/2023", None),
        ("soon", None), ("", None), ("1/2/3/4", None), ("99999999", None), ("32 May 1948", None), ("0000-01-01", None),
    ],
)  # fmt: skip
def test_what_day_was_meant(given: object, meant: str | None) -> None:
    assert meant_date(given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [("6 months", "P6M"), ("10 ans", "P10Y"), ("1 year", "P1Y"), ("2 semaines", "P2W"), ("90 days", "P90D"), ("6 mois", "P6M"), ("long", None), ("0 years", None)],
)  # fmt: skip
def test_what_length_of_time_was_meant(given: str, meant: str | None) -> None:
    assert meant_period(given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Mali", "MLI"), ("ml", "MLI"), ("République du Mali", "MLI"), ("Republic of Mali", "MLI"), ("Côte d’Ivoire", "CIV"),
        ("Ivory Coast", "CIV"), ("UK", "GBR"), ("USSR", "SUN"), ("Haute-Volta", "BFA"), ("Germny", "DEU"), ("NO", "NOR"),
        ("European Union", "EU"), ("Atlantis", None), ("", None), (None, None), ("qq", None),
    ],
)  # fmt: skip
def test_what_state_was_meant(given: object, meant: str | None) -> None:
    assert meant_code(given) == meant


def test_the_nearest_code_is_the_most_alike_of_all() -> None:
    names = {code: one.name_en for code, one in states().items()}

    def likeness(wrong: str, code: str) -> float:
        name = names[code]
        spelled = SequenceMatcher(None, wrong.lower(), name.lower()[: len(wrong)]).ratio()
        return spelled + SequenceMatcher(None, wrong, code).ratio() - len(name) / 100

    for wrong in [*[code[::-1] for code in names][:60], "", "Q", "XQZ", "QQQQQQ"]:
        if meant_code(wrong) is None:
            best = max(names, key=partial(likeness, wrong))
            assert nearest_code(wrong, None, names) == (best if likeness(wrong, best) > 1.0 else None), wrong


def test_every_name_and_two_letter_code_of_the_lists_is_understood() -> None:
    assert set(codes._OTHER.values()) <= {*states(), *organizations()}
    for code, state in states().items():
        assert meant_code(code) == code
        assert meant_code(state.name_en) in {
            code,
            *(c for c, other in states().items() if other.name_en == state.name_en),
        }


def test_every_alias_stands_for_a_word_of_the_codebook() -> None:
    words: set[str] = set()

    def gather(node: object) -> None:
        if isinstance(node, dict):
            words.update(node.get("properties", ()))
            words.update([node["const"]] if isinstance(node.get("const"), str) else ())
            for inner in node.values():
                gather(inner)
        elif isinstance(node, list):
            for inner in node:
                gather(inner)

    gather(schema())
    assert [word for word in aliases._WORDS if word not in words] == []
    for word, others in aliases._WORDS.items():
        assert word not in others.split()
        assert [other for other in others.split() if aliases.plain(other) != other] == []


def test_no_number_of_mistakes_takes_long_to_explain() -> None:
    """As many as a file may hold; the suggestions are bounded, and the findings are as many as are shown."""
    many = MINIMAL + "".join(f"key_number_{number}: x\n" for number in range(3000))
    assert len(check("made-up-pact-2023.yaml", many.encode(), TODAY).findings) == MAX_GUESSES
