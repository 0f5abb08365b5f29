"""The verbs of `treaties`: every module here whose name has no underscore in front is one.

A verb has a docstring (its description), `HELP` (its line in the list), `add_arguments(parser)`, and `run(options)`
which returns the exit status. Whatever is slow to load is loaded in `run`.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast


class WrongUse(Exception):
    """The command cannot do what it was told; the message says why."""


class Verb(Protocol):
    """What a module of this package offers."""

    __doc__: str | None
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


def verbs() -> dict[str, Verb]:
    """All verbs by name, sorted."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return {name: cast(Verb, import_module(f"{__name__}.{name}")) for name in names}
