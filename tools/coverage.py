"""Write docs/coverage.md: which pacts are in the collection, which known ones are missing, and when each was checked.

    python tools/coverage.py            writes the page
    python tools/coverage.py --check    says whether it is up to date (exit status 1 when it is not)

The page is made from the records and from docs/data/known-pacts.csv, a short list kept by hand. It names no day of its
own, so that the same records always give the same page.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "validator"))  # The package of this checkout, so that nothing needs to be installed.

from known_pacts import ASIDE, IN_FORCE, PROMISES, Known, known, problems  # noqa: E402
from treaty_validator.contract.sources import coded  # noqa: E402
from treaty_validator.model.codes import states  # noqa: E402
from treaty_validator.model.collection import Collection, load  # noqa: E402
from treaty_validator.model.spells import Answer  # noqa: E402
from treaty_validator.model.treaty import Treaty  # noqa: E402
from treaty_validator.model.windows import text  # noqa: E402

PAGE = ROOT / "docs" / "coverage.md"
KNOWN = ROOT / "docs" / "data" / "known-pacts.csv"

Row = tuple[str, ...]
Column = tuple[str, Callable[[Treaty], str]]


def page(collection: Collection, listed: list[Known]) -> str:
    """The page as Markdown."""
    current = [one for one in collection if one.get("status") in ("in_force", "suspended")]
    helping = [one for one in current if one.mutual_defense]
    others = [one for one in current if not one.mutual_defense]
    open_status = [one for one in collection if one.get("status") in ("unknown", "signed")]
    past = [one for one in collection if one not in current and one not in open_status]
    wanted = [one for one in listed if not one.record]
    missing = [one for one in wanted if one.promise not in ASIDE]
    aside = [one for one in wanted if one.promise in ASIDE]
    oldest = collection.coverage_to.isoformat() if collection.coverage_to else "no day"
    return "\n".join(
        [
            "<!-- Made by tools/coverage.py from the records and data/known-pacts.csv; change those. -->",
            "# Coverage",
            "",
            f"The collection has {len(collection)} records. {len(current)} are of pacts in force, and {len(helping)} "
            "of these promise help, or consultation in its stead. Every record was last checked against its sources on "
            f"{oldest} or later; of what happened afterwards it knows nothing. That a pact is not listed here does not "
            "mean that there is none.",
            "",
            "Parties are those bound on the day of the check; a number after *to* counts those of whom the record does "
            "not tell as well. Help is the firmest clause. What the columns say is defined in the "
            "[codebook](codebook/index.md) and explained in the [coding manual](coding-manual.md).",
            "",
            *_section(
                "State of the records", [], _table(("Read from", "Records", *_states_of_coding()), _work(collection))
            ),
            *_section("In force, with a promise of help", [], _records(helping, _PARTIES)),
            *_section("In force, without a promise of help", [], _records(others, _PARTIES)),
            *_section(
                "Standing not established",
                ["Signed and not known to be in force, or not known to have ended."],
                _records(open_status, _PARTIES),
            ),
            *_section("Ended, or never in force", [], _records(past, ("Until", _until))),
            *_section(
                "Known and missing",
                [
                    "Pacts that may be in force, were seen in a source and have no record yet. The list is kept by "
                    "hand in [known-pacts.csv](data/known-pacts.csv) and is not complete; each line is an invitation."
                ],
                _known(missing),
            ),
            *_section(
                "Looked at and set aside",
                ["They promise no help, or are no agreement; those that are pacts may still get a record."],
                _known(aside),
            ),
        ]
    )


def _section(title: str, words: list[str], table: list[str]) -> list[str]:
    return [f"## {title}", "", *(line for word in words for line in (word, "")), *table, ""]


def _table(head: Row, rows: Iterable[Row]) -> list[str]:
    return [_line(head), _line(tuple("---" for _ in head)), *map(_line, rows)]


def _line(cells: Row) -> str:
    return "| " + " | ".join(cells) + " |"


def _states_of_coding() -> tuple[str, ...]:
    return tuple(coded("coding", "state").values())


def _work(collection: Collection) -> Iterator[Row]:
    """How many records rest on which reading, and how far they have been checked."""
    counted = Counter((one.get("coding", "text_basis"), one.get("coding", "state")) for one in collection)
    for basis, title in coded("coding", "text_basis").items():
        numbers = [counted[basis, state] for state in coded("coding", "state")]
        yield (title, str(sum(numbers)), *map(str, numbers))


def _records(treaties: Iterable[Treaty], column: Column) -> list[str]:
    """One line for each record, those signed first on top; `column` is what these records have of their own."""
    title, tell = column
    head = ("Pact", "Signed", "In force since", title, "Help", "Read from", "Coding", "Checked")
    ordered = sorted(treaties, key=lambda one: (_signed(one), one.id))
    return _table(head, (_record(one, tell(one)) for one in ordered))


def _record(treaty: Treaty, own: str) -> Row:
    return (
        f"[{_safe(treaty.short_title)}](treaties/{treaty.id}/index.md)",
        _signed(treaty),
        str(treaty.get("in_force", "date") or "unknown"),
        own,
        _help(treaty),
        coded("coding", "text_basis").get(treaty.get("coding", "text_basis"), ""),
        coded("coding", "state").get(treaty.get("coding", "state"), ""),
        text(treaty.updated),
    )


def _signed(treaty: Treaty) -> str:
    return str(treaty.get("signed", "date"))


def _bound(treaty: Treaty) -> str:
    """How many parties were bound on the day of the check, surely and perhaps."""
    answers = Counter(treaty.bound(party.code, treaty.updated.last) for party in treaty.parties)
    sure, perhaps = answers[Answer.YES], answers[Answer.YES] + answers[Answer.UNKNOWN]
    return str(sure) if sure == perhaps else f"{sure} to {perhaps}"


_PARTIES: Column = ("Parties", _bound)


def _until(treaty: Treaty) -> str:
    return (
        "never in force" if treaty.get("status") == "never_in_force" else str(treaty.get("ended", "date") or "unknown")
    )


def _help(treaty: Treaty) -> str:
    """The firmest commitment: the schema lists them from firm to weak."""
    titles = coded("mutual_defense", "commitment")
    found = {clause.commitment for clause in treaty.mutual_defense}
    return next((title for value, title in titles.items() if value in found), "none")


def _known(listed: Iterable[Known]) -> list[str]:
    head = ("Pact", "Signed", "Parties", "In force", "Promise", "Why listed", "Source")
    return _table(head, map(_wanted, sorted(listed, key=lambda one: (one.year, one.name))))


def _wanted(one: Known) -> Row:
    links = " ".join(f"[{number}]({address})" for number, address in enumerate(one.sources, 1))
    names = ", ".join(states()[code].name_en for code in one.parties) or "not settled"
    return (_safe(one.name), one.year, names, IN_FORCE[one.in_force], PROMISES[one.promise], _safe(one.why), links)


def _safe(words: str) -> str:
    """Words that cannot end a cell or begin a tag."""
    return words.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="write docs/coverage.md from the records")
    parser.add_argument("--check", action="store_true", help="only say whether the page is up to date")
    options = parser.parse_args(arguments)
    collection, listed = load(ROOT / "treaties"), known(KNOWN)
    wrong = list(problems(listed, collection))
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    written = page(collection, listed)
    if options.check:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == written:
            return 0
        print("docs/coverage.md is out of date; python tools/coverage.py writes it anew", file=sys.stderr)
        return 1
    PAGE.write_text(written, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
