"""Findings about values: of the wrong kind, not among the choices, malformed, too long or too few."""

from __future__ import annotations

from typing import Any

from treaty_validator.contract.sources import choices, resolve, schema
from treaty_validator.explain import placing
from treaty_validator.explain.remedies import remedy, wanted_name
from treaty_validator.explain.words import examples, nearest, one_of, shown, with_article
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
    wanted = wanted_name(error.schema)
    if error.instance is None:
        message = f"nothing is written here, {wanted} belongs here"
    else:
        message = f"{shown(error.instance)} stands where {wanted} belongs"
    return RULES["wrong-type"].finding(message, path, hint=remedy(error.schema, error.instance))


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
    if error.validator == "const":
        wanted = str(error.validator_value)
        message = f"{shown(error.instance)} stands where {wanted} belongs"
        return RULES["unknown-value"].finding(message, path, hint=f"write {wanted}")
    if not options:
        fixed = [option["const"] for option in map(resolve, error.schema["oneOf"]) if "const" in option]
        listed = " or ".join(repr(word) for word in fixed)
        return RULES["unknown-value"].finding(
            f"{shown(error.instance)} is neither {listed} nor a list of party codes{_meant_parties(error.instance)}",
            path,
            hint="all, or [MLI, NER]",
        )
    allowed = [option["const"] for option in options]
    meant = nearest(error.instance, allowed)
    message = f"{shown(error.instance)} is not {_noun(path, error.schema)}{_did_you_mean(meant, error.instance)}"
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
    return RULES["malformed-value"].finding(_not_a(path, error), path, hint=examples(error.schema))


@rule("malformed-key", scope="shape")
def malformed_key(path: Path, error: Any) -> Finding:
    """A key that must be a language code and is not.

    Titles are listed by language: fr, en, ar, ru, zh.

    Bad:
        title: {french: Charte du Liptako-Gourma}  # here

    Good:
        title: {fr: Charte du Liptako-Gourma}
    """
    return RULES["malformed-key"].finding(
        _not_a(path, error), (*path, error.instance), hint=examples(error.schema), on_key=True
    )


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
    if "pattern" in error.schema:
        return RULES["wrong-length"].finding(_not_a(path, error), path, hint=examples(error.schema))
    message = f"the text has {len(error.instance):,} characters, {error.validator_value:,} are allowed"
    return RULES["wrong-length"].finding(message, path, hint="shorten it")


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
    noun = "entry" if count == 1 else "entries"
    message = (
        f"{count} {noun} here, at least {limit} needed" if few else f"{count} {noun} here, at most {limit} allowed"
    )
    hint = "take out what matters least"
    if few:
        needed = path and path[-1] in placing.node_at(path[:-1]).get("required", ())
        hint = "write it; every record needs one" if needed else "leave the key out when there is nothing to list"
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
    if "pattern" in error.schema:
        return RULES["out-of-range"].finding(_not_a(path, error), path, hint=examples(error.schema))
    message = f"{shown(error.instance)} stands where a number from {low} to {high} belongs"
    return RULES["out-of-range"].finding(message, path, hint=examples(error.schema) or "look it up again")


def _not_a(path: Path, error: Any) -> str:
    """That the value is not what its field holds, and what was meant."""
    from treaty_validator.explain.cures import meant

    cure = _did_you_mean(meant(error.schema, error.instance), error.instance)
    return f"{shown(error.instance)} is not {_noun(path, error.schema)}{cure}"


def _noun(path: Path, node: dict[str, Any]) -> str:
    """What such a value is called: by the title where it is a noun, that is on building blocks, else by the key."""
    title = node.get("title", "value")
    key = str(path[-1]) if path else ""
    named = title.lower() == key and "pattern" not in node
    if named or any(block.get("title") == title for block in schema()["$defs"].values()):
        return with_article(title)
    return f"a value of '{key}'"


def _did_you_mean(meant: str | None, given: object) -> str:
    if not meant or meant == given:
        return ""
    if meant == str(given).strip():
        return "; take out the space before or after it"
    return f"; did you mean '{meant}'?"


def _meant_parties(given: object) -> str:
    from treaty_validator.explain.aliases import meant_by, plain
    from treaty_validator.explain.codes import meant_code

    if not isinstance(given, str):
        return ""
    code = meant_code(given)
    return _did_you_mean(meant_by(plain(given), ["all"]) or (f"[{code}]" if code else None), given)
