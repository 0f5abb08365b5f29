"""What is measured is what is said to be measured: sound records, or records with one mistake each."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from treaty_validator import validate

Make = Callable[..., None]


@pytest.fixture
def make(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    yield import_module("records").make
    del sys.modules["records"]


def test_copies_of_all_records_are_sound(make: Make, tmp_path: Path) -> None:
    make(tmp_path, 160)
    report = validate(str(tmp_path), jobs=1)
    assert report.files == 160
    assert report.findings == ()


def test_a_broken_copy_has_one_mistake(make: Make, tmp_path: Path) -> None:
    make(tmp_path, 160, broken=True)
    found = Counter(one.file for one in validate(str(tmp_path), jobs=1).findings)
    assert len(found) == 160
    assert set(found.values()) == {1}
