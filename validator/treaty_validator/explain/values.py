"""Findings about values: of the wrong kind, not among the choices, malformed, too long or too few."""

from __future__ import annotations

from typing import Any

from treaty_validator.contract.sources import choices, resolve
from treaty_validator.explain.words import examples, nearest, one_of, shown, type_name, with_article
from treaty_validator.findings import Finding, Path
from treaty_validator.registry import RULES, rule


def finding(path: Path, error: Any) -> Finding:
    """The finding for one error of the reference engine about a value."""
    if "propertyNames" in error.relative_schema_path:
        return malformed_key(path, error)
    worded = {
        "type": wrong_type,
        "oneOf": unknown_value,
        "const": unknown_value,
        "pattern": malformed_value,
        "minLength": wrong_length,
        "maxLength": wrong_length,
        "minItems": wrong_count,
        "maxItems": wrong_count,
        "minProperties": wrong_count,
        "maxProperties": wrong_count,
        "minimum": out_of_range,
        "maximum": out_of_range,
    }[error.validator]
    return worded(path, error)


@rule("wrong-type", scope="shape")
def wrong_type(path: Path, error: Any) -> Finding:
    """A value of the wrong kind: text where a list belongs, a list where text belongs, nothing at all.

    Mostly a matter of indentation, of a missing dash, or of a value that was never filled in.

    Bad:
        also_known_as: Sahel Pact  # here

    Good:
        also_known_as: [Sahel Pact]
    """
    wanted = type_name(error.schema["type"])
    if error.instance is None:
        message = f"nothing is written here, {wanted} belongs here"
    else:
        message = f"{shown(error.instance)} stands where {wanted} belongs"
    return RULES["wrong-type"].finding(message, path, hint=_wanted(error))


@rule("unknown-value", scope="shape")
def unknown_value(path: Path, error: Any) -> Finding:
    """A value that is not one of the choices of the codebook.

    Coded fields take only the values that the codebook defines, so that records can be compared and counted.

    Bad:
        status: inforce  # here

    Good:
        status: in_force
    """
    options = choices(error.schema)
    noun = error.schema.get("title", "value")
    if error.validator == "const":
        wanted = str(error.validator_value)
        return RULES["unknown-value"].finding(f"{shown(error.instance)} stands where {wanted} belongs", path)
    if not options:
        fixed = [option["const"] for option in map(resolve, error.schema["oneOf"]) if "const" in option]
        listed = " or ".join(repr(word) for word in fixed)
        return RULES["unknown-value"].finding(
            f"{shown(error.instance)} is neither {listed} nor a list of party codes", path, hint="all, or [MLI, NER]"
        )
    allowed = [option["const"] for option in options]
    meant = nearest(error.instance, allowed)
    message = f"{shown(error.instance)} is not {with_article(noun)}"
    message += f"; did you mean '{meant}'?" if meant else ""
    return RULES["unknown-value"].finding(message, path, hint=one_of(allowed))


@rule("malformed-value", scope="shape")
def malformed_value(path: Path, error: Any) -> Finding:
    """A date, code, address or number that is not written in its form.

    One way of writing each thing lets programs and people find it. The message shows how it is written.

    Bad:
        signed: {date: 16/09/2023}  # here

    Good:
        signed: {date: 2023-09-16}
    """
    title = error.schema.get("title", "value")
    return RULES["malformed-value"].finding(
        f"{shown(error.instance)} is not {with_article(title)}", path, hint=examples(error.schema)
    )


@rule("malformed-key", scope="shape")
def malformed_key(path: Path, error: Any) -> Finding:
    """A key that must be a language code and is not.

    Titles are listed by language: fr, en, ar, ru, zh.

    Bad:
        title: {french: Charte du Liptako-Gourma}  # here

    Good:
        title: {fr: Charte du Liptako-Gourma}
    """
    message = f"{shown(error.instance)} is not {with_article(error.schema['title'])}"
    return RULES["malformed-key"].finding(message, (*path, error.instance), hint=examples(error.schema), on_key=True)


@rule("wrong-length", scope="shape")
def wrong_length(path: Path, error: Any) -> Finding:
    """A text that is empty or longer than its field allows.

    A record is read by people: summaries are short, codes shorter.

    Bad:
        short_title: ""  # here

    Good:
        short_title: Sahel Charter
    """
    if error.validator == "minLength" and not error.instance:
        return RULES["wrong-length"].finding("the text is empty", path, hint="write it, or leave the key out")
    title = error.schema.get("title", "text")
    if "pattern" in error.schema:
        return RULES["wrong-length"].finding(
            f"{shown(error.instance)} is not {with_article(title)}", path, hint=examples(error.schema)
        )
    message = f"the text has {len(error.instance):,} characters, {error.validator_value:,} are allowed"
    return RULES["wrong-length"].finding(message, path)


@rule("wrong-count", scope="shape")
def wrong_count(path: Path, error: Any) -> Finding:
    """A list with too few or too many entries.

    A pact has at least two parties, and a list that is there has at least one entry; what does not apply is left out.

    Bad:
        also_known_as: []  # here

    Good:
        also_known_as: [Sahel Pact]
    """
    limit, count = error.validator_value, len(error.instance)
    few = error.validator.startswith("min")
    message = f"{count} here, at least {limit} needed" if few else f"{count} here, at most {limit} allowed"
    hint = "leave the key out when there is nothing to list" if few and limit == 1 else ""
    return RULES["wrong-count"].finding(message, path, hint=hint)


@rule("out-of-range", scope="shape")
def out_of_range(path: Path, error: Any) -> Finding:
    """A number that cannot be right.

    A year has four digits; a pact has between one and a few hundred articles.

    Bad:
        articles: 0  # here

    Good:
        articles: 17
    """
    low, high = error.schema.get("minimum"), error.schema.get("maximum")
    message = f"{shown(error.instance)} stands where a number from {low} to {high} belongs"
    return RULES["out-of-range"].finding(message, path)


def _wanted(error: Any) -> str:
    node = error.schema
    if choices(node):
        return one_of([option["const"] for option in choices(node)])
    if "properties" in node:
        return "keys: " + one_of(list(node["properties"])).removeprefix("one of ")
    return examples(node)
