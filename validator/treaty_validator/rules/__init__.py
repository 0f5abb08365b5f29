"""The semantic rules, by subject. To add one: write a generator with its docstring in the module of its subject."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules


@cache
def load() -> None:
    """Register the rules of every module in this folder."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
