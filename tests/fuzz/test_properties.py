"""What must hold for any bytes, any value and any changed record; the same targets that the long runs fuzz."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from treaty_validator.contract import gate
from treaty_validator.explain import explain
from treaty_validator.registry import load_all

from tests.conftest import MINIMAL, ROOT
from tests.fuzz import targets

QUICK = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SIGNS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | SIGNS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SIGNS, inner, max_size=4),
    max_leaves=20,
)
KEYS = st.sampled_from(
    sorted(json.loads((ROOT / "schema/v1/security-pact.schema.json").read_text("utf-8"))["properties"])
)


@pytest.mark.parametrize("name", targets.TARGETS)
@QUICK
@given(raw=st.binary(max_size=300))
def test_no_bytes_bring_a_target_down(name: str, raw: bytes) -> None:
    load_all()
    targets.TARGETS[name](raw)


@QUICK
@given(text=st.text(st.sampled_from(" \n\t:-?[]{},#&*!|>'\"%@`ab01~=."), max_size=80))
def test_no_signs_of_yaml_bring_the_reader_down(text: str) -> None:
    targets.document(text.encode())


@QUICK
@given(place=st.integers(0, len(MINIMAL)), put=SIGNS, gone=st.integers(0, 20))
def test_no_change_to_a_file_brings_the_command_down(place: int, put: str, gone: int) -> None:
    targets.file((MINIMAL[:place] + put + MINIMAL[place + gone :]).encode())


@QUICK
@given(data=st.dictionaries(KEYS | SIGNS, VALUES, max_size=8))
def test_any_value_gets_one_verdict_in_words(data: dict[str, object]) -> None:
    errors = gate.errors(data)
    assert gate.accepts(data) == (not errors)
    for finding in explain(errors, data):
        targets.sound(finding)


def test_the_long_comparison_of_the_engines_runs() -> None:
    done = subprocess.run([sys.executable, "tests/fuzz/engines.py", "80"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done
    assert done.stdout.startswith("80 mutants, ")
