"""Words for values, types and choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from treaty_validator.findings import shorten
from treaty_validator.limits import MAX_SHOWN

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "array": "a list",
    "object": "a group of `key: value` lines",
}


def shown(value: object) -> str:
    """The value as a reader would name it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{shorten(value, MAX_SHOWN)}'" if value.strip() else "an empty text"
    if isinstance(value, dict):
        return _TYPES["object"]
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return f"{value}"


def type_name(kind: str | Sequence[str]) -> str:
    """The type that the schema asks for, in plain words."""
    kinds = [kind] if isinstance(kind, str) else list(kind)
    return " or ".join(_TYPES.get(one, "something else") for one in kinds)


def with_article(noun: str) -> str:
    """The noun in lower case with `a` or `an`."""
    noun = noun[:1].lower() + noun[1:] if not noun[:2].isupper() else noun
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def nearest(value: object, allowed: Iterable[str]) -> str | None:
    """The allowed word that was most likely meant, or None when none is near."""
    from difflib import get_close_matches

    if not isinstance(value, str) or len(value) > MAX_SHOWN:
        return None
    from treaty_validator.explain.aliases import meant_by, plain

    words = list(allowed)
    word = plain(value)
    if word in words:
        return word
    found = get_close_matches(word, words, n=1, cutoff=0.8) or filter(None, [meant_by(word, words)])
    return next(iter([*found, *get_close_matches(word, words, n=1, cutoff=0.7)]), None)


def one_of(allowed: Sequence[str], limit: int = 100) -> str:
    """The choices as a short list that ends in an ellipsis when there are more."""
    text = "one of "
    for number, word in enumerate(allowed):
        if len(text) + len(word) > limit:
            return text + "..."
        text += word + (", " if number < len(allowed) - 1 else "")
    return text


def examples(node: dict[str, object]) -> str:
    """How such a value may look, from the schema's own examples."""
    found = node.get("examples")
    if not isinstance(found, list) or not found:
        return ""
    return "such as " + ", ".join(str(example) for example in found[:3])


def nearest_code(code: str, name: str | None, names: dict[str, str]) -> str | None:
    """The state that a wrong code most likely means: by the name beside it, else by how its name or code is spelled."""
    from difflib import SequenceMatcher

    from treaty_validator.explain.codes import meant_code

    told = meant_code(name) or meant_code(code)
    if told in names:
        return told

    best, most = None, 1.0
    own = code.lower()
    for other, full in names.items():
        start, length = full.lower()[: len(code)], len(full) / 100
        # Counting the letters in common is ten times quicker than comparing, and rules out nearly all.
        if _in_common(own, start) + _in_common(code, other) - length <= most:
            continue
        likeness = SequenceMatcher(None, own, start).ratio() + SequenceMatcher(None, code, other).ratio() - length
        if likeness > most:
            best, most = other, likeness
    return best


def _in_common(one: str, other: str) -> float:
    """The most that the ratio of two words can be, from the letters that both have, in whatever order."""
    length, left = len(one) + len(other), other
    for letter in one:
        left = left.replace(letter, "", 1)
    return 2.0 * (len(other) - len(left)) / length if length else 1.0
