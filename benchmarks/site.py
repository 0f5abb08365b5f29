"""What a site of very many treaties costs: CPU, memory, the heaviest page, and whether two builds are the same.

The floor, reading the same records with CSafeLoader and nothing else, runs in turn with the build, so that whatever
else the machine does touches both; the ratio is what to compare between machines.

    python benchmarks/site.py [TREATIES] [ROUNDS]
"""

from __future__ import annotations

import filecmp
import os
import platform
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from measure import Runs, measure, median, ratio  # noqa: E402  # a neighbor, found once the path is set

from tests.site import many  # noqa: E402  # the records that the test of weight uses

RECORD = ROOT / "treaties" / "liptako-gourma-charter-2023.yaml"
CONFIG = """\
site_name: Many pacts
site_url: ""
theme: {name: treaties}
plugins: [treaties: {records: records}]
"""
EPOCH = {"SOURCE_DATE_EPOCH": "1795305600"}
FLOOR = """\
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


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
        runs: Runs = {"floor": [], "build": []}
        for number in range(rounds):
            runs["floor"].append(measure([sys.executable, "-c", FLOOR, str(folder / "records")], EPOCH))
            runs["build"].append(measure([*build, str(folder / f"site-{number % 2}")], EPOCH))
        made = files_of(folder / "site-0")
        heaviest = max((folder / "site-0" / file).stat().st_size for file in made if file.endswith(".html"))
        same = "not compared"
        if rounds > 1:
            unlike = filecmp.cmpfiles(folder / "site-0", folder / "site-1", made, shallow=False)[1:]
            same = "yes" if not any(unlike) and made == files_of(folder / "site-1") else "no"
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds, medians\n")
    print("| treaties | CPU s | of reading with CSafeLoader | peak MiB | heaviest page, KB | files | twice the same |")
    print("|---|---|---|---|---|---|---|")
    cells = [
        f"{treaties:,}",
        f"{median(runs, 'build', 'cpu'):.1f}",
        f"{ratio(runs, 'build', 'floor', 'cpu'):.2f}",
        f"{max(one.peak for one in runs['build']):.0f}",
        f"{heaviest / 1000:.0f}",
        f"{len(made):,}",
        same,
    ]
    print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [1000, 3][len(given) :]))
