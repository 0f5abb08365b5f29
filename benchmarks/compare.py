"""`validate-treaty` against what a user would set up otherwise, and against the floor: reading the files and no more.

    python benchmarks/compare.py [--cold | --long] [--write docs/dev/speed.md]

Prints the tables of docs/dev/speed.md, or writes that page. `--cold` stops after the start on one record and on ten (a
minute); `--long` adds 10,000 records through check-jsonschema and 100,000 through validate-treaty (half an hour on two
cores). Needs `pip install -e '.[dev]' yamllint` and `npm install --prefix benchmarks ajv-cli @sourcemeta/jsonschema`;
what is missing is left out.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Runs, interleaved, median, ratio
from records import make
from report import Claim, page

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "treaties" / "liptako-gourma-charter-2023.yaml"
SCHEMA = str(ROOT / "schema" / "v1" / "security-pact.schema.json")
BIN = Path(sys.executable).parent
NODE = ROOT / "benchmarks" / "node_modules" / ".bin"

OURS, ONE_PROCESS, UNCHANGED = "validate-treaty", "validate-treaty, one process", "validate-treaty, unchanged files"
FEW, MANY = "10,000 records", "100,000 records"
FLOOR, STOCK, SOURCEMETA = "floor: CSafeLoader and no more", "check-jsonschema", "sourcemeta jsonschema"
_FLOOR = """
import sys, yaml
for name in sys.argv[1:]:
    with open(name, "rb") as stream:
        yaml.load(stream.read(), yaml.CSafeLoader)
"""
_FLOOR_FOLDER = "import glob, sys; sys.argv[1:] = glob.glob(sys.argv[1] + '/*.yaml')" + _FLOOR


def commands(folder: Path, *names: str) -> dict[str, list[str]]:
    """The commands of these names over the records of a folder, without those of tools that are not installed."""
    files = [str(path) for path in sorted(folder.glob("*.yaml"))]
    ours = [str(BIN / "validate-treaty"), "--format", "concise"]
    paths = files if len(files) == 1 else [str(folder)]
    floor = [sys.executable, "-c", _FLOOR, files[0]] if len(files) == 1 else [sys.executable, "-c", _FLOOR_FOLDER]
    known = {
        "python -c pass": [sys.executable, "-c", "pass"],
        FLOOR: floor if len(files) == 1 else [*floor, str(folder)],
        OURS: [*ours, "--no-cache", *paths],
        ONE_PROCESS: [*ours, "--no-cache", "--jobs", "1", *paths],
        UNCHANGED: [*ours, *paths],
        STOCK: [str(BIN / STOCK), "--schemafile", SCHEMA, *files],
        "yamllint": [str(BIN / "yamllint"), "-d", "relaxed", "--no-warnings", *paths],
        "ajv-cli": [
            *(str(NODE / "ajv"), "validate", "--spec=draft2020", "--strict=false", "-s", SCHEMA),
            *("-d", f"{folder}/*.yaml"),
        ],
        SOURCEMETA: [str(NODE / "jsonschema"), "validate", SCHEMA, str(folder), "--extension", ".yaml"],
    }
    return {name: known[name] for name in names or known if Path(known[name][0]).exists()}


class Bench:
    """A folder for made-up records, and what was measured on them so far, by title."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.tables: dict[str, Runs] = {}
        self.record_kb = 0.0

    def records(self, count: int, *, broken: bool = False) -> Path:
        """A folder with so many records, made once."""
        folder = self.top / f"{count}{'-broken' if broken else ''}"
        if not folder.exists():
            self.record_kb = make(folder, count, broken=broken) / count / 1000
        return folder

    def run(self, title: str, todo: dict[str, list[str]], rounds: int) -> Runs:
        """Measure and keep; the result cache is that of this benchmark alone."""
        print(f"{title} …", file=sys.stderr, flush=True)
        self.tables[title] = interleaved(todo, rounds, {"XDG_CACHE_HOME": str(self.top / "cache")})
        return self.tables[title]


def cold(bench: Bench) -> Iterator[Claim]:
    """One record and ten, each command from its start."""
    alone = bench.top / "alone"
    alone.mkdir()
    shutil.copy(RECORD, alone)
    one = bench.run("One record, cold (the Liptako-Gourma Charter)", commands(alone), 15)
    if STOCK in one:
        yield Claim("one clean file, cold, CPU", STOCK, 0.18, ratio(one, OURS, STOCK, "cpu"))
    yield Claim("one clean file, cold, CPU", "loading it with CSafeLoader", 1.7, ratio(one, OURS, FLOOR, "cpu"))
    ten = bench.run("Ten records", commands(bench.records(10)), 7)
    broken = bench.run("One record with a mistake", commands(bench.records(1, broken=True), OURS, STOCK), 9)
    if STOCK in one:
        yield Claim("10 clean files, CPU", STOCK, 0.14, ratio(ten, OURS, STOCK, "cpu"))
        yield Claim("one file with a finding, cold, CPU", STOCK, 0.5, ratio(broken, OURS, STOCK, "cpu"))


def many(bench: Bench, count: int) -> Iterator[Claim]:
    """A collection, as fast as it is read."""
    what = f"{count:,} clean records"
    todo = commands(bench.records(count), FLOOR, ONE_PROCESS, OURS, UNCHANGED, SOURCEMETA)
    runs = bench.run(f"{count:,} records", todo, 7 if count <= 1000 else 3)
    yield Claim(
        f"{what}, one process, CPU", "loading them with CSafeLoader", 0.9, ratio(runs, ONE_PROCESS, FLOOR, "cpu")
    )
    yield Claim(f"{what}, two processes, wall", "one process", 0.65, ratio(runs, OURS, ONE_PROCESS, "wall"))
    yield Claim(f"{what}, unchanged, wall", "the first run", 0.08, ratio(runs, UNCHANGED, OURS, "wall"))
    if SOURCEMETA in runs:
        yield Claim(f"{what}, wall", SOURCEMETA, 1.0, ratio(runs, OURS, SOURCEMETA, "wall"))
    if count >= 10_000:
        yield Claim(f"{what}, peak MiB", "", 64, median(runs, OURS, "peak"))


def others(bench: Bench, count: int) -> Iterator[Claim]:
    """The tools that take minutes, once."""
    names = (OURS, STOCK, "yamllint", "ajv-cli") if count <= 1000 else (OURS, STOCK)
    runs = bench.run(f"{count:,} records, the slower tools", commands(bench.records(count), *names), 1)
    if STOCK in runs:
        yield Claim(f"{count:,} clean records, wall", STOCK, 0.035, ratio(runs, OURS, STOCK, "wall"))


def broken(bench: Bench) -> Iterator[Claim]:
    """A thousand records with one mistake each: every one of them goes through the engine that has words."""
    todo = commands(bench.records(1000), ONE_PROCESS)
    todo |= {"the same, one mistake in each": commands(bench.records(1000, broken=True), ONE_PROCESS)[ONE_PROCESS]}
    runs = bench.run("1,000 records, clean and with a mistake in each", todo, 3)
    found = ratio(runs, "the same, one mistake in each", ONE_PROCESS, "cpu")
    yield Claim("1,000 records with one finding each, CPU", "the clean run", 8, found)


def huge(bench: Bench) -> Iterator[Claim]:
    """A hundred thousand records: time and memory follow the number of records."""
    folders = {FEW: bench.records(10_000), MANY: bench.records(100_000)}
    runs = bench.run(MANY, {name: commands(folder, OURS)[OURS] for name, folder in folders.items()}, 1)
    yield Claim(f"{MANY}, peak MiB", "", 300, median(runs, MANY, "peak"))
    kept = (median(runs, MANY, "peak") - median(runs, FEW, "peak")) * 1024 / 90_000
    yield Claim("kept of each record, KiB", "", 3, kept)
    yield Claim(f"{MANY}, wall for each record", f"the same with {FEW}", 1.15, ratio(runs, MANY, FEW, "wall") / 10)
    todo = {name: commands(folder, UNCHANGED)[UNCHANGED] for name, folder in folders.items()}
    again = bench.run(f"{MANY}, unchanged", todo, 2)
    growth = ratio(again, MANY, FEW, "cpu") / 10
    yield Claim(
        f"{MANY}, unchanged: reading, hashing, collection rules, CPU for each", f"the same with {FEW}", 1.3, growth
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cold", action="store_true", help="only the start on one record and on ten")
    parser.add_argument(
        "--long", action="store_true", help="10,000 records through check-jsonschema, 100,000 through us"
    )
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page instead of printing it")
    options = parser.parse_args()
    compileall.compile_dir(ROOT / "validator", quiet=2)
    with tempfile.TemporaryDirectory() as top:
        bench = Bench(Path(top))
        claims = [*cold(bench)]
        if not options.cold:
            claims += [*many(bench, 1000), *others(bench, 1000), *broken(bench), *many(bench, 10_000)]
        if options.long:
            claims += [*others(bench, 10_000), *huge(bench)]
        text = page(claims, bench.tables, bench.record_kb)
    if options.write:
        options.write.write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
