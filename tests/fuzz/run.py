"""Coverage-guided fuzzing of one target: `python tests/fuzz/run.py TARGET [-runs=N and other options of libFuzzer]`.

Needs atheris. Stops with the exception and the bytes that caused it; no type of exception is excused. What was learned
about interesting inputs is kept in `.cache/fuzz/TARGET`, so that the next run goes on from there.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "validator")]

with atheris.instrument_imports(include=["treaty_validator"]):
    from tests.fuzz.targets import TARGETS

    # Much is imported only when it is needed; what is imported outside this block is not watched.
    for package in ("contract", "document", "explain", "fix", "model", "reporters", "rules"):
        for module in pkgutil.iter_modules([str(ROOT / "validator" / "treaty_validator" / package)]):
            import_module(f"treaty_validator.{package}.{module.name}")


def main() -> None:
    """Fuzz until the options say stop."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"which target? one of {', '.join(TARGETS)}")
    name = sys.argv.pop(1)
    corpus = ROOT / ".cache" / "fuzz" / name
    corpus.mkdir(parents=True, exist_ok=True)
    if name in {"document", "file", "fixer"}:
        # The first byte tells the fixer that the others are a file.
        plant(corpus, b"\0" if name == "fixer" else b"")
    options = [f"-artifact_prefix={corpus.parent}/{name}-", "-timeout=10", "-rss_limit_mb=2048", "-max_len=4096"]
    atheris.Setup([sys.argv[0], str(corpus), *options, *sys.argv[1:]], TARGETS[name])
    atheris.Fuzz()


def plant(corpus: Path, lead: bytes) -> None:
    """Begin with files that people could have written: broken records, and the hostile inputs of the tests."""
    from tests.hostile.content import inputs

    for path in sorted((ROOT / "tests" / "broken").glob("*.yaml")):
        (corpus / path.stem).write_bytes(lead + path.read_bytes())
    for one in inputs():
        if len(one.raw) < 4096:
            (corpus / one.name.replace("/", "_").replace(" ", "-")).write_bytes(lead + one.raw)


if __name__ == "__main__":
    main()
