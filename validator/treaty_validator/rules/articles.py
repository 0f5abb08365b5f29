"""Rules on articles: whether the pact has them, and whether sources agree on their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from treaty_validator.findings import Finding, Severity, pointer
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import ABSENT, explained

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# In these an article number is one of the pact itself; a law or a book has articles of its own.
_TELLS_ARTICLES = frozenset({"treaty_text", "treaty_collection", "news", "website"})
_ARTICLE = r"\A(?:[Aa]rts?\.? *|[Aa]rticles? *)?([0-9]{1,3}|[IVXLC]{1,7})\b(?! *[°%])"
# One article and nothing else: several at once, or a range, name more than one place on purpose.
_SINGLE = r"\A[Aa]rt(?:icle|\.)? *(?:[0-9]{1,3}|[IVXLC]{1,7})(?:\([0-9a-z]+\))*\Z"

_ART = ("art", "Art")
# Reports miscount by one or two; an article further away is another promise that bears on this one.
_SLIP = 2


@rule("locator-beyond-last-article")
def locator_beyond_last_article(record: Record) -> Iterator[Finding]:
    """An article is cited that the pact does not have.

    The record says how many articles the text has; a higher number is a slip of the pen, or belongs to another text.

    Bad:
        articles: 17
        accession: {openness: open, article: 21}  # here

    Good:
        articles: 17
        accession: {openness: open, article: 11}
    """
    last = record.get("articles")
    if not isinstance(last, int):
        return
    for path, value in record.parts.articles:
        if (number := article_number(value)) and number > last:
            yield RULES["locator-beyond-last-article"].finding(
                f"article {value} is cited, but the pact has {last} articles", path
            )
    for path, piece in record.evidence:
        locator = piece.get("locator", "")
        number = article_number(locator) if locator.startswith(_ART) else None
        if number and number > last and piece.get("source") in _texts(record):
            yield RULES["locator-beyond-last-article"].finding(
                f"'{locator}' is cited, but the pact has {last} articles", (*path, "locator")
            )


@rule("same-claim-two-locators", severity=Severity.WARNING)
def same_claim_two_locators(record: Record) -> Iterator[Finding]:
    """Sources cite one clause under different article numbers.

    Press reports of one promise name article 3, 4 and 5. The clause has the number that the record takes to be right;
    that others give another is a dispute about its `article`, or is told in a note.

    Bad:
        provisions:
          - type: consultation
            article: 3
            summary: The parties consult.
            evidence: [{source: text, locator: art. 3}, {source: text, locator: art. 4}]  # here

    Good:
        provisions:
          - type: consultation
            article: 3
            summary: The parties consult.
            evidence: [{source: text, locator: art. 3}, {source: text, locator: art. 3}]
    """
    disputed = {dispute.get("path") for _, dispute in record.each("disputes")}
    for path, clause in record.clauses:
        pieces = clause.get("evidence") or ()
        own = article_number(clause.get("article")) if len(pieces) > 1 else None
        if own is None or explained(clause):
            continue
        for number, piece in enumerate(pieces):
            locator = (piece or {}).get("locator", "")
            other = (article_number(locator) if locator.startswith(_ART) else None) or own
            if not 0 < abs(other - own) <= _SLIP or explained(piece):
                continue
            settled = pointer((*path, "article")) in disputed
            if not settled and piece.get("source") in _texts(record) and re.match(_SINGLE, locator):
                yield RULES["same-claim-two-locators"].finding(
                    f"'{piece['locator']}' is cited for a clause of article {clause['article']}",
                    (*path, "evidence", number, "locator"),
                    hint="a dispute about the number, or a note",
                    related=(("the clause", (*path, "article")),),
                )
                break


# Records cite the same few articles again and again.
@lru_cache(maxsize=1024)
def article_number(value: object) -> int | None:
    """The number of an article written as 6, VI or art. 6; None for other ways of writing.

    >>> article_number("art. IV")
    4
    """
    if isinstance(value, int):
        return value
    text = str(value)
    number = text.removeprefix("art. ")
    if not (len(number) < 4 and number.isascii() and number.isdecimal()):
        found = re.match(_ARTICLE, text) if text not in ABSENT else None
        if not found:
            return None
        number = found.group(1)
    if number.isdecimal():
        return int(number)
    total = 0
    for sign, after in zip(number, number[1:] + " ", strict=False):
        worth = _ROMAN[sign]
        total += -worth if _ROMAN.get(after, 0) > worth else worth
    return total


def _texts(record: Record) -> set[str]:
    return {source.get("id") for _, source in record.each("sources") if source.get("type") in _TELLS_ARTICLES}
