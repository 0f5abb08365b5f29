"""Commands measured in turn, so that whatever else the machine does touches them all."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Of one command: CPU seconds of it and its children, wall seconds, peak MiB of the largest process."""

    cpu: float
    wall: float
    peak: float


Runs = dict[str, list[Cost]]


def measure(command: list[str], environment: dict[str, str]) -> Cost:
    """One run of the command, by a child of its own so that its peak of memory is its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as nothing:
            start = time.perf_counter()
            subprocess.run(command, stdout=nothing, stderr=nothing, env={**os.environ, **environment}, check=False)
            wall = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(writer, f"{used.ru_utime + used.ru_stime} {wall} {used.ru_maxrss / 1024}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        cost = Cost(*map(float, stream.read().split()))
    os.waitpid(child, 0)
    return cost


def interleaved(commands: dict[str, list[str]], rounds: int, environment: dict[str, str]) -> Runs:
    """The costs of all commands, round by round; one round before, unmeasured, warms every cache for everybody."""
    if rounds > 1:
        for command in commands.values():
            measure(command, environment)
    runs: Runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(measure(command, environment))
    return runs


def median(runs: Runs, name: str, field: str) -> float:
    """The median of one command's `cpu`, `wall` or `peak`."""
    return statistics.median(getattr(one, field) for one in runs[name])


def ratio(runs: Runs, name: str, base: str, field: str) -> float:
    """The median of the ratios within the rounds: what counts on a machine that has other work too."""
    pairs = zip(runs[name], runs[base], strict=True)
    return statistics.median(getattr(one, field) / getattr(other, field) for one, other in pairs)
