"""The semantic rules, by subject. To add one: write a generator with its docstring in the module of its subject."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module


@cache
def load() -> None:
    """Register the rules of every module in this folder."""
    for file in sorted(os.listdir(__path__[0])):
        if file.endswith(".py") and file != "__init__.py":
            import_module(f"{__name__}.{file.removesuffix('.py')}")
