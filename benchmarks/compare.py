"""`validate-treaty` against what a user would set up otherwise, and against the floor: reading the files and no more.

All commands of a case run in turn, round by round, so that whatever else the machine does touches them all; what
counts is the median of the ratios within a round. Writes a Markdown table to standard output.

    python benchmarks/compare.py [--rounds 5] [--sizes 1 10 1000 10000]

Measured besides validate-treaty, where they are installed: check-jsonschema, yamllint, ajv (npm ajv-cli), sourcemeta
jsonschema (npm @sourcemeta/jsonschema). `pip install -e '.[dev]' yamllint` and
`npm install --prefix benchmarks ajv-cli @sourcemeta/jsonschema` set up everything.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from records import make

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = str(ROOT / "schema" / "v1" / "security-pact.schema.json")
OURS = [sys.executable, str(ROOT / "validator")]
FLOOR = """
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).glob("*.yaml"):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


@dataclass(frozen=True)
class Cost:
    """Of one command: CPU seconds of it and its children, wall seconds, peak MiB of the largest process."""

    cpu: float
    wall: float
    peak: float


def commands(folder: Path, largest: int) -> dict[str, list[str]]:
    """The commands by name; those of tools that are missing, or that would take an hour, are left out."""
    found = {
        "floor: CSafeLoader": [sys.executable, "-c", FLOOR, str(folder)],
        "validate-treaty, one process, no cache": [
            *OURS,
            "--jobs",
            "1",
            "--no-cache",
            "--format",
            "concise",
            str(folder),
        ],
        "validate-treaty, no cache": [*OURS, "--no-cache", "--format", "concise", str(folder)],
        "validate-treaty, unchanged": [*OURS, "--format", "concise", str(folder)],
    }
    files = sorted(map(str, folder.glob("*.yaml")))
    if (check := tool("check-jsonschema")) and largest <= 1000:
        found["check-jsonschema"] = [check, "--schemafile", SCHEMA, *files]
    if (lint := tool("yamllint")) and largest <= 1000:
        found["yamllint"] = [lint, "-d", "relaxed", "--no-warnings", str(folder)]
    node = ROOT / "benchmarks" / "node_modules" / ".bin"
    if (node / "ajv").exists() and largest <= 1000:
        found["ajv-cli"] = [
            str(node / "ajv"),
            "validate",
            "--spec=draft2020",
            "--strict=false",
            "-s",
            SCHEMA,
            "-d",
            f"{folder}/*.yaml",
        ]
    if (node / "jsonschema").exists():
        found["sourcemeta jsonschema"] = [
            str(node / "jsonschema"),
            "validate",
            SCHEMA,
            str(folder),
            "--extension",
            ".yaml",
        ]
    return found


def tool(name: str) -> str | None:
    """The program beside this Python, or on the path."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def measure(command: list[str], home: str) -> Cost:
    """One run of the command, by a child of its own so that its peak of memory is its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as nothing:
            start = time.perf_counter()
            subprocess.run(
                command, stdout=nothing, stderr=nothing, env={**os.environ, "XDG_CACHE_HOME": home}, check=False
            )
            wall = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(writer, f"{used.ru_utime + used.ru_stime} {wall} {used.ru_maxrss / 1024}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        cost = Cost(*map(float, stream.read().split()))
    os.waitpid(child, 0)
    return cost


def compare(size: int, rounds: int, broken: bool) -> None:
    with tempfile.TemporaryDirectory() as top:
        folder, home = Path(top) / "treaties", str(Path(top) / "cache")
        bytes_each = make(folder, size, broken=broken) / size
        todo = commands(folder, size)
        costs: dict[str, list[Cost]] = {name: [] for name in todo}
        for command in todo.values():
            measure(command, home)
        for _ in range(rounds):
            for name, command in todo.items():
                costs[name].append(measure(command, home))
    kind = "records with one mistake each" if broken else "sound records"
    print(f"\n### {size:,} {kind} ({bytes_each / 1000:.1f} kB each, {rounds} rounds)\n")
    base_name = "check-jsonschema" if "check-jsonschema" in costs else "floor: CSafeLoader"
    floor, base = costs["floor: CSafeLoader"], costs[base_name]
    print(f"| command | CPU s | wall s | peak MiB | CPU of floor | CPU of {base_name} |\n|---|---|---|---|---|---|")
    for name, runs in costs.items():
        cpu, wall, peak = (statistics.median(getattr(run, field) for run in runs) for field in ("cpu", "wall", "peak"))
        of_floor = statistics.median(run.cpu / other.cpu for run, other in zip(runs, floor, strict=True))
        of_base = statistics.median(run.cpu / other.cpu for run, other in zip(runs, base, strict=True))
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {of_floor:.3f} | {of_base:.3f} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 1000, 10_000])
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; medians; ratios within rounds.")
    compileall.compile_dir(ROOT / "validator", quiet=2)
    for one_size in options.sizes:
        compare(one_size, options.rounds, broken=False)
    compare(1000, options.rounds, broken=True)
