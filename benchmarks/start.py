"""How long one record takes from a cold start, against check-jsonschema on the same file and schema.

Both commands run in turn, so that whatever else the machine does touches both; what counts is the median of the
ratios. CPU seconds of the child, user and system.

    python benchmarks/start.py [ROUNDS]
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "treaties" / "liptako-gourma-charter-2023.yaml"
SCHEMA = ROOT / "schema" / "v1" / "security-pact.schema.json"
BIN = Path(sys.executable).parent

COMMANDS = {
    "validate-treaty": [str(BIN / "validate-treaty"), str(RECORD)],
    "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), str(RECORD)],
    "python -c pass": [sys.executable, "-c", "pass"],
}


def cpu_seconds(command: list[str]) -> float:
    """CPU seconds that the command took. Raises CalledProcessError when it does not exit with 0."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main(rounds: int) -> None:
    for command in COMMANDS.values():  # bytecode and file cache are warm for everybody
        cpu_seconds(command)
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            taken[name].append(cpu_seconds(command))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds, medians\n")
    print("| command | CPU ms | of check-jsonschema |\n|---|---|---|")
    base = taken["check-jsonschema"]
    for name, times in taken.items():
        ratio = statistics.median(one / other for one, other in zip(times, base, strict=True))
        print(f"| `{name}` | {statistics.median(times) * 1000:.0f} | {ratio:.3f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
