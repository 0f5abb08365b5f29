"""What a site of very many treaties costs: CPU, memory, the heaviest page, and whether two builds are the same.

The floor, reading the same records with CSafeLoader and nothing else, runs in turn with the build, so that whatever
else the machine does touches both; the ratio is what to compare between machines.

    python benchmarks/site.py [TREATIES] [ROUNDS]
"""

from __future__ import annotations

import filecmp
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.site import many  # noqa: E402  # the records that the test of weight uses, from a checkout

RECORD = ROOT / "treaties" / "liptako-gourma-charter-2023.yaml"
CONFIG = """\
site_name: Many pacts
site_url: ""
theme: {name: treaties}
plugins: [treaties: {records: records}]
"""
FLOOR = """\
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def cost(command: list[str]) -> tuple[float, float]:
    """CPU seconds of the command, user and system, and its peak of memory in MiB."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600"}
    child = subprocess.Popen(command, env=environment)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{command[2]} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def files_of(folder: Path) -> list[str]:
    """Every file in the folder, by its way from there."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def project(folder: Path, treaties: int) -> None:
    """A project with so many made-up records and one page written by hand."""
    (folder / "records").mkdir()
    many.write(RECORD, folder / "records", treaties)
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text("# About\n\n## Accessibility\n", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")


def main(treaties: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project(folder, treaties)
        build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(folder / "mkdocs.yml"), "-d"]
        floors, builds = [], []
        for number in range(rounds):
            floors.append(cost([sys.executable, "-c", FLOOR, str(folder / "records")])[0])
            builds.append(cost([*build, str(folder / f"site-{number % 2}")]))
        made = files_of(folder / "site-0")
        heaviest = max((folder / "site-0" / file).stat().st_size for file in made if file.endswith(".html"))
        same = "not compared"
        if rounds > 1:
            unlike = filecmp.cmpfiles(folder / "site-0", folder / "site-1", made, shallow=False)[1:]
            same = "yes" if not any(unlike) and made == files_of(folder / "site-1") else "no"
    ratio = statistics.median(one / floor for (one, _), floor in zip(builds, floors, strict=True))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds, medians\n")
    print("| treaties | CPU s | of reading with CSafeLoader | peak MiB | heaviest page, KB | files | twice the same |")
    print("|---|---|---|---|---|---|---|")
    seconds, peak = statistics.median(one for one, _ in builds), max(one for _, one in builds)
    print(
        f"| {treaties:,} | {seconds:.1f} | {ratio:.2f} | {peak:.0f} | {heaviest / 1000:.0f} | {len(made):,} | {same} |"
    )


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [1000, 3][len(given) :]))
