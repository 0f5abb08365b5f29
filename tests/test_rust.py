"""The fast engine loads without the half of the standard library that its build date would cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOAD = "from treaty_validator.contract.rust import engine; import sys; rust = engine();"


def printed(code: str) -> str:
    """What a new interpreter prints that runs this code."""
    command = [sys.executable, "-c", code]
    path = {"PYTHONPATH": str(ROOT / "validator")}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=path).stdout.strip()


def test_the_engine_works_and_its_date_costs_nothing() -> None:
    assert printed(LOAD + "print(rust.Draft202012Validator({'type': 'object'}).is_valid(1))") == "False"
    assert printed(LOAD + "print('email.utils' in sys.modules, 'socket' in sys.modules)") == "False False"


def test_whoever_wants_the_real_module_afterwards_gets_it() -> None:
    assert printed(LOAD + "import email.utils; print(email.utils.parseaddr('a@b.org')[1])") == "a@b.org"


def test_nothing_is_replaced_where_another_thread_could_see_it() -> None:
    assert printed("import threading; " + LOAD + "print('socket' in sys.modules)") == "True"


def test_an_engine_that_needs_more_than_the_date_is_given_it(tmp_path: Path) -> None:
    (tmp_path / "jsonschema_rs.py").write_text("from email.utils import parseaddr\n")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); " + LOAD + "print(rust.parseaddr('a@b.org')[1])"
    assert printed(code) == "a@b.org"
