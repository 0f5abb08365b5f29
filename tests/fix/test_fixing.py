"""`--fix` changes how a record is written, never what it says, and leaves every remark with its key."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from treaty_validator.checking import check
from treaty_validator.document import read
from treaty_validator.fix.fixing import composed, fixed

from tests.conftest import MINIMAL, ROOT
from tests.fix.layouts import owners, written

TREATIES = sorted((ROOT / "treaties").glob("*.yaml"))
SCHEMA = "../schema/v1/security-pact.schema.json"
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SHUFFLED = """\
# yaml-language-server: $schema=../schema/v1/security-pact.schema.json
# 1 said of status
status: in_force
id: made-up-pact-2023  # 2 said of id
schema_version: 1

# 3 said of signed
# 4 also said of signed
signed:
  place: Bamako  # 5 said of place
  # 6 said of date
  date: 2023-09-16
parties:
  # 7 said of the first party
  - actions:
      - {date: 2023-09-16, action: signature}
    # 8 said of its state
    state: MLI
  - state: NER
    actions:
      - {action: signature, date: 2023-09-16}  # 9 said of the action
# 10 said of the title
title: {en: Made-up Pact}
"""
ORDERED = """\
# yaml-language-server: $schema=../schema/v1/security-pact.schema.json
schema_version: 1
id: made-up-pact-2023  # 2 said of id
# 10 said of the title
title: {en: Made-up Pact}

# 3 said of signed
# 4 also said of signed
signed:
  # 6 said of date
  date: 2023-09-16
  place: Bamako  # 5 said of place
# 1 said of status
status: in_force
parties:
  # 7 said of the first party
  # 8 said of its state
  - state: MLI
    actions:
      - {action: signature, date: 2023-09-16}
  - state: NER
    actions:
      - {action: signature, date: 2023-09-16}  # 9 said of the action
"""


def fix(text: str) -> str:
    return fixed(text.encode()).decode()


def test_ten_remarks_stay_with_their_keys() -> None:
    assert fix(SHUFFLED) == ORDERED
    assert len(re.findall(r"# [0-9]+ ", ORDERED)) == 10


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("an ambiguous value", "short_title: NO\n", 'short_title: "NO"\n'),
        ("an ambiguous key and value", "title: {no: off}\n", 'title: {"no": "off"}\n'),
        ("a list of them", "languages: [no, yes, on]\n", 'languages: ["no", "yes", "on"]\n'),
        ("a zero in front", "articles: 017\n", 'articles: "017"\n'),
        ("a time of day", "locator: 12:30  # 12:30\n", 'locator: "12:30"  # 12:30\n'),
        ("spaces at the end", "id: a-2000   \nstatus: signed\t\n", "id: a-2000\nstatus: signed\n"),
        ("spaces at the end of a remark", "id: a-2000 # why  \n", "id: a-2000 # why\n"),
        ("spaces inside a text", "summary: |\n  One.  \n  Two.\n", "summary: |\n  One.  \n  Two.\n"),
        ("a text that ends in empty lines", "summary: |+\n  One.\n\n\n", "summary: |+\n  One.\n\n\n"),
        ("no last line feed", "id: a-2000", "id: a-2000\n"),
        ("many last line feeds", "id: a-2000\n\n\n", "id: a-2000\n"),
        ("line ends of another system", "id: a-2000\r\nstatus: signed\r\n", "id: a-2000\nstatus: signed\n"),
        ("a letter and its accent", "short_title: Traite\u0301\n", "short_title: Traité\n"),
        ("keys between braces", "signed: {place: Bamako, date: 2023}\n", "signed: {date: 2023, place: Bamako}\n"),
        ("braces in braces", "ended: {by: [MLI], mode: expired, date: 2023}\n", "ended: {date: 2023, mode: expired, by: [MLI]}\n"),
        ("keys that nobody knows", "x: 1\nstatus: signed\nid: a-2000\n", "id: a-2000\nstatus: signed\nx: 1\n"),
        ("a key twice", "status: signed\nid: a-2000\nid: b-2000\n", "status: signed\nid: a-2000\nid: b-2000\n"),
        ("no record", "- a \n- b", "- a \n- b"),
        ("no YAML", "a: b: c \n", "a: b: c \n"),
        ("a remark at the end", "status: signed\nid: a-2000\n# the end\n", "id: a-2000\nstatus: signed\n# the end\n"),
        ("a block text and a remark", "summary: >-\n  One.\n# of the id\nid: a-2000\n", "# of the id\nid: a-2000\nsummary: >-\n  One.\n"),
        ("a remark inside a text", "summary: |-\n  # not a remark\n  One.\nid: a-2000\n", "id: a-2000\nsummary: |-\n  # not a remark\n  One.\n"),
        ("a remark between braces", "signed: {place: Bamako, # why\n  date: 2023}\n", "signed: {place: Bamako, # why\n  date: 2023}\n"),
        ("an empty value", "status:\nid: a-2000\n", "id: a-2000\nstatus:\n"),
        ("a quoted key", '"status": signed\nid: a-2000\n', 'id: a-2000\n"status": signed\n'),
        ("wide letters", "signed: {place: 東京😀, date: 2023}\n", "signed: {date: 2023, place: 東京😀}\n"),
    ],
)  # fmt: skip
def test_each_fix_by_itself(name: str, before: str, after: str) -> None:
    assert fix(before) == after
    assert fix(after) == after


def test_keys_stay_where_a_value_leans_on_the_line_after_it() -> None:
    raw = b"sources:\n  - title: Text\n    id: |-\n" + b" " * 20 + b"\nsummary: x\n"
    assert fixed(raw) == raw


def test_the_first_line_tells_editors_of_the_schema() -> None:
    after = fixed(MINIMAL.encode(), SCHEMA).decode()
    assert after == f"# yaml-language-server: $schema={SCHEMA}\n{MINIMAL}"
    assert fixed(after.encode(), SCHEMA).decode() == after


@pytest.mark.parametrize("path", TREATIES, ids=lambda path: path.stem)
def test_a_record_in_order_is_left_as_it_is(path: Path) -> None:
    raw = path.read_bytes()
    assert fixed(raw, SCHEMA) == raw


@FEW
@given(st.sampled_from(TREATIES), st.integers(0, 2**32))
def test_any_layout_of_a_record_is_put_in_order(path: Path, seed: int) -> None:
    data = read(path.read_bytes()).data
    before = written(data, random.Random(seed))
    assert read(before.encode()).data == data
    after = fix(before)
    assert composed(read(after.encode()).data) == composed(data)
    assert fix(after) == after
    assert {name: name.rsplit("/", 1)[1] for name in owners(before)} == owners(after)
    assert not [one for one in check(path.name, after.encode(), date(2026, 11, 22)).findings if one.rule == "key-order"]


@FEW
@given(st.sampled_from(TREATIES), st.integers(0, 2**32))
def test_a_damaged_record_keeps_its_data(path: Path, seed: int) -> None:
    """Any few characters put in or taken out anywhere: what can still be read says the same afterwards."""
    chance = random.Random(seed)
    text = path.read_text("utf-8")
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(text))
        piece = chance.choice(
            ["NO", " ", "\t", "#", "\n", "- ", ": ", "'", '"', "|", "é", "e\u0301", "\r\n", "{", "}", ",", "017"]
        )
        text = text[:place] + piece + text[place + chance.randrange(3) :]
    raw = text.encode()
    after = fixed(raw)
    assert fixed(after) == after
    if after != raw:
        assert composed(read(after).data) == composed(read(raw).data)
        lost = Counter(normalize("NFC", text)) - Counter(read(after).text)
        assert not re.findall("[^\\W_]", "".join(lost)), "letters and digits are never lost"
