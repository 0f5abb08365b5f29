"""No rule speaks against a correct record, however unusual: not here, and not in the collection."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from treaty_validator.engine import validate
from treaty_validator.findings import Located

from tests.rules.base import TODAY, told

CORRECT = Path(__file__).parent / "correct"
TREATIES = Path(__file__).parents[2] / "treaties"


@cache
def _found(folder: Path) -> tuple[Located, ...]:
    return validate([str(folder)], today=TODAY).findings


@pytest.mark.parametrize(
    "path", sorted(CORRECT.glob("*.yaml")) + sorted(TREATIES.glob("*.yaml")), ids=lambda path: path.stem
)
def test_a_correct_record_is_clean(path: Path) -> None:
    assert told([one for one in _found(path.parent) if Path(one.file).name == path.name]) == []


def test_the_unusual_cases_are_many() -> None:
    assert len(list(CORRECT.glob("*.yaml"))) >= 20
