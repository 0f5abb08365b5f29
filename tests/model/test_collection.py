"""Loading a folder of records, relations both ways, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import treaty_validator
from treaty_validator.contract.sources import coded
from treaty_validator.model.relations import INVERSES

from tests.conftest import MINIMAL, ROOT


@pytest.fixture(scope="module")
def pacts() -> treaty_validator.Collection:
    return treaty_validator.load(ROOT / "treaties")


def test_every_record_of_the_collection_loads(pacts: treaty_validator.Collection) -> None:
    assert sorted(pacts.treaties) == sorted(path.stem for path in (ROOT / "treaties").glob("*.yaml"))


def test_a_treaty_cannot_be_changed(pacts: treaty_validator.Collection) -> None:
    treaty = pacts["north-atlantic-treaty-1949"]
    with pytest.raises(TypeError):
        treaty.data["status"] = "terminated"
    with pytest.raises(TypeError):
        treaty.data["parties"][0]["state"] = "IRL"
    with pytest.raises(AttributeError):
        treaty.id = "other"


def test_pacts_of_a_state(pacts: treaty_validator.Collection) -> None:
    names = {treaty.id for treaty in pacts.pacts_of("MLI")}
    assert {"liptako-gourma-charter-2023", "g5-sahel-convention-2014"} <= names
    assert "north-atlantic-treaty-1949" not in names


def test_unsound_records_are_all_named_with_what_is_wrong(tmp_path: Path) -> None:
    def write(name: str, old: str, new: str) -> None:
        (tmp_path / name).write_text(MINIMAL.replace(old, new), encoding="utf-8")

    write("a.yaml", "status: in_force", "status: in_forse")
    write("b.yaml", "signed: {date: 2023-09-16}", "signed: {date: 2023-02-30}")
    write("c.yaml", "id: made-up", "id: [made-up")
    write("d.yaml", "", "")
    write("e.yaml", "", "")
    with pytest.raises(treaty_validator.Unsound) as caught:
        treaty_validator.load(tmp_path)
    problems = {Path(file).name: message for file, message in caught.value.problems}
    assert sorted(problems) == ["a.yaml", "b.yaml", "c.yaml", "e.yaml"]
    assert "in_forse" in problems["a.yaml"]
    assert problems["b.yaml"] == "there is no day '2023-02-30' in the calendar"
    assert problems["e.yaml"].startswith("the id 'made-up-pact-2023' is already that of ")
    assert str(caught.value).startswith("4 records are not sound; validate-treaty tells more\n  ")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file"):
        treaty_validator.load(tmp_path / "nowhere")


def test_relations_are_seen_from_both_sides(pacts: treaty_validator.Collection) -> None:
    ours = [one for one in pacts.relations_of("brussels-treaty-1948") if one.target == "modified-brussels-treaty-1954"]
    assert [(one.type, one.computed) for one in ours] == [("amended_by", True), ("superseded_by", True)]


def test_every_relation_of_the_schema_has_an_inverse() -> None:
    assert set(INVERSES) == set(coded("relations", "type"))
