"""What several verbs ask: where the collection is, which day is meant, which state."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from treaty_validator.commands import WrongUse
from treaty_validator.terminal import clean, write

if TYPE_CHECKING:
    from treaty_validator.model.collection import Collection


def add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--treaties", metavar="FOLDER", help="the collection (default: treaties/ here or above)")


def collection(folder: str | None) -> Collection:
    """The collection in this folder, or in the one found from here."""
    from treaty_validator.files import default_folder
    from treaty_validator.model.collection import load

    found = folder or default_folder(os.curdir)
    if found is None:
        raise WrongUse("there is no folder treaties/ here or above; name one with --treaties")
    return load(found)


def day(text: str) -> date:
    """A full day given on the command line."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or text != found.isoformat():
        raise argparse.ArgumentTypeError(f"'{text}' is not a day; write it like 2024-01-01")
    return found


def names() -> dict[str, str]:
    """Every state and organization with its English name, by code."""
    from treaty_validator.model.codes import organizations, states

    found = {code: one.name_en for code, one in organizations().items()}
    return {**found, **{code: one.name_en for code, one in states().items()}}


def known(code: str | None) -> str | None:
    """The code, when there is such a state or organization."""
    if code is None or code in names():
        return code
    from treaty_validator.explain.words import nearest_code

    meant = nearest_code(code, code, names())
    hint = f"; did you mean '{meant}' ({names()[meant]})?" if meant else ""
    raise WrongUse(f"there is no state or organization '{code}'{hint}")


def listed(text: str, allowed: list[str], what: str) -> list[str]:
    """Values separated by commas, each of which must be allowed."""
    from difflib import get_close_matches

    found = list(dict.fromkeys(filter(None, (one.strip() for one in text.split(",")))))
    for one in found:
        if one not in allowed:
            near = get_close_matches(one, allowed, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(allowed)}"
            raise WrongUse(f"'{one}' is not a {what}; {hint}")
    if not found:
        raise WrongUse(f"name a {what}: {', '.join(allowed)}")
    return found


def say(text: str) -> None:
    """Write lines to standard output; what cannot be seen in them is written out (in JSON, as its own escapes)."""
    write("".join(f"{clean(line)}\n" for line in text.rstrip("\n").split("\n")), sys.stdout)
