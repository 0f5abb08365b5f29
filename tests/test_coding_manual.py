"""Every example of the coding manual is a piece of the record that it names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from treaty_validator.document import read

from .conftest import ROOT

MANUAL = ROOT / "docs" / "coding-manual.md"
EXAMPLES = re.findall(r"```yaml\n# ([a-z0-9-]+)\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)


def holds(piece: Any, whole: Any) -> bool:
    """Whether the whole has everything that the piece shows; of lists of maps the piece may leave some out."""
    if isinstance(piece, dict):
        return isinstance(whole, dict) and all(
            key in whole and holds(value, whole[key]) for key, value in piece.items()
        )
    if isinstance(piece, list) and any(isinstance(one, dict) for one in piece):
        return isinstance(whole, list) and all(any(holds(one, each) for each in whole) for one in piece)
    return bool(piece == whole)


def data(text: bytes) -> Any:
    return read(text).data


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}-{name}" for n, (name, _) in enumerate(EXAMPLES)])
def test_an_example_is_true_of_its_record(name: str, example: str) -> None:
    record = data((ROOT / "treaties" / f"{name}.yaml").read_bytes())
    assert holds(data(example.encode()), record)


def test_a_false_example_is_found() -> None:
    record = data((ROOT / "treaties" / "north-atlantic-treaty-1949.yaml").read_bytes())
    assert not holds({"mutual_defense": [{"article": 5, "commitment": "automatic"}]}, record)
    assert not holds({"status": "in_force", "ended": {"date": "2030"}}, record)
    assert not holds({"mutual_defense": [{"article": 5, "conditions": []}]}, record)


def test_every_block_of_the_manual_names_its_record() -> None:
    assert len(EXAMPLES) == MANUAL.read_text(encoding="utf-8").count("```yaml")


def test_the_manual_stands_on_many_records() -> None:
    assert len({name for name, _ in EXAMPLES}) >= 25


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http)([^)#]+)", MANUAL.read_text(encoding="utf-8")))))
def test_every_link_leads_to_a_page(link: str) -> None:
    if link.startswith("reference/rules/"):
        from treaty_validator.registry import load_all

        assert link.removeprefix("reference/rules/").removesuffix("/index.md") in load_all()
    elif not link.startswith("codebook/"):
        assert (MANUAL.parent / Path(link)).is_file()
