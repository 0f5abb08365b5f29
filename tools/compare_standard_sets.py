"""Compare the collection with a user's own copies of ATOP 5.1 and of the Correlates of War formal alliances 4.1.

    python tools/compare_standard_sets.py --atop atop5_1m.csv --cow alliance_v4.1_by_member.csv --output compared.csv

Neither data set is part of this project. Each line of the output compares one thing: a member, the day it came in or
left, an obligation. Records without an identifier are matched by members and year where exactly one alliance fits.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "validator"))  # The package of this checkout, so that nothing needs to be installed.

from set_matching import Group, groups_of, joined, match  # noqa: E402
from set_reasons import (  # noqa: E402
    ABSENT,
    AGREE,
    DIFFER,
    UNKNOWN,
    Verdict,
    of_beginning,
    of_end,
    of_flag,
    of_missing,
)
from standard_sets import ATOP, COW, Alliance, StandardSet, read_set  # noqa: E402
from treaty_validator.export.pairs import owes  # noqa: E402
from treaty_validator.model.collection import Collection, Unsound, load  # noqa: E402
from treaty_validator.model.derived import load_all  # noqa: E402
from treaty_validator.model.numbers import cow  # noqa: E402
from treaty_validator.model.partial_date import PartialDate  # noqa: E402
from treaty_validator.model.treaty import Party, Treaty  # noqa: E402
from treaty_validator.model.windows import text  # noqa: E402


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the output."""

    record: str
    set: str
    number: str
    matched_by: str
    what: str
    party: str
    ours: str
    theirs: str
    verdict: str
    reason: str


def compare(collection: Collection, standard: StandardSet) -> Iterator[Line]:
    """Every record against one set."""
    for treaty in collection:
        number, matched_by, why = match(treaty, standard)
        alliance = standard.alliances.get(number)
        if alliance is None:
            shown = str(number) if number else ""
            yield Line(treaty.id, standard.name, shown, matched_by, "record", "", "there", "", ABSENT, why)
            continue
        for what, party, ours, theirs, found in _compared(treaty, alliance, standard):
            yield Line(
                *(treaty.id, standard.name, str(number), matched_by, what, party),
                *(ours, theirs, found.verdict, found.reason),
            )


def _compared(
    treaty: Treaty, alliance: Alliance, standard: StandardSet
) -> Iterator[tuple[str, str, str, str, Verdict]]:
    for group in groups_of(treaty, alliance):
        if not group.numbers:
            yield "member", group.name, "yes", "no", Verdict(DIFFER, _missing(treaty, group.parties[0], standard))
            continue
        if not group.parties:
            yield "member", group.name, "no", "yes", Verdict(DIFFER)
            continue
        yield "member", group.name, "yes", "yes", Verdict(AGREE)
        members = [alliance.members[number] for number in group.numbers]
        several = len(group.parties) > 1 or len(members) > 1
        signed, bound, until = _earliest(map(joined, group.parties)), _bound(treaty, group), _left(treaty, group)
        since = _earliest(one.since for one in members)
        found = of_beginning(signed, bound, since, succession=several)
        yield "since", group.name, text(signed or bound), text(since), found
        left = None if any(one.until is None for one in members) else max((one.until for one in members), key=_last)
        if bound is None:
            yield "until", group.name, "", text(left), Verdict(UNKNOWN, "not known to have been bound")
        else:
            found = of_end(until, left, standard, succession=several)
            yield "until", group.name, text(until), text(left), found
        yield from _obligations(treaty, group, alliance, standard)


def _obligations(
    treaty: Treaty, group: Group, alliance: Alliance, standard: StandardSet
) -> Iterator[tuple[str, str, str, str, Verdict]]:
    names = [one.name for one in load_all().values() if one.member]
    owed = [dict(zip(names, owes(treaty, party.code), strict=True)) for party in group.parties]
    members = [alliance.members[number] for number in group.numbers]
    firm = any(1 in one.flags["defense"] for one in members)
    for flag, column in standard.flags.items():
        values = [one[column] for one in owed]
        ours = next((value for value in values if value), None if None in values else 0)
        theirs = frozenset(value for one in members for value in one.flags[flag])
        found = of_flag(column, ours, theirs, treaty, firm and flag != "defense")
        yield flag, group.name, "" if ours is None else str(ours), " ".join(map(str, sorted(theirs))), found


def _missing(treaty: Treaty, party: Party, standard: StandardSet) -> str:
    if not party.is_state:
        return "an organization, which the other set does not count"
    when = joined(party)
    number = cow(party.code, when.first.year) if when else None
    return of_missing(when, number, party.role, any(spell.certain for spell in treaty.spells[party.code]), standard)


def _earliest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return min(filter(None, dates), key=lambda one: one.first, default=None)


def _bound(treaty: Treaty, group: Group) -> PartialDate | None:
    """From when the pact bound the first of them, None when it is not known to have bound any."""
    return _earliest(spell.first for party in group.parties for spell in treaty.spells[party.code])


def _left(treaty: Treaty, group: Group) -> PartialDate | None:
    """Until when the pact bound the last of them, None when it still does."""
    ends = [treaty.spells[party.code][-1].last for party in group.parties if treaty.spells[party.code]]
    known = [one for one in ends if one is not None]
    return None if len(known) < len(ends) else max(known, key=_last)


def _last(when: PartialDate | None) -> date:
    return when.last if when else date.max


def write(lines: list[Line], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([one.name for one in fields(Line)])
    writer.writerows(astuple(line) for line in lines)


def summary(lines: list[Line]) -> str:
    """How often each thing agrees and differs, and how often the reason is known."""
    told = [f"{'set':10}{'what':14}{AGREE:>8}{DIFFER:>8}{'(reason known)':>16}{UNKNOWN:>9}{ABSENT:>8}"]
    for name, what in dict.fromkeys((line.set, line.what) for line in lines):
        found = [line for line in lines if (line.set, line.what) == (name, what)]
        count = Counter(line.verdict for line in found)
        known = sum(line.verdict == DIFFER and bool(line.reason) for line in found)
        told.append(f"{name:10}{what:14}{count[AGREE]:8}{count[DIFFER]:8}{known:16}{count[UNKNOWN]:9}{count[ABSENT]:8}")
    return "\n".join(told)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="compare the collection with your own copies of ATOP and COW files")
    parser.add_argument("--atop", type=Path, help="ATOP 5.1, the table of members (CSV)")
    parser.add_argument("--cow", type=Path, help="Correlates of War formal alliances 4.1, by member (CSV)")
    parser.add_argument("--records", type=Path, default=ROOT / "treaties", help="folder of records")
    parser.add_argument("--output", type=Path, help="where to write the lines (CSV); without it they are printed")
    options = parser.parse_args(arguments)
    given = [(file, form) for file, form in ((options.atop, ATOP), (options.cow, COW)) if file]
    if not given:
        parser.error("give at least one of --atop and --cow")
    try:
        collection = load(options.records)
        lines = [line for file, form in given for line in compare(collection, read_set(file, form))]
    except (OSError, ValueError, Unsound) as error:
        print(error, file=sys.stderr)
        return 2
    if options.output:
        with options.output.open("w", encoding="utf-8", newline="") as stream:
            write(lines, stream)
    else:
        write(lines, sys.stdout)
    print(summary(lines), file=sys.stdout if options.output else sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
