"""Feeds: what changed in the collection (Atom), and days to remember (iCalendar)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape

from treaty_validator.model.spells import Answer
from treaty_validator.model.treaty import Treaty
from treaty_validator.site.deadlines import running
from treaty_validator.site.output import Asset
from treaty_validator.site.site import Site
from treaty_validator.site.words import moment

_LATEST = 50
_AUTHOR = "treaty-validator contributors"
# Characters that XML cannot hold even when escaped.
_FORBIDDEN = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


def files(site: Site) -> Iterator[Asset]:
    """The feed of changes and the calendar of anniversaries and ends."""
    yield Asset("feeds/treaties.atom", _atom(site))
    yield Asset("feeds/treaties.ics", _calendar(site))


def _atom(site: Site) -> str:
    latest = sorted(site.collection, key=lambda one: (one.updated.first, one.id), reverse=True)[:_LATEST]
    newest = max((one.updated.first for one in latest), default=site.day)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_xml(site.title)}</title>",
        "<id>urn:treaty-validator:feed:treaties</id>",
        f"<updated>{newest.isoformat()}T00:00:00Z</updated>",
        f"<author><name>{_AUTHOR}</name></author>",
    ]
    if site.address:
        lines.append(f'<link rel="self" href="{_xml(site.address)}feeds/treaties.atom"/>')
    for one in latest:
        lines += [
            "<entry>",
            f"<title>{_xml(one.short_title)}</title>",
            f"<id>urn:treaty-validator:treaty:{one.id}</id>",
            f"<updated>{one.updated.first.isoformat()}T00:00:00Z</updated>",
            f'<link rel="alternate" href="{_xml(site.address or "../")}treaties/{one.id}/"/>',
            f"<summary>{_xml(str(one.get('summary')))}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>"]) + "\n"


def _xml(text: str) -> str:
    return escape(" ".join(text.translate(_FORBIDDEN).split()))


def _calendar(site: Site) -> str:
    """Anniversaries of pacts that bind, days on which a pact ended, ends of terms and last days to give notice."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//treaty-validator//pacts//EN", "CALSCALE:GREGORIAN"]
    for treaty in site.collection:
        signed = treaty.date("signed", "date")
        if signed and signed.is_day and Answer.YES in site.bound_today[treaty.id].values():
            lines += _event(
                site, treaty, "signed", signed.first, f"{treaty.short_title} (signed {signed.first.year})", True
            )
        ended = treaty.date("ended", "date")
        if ended and ended.is_day:
            lines += _event(site, treaty, "ended", ended.first, f"End of the {treaty.short_title}", False)
        lines += _term(site, treaty)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _term(site: Site, treaty: Treaty) -> list[str]:
    term = running(treaty, site.day)
    if term is None:
        return []
    then = "renews by itself" if term.renews else "ends"
    lines = _event(site, treaty, "term", term.ends, f"Term of the {treaty.short_title} {then}", False)
    if term.notice is not None:
        lines += _event(
            site, treaty, "notice", term.notice, f"Last day of notice to leave the {treaty.short_title}", False
        )
    return lines


def _event(site: Site, treaty: Treaty, what: str, when: date, title: str, yearly: bool) -> list[str]:
    following = when + timedelta(1)
    return [
        "BEGIN:VEVENT",
        f"UID:{what}-{treaty.id}@treaty-validator.invalid",
        f"DTSTAMP:{treaty.updated.first:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{when.year:04}{when:%m%d}",
        f"DTEND;VALUE=DATE:{following.year:04}{following:%m%d}",
        *(["RRULE:FREQ=YEARLY"] if yearly else []),
        f"SUMMARY:{_ical(title)}",
        f"DESCRIPTION:{_ical(str(treaty.get('summary')))} ({moment(when.isoformat())})",
        *([f"URL:{site.address}treaties/{treaty.id}/"] if site.address else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _ical(text: str) -> str:
    text = " ".join(text.translate(_FORBIDDEN).split())
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, as RFC 5545 asks, never cut within a character."""
    pieces, rest = [], line
    limit = 75
    while len(rest.encode()) > limit:
        cut = limit
        while len(rest[:cut].encode()) > limit:
            cut -= 1
        pieces.append(rest[:cut])
        rest, limit = rest[cut:], 74
    return "\r\n ".join([*pieces, rest]) + "\r\n"
