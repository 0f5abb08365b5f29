"""The codebook, from the schema: every field and every coded value with its meaning, examples and crosswalk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from treaty_validator.contract.sources import choices, resolve, schema
from treaty_validator.site.output import Page
from treaty_validator.site.render import body
from treaty_validator.site.site import Site

_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "array": "list",
    "object": "group",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field as the codebook tells it. `steps` is the way to it; `anchor` its place on the page."""

    steps: tuple[str, ...]
    title: str
    description: str
    kind: str
    required: bool
    examples: tuple[str, ...]
    choices: tuple[dict[str, Any], ...]
    crosswalk: tuple[tuple[str, str], ...]

    @property
    def anchor(self) -> str:
        return "-".join(self.steps[1:]) or "value"

    @property
    def key(self) -> str:
        return self.steps[-1]

    @property
    def depth(self) -> int:
        return len(self.steps)


def pages(site: Site) -> Iterator[Page]:
    """The overview, then a page for each field at the top of a record."""
    top = schema()
    groups = [(key, list(_fields((key,), node, key in top["required"]))) for key, node in top["properties"].items()]
    path = "codebook/"
    yield Page(
        path,
        "Codebook",
        "Every field of a record and every coded value, with its meaning.",
        body(
            "codebook.html",
            path,
            groups=groups,
            about=top["description"],
            fields=sum(len(fields) for _, fields in groups),
            values=sum(len(field.choices) for _, fields in groups for field in fields),
        ),
        source="schema/v1/security-pact.schema.json",
        section="codebook",
    )
    for number, (key, fields) in enumerate(groups):
        path = f"codebook/{key}/"
        around = (groups[number - 1][0] if number else "", groups[number + 1][0] if number + 1 < len(groups) else "")
        yield Page(
            path,
            f"{fields[0].title} ({key})",
            fields[0].description,
            body("codebook-field.html", path, head=fields[0], fields=fields, around=around),
            source="schema/v1/security-pact.schema.json",
            section="codebook",
        )


def _fields(steps: tuple[str, ...], node: dict[str, Any], required: bool) -> Iterator[Field]:
    """The field and those within it."""
    node = resolve(node)
    inner = resolve(node["items"]) if node.get("type") == "array" else node
    several = node.get("type") == "array"
    codes = tuple(choices(inner))
    yield Field(
        steps,
        node.get("title", steps[-1]),
        node.get("description") or inner.get("description", ""),
        _kind(inner, bool(codes), several),
        required,
        tuple(_example(one) for one in node.get("examples") or inner.get("examples") or ()),
        codes,
        tuple(sorted((node.get("x-crosswalk") or {}).items())),
    )
    if steps[-1] == "evidence" and len(steps) > 1 and steps[0] != "signed":
        return  # It is the same everywhere; the page on `signed` tells it, and the others link there.
    for key, child in inner.get("properties", {}).items():
        yield from _fields((*steps, key), child, key in inner.get("required", ()))


def _kind(inner: dict[str, Any], coded: bool, several: bool) -> str:
    if coded:
        kind = "coded value"
    elif "oneOf" in inner:
        kind = " or ".join(option.get("title", "").lower() for option in inner["oneOf"])
    else:
        types = inner.get("type", "object")
        named = inner.get("title", "").lower() if "pattern" in inner else ""
        kind = named or " or ".join(_KINDS[one] for one in ([types] if isinstance(types, str) else types))
    return f"list, each a {kind}" if several else kind


def _example(one: object) -> str:
    return one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)
