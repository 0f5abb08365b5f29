"""The `treaties` command as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, Ran


def treaties(*arguments: str, cwd: Path = ROOT) -> Ran:
    """`treaties ARGUMENTS`, without an installation."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "validator"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "treaty_validator.treaties_cli", *arguments]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    return Ran(done.returncode, done.stdout, done.stderr)
