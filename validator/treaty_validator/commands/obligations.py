"""Tell who owes whom help on a day, under which article, how firmly, and where that can be checked.

What the record does not tell is said to be unknown. Obligations that surely do not hold are left out.

examples:
  treaties obligations --of MLI                      who must come to Mali's aid today
  treaties obligations --by FRA --on 2002-01-01      whom France had to help
  treaties obligations --between GRC TUR             both ways
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from treaty_validator.commands import WrongUse
from treaty_validator.commands._shared import add_folder, collection, day, known, names, say

if TYPE_CHECKING:
    from treaty_validator.model.collection import Collection
    from treaty_validator.model.obligations import Obligation

HELP = "tell who owes whom help on a day"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--of", metavar="CODE", help="to whom help is owed")
    add("--by", metavar="CODE", help="who owes it")
    add("--between", metavar="CODE", nargs=2, help="what two states owe each other")
    add("--on", metavar="DATE", type=day, help="the day (default: today)")
    add("--format", choices=["table", "json"], default="table", help="how to write it (default: table)")
    add_folder(parser)


def run(options: argparse.Namespace) -> int:
    if options.between and (options.of or options.by):
        raise WrongUse("--between goes without --of and --by")
    if not (options.between or options.of or options.by):
        raise WrongUse("name a state with --of, --by or --between")
    when = options.on or date.today()
    sides = [(known(options.of), known(options.by))]
    if options.between:
        one, other = (known(code) for code in options.between)
        sides = [(one, other), (other, one)]
    pacts = collection(options.treaties)
    found = [each for of, by in sides for each in pacts.obligations(when, of=of, by=by)]
    if options.format == "json":
        import json

        say(json.dumps(as_json(found, pacts, when), ensure_ascii=False, indent=2))
    else:
        say("\n".join(as_text(found, pacts, when, _asked(options))))
    return 0


def as_json(found: Iterable[Obligation], pacts: Collection, when: date) -> dict[str, Any]:
    """The answer for programs; `covered_to` is the day up to which all records speak."""
    from treaty_validator.model.freeze import thaw
    from treaty_validator.model.windows import text

    return {
        "on": when.isoformat(),
        "covered_to": pacts.coverage_to.isoformat() if pacts.coverage_to else None,
        "obligations": [
            {
                "treaty": one.treaty,
                "short_title": one.short_title,
                "article": one.article,
                "by": one.by,
                "of": one.of,
                "holds": one.answer.value,
                "since": text(one.since),
                "provisional": one.provisional,
                "triggers": list(one.triggers),
                "commitment": one.commitment,
                "armed_force": one.armed_force or None,
                "conditions": list(one.conditions),
                "adversaries": list(one.adversaries),
                "summary": one.summary,
                "evidence": thaw(one.evidence),
            }
            for one in found
        ],
    }


def as_text(found: Iterable[Obligation], pacts: Collection, when: date, asked: str) -> Iterator[str]:
    """The answer for people, one paragraph a clause."""
    listed = sorted(found, key=_order)
    yield f"{asked} on {when}: {_count(listed)}"
    clauses = [list(group) for _, group in groupby(listed, key=lambda one: (one.treaty, one.clause))]
    for ours in sorted(clauses, key=lambda group: all(one.answer == "unknown" for one in group)):
        first = ours[0]
        yield ""
        yield f"{first.short_title} ({first.treaty}), article {first.article}"
        yield from map(_wrapped, _clause(first))
        for answer, word in (("yes", ""), ("unknown", "not known whether it held: ")):
            for one, sides in groupby((each for each in ours if each.answer == answer), key=lambda each: each.of):
                yield _wrapped(f"{word}{_named(one)} from {_since(list(sides))}")
        yield _wrapped(f"evidence: {'; '.join(map(_evidence, first.evidence))}")
    if pacts.coverage_to and when > pacts.coverage_to:
        yield ""
        yield f"Records were last checked on {pacts.coverage_to}; what happened later is not in them."


def _clause(one: Obligation) -> Iterator[str]:
    from treaty_validator.contract.sources import coded

    def words(key: str, values: Iterable[str]) -> str:
        titles = coded("mutual_defense", key)
        return ", ".join(_explained(value, titles.get(value, "")) for value in values)

    yield one.summary
    force = f"; armed force: {words('armed_force', [one.armed_force])}" if one.armed_force else ""
    yield f"commitment: {words('commitment', [one.commitment])}{force}"
    yield f"on: {words('triggers', one.triggers)}"
    if one.conditions:
        yield f"if: {words('conditions', one.conditions)}"
    if one.adversaries:
        yield f"against: {', '.join(_named(code) for code in one.adversaries)}"


def _since(sides: list[Obligation]) -> str:
    from treaty_validator.model.windows import words

    found = []
    for one in sides:
        provisional = ", provisionally" if one.provisional else ""
        found.append(f"{_named(one.by)} since {words(one.since)}{provisional}")
    return "; ".join(found)


def _explained(value: str, title: str) -> str:
    """The coded value, with its title where that says more."""
    spoken, small = value.replace("_", " "), title[:1].lower() + title[1:]
    return spoken if small in ("", spoken) else f"{spoken} ({small})"


def _wrapped(text: str) -> str:
    from textwrap import fill

    return fill(
        text, 100, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def _evidence(piece: Any) -> str:
    details = ", ".join(str(piece[key]) for key in ("locator", "confidence") if piece.get(key))
    return f"{piece['source']} ({details})" if details else str(piece["source"])


def _asked(options: argparse.Namespace) -> str:
    if options.between:
        return f"Help owed between {_named(options.between[0])} and {_named(options.between[1])}"
    of = f" to {_named(options.of)}" if options.of else ""
    by = f" by {_named(options.by)}" if options.by else ""
    return f"Help owed{of}{by}"


def _count(found: list[Obligation]) -> str:
    sure = len({one.by + one.of for one in found if one.answer == "yes"})
    pairs = len({one.by + one.of for one in found})
    if not pairs:
        return "none under the pacts of this collection"
    doubt = f", {pairs - sure} more not known" if pairs > sure else ""
    return f"{sure} {'pair' if sure == 1 else 'pairs'} of states{doubt}"


def _named(code: str) -> str:
    return f"{names().get(code, code)} ({code})"


def _order(one: Obligation) -> tuple[Any, ...]:
    return one.treaty, one.clause, one.of, one.since.first, one.by
