"""Plain data that nobody can change any more."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


def freeze(node: Any) -> Any:
    """A read-only view of plain data: maps cannot be written to, lists are tuples."""
    # Most values are text, and a call for each would be most of the time.
    if isinstance(node, dict):
        return MappingProxyType(
            {key: value if value.__class__ is str else freeze(value) for key, value in node.items()}
        )
    if isinstance(node, list):
        return tuple([freeze(item) for item in node])
    return node


def thaw(node: Any) -> Any:
    """A copy as dict and list, for those who write it out."""
    if isinstance(node, Mapping):
        return {key: thaw(value) for key, value in node.items()}
    if isinstance(node, tuple):
        return [thaw(item) for item in node]
    return node
