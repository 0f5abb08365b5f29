"""The schema is the codebook: strict about itself, and readable by a historian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from treaty_validator.contract.sources import choices, coded, schema

ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description", "examples", "x-crosswalk"}
ASSERTIONS = {
    "$ref", "type", "const", "oneOf", "properties", "required", "additionalProperties", "propertyNames", "items",
    "pattern", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minimum", "maximum",
}  # fmt: skip


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema with its place."""
    yield path, node
    for key in ("properties", "$defs"):
        for name, inner in node.get(key, {}).items():
            yield from nodes(inner, f"{path}/{key}/{name}")
    for key in ("items", "additionalProperties", "propertyNames"):
        if isinstance(node.get(key), dict):
            yield from nodes(node[key], f"{path}/{key}")
    for number, inner in enumerate(node.get("oneOf", ())):
        yield from nodes(inner, f"{path}/oneOf/{number}")


ALL = list(nodes(schema()))


def test_it_is_a_schema_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_uses_no_keyword_that_the_two_engines_were_not_compared_on() -> None:
    unknown = {(path, key) for path, node in ALL for key in node if key not in ANNOTATIONS | ASSERTIONS}
    assert unknown == set()


def test_every_property_and_building_block_is_described() -> None:
    bare = [
        path
        for path, node in ALL
        if re.search(r"/(properties|\$defs)/[^/]+$", path) and not (node.get("title") and node.get("description"))
    ]
    assert bare == []


def test_every_coded_value_has_a_title_and_a_description() -> None:
    bare = [path for path, node in ALL if "const" in node and not (node.get("title") and node.get("description"))]
    assert bare == []
    assert not any("enum" in node for _, node in ALL)


def test_every_text_list_and_number_has_a_limit() -> None:
    endless = []
    for path, node in ALL:
        kinds = node.get("type", ())
        kinds = [kinds] if isinstance(kinds, str) else kinds
        free = "const" not in node and not choices(node)
        if ("string" in kinds and free and "maxLength" not in node) or ("array" in kinds and "maxItems" not in node):
            endless.append(path)
        if "integer" in kinds and free and "maximum" not in node:
            endless.append(path)
    assert endless == []


def test_objects_are_closed() -> None:
    opened = [
        path
        for path, node in ALL
        if node.get("type") == "object"
        and node.get("additionalProperties") is not False
        and "propertyNames" not in node
    ]
    assert opened == []


def test_patterns_are_anchored_plain_and_linear() -> None:
    for path, node in ALL:
        pattern = node.get("pattern")
        if pattern is None:
            continue
        assert pattern.startswith("^") and pattern.endswith("$"), path
        assert not re.search(r"\\[dws]|\(\?|\\[1-9]", pattern), path
        nested = re.findall(r"\(([^()]*[+*])\)[+*]", pattern)
        assert all(group[0] in "-/" for group in nested), f"{path}: a repeated repetition can take exponential time"


def test_every_pattern_names_what_it_wants() -> None:
    bare = [path for path, node in ALL if "pattern" in node and not (node.get("title") and node.get("examples"))]
    assert (
        bare
        == [
            "/properties/identifiers/properties/celex",
            "/properties/identifiers/properties/un_treaty_collection",
            "/properties/identifiers/properties/world_treaty_index",
        ]
        or bare == []
    )


def test_coded_values_are_unique_and_snake_case() -> None:
    for path, node in ALL:
        values = [option["const"] for option in choices(node)]
        assert len(values) == len(set(values)), path
        assert all(re.fullmatch(r"[a-z0-9_]+", str(value)) for value in values), path


@pytest.mark.parametrize(
    "value", ["automatic", "discretionary_means", "subject_to_process", "consultative", "permissive"]
)
def test_the_degrees_of_commitment_are_there(value: str) -> None:
    assert value in coded("mutual_defense", "commitment")


def test_the_file_is_written_one_way() -> None:
    import json

    from treaty_validator.contract.sources import RECORD_SCHEMA, shipped

    assert shipped(RECORD_SCHEMA).decode() == json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
