"""The value that was meant where the one given does not have the form of its field."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from treaty_validator.contract.sources import schema
from treaty_validator.explain.aliases import language, plain
from treaty_validator.explain.codes import meant_code
from treaty_validator.explain.dates import meant_date, meant_period


def meant(node: dict[str, Any], value: object) -> str | None:
    """What was most likely meant, in the form that the field asks for; None when nothing is likely."""
    name = next((name for name, block in schema()["$defs"].items() if block == node), "")
    return _CURES[name](value) if name in _CURES else _identifier(node, value)


def _unknown_or(cure: Callable[[object], str | None]) -> Callable[[object], str | None]:
    """The cure, where question marks and the like stand for `unknown`."""

    def cured(value: object) -> str | None:
        blank = str(value).strip().lower() in {"?", "??", "-", "n/a", "na", "tbd", "inconnu", "inconnue", "unkown"}
        return "unknown" if blank else cure(value)

    return cured


def _day(value: object) -> str | None:
    found = meant_date(value)
    return found if found and len(found) == 10 else None


def _slug(value: object) -> str | None:
    text = plain(str(value)).replace("_", "-")
    return text if text and text[0].isalpha() and len(text) <= 40 else None


def _record_id(value: object) -> str | None:
    text = plain(str(value)).replace("_", "-")
    return text if re.fullmatch(r"[a-z][a-z0-9-]*-[0-9]{4}", text) else None


def _address(value: object) -> str | None:
    text = str(value).strip().strip("<>")
    if " " in text or "." not in text:
        return None
    return text if text.startswith(("http://", "https://")) else f"https://{text.split('://')[-1]}"


def _pointer(value: object) -> str | None:
    steps = [step for step in re.split(r"[./\[\]\s]+", str(value)) if step and step != "$"]
    return "/" + "/".join(steps) if steps and all(re.fullmatch(r"[A-Za-z0-9_-]+", step) for step in steps) else None


def _identifier(node: dict[str, Any], value: object) -> str | None:
    """The identifier inside the address of its page, as copied from the browser."""
    last = re.split(r"[/#=]", str(value).strip())[-1]
    for text in (last, last.upper(), re.sub(r"[^A-Z0-9-]", "", str(value).upper().replace("NO", ""))):
        if text != str(value) and "pattern" in node and re.fullmatch(node["pattern"].strip("^$"), text):
            return text
    return None


_CURES: dict[str, Callable[[object], str | None]] = {
    "date": _unknown_or(meant_date),
    "date_or_none": _unknown_or(meant_date),
    "day": _day,
    "period": _unknown_or(meant_period),
    "party_code": meant_code,
    "language": lambda value: language(str(value)),
    "record_id": _record_id,
    "source_id": _slug,
    "url": _address,
    "pointer": _pointer,
}
