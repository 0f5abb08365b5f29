"""Rules on what points to what: sources, articles, the name of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treaty_validator.findings import Finding
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# In these an article number is one of the pact itself; a law or a book has articles of its own.
_TELLS_ARTICLES = frozenset({"treaty_text", "treaty_collection", "news", "website"})
_ARTICLE = re.compile(r"\A(?:[Aa]rts?\.? *|[Aa]rticles? *)?([0-9]{1,3}|[IVXLC]{1,7})\b(?! *[°%])")


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
    for path, piece in record.evidence:
        name = piece.get("source")
        if name is not None and name not in declared:
            from treaty_validator.explain.words import nearest, one_of

            ids = sorted(str(one) for one in declared if one)
            meant = nearest(name, ids)
            yield RULES["undeclared-source"].finding(
                f"there is no source '{name}' under sources" + (f"; did you mean '{meant}'?" if meant else ""),
                (*path, "source"),
                hint=one_of(ids),
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
    for path, key, value in record.leaves:
        if key == "article" and (number := article_number(value)) and number > last:
            yield RULES["locator-beyond-last-article"].finding(
                f"article {value} is cited, but the pact has {last} articles", path
            )
    texts = {source.get("id") for _, source in record.each("sources") if source.get("type") in _TELLS_ARTICLES}
    for path, piece in record.evidence:
        locator = str(piece.get("locator", ""))
        cites_article = locator.lower().startswith("art") and piece.get("source") in texts
        if cites_article and (number := article_number(locator)) and number > last:
            yield RULES["locator-beyond-last-article"].finding(
                f"'{locator}' is cited, but the pact has {last} articles", (*path, "locator")
            )


@rule("file-name-mismatch")
def file_name_mismatch(record: Record) -> Iterator[Finding]:
    """The id of the record is not the name of its file.

    The id is the address of the pact on the site and the name by which other records relate to it.

    Bad: a file `sahel-charter-2023.yaml` with `id: liptako-gourma-charter-2023`.

    Good: a file `liptako-gourma-charter-2023.yaml` with `id: liptako-gourma-charter-2023`.
    """
    own = record.get("id")
    name = record.file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if own and name and own != name:
        yield RULES["file-name-mismatch"].finding(
            f"the id is '{own}', but the file is called '{name}'", ("id",), hint="make the two the same"
        )


def article_number(value: object) -> int | None:
    """The number of an article written as 6, VI or art. 6; None for other ways of writing.

    >>> article_number("art. IV")
    4
    """
    found = _ARTICLE.match(str(value))
    if not found:
        return None
    text = found.group(1)
    if text.isdecimal():
        return int(text)
    total = 0
    for sign, after in zip(text, text[1:] + " ", strict=False):
        worth = _ROMAN[sign]
        total += -worth if _ROMAN.get(after, 0) > worth else worth
    return total
