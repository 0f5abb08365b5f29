"""What was measured, as a page for the documentation."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version

from measure import Runs, median, ratio

HEAD = """\
# How fast it is

Made by `python benchmarks/compare.py --long --write docs/dev/speed.md`. All commands of a table run in turn, round by
round, so that whatever else the machine does touches them all; a ratio is the median of the ratios within the rounds.
The records are copies of the real ones under other names and between other states, {record_kb:.1f} kB each on average.

Measured on {machine}, with {versions}.

The other programs check the shape of a record only; `validate-treaty` also asks its rules, which look at dates, codes,
sources and the other records. "Unchanged files" are those that an earlier run has found sound.

Memory follows the number of records, not their size: of a sound record a run keeps the name of its file, the digest of
its bytes, and the facts that the other records may ask for (id, titles, parties, days, status, relations, numbers in
other collections), once for the rules and once for the cache. Text and data are dropped as soon as it is judged.
"""


@dataclass(frozen=True)
class Claim:
    """A figure to reach: at most `must`, as a ratio `against` something, or in the unit that `what` names."""

    what: str
    against: str
    must: float
    measured: float


def page(claims: list[Claim], tables: dict[str, Runs], record_kb: float) -> str:
    """The whole page in Markdown; `record_kb` is the size of a record on average."""
    machine = f"{platform.system()} {platform.machine()} with {os.cpu_count()} cores"
    names = ("PyYAML", "jsonschema", "jsonschema-rs", "check-jsonschema", "yamllint")
    versions = ", ".join([f"Python {platform.python_version()}", *filter(None, map(_version, names))])
    parts = [HEAD.format(machine=machine, versions=versions, record_kb=record_kb), "## Figures to reach\n"]
    parts += ["| what | against | at most | measured |", "|---|---|---|---|"]
    parts += [f"| {one.what} | {one.against} | {one.must:g} | {_figure(one)} |" for one in claims]
    for title, runs in tables.items():
        parts += ["", *_table(title, runs)]
    return "\n".join(parts) + "\n"


def _figure(one: Claim) -> str:
    text = f"{one.measured:.0f}" if one.measured >= 20 else f"{one.measured:.3g}"
    return text if one.measured <= one.must else f"**{text}**"


def _table(title: str, runs: Runs) -> list[str]:
    first = next(iter(runs))
    rounds = len(runs[first])
    lines = [f"## {title}", "", f"{rounds} round{'s' if rounds > 1 else ''}.", ""]
    lines += [f"| command | CPU s | wall s | peak MiB | CPU against {first} |", "|---|---|---|---|---|"]
    for name in runs:
        cpu, wall, peak = (median(runs, name, field) for field in ("cpu", "wall", "peak"))
        lines.append(f"| {name} | {cpu:.3g} | {wall:.3g} | {peak:.0f} | {ratio(runs, name, first, 'cpu'):.3g} |")
    return lines


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except ModuleNotFoundError:
        return ""
