"""Many mutants through both engines: `python tests/fuzz/engines.py [COUNT]` prints how many verdicts and places differ."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "validator")]

from treaty_validator.contract import gate  # noqa: E402  (the path above comes first)
from treaty_validator.document import read  # noqa: E402

from tests.mutants import mutants  # noqa: E402


def main(count: int) -> int:
    """The number of disagreements, each of them printed."""
    files = sorted((ROOT / "treaties").glob("*.yaml"))
    total = refused = differ = elsewhere = 0
    for number, path in enumerate(files):
        share = count * (number + 1) // len(files) - count * number // len(files)
        for mutant in mutants(read(path.read_bytes()).data, share, seed=1000 + number):
            total += 1
            errors = gate.errors(mutant)
            refused += bool(errors)
            if gate.accepts(mutant) == bool(errors):
                differ += 1
                print(
                    f"{path.name}: {[(list(one.absolute_path), one.validator, str(one.instance)[:80]) for one in errors]}"
                )
            elif {tuple(one.absolute_path) for one in errors} != _places(mutant):
                elsewhere += 1
                print(f"{path.name}: other places than {[list(one.absolute_path) for one in errors]}")
    print(f"{total:,} mutants, {refused:,} refused, {differ:,} verdicts differ, {elsewhere:,} times the places")
    return differ + elsewhere


def _places(data: object) -> set[tuple[str | int, ...]]:
    """Where the fast engine sees mistakes; nobody but this test asks it."""
    return {tuple(one.instance_path) for one in gate._gate().iter_errors(data)}


if __name__ == "__main__":
    raise SystemExit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000) else 0)
