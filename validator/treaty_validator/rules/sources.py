"""Rules on sources: declared once, cited where they support something, and good enough to rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.record import Node, Record
from treaty_validator.registry import RULES, rule

# Sources that report, but are neither the text nor an official or scholarly account of it.
_REPORTS = frozenset({"news", "website", "reference"})
_CHECKED = frozenset({"reviewed", "double_coded"})

# How the numbers of hosts begin that only one network knows.
_PRIVATE = ("10.", "127.", "169.254.", "192.168.")
# Encoded control and direction marks.
_HIDDEN = r"(?i)%(?:[01][0-9A-F]|7F|E2%80%(?:8[BEF]|A[A-E])|E2%81%A[0-9A-F]|EF%BB%BF)"
# Names under which an address carries what belongs to one reader alone.
_PERSONAL = r"(?i)[?&;](?:access_token|api_?key|auth|jsessionid|passwo?r?d|phpsessid|secret|session_?id|sid|token)="


@rule("undeclared-source")
def undeclared_source(record: Record) -> Iterator[Finding]:
    """Evidence names a source that is not listed under `sources`.

    Every source is described once, under `sources`, and named by its id everywhere else.

    Bad:
        in_force: {date: 2023-09-16, evidence: [{source: gazette}]}  # here

    Good:
        in_force: {date: 2023-09-16, evidence: [{source: text}]}
    """
    declared = {source.get("id") for _, source in record.each("sources")}
    if None in declared or _cited(record) <= declared:
        return
    for path, piece in record.evidence:
        name = piece.get("source")
        if name is not None and name not in declared:
            from treaty_validator.explain.words import nearest, one_of

            ids = sorted(str(one) for one in declared)
            meant = nearest(name, ids)
            yield RULES["undeclared-source"].finding(
                f"there is no source '{name}' under sources" + (f"; did you mean '{meant}'?" if meant else ""),
                (*path, "source"),
                hint=one_of(ids),
            )


@rule("duplicate-source")
def duplicate_source(record: Record) -> Iterator[Finding]:
    """Two sources have the same id.

    Evidence names a source by its id; with two of one name nobody knows which is meant.

    Bad:
        sources:
          - {id: text, type: treaty_text, title: Text of the pact}
          - {id: text, type: news, title: Report on the signing}  # here

    Good:
        sources:
          - {id: text, type: treaty_text, title: Text of the pact}
    """
    first: dict[str, Path] = {}
    for path, source in record.each("sources"):
        name = source.get("id")
        if name in first:
            yield RULES["duplicate-source"].finding(
                f"there is already a source '{name}'", (*path, "id"), related=(("the first", (*first[name], "id")),)
            )
        elif name is not None:
            first[name] = path


@rule("unused-source", severity=Severity.WARNING)
def unused_source(record: Record) -> Iterator[Finding]:
    """A source is listed, and no evidence names it.

    Either it supports something, and the evidence there should say so, or it was left over from an earlier version.

    Bad:
        sources:
          - {id: text, type: treaty_text, title: Text of the pact}
          - {id: report, type: news, title: Report on the signing}  # here

    Good:
        signed: {date: 2023-09-16, place: Bamako, evidence: [{source: report}]}
        sources:
          - {id: text, type: treaty_text, title: Text of the pact}
          - {id: report, type: news, title: Report on the signing}
    """
    cited = _cited(record)
    if None in cited:
        return
    for path, source in record.each("sources"):
        name = source.get("id")
        if name is not None and name not in cited:
            yield RULES["unused-source"].finding(
                f"no evidence names the source '{name}'", (*path, "id"), hint="cite it where it supports something"
            )


@rule("missing-evidence")
def missing_evidence(record: Record) -> Iterator[Finding]:
    """A claim that matters has no evidence.

    Nobody can check a claim that does not say where it comes from. Entry into force and end need evidence when they
    have a date; clauses always do.

    Bad:
        in_force: {date: 2023-09-16}  # here

    Good:
        in_force: {date: 2023-09-16, evidence: [{source: text, locator: art. 15}]}
    """
    for key in ("in_force", "ended"):
        node = record.get(key)
        if node and node.get("date") not in {None, "unknown", "none"} and not node.get("evidence"):
            yield RULES["missing-evidence"].finding(
                f"'{key}' has a date but no evidence", (key,), hint="evidence: [{source: ..., locator: art. ...}]"
            )


@rule("news-only", severity=Severity.WARNING)
def news_only(record: Record) -> Iterator[Finding]:
    """A reviewed record rests on nothing but news and web pages.

    A review confirms a record against its sources. For that it takes the text, an official record, or scholarship.

    Bad:
        coding: {state: reviewed, reviewers: [A second reader], text_basis: secondary_sources, updated: 2026-11-22}
        sources: [{id: text, type: news, title: Report on the signing}]  # here

    Good:
        coding: {state: reviewed, reviewers: [A second reader], text_basis: secondary_sources, updated: 2026-11-22}
        sources: [{id: text, type: official_record, title: Statement of the depositary}]
    """
    if record.get("coding", "state") != "reviewed":
        return
    types = {source.get("type") for _, source in record.each("sources")}
    if types and types <= _REPORTS:
        yield RULES["news-only"].finding(
            "reviewed, but no source is a text, an official record or a study",
            ("sources",),
            related=(("reviewed", ("coding", "state")),),
        )


@rule("low-confidence-only", severity=Severity.WARNING)
def low_confidence_only(record: Record) -> Iterator[Finding]:
    """A checked record rests a claim that matters on weak evidence alone.

    A draft may begin with what there is. Before a record counts as checked, its dates and its promises of help need one
    source of medium or high confidence.

    Bad:
        coding: {state: reviewed, reviewers: [A second reader], text_basis: authentic_text, updated: 2026-11-22}
        in_force: {date: 2023-09-16, evidence: [{source: text, confidence: low}]}  # here

    Good:
        coding: {state: reviewed, reviewers: [A second reader], text_basis: authentic_text, updated: 2026-11-22}
        in_force: {date: 2023-09-16, evidence: [{source: text, confidence: high}]}
    """
    if record.get("coding", "state") not in _CHECKED:
        return
    claims: list[tuple[Path, Node]] = [((key,), record.get(key) or {}) for key in ("signed", "in_force", "ended")]
    for path, node in [*claims, *record.each("mutual_defense")]:
        pieces = [piece for piece in node.get("evidence") or () if piece]
        if pieces and all(piece.get("confidence") == "low" for piece in pieces):
            yield RULES["low-confidence-only"].finding(
                "this rests on evidence of low confidence alone", (*path, "evidence")
            )


@rule("unsafe-url")
def unsafe_url(record: Record) -> Iterator[Finding]:
    """An address that is not for the public.

    Readers follow these addresses. One that hides control characters, leads into a private network, or carries the
    session or key of whoever copied it must not be published.

    Bad:
        sources: [{id: text, type: treaty_text, title: Text, url: "https://example.org/pact?token=8f3a"}]  # here

    Good:
        sources: [{id: text, type: treaty_text, title: Text, url: "https://example.org/pact"}]
    """
    for path, source in record.each("sources"):
        for key in ("url", "archived_url"):
            url = source.get(key)
            if url and (why := _unsafe(url)):
                yield RULES["unsafe-url"].finding(why, (*path, key), hint="the address as anybody can open it")


# Two rules ask for them, one after the other.
@lru_cache(maxsize=1)
def _cited(record: Record) -> set[str | None]:
    """The sources that evidence names; None where a piece of it names none."""
    return {piece.get("source") for _, piece in record.evidence}


def _unsafe(url: str) -> str:
    if _is_private(url):
        return "this address leads into a private network"
    if "%" in url and re.search(_HIDDEN, url):
        return "this address holds hidden characters"
    if "=" in url and (found := re.search(_PERSONAL, url)):
        return f"this address carries a personal key ('{found.group()[1:-1]}')"
    return ""


def _is_private(url: str) -> bool:
    """Whether only one network knows the host: by a name without a domain, or a number of its own."""
    host = url.split("/", 3)[2].split("?", 1)[0].split("#", 1)[0].split(":", 1)[0]
    return "." not in host or (host.startswith(_PRIVATE) and not host.strip(".0123456789"))
