"""The fast engine and the one that words the findings give the same verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from treaty_validator.contract import gate
from treaty_validator.document import read
from treaty_validator.explain import explain

from tests.conftest import MINIMAL
from tests.mutants import mutants


def records(root: Path) -> dict[str, dict[str, object]]:
    found = {path.stem: read(path.read_bytes()).data for path in sorted((root / "treaties").glob("*.yaml"))}
    return {"minimal": read(MINIMAL.encode()).data, **found}


def test_both_accept_every_record(root: Path) -> None:
    for name, data in records(root).items():
        assert gate.accepts(data), name
        assert gate.errors(data) == [], name


def test_both_give_the_same_verdict_on_mutants_of_every_record(root: Path) -> None:
    originals = records(root)
    each = max(28, 2400 // len(originals))
    total = 0
    for seed, (name, data) in enumerate(originals.items()):
        for mutant in mutants(data, each, seed):
            found = gate.errors(mutant)
            assert gate.accepts(mutant) == (not found), f"{name}: {[error.message for error in found]}"
            total += 1
            if found:
                worded = explain(found)
                assert worded, f"{name}: refused without a finding"
                assert all(len(finding.message) < 400 for finding in worded)
    assert total >= 2000


@pytest.mark.parametrize("value", ["2023-09-16\n", "２０２３-09-16", "2023-09-16 ", "\n2023"])
def test_both_read_patterns_alike(value: str) -> None:
    data = read(MINIMAL.encode()).data
    data["signed"] = {"date": value}
    assert not gate.accepts(data)
    assert gate.errors(data)
