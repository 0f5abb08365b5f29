"""The recipe for many machines does what `validate-treaty` does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from treaty_validator.checking import check
from treaty_validator.collection import Facts, index

from tests.conftest import MINIMAL, ROOT, run

PAGE = ROOT / "docs" / "use" / "beyond-one-machine.md"


def test_the_recipe_reports_what_the_command_reports(tmp_path: Path) -> None:
    [code] = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "check.py").write_text(code, "utf-8")
    folder = tmp_path / "treaties"
    folder.mkdir()
    for number in range(9):
        name = f"pact-{number}-2023"
        text = MINIMAL.replace("made-up-pact-2023", name).replace("Made-up", f"Made-up {number}")
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    broken = (
        MINIMAL.replace("status: in_force", "status: in_farce")
        + "relations: [{type: amends, target: nowhere-pact-1990}]\n"
    )
    (folder / "made-up-pact-2023.yaml").write_text(broken, "utf-8")
    (folder / "no-record-2023.yaml").write_text("a: b: c\n", "utf-8")
    (folder / "taken-2023.yaml").write_text(MINIMAL.replace("made-up-pact-2023", "pact-3-2023"), "utf-8")
    done = subprocess.run(
        [sys.executable, "check.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "validator")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    wanted = run("--no-cache", "--color", "never", "treaties", cwd=tmp_path)
    assert (wanted.status, done.stderr) == (1, "")
    assert done.stdout == wanted.out
    for rule in ("unknown-value", "unknown-relation-target", "not-yaml", "file-name-mismatch"):
        assert f"[{rule}]" in done.stdout


def test_indexes_merge_in_any_grouping() -> None:
    names = [f"pact-{number}-2023" for number in range(5)] + ["pact-2-2023"]
    raws = [MINIMAL.replace("made-up-pact-2023", name).encode() for name in names]
    known = [check(f"{n}.yaml", raw, date(2026, 11, 22)).facts for n, raw in enumerate(raws)]
    every = [one for one in known if one is not None]
    assert len(every) == 6

    def merged(*parts: list[Facts]) -> dict[str, Facts]:
        return index([facts for part in parts for facts in index(part).by_id.values()]).by_id

    for cut in range(7):
        assert list(merged(every[:cut], every[cut:]).items()) == list(index(every).by_id.items())
    assert merged(every)["pact-2-2023"].file == "2.yaml"
