"""`treaties diff`: what changed, in words."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.commands.conftest import treaties
from tests.conftest import MINIMAL

CHANGED = (
    MINIMAL.replace("in_force: {date: 2023-09-16", "in_force: {date: 2023-10")
    .replace("{action: signature, date: 2023-09-16}]}\nsources", "{action: signature, date: 2023-09-17}]}\nsources")
    .replace("instrument: treaty", "instrument: pact")
)
ANOTHER = MINIMAL.replace("id: made-up-pact-2023", "id: other-pact-2023").replace("Made-up Pact", "Other Pact")


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    for name, text in (("old", MINIMAL), ("new", CHANGED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "made-up-pact-2023.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "new" / "other-pact-2023.yaml").write_text(ANOTHER, encoding="utf-8")
    return tmp_path


def test_changes_are_told_in_words_with_what_follows_from_them(versions: Path) -> None:
    ran = treaties("diff", "old", "new", cwd=versions)
    assert ran.status == 0
    assert ran.out == (
        "~ made-up-pact-2023: Made-up Pact (changed)\n"
        "    Kind of instrument: 'treaty' → 'pact'\n"
        "    Entry into force, Date: '2023-09-16' → '2023-10'\n"
        "    Parties NER, Actions signature 2023-09-17: added, signature, 2023-09-17\n"
        "    Parties NER, Actions signature 2023-09-16: removed, signature, 2023-09-16\n"
        "    bound, MLI: since 2023-09-16 → since 2023-10\n"
        "    bound, NER: since 2023-09-16 → since 2023-10\n"
        "+ other-pact-2023: Other Pact (added)\n"
        "    Two states promise each other help.\n"
    )


def test_the_other_way_round_the_pact_is_removed(versions: Path) -> None:
    ran = treaties("diff", "new", "old", cwd=versions)
    assert "- other-pact-2023: Other Pact (removed)" in ran.out.splitlines()


def test_markdown_for_release_notes(versions: Path) -> None:
    lines = treaties("diff", "old", "new", "--format", "markdown", cwd=versions).out.splitlines()
    assert lines[:2] == ["## Added", ""]
    assert "* **Made-up Pact** (`made-up-pact-2023`)" in lines
    assert "  * Kind of instrument: 'treaty' → 'pact'" in lines


def test_json_for_programs(versions: Path) -> None:
    [changed, added] = json.loads(treaties("diff", "old", "new", "--format", "json", cwd=versions).out)
    assert (added["treaty"], added["kind"]) == ("other-pact-2023", "added")
    assert changed["changes"][0] == {
        "kind": "changed",
        "path": [["instrument"]],
        "old": "treaty",
        "new": "pact",
        "words": "Kind of instrument: 'treaty' → 'pact'",
    }
    assert changed["bound"][0] == {
        "party": "MLI",
        "old": [{"first": "2023-09-16", "last": ""}],
        "new": [{"first": "2023-10", "last": ""}],
    }


def test_no_differences(versions: Path) -> None:
    assert treaties("diff", "old", "old", cwd=versions).out == "no differences\n"


def test_two_revisions_of_git(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    record = tmp_path / "treaties" / "made-up-pact-2023.yaml"
    record.parent.mkdir()
    git("init", "-q")
    for text in (MINIMAL, CHANGED):
        record.write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "-qm", "A version")
    record.unlink()
    ran = treaties("diff", "HEAD~1", "HEAD", cwd=tmp_path)
    assert ran.status == 0
    assert "    Kind of instrument: 'treaty' → 'pact'" in ran.out.splitlines()


def test_neither_folder_nor_revision(versions: Path) -> None:
    for name in ("nowhere", "--output=x"):
        ran = (
            treaties("diff", "old", name, cwd=versions)
            if name == "nowhere"
            else treaties("diff", "--", "old", name, cwd=versions)
        )
        assert (ran.status, ran.err) == (2, f"treaties: '{name}' is neither a folder nor a revision of git\n")
