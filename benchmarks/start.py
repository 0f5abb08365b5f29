"""How long one record takes from a cold start, against check-jsonschema on the same file and schema.

Both commands run in turn, so that whatever else the machine does touches both; what counts is the median of the
ratios. CPU seconds of the child, user and system.

    python benchmarks/start.py [ROUNDS]
"""

from __future__ import annotations

import compileall
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "treaties" / "liptako-gourma-charter-2023.yaml"
SCHEMA = ROOT / "schema" / "v1" / "security-pact.schema.json"
BIN = Path(sys.executable).parent

FLOOR = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb').read(), yaml.CSafeLoader)"


def commands(folder: Path) -> dict[str, list[str]]:
    """What is compared; `folder` holds nothing but a copy of the record."""
    ours = str(BIN / "validate-treaty")
    alone = str(folder / RECORD.name)
    return {
        "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), alone],
        "validate-treaty, the record alone, nothing remembered": [ours, "--no-cache", alone],
        "validate-treaty, the record alone, unchanged": [ours, alone],
        "validate-treaty, the record in its collection, unchanged": [ours, str(RECORD)],
        "only loading it with CSafeLoader": [sys.executable, "-c", FLOOR, alone],
        "python -c pass": [sys.executable, "-c", "pass"],
    }


def cpu_seconds(command: list[str]) -> float:
    """CPU seconds that the command took. Raises CalledProcessError when it does not exit with 0."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main(rounds: int) -> None:
    compileall.compile_dir(ROOT / "validator", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(RECORD, folder)
        todo = commands(Path(folder))
        for command in todo.values():  # bytecode, file cache and result cache are warm for everybody
            cpu_seconds(command)
        taken: dict[str, list[float]] = {name: [] for name in todo}
        for _ in range(rounds):
            for name, command in todo.items():
                taken[name].append(cpu_seconds(command))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds, medians\n")
    print("| command | CPU ms | of check-jsonschema |\n|---|---|---|")
    base = taken["check-jsonschema"]
    for name, times in taken.items():
        ratio = statistics.median(one / other for one, other in zip(times, base, strict=True))
        print(f"| {name} | {statistics.median(times) * 1000:.0f} | {ratio:.3f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
