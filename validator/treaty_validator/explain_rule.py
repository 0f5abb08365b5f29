"""A rule's docstring as its page: title, why, a bad and a good fragment."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from treaty_validator.registry import Rule

_PARTS = re.compile(r"^(Bad|Good):[ \n]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a docstring says. `bad` and `good` are fragments of a record, or a sentence where none can show it."""

    title: str
    why: str
    bad: str
    good: str


def page(rule: Rule) -> Page:
    """The page of this rule. Raises ValueError when its docstring lacks a part."""
    text = inspect.cleandoc(rule.check.__doc__ or "")
    pieces = _PARTS.split(text)
    if len(pieces) != 5:
        raise ValueError(f"the docstring of {rule.name} needs a title, why, Bad: and Good:")
    head, _, bad, _, good = pieces
    title, _, why = head.partition("\n\n")
    return Page(" ".join(title.split()).rstrip("."), why.strip(), _fragment(bad), _fragment(good))


def is_fragment(text: str) -> bool:
    """Whether an example is a piece of a record rather than a sentence about one."""
    return bool(re.match(r"\A[a-z_]+:", text))


def render(rule: Rule) -> str:
    """The page as text for the terminal."""
    told = page(rule)
    lines = [f"{rule.name} ({rule.severity})", "", told.title + ".", "", told.why, ""]
    for name, example in (("Wrong", told.bad), ("Right", told.good)):
        lines += [f"{name}:", *("    " + line for line in example.split("\n")), ""]
    return "\n".join(lines)


def _fragment(text: str) -> str:
    lines = text.strip("\n").rstrip().split("\n")
    if lines[0].startswith("    "):
        return "\n".join(line.removeprefix("    ") for line in lines)
    return " ".join(text.split())
