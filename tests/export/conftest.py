"""A collection that is small and yet has every difficulty, and its export in all formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from treaty_validator.export.build import build
from treaty_validator.export.formats import FORMATS
from treaty_validator.export.table import Table
from treaty_validator.export.tables import TABLES
from treaty_validator.model.collection import Collection, load

from tests.conftest import ROOT

AS_OF = date(2026, 1, 1)
_REAL = (
    "anzus-treaty-1951",
    "brussels-treaty-1948",
    "liptako-gourma-charter-2023",
    "locarno-pact-1925",
    "modified-brussels-treaty-1954",
    "north-atlantic-treaty-1949",
    "reinsurance-treaty-1887",
    "warsaw-treaty-1955",
)


@pytest.fixture(scope="session")
def small() -> Collection:
    fixtures = load(ROOT / "tests" / "model" / "records")
    real = {name: load(ROOT / "treaties" / f"{name}.yaml")[name] for name in _REAL}
    return Collection(dict(sorted({**fixtures.treaties, **real}.items())))


@pytest.fixture(scope="session")
def tables(small: Collection) -> dict[str, Table]:
    return {name: make(small, AS_OF) for name, make in TABLES.items()}


@pytest.fixture(scope="session")
def exported(small: Collection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    for name, content in build(small, list(FORMATS), AS_OF):
        (folder / name).write_bytes(content)
    return folder
