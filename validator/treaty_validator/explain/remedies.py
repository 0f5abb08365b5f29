"""What to change where a value is of the wrong kind: a dash, a space, brackets or quotes."""

from __future__ import annotations

import re
from typing import Any

from treaty_validator.contract.sources import choices, resolve
from treaty_validator.explain.words import examples, one_of, type_name, with_article

_LONG_DASHES = tuple("–—−•")
_WHOLE = re.compile(r"[0-9]{1,9}\Z")
_GLUED_DASH = re.compile(r"-[^\s-]")
_GLUED_COLON = re.compile(r"[a-z_]+:\S")


def wanted_name(node: dict[str, Any]) -> str:
    """What belongs here: the field's own noun where it has a form of its own, else its type."""
    return with_article(node["title"]) if "pattern" in node else type_name(node["type"])


def remedy(node: dict[str, Any], given: object) -> str:
    """The change that makes the value fit, or what may stand here."""
    kind = node["type"]
    if kind == "array":
        return _for_list(node, given)
    if kind == "object":
        return _for_map(node, given)
    return _for_plain(node, given)


def _for_list(node: dict[str, Any], given: object) -> str:
    if isinstance(given, dict):
        if given and all(value is None for value in given.values()):
            return f"brackets instead of braces: [{', '.join(given)}]"
        return f"each entry begins with a dash: - {next(iter(given), '...')}: ..."
    if isinstance(given, str) and _GLUED_DASH.match(given):
        return "a space is missing after the dash"
    if isinstance(given, str) and given[0:1] in _LONG_DASHES:
        return f"each entry begins with a hyphen and a space: - {given[1:].strip()}"
    entry: list[str] = list(resolve(node["items"]).get("properties", ()))
    if entry:
        return f"each entry begins with a dash: - {entry[0]}: ..."
    return f"put it in brackets: [{given}]" if given is not None else "write the list, or leave the key out"


def _for_map(node: dict[str, Any], given: object) -> str:
    if isinstance(given, str) and _GLUED_COLON.match(given):
        return "a space is missing after the colon"
    if isinstance(given, list):
        return "no dash and no brackets here"
    needed = [key for key in node.get("required", ()) if key in node.get("properties", {})]
    if len(needed) == 1 and isinstance(given, str | int):
        return f"write it as {{{needed[0]}: {given}}}"
    if "properties" in node:
        return "keys: " + one_of(list(node["properties"])).removeprefix("one of ")
    found: list[dict[str, str]] = node.get("examples") or []
    return "such as " + ", ".join(f"{key}: {value}" for key, value in found[0].items()) if found else ""


def _for_plain(node: dict[str, Any], given: object) -> str:
    if choices(node):
        return one_of([option["const"] for option in choices(node)])
    if isinstance(given, list | dict):
        return examples(node) or "one text, without dashes, brackets or braces"
    if "pattern" in node:
        from treaty_validator.explain.cures import meant

        cure = meant(node, given)
        return f"write {cure}" if cure else examples(node)
    if node["type"] == "integer" and isinstance(given, str) and _WHOLE.match(given.strip()):
        return f"take the quotes off: {int(given)}"
    return _quoted(node, given)


def _quoted(node: dict[str, Any], given: object) -> str:
    if given is None:
        return examples(node) or "write it, or leave the key out"
    takes_text = "string" in node["type"]
    if takes_text and isinstance(given, int | float):
        word = str(given).lower() if isinstance(given, bool) else str(given)
        return f'put it in quotes: "{word}"'
    return examples(node)
