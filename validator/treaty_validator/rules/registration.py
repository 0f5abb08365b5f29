"""Rules on registration, and on the numbers under which others keep the pact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from treaty_validator.findings import Finding, Severity
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule

# Treaties, filed and recorded ones, and later actions are numbered apart.
_UNTS = frozenset({"I", "II", "III", "A"})
# The Secretariat of the United Nations began with the Charter, that of the League ended in 1946.
_UNTS_FIRST = date(1945, 10, 24)
_LNTS_FIRST, _LNTS_LAST = date(1920, 1, 10), date(1946, 7, 31)
# Blocks of numbers in ATOP by the year in which an alliance began; version 5.1 ends with 2018.
_ATOP = ((1000, 1999, 1815, 1913), (2000, 2999, 1914, 1944), (3000, 3999, 1945, 1989), (4000, 7999, 1990, 2018))


@rule("unts-form")
def unts_form(record: Record) -> Iterator[Finding]:
    """The registration number is not written as its series writes it.

    The United Nations number registered treaties I-541, filed and recorded ones II-541, later actions A-541. Numbers of
    the League stand alone: 1234.

    Bad:
        registration: {series: unts, number: 541}  # here

    Good:
        registration: {series: unts, number: I-541}
    """
    series, number = record.get("registration", "series"), record.get("registration", "number")
    if number is None:
        return
    kind, _, plain = str(number).rpartition("-")
    if series == "unts" and not (kind in _UNTS and plain.isascii() and plain.isdigit()):
        message, hint = "is not a number of the United Nations series", f"I-{plain}"
    elif series == "lnts" and plain != str(number):
        message, hint = "is not a number of the League's series", plain
    elif series == "none":
        message, hint = "is a registration number, but the pact is not registered", "series: unts or lnts"
    else:
        return
    yield RULES["unts-form"].finding(f"'{number}' {message}", ("registration", "number"), hint=hint)


@rule("registered-before-in-force")
def registered_before_in_force(record: Record) -> Iterator[Finding]:
    """The pact was registered before it was in force, or before it was signed.

    The United Nations register a treaty only once it is in force between two parties. The League also took treaties
    that were only signed.

    Bad:
        registration: {series: unts, number: I-60000, date: 2023-09-20}  # here
        in_force: {date: 2024-05-28, evidence: [{source: text}]}

    Good:
        registration: {series: unts, number: I-60000, date: 2024-09-20}
        in_force: {date: 2024-05-28, evidence: [{source: text}]}
    """
    registered = record.date("registration", "date")
    if registered is None:
        return
    begun, signed = record.date("in_force", "date"), record.date("signed", "date")
    united = record.get("registration", "series") == "unts" and record.get("in_force", "basis") != "provisional"
    value = record.get("registration", "date")
    if signed is not None and registered.surely_before(signed):
        yield RULES["registered-before-in-force"].finding(
            f"registered on {value}, but signed on {record.get('signed', 'date')}",
            ("registration", "date"),
            related=(("signed here", ("signed", "date")),),
        )
    elif united and begun is not None and registered.surely_before(begun):
        yield RULES["registered-before-in-force"].finding(
            f"registered on {value}, but in force only on {record.get('in_force', 'date')}",
            ("registration", "date"),
            related=(("in force here", ("in_force", "date")),),
        )


@rule("register-era")
def register_era(record: Record) -> Iterator[Finding]:
    """The series of the register did not exist at that time.

    The League of Nations registered treaties from 1920 to 1946, the United Nations from 24 October 1945.

    Bad:
        registration: {series: lnts, number: 4821}  # here

    Good:
        registration: {series: unts, number: I-60000}
    """
    series = record.get("registration", "series")
    if series not in {"unts", "lnts"}:
        return
    registered, signed = record.date("registration", "date"), record.date("signed", "date")
    ended = record.date("ended", "date")
    too_late = registered or signed
    if series == "unts":
        filed = str(record.get("registration", "number") or "").startswith("II-")
        over = ended is not None and not ended.qualified and ended.last < _UNTS_FIRST and not filed
        wrong = over or (registered is not None and registered.last < _UNTS_FIRST)
        message = "the United Nations register treaties since 1945-10-24"
    else:
        early = registered is not None and registered.last < _LNTS_FIRST
        wrong = early or (too_late is not None and not too_late.qualified and too_late.first > _LNTS_LAST)
        message = "the League registered treaties from 1920 to 1946"
    if wrong:
        yield RULES["register-era"].finding(message, ("registration", "series"), hint="another series, or another date")


@rule("atop-era", severity=Severity.WARNING)
def atop_era(record: Record) -> Iterator[Finding]:
    """The ATOP number belongs to another time.

    ATOP gives numbers from 1000 to alliances of 1815 to 1913, from 2000 to those of 1914 to 1944, from 3000 to those of
    1945 to 1989, from 4000 to later ones, up to 2018.

    Bad:
        identifiers: {atop: 3180}  # here

    Good:
        identifiers: {cow: 180}
    """
    number, signed = record.get("identifiers", "atop"), record.date("signed", "date")
    if not isinstance(number, int) or signed is None or signed.qualified:
        return
    years = next((years for low, high, *years in _ATOP if low <= number <= high), None)
    if years is None:
        message = "is not in a block of numbers that ATOP uses"
    elif signed.last.year < years[0] or signed.first.year > years[1]:
        message = f"belongs to the years {years[0]} to {years[1]}, but the pact was signed in {signed.first.year}"
    else:
        return
    yield RULES["atop-era"].finding(
        f"ATOP number {number} {message}",
        ("identifiers", "atop"),
        related=(("signed here", ("signed", "date")),),
    )
