"""Tell in words what changed between two versions of the collection.

A version is a folder of records, or a revision of git (a branch, a tag, HEAD~1) whose folder treaties/ is meant.
Besides the facts that were added, changed or removed it tells for whom the days of being bound have changed.

examples:
  treaties diff HEAD~1 treaties
  treaties diff v1.0 v1.1 --format markdown
"""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any

from treaty_validator.commands import WrongUse
from treaty_validator.commands._shared import say

if TYPE_CHECKING:
    from treaty_validator.changes.compare import Difference
    from treaty_validator.model.collection import Collection

HELP = "tell what changed between two versions of the collection"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="a folder or a revision of git")
    parser.add_argument("new", metavar="NEW", help="a folder or a revision of git")
    parser.add_argument(
        "--format", choices=["text", "markdown", "json"], default="text", help="how to write it (default: text)"
    )


def run(options: argparse.Namespace) -> int:
    from treaty_validator.changes.compare import compare
    from treaty_validator.changes.words import as_markdown, as_text

    found = compare(_version(options.old), _version(options.new))
    if options.format == "json":
        import json

        say(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2))
    else:
        say("\n".join((as_markdown if options.format == "markdown" else as_text)(found)))
    return 0


def _version(name: str) -> Collection:
    from treaty_validator.changes.revision import NoRevision, records
    from treaty_validator.model.collection import from_bytes, load

    if os.path.exists(name):
        return load(name)
    try:
        return from_bytes(records(name))
    except NoRevision as wrong:
        raise WrongUse(str(wrong)) from None


def _plain(one: Difference) -> dict[str, Any]:
    from treaty_validator.changes.words import fact
    from treaty_validator.model.freeze import thaw
    from treaty_validator.model.windows import text

    def spells(held: Any) -> list[dict[str, str]]:
        return [{"first": text(spell.first), "last": text(spell.last)} for spell in held]

    return {
        "treaty": one.treaty.id,
        "kind": one.kind,
        "changes": [
            {
                "kind": change.kind,
                "path": [list(filter(None, step)) for step in change.path],
                "old": thaw(change.old),
                "new": thaw(change.new),
                "words": fact(change),
            }
            for change in one.changes
        ],
        "bound": [
            {"party": effect.party, "old": spells(effect.old), "new": spells(effect.new)} for effect in one.effects
        ],
    }
