"""What day somebody meant who wrote it in another form than 2023-09-16."""

from __future__ import annotations

import re

_MONTHS = (
    "january janvier jan janv",
    "february fevrier feb fev",
    "march mars mar",
    "april avril apr avr",
    "may mai",
    "june juin jun",
    "july juillet jul juil",
    "august aout aug",
    "september septembre sep sept",
    "october octobre oct",
    "november novembre nov",
    "december decembre dec",
)
_PERIOD = re.compile(r"([0-9]{1,3})_?(year|month|week|day|an|annee|mois|semaine|jour)s?\Z")
_LETTER = {"year": "Y", "an": "Y", "annee": "Y", "month": "M", "mois": "M", "moi": "M", "week": "W", "semaine": "W"}


def meant_date(value: object) -> str | None:
    """The date in the record's own form, or None where it cannot be told; 05/06/1948 is two days at once."""
    from treaty_validator.explain.aliases import plain

    text = str(value).strip()
    word = plain(text)
    if digits := re.fullmatch(r"([12][0-9]{3})([01][0-9])([0-3][0-9])", text):
        return _date(*digits.groups())
    if time := re.match(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]", text):
        return time[1]
    if circa := re.fullmatch(r"(?:c|ca|circa|about|vers|environ)_([0-9]{4})", word):
        return f"{circa[1]}~"
    parts = word.split("_")
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        return _numbers(parts)
    if len(parts) == 2 and len(parts[0]) == 4 and "".join(parts).isdecimal():
        return _date(parts[0], parts[1], "0")
    return _words(parts)


def meant_period(value: object) -> str | None:
    """The length of time in the form P6M for `6 months` or `10 ans`."""
    from treaty_validator.explain.aliases import plain

    found = _PERIOD.match(plain(str(value)))
    return f"P{int(found[1])}{_LETTER.get(found[2], 'D')}" if found and int(found[1]) else None


def _numbers(parts: list[str]) -> str | None:
    first, second, third = parts
    if len(first) == 4:
        return _date(first, second, third)
    if len(third) != 4 or (int(first) <= 12 and int(second) <= 12 and first != second):
        return None
    return _date(third, second, first) if int(second) <= 12 else _date(third, first, second)


def _words(parts: list[str]) -> str | None:
    month = next((number for part in parts for number, names in enumerate(_MONTHS, 1) if part in names.split()), 0)
    year = next((part for part in parts if re.fullmatch(r"[12][0-9]{3}", part)), "")
    days = [found[1] for part in parts if (found := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th|er)?", part))]
    return _date(year, str(month), days[0] if days else "0") if month and year else None


def _date(year: str, month: str, day: str) -> str | None:
    """As precise as what was given: a month or a day of zero was not known."""
    from treaty_validator.model.partial_date import parse

    text = (
        year
        if int(month) == 0
        else f"{year}-{int(month):02}"
        if int(day) == 0
        else f"{year}-{int(month):02}-{int(day):02}"
    )
    return text if parse(text) else None
