"""Security pacts as data: read, check and use the collection.

The names below are the public surface. They load on first use, so that the pre-commit hook pays only for what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "Collection",
    "Finding",
    "Severity",
    "Treaty",
    "Unsound",
    "__version__",
    "load",
    "table",
    "validate",
]

if TYPE_CHECKING:
    from treaty_validator.engine import validate as validate
    from treaty_validator.export.tables import table as table
    from treaty_validator.findings import Finding as Finding
    from treaty_validator.findings import Severity as Severity
    from treaty_validator.model.collection import Collection as Collection
    from treaty_validator.model.collection import Unsound as Unsound
    from treaty_validator.model.collection import load as load
    from treaty_validator.model.spells import Answer as Answer
    from treaty_validator.model.treaty import Treaty as Treaty

_HOMES = {
    "Answer": "model.spells",
    "Collection": "model.collection",
    "Finding": "findings",
    "Severity": "findings",
    "Treaty": "model.treaty",
    "Unsound": "model.collection",
    "load": "model.collection",
    "table": "export.tables",
    "validate": "engine",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
