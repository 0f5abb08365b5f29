"""Rules on how a record came about: who coded it, who checked it, and what they had before them."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator.findings import Finding, Path, Severity
from treaty_validator.model.record import Node, Record
from treaty_validator.registry import RULES, rule
from treaty_validator.rules.acts import explained

# How many fields must be coded before their share means anything.
_ENOUGH = 6


@rule("reviewed-by-coder")
def reviewed_by_coder(record: Record) -> Iterator[Finding]:
    """Somebody reviewed a record of their own.

    A review is worth something because another person looks. Whoever coded the record cannot see their own slips.

    Bad:
        coding:
          state: reviewed
          coders: [A first reader]
          reviewers: [A first reader]  # here
          text_basis: authentic_text
          updated: 2026-11-22

    Good:
        coding:
          state: reviewed
          coders: [A first reader]
          reviewers: [A second reader]
          text_basis: authentic_text
          updated: 2026-11-22
    """
    reviewers = record.each("coding", "reviewers")
    coders = {_plain(name): path for path, name in record.each("coding", "coders")} if reviewers else {}
    for path, name in reviewers:
        if _plain(name) in coders:
            yield RULES["reviewed-by-coder"].finding(
                f"'{name}' coded this record, and so cannot review it",
                path,
                related=(("coded by", coders[_plain(name)]),),
            )


@rule("reviewed-without-reviewer", severity=Severity.WARNING)
def reviewed_without_reviewer(record: Record) -> Iterator[Finding]:
    """The record is reviewed, and does not say by whom.

    A person or group stands for a review, so that a reader can ask.

    Bad:
        coding: {state: reviewed, text_basis: authentic_text, updated: 2026-11-22}  # here

    Good:
        coding: {state: reviewed, reviewers: [A second reader], text_basis: authentic_text, updated: 2026-11-22}
    """
    if record.get("coding", "state") == "reviewed" and not record.get("coding", "reviewers"):
        yield RULES["reviewed-without-reviewer"].finding(
            "reviewed, but 'reviewers' is missing", ("coding", "state"), hint="reviewers: [...], or single_coded"
        )


@rule("secondary-text-silent")
def secondary_text_silent(record: Record) -> Iterator[Finding]:
    """A field says that the text is silent, and nobody has seen the text.

    `silent` means that the text was read and says nothing. Where only reports were read, it is `unknown`.

    Bad:
        coding: {state: draft, text_basis: secondary_sources, updated: 2026-11-22}
        accession: {openness: silent, evidence: [{source: text}]}  # here

    Good:
        coding: {state: draft, text_basis: secondary_sources, updated: 2026-11-22}
        accession: {openness: unknown, evidence: [{source: text}]}
    """
    if record.get("coding", "text_basis") != "secondary_sources":
        return
    for path, node, _ in record.maps:
        for key, value in node.items():
            if value == "silent" or (isinstance(value, list) and "silent" in value):
                yield RULES["secondary-text-silent"].finding(
                    "'silent' means that the text was read, but only reports of it were",
                    (*path, key),
                    hint="unknown",
                    related=(("what was read", ("coding", "text_basis")),),
                )


@rule("too-many-unknowns", severity=Severity.WARNING)
def too_many_unknowns(record: Record) -> Iterator[Finding]:
    """A reviewed record in which most coded fields are unknown.

    Such a record is a good beginning, and a `draft`. A review confirms what was found.

    Bad:
        coding: {state: reviewed, reviewers: [A second reader], text_basis: partial_text, updated: 2026-11-22}  # here
        binding: unknown
        publicity: unknown
        accession: {openness: unknown}
        duration: {kind: unknown}
        withdrawal: {allowed: unknown}

    Good:
        coding: {state: draft, text_basis: partial_text, updated: 2026-11-22}
        binding: unknown
        publicity: unknown
        accession: {openness: unknown}
        duration: {kind: unknown}
        withdrawal: {allowed: unknown}
    """
    if record.get("coding", "state") != "reviewed":
        return
    # What was done, and what a source is, are no findings about the text.
    passed = {"coding", "sources", "events"}
    values = [
        node[key]
        for path, node, order in record.maps
        if not passed & set(path[:1])
        for key in order.coded & node.keys()
        if key != "confidence"
    ]
    unknown = values.count("unknown")
    if len(values) >= _ENOUGH and 2 * unknown > len(values):
        yield RULES["too-many-unknowns"].finding(
            f"reviewed, but {unknown} of {len(values)} coded fields are unknown", ("coding", "state"), hint="draft"
        )


@rule("other-without-note", severity=Severity.WARNING)
def other_without_note(record: Record) -> Iterator[Finding]:
    """A coded value is `other`, and no note says what it is.

    `other` keeps the list of values short, and tells nothing by itself. The note beside it does.

    Bad:
        amendment: {procedure: other}  # here

    Good:
        amendment: {procedure: other, note: By a vote of the two parliaments in joint session.}
    """
    places: list[tuple[Path, Node | None, str]] = [
        (("in_force",), record.get("in_force"), "basis"),
        (("accession",), record.get("accession"), "procedure"),
        (("amendment",), record.get("amendment"), "procedure"),
        (("scope",), record.get("scope"), "threats"),
    ]
    places += [(path, clause, key) for path, clause in record.clauses for key in ("triggers", "conditions")]
    for path, node, key in places:
        value = node.get(key) if node else None
        listed = isinstance(value, list) and "other" in value
        if (listed or value == "other") and not explained(node):
            where = (*path, key, value.index("other")) if isinstance(value, list) else (*path, key)
            yield RULES["other-without-note"].finding("'other' needs a note that says what it is", where)


def _plain(name: object) -> str:
    return " ".join(str(name).casefold().split())
