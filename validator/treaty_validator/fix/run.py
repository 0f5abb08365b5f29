"""Fixing files: read, fix, and put the new file in the place of the old one, or show the difference."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from treaty_validator import files
from treaty_validator.contract.sources import RECORD_SCHEMA
from treaty_validator.findings import Trouble
from treaty_validator.fix.fixing import fixed
from treaty_validator.terminal import clean, paint
from treaty_validator.writing import replace


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one file."""

    file: str
    before: bytes = b""
    after: bytes = b""
    problem: str = ""

    @property
    def changed(self) -> bool:
        return self.before != self.after and not self.problem

    def diff(self, color: bool) -> str:
        """The change as a unified diff."""
        from difflib import unified_diff

        before, after = (raw.decode("utf-8").split("\n") for raw in (self.before, self.after))
        lines = unified_diff(before, after, self.file, f"{self.file} (fixed)", lineterm="")
        roles = {"-": "error", "+": "good", "@": "frame"}
        shown = (paint(clean(line), role, color) if (role := roles.get(line[:1])) else clean(line) for line in lines)
        return "\n".join(shown) + "\n"


def fix(paths: Iterable[str], *, write: bool) -> Iterator[Told]:
    """Fix every record that the paths stand for; without `write`, nothing is changed. Raises OSError."""
    for file in files.records(paths):
        if isinstance(file, Trouble):
            continue
        raw = files.read(file)
        if isinstance(raw, Trouble):
            continue
        after = fixed(raw, schema_path(file))
        problem = ""
        if write and after != raw and not _replaced(file, raw, after):
            problem = "it was changed by somebody else meanwhile and is left as it is"
        yield Told(file, raw, after, problem)


def _replaced(file: str, before: bytes, after: bytes) -> bool:
    return replace(file, after, lambda: files.read(file) == before)


def schema_path(file: str) -> str:
    """The way from the record to a schema that lies beside the collection; empty where there is none."""
    folder = os.path.dirname(os.path.abspath(file))
    beside = os.path.join(folder, "..", "schema", *RECORD_SCHEMA.split("/"))
    return f"../schema/{RECORD_SCHEMA}" if os.path.isfile(beside) else ""
