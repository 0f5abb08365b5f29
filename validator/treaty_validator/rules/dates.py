"""Rules on single dates: what the calendar, the clock and the source allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.partial_date import is_impossible, parse
from treaty_validator.model.record import Node, Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import OWN, acts, is_far, words

# The first days of spreadsheets and computers, and what people type when nothing is known.
_SENTINELS = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01", "1111-11-11"})
# Somewhere on earth tomorrow has begun.
_DAY = timedelta(1)
_YEARS = 5


@rule("impossible-date")
def impossible_date(record: Record) -> Iterator[Finding]:
    """A date that is not in the calendar.

    The thirtieth of February and the like are slips of the pen, and every program that reads the table would stop at
    them.

    Bad:
        signed:
          date: 2023-02-30  # here

    Good:
        signed:
          date: 2023-09-16
    """
    for path, _, value in record.parts.dates:
        if parse(value) is None and is_impossible(value) and not is_far(value):
            yield RULES["impossible-date"].finding(
                f"there is no day '{value}' in the calendar", path, hint="leave the day out when it is not known"
            )


@rule("sentinel-date")
def sentinel_date(record: Record) -> Iterator[Finding]:
    """A date that stands for "not known" or "never".

    Some data sets write 9999, 0 or the first day of their spreadsheet where a date is missing. Here `unknown` says that
    it was not found, and `none` that it has not happened. Days that exist, such as 1 January 1900, are only a warning.

    Bad:
        ended: {date: 9999-12-31, mode: expired, evidence: [{source: text}]}  # here
        status: expired

    Good:
        ended: {date: unknown, mode: expired, evidence: [{source: text}]}
        status: expired
    """
    for path, _, value in record.parts.dates:
        sentinel = _is_sentinel(value)
        if sentinel or is_far(value):
            yield RULES["sentinel-date"].finding(
                f"'{value}' looks like a sign for a missing date",
                path,
                hint="unknown when it was not found",
                severity=Severity.WARNING if sentinel else None,
            )


@rule("false-precision", severity=Severity.WARNING)
def false_precision(record: Record) -> Iterator[Finding]:
    """The first of January, and no place in a source that says so.

    Where only the year is known, tables tend to fill in 1 January. A year alone is a date here. If it was 1 January
    indeed, the evidence says where that is written (`locator`), or is of high confidence, or a note tells.

    Bad:
        in_force: {date: 2024-01-01, evidence: [{source: text}]}  # here

    Good:
        in_force: {date: 2024, evidence: [{source: text}]}
    """
    places: list[tuple[Path, Node]] = [((key,), record.get(key) or {}) for key in ("signed", "in_force", "ended")]
    places += [(path, action) for path, _, action in record.actions]
    for path, node in places:
        day = str(node.get("date"))
        if not day.endswith("-01-01") or day in _SENTINELS:
            continue
        pieces = [piece for piece in node.get("evidence") or () if piece]
        told = any("locator" in piece or piece.get("confidence") == "high" for piece in pieces)
        if not told and "note" not in node and node.get("basis") != "fixed_date":
            yield RULES["false-precision"].finding(
                f"'{day}' may stand for the year {day[:4]}",
                (*path, "date"),
                hint=f"{day[:4]}, or a locator in the evidence",
            )


@rule("id-year-mismatch")
def id_year_mismatch(record: Record) -> Iterator[Finding]:
    """The id does not end in the year in which the pact was concluded.

    The year in the id tells pacts of one name apart, and it is the year of conclusion, not of entry into force.

    Bad:
        id: sahel-pact-2024  # here

    Good:
        id: sahel-pact-2023
    """
    signed = record.date("signed", "date")
    year = str(record.get("id") or "")[-4:]
    if signed is None or signed.qualified or not year.isdecimal() or is_far(record.get("signed", "date")):
        return
    if not signed.first.year <= int(year) <= signed.last.year:
        yield RULES["id-year-mismatch"].finding(
            f"the id ends in '{year}', but the pact was concluded in {signed.first.year}",
            ("id",),
            hint=f"{str(record.get('id'))[:-4]}{signed.first.year}",
            related=(("concluded here", ("signed", "date")),),
        )


@rule("signature-in-future")
def signature_in_future(record: Record) -> Iterator[Finding]:
    """The pact was signed, or a party acted, on a day that has not come yet.

    A record tells what has happened. An act that is only announced is an entry under `events` of type `announcement`.

    Bad:
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: ratification, date: 2203-10-09}  # here
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}

    Good:
        parties:
          - state: MLI
            actions:
              - {action: signature, date: 2023-09-16}
              - {action: ratification, date: 2023-10-09}
          - {state: NER, actions: [{action: signature, date: 2023-09-16}]}
    """
    limit = record.today + _DAY
    signed = record.date("signed", "date")
    found: list[tuple[Path, Node]] = [(("signed",), record.get("signed"))] if signed and signed.first > limit else []
    found += [(path, action) for path, _, action, when in acts(record, OWN) if when.first > limit]
    for path, node in found:
        if not is_far(node["date"]):
            what = words(node) if "action" in node else "signature"
            yield RULES["signature-in-future"].finding(
                f"{what} on {node['date']}, a day that has not come yet", (*path, "date")
            )


@rule("read-in-future", severity=Severity.WARNING)
def read_in_future(record: Record) -> Iterator[Finding]:
    """A source was read, or the record checked, on a day that has not come yet.

    `accessed` and `updated` are days on which somebody sat down and looked. A later one is a slip of the pen, or the
    clock of a computer is wrong.

    Bad:
        coding: {state: draft, text_basis: authentic_text, updated: 2062-11-22}  # here

    Good:
        coding: {state: draft, text_basis: authentic_text, updated: 2026-11-22}
    """
    limit = (record.today + _DAY).isoformat()
    for path, key, value in record.parts.dates:
        if (key == "accessed" or key == "updated") and str(value) > limit and not is_far(value):
            yield RULES["read-in-future"].finding(f"'{value}' has not come yet", path)


@rule("stale-status", severity=Severity.WARNING)
def stale_status(record: Record) -> Iterator[Finding]:
    """The pact is said to be in force, and nobody has looked for more than five years.

    Whoever asks which pacts bind today relies on this field. Check the status against a source and set `updated`.

    Bad:
        coding: {state: draft, text_basis: authentic_text, updated: 2020-01-31}  # here

    Good:
        coding: {state: draft, text_basis: authentic_text, updated: 2024-01-31}
    """
    updated = record.date("coding", "updated")
    if updated is None or record.get("status") != "in_force":
        return
    today, last = record.today, updated.last
    if (today.year - _YEARS, today.month, today.day) > (last.year, last.month, last.day):
        yield RULES["stale-status"].finding(
            f"in force today? The record was last checked on {record.get('coding', 'updated')}",
            ("coding", "updated"),
            related=(("the status", ("status",)),),
        )


@lru_cache(maxsize=4096)
def _is_sentinel(value: object) -> bool:
    return str(value).rstrip("?~") in _SENTINELS
