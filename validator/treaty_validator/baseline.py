"""Findings that are known and not reported, for adopting the validator in an old collection.

The file prunes itself: what has been mended leaves it, so that it can only grow shorter.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from treaty_validator.findings import Located, Report, Trouble

VERSION = 1
# File relative to the baseline's own, rule, place without the numbers of entries, message.
Known: TypeAlias = tuple[str, str, str, str]
_FIELDS = ("file", "rule", "where", "message")


class WrongBaseline(Exception):
    """The file is not a baseline; the message says why."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The report without what is known, and what of the known is still there."""

    report: Report
    left: Counter[Known]
    gone: int


def read(path: str) -> Counter[Known]:
    """The known findings and how often each occurs. Raises `WrongBaseline`."""
    from treaty_validator import files

    raw = files.read(path)
    if isinstance(raw, Trouble):
        raise WrongBaseline(raw.message)
    try:
        document = json.loads(raw)
        if document["version"] != VERSION:
            raise WrongBaseline("it was written by another version")
        return Counter({_entry(one): _count(one["count"]) for one in document["findings"]})
    except (ValueError, KeyError, TypeError, RecursionError):
        raise WrongBaseline("it is not a baseline; write it anew with --write-baseline") from None


def _entry(one: dict[str, object]) -> Known:
    file, rule, where, message = (str(one[field]) for field in _FIELDS)
    return file, rule, where, message


def _count(value: object) -> int:
    """How often a finding is known; nobody has counted further than this."""
    if not isinstance(value, int) or not 0 < value < 10**9:
        raise ValueError
    return value


def text(known: Counter[Known]) -> bytes:
    """The baseline as it stands in its file."""
    findings = [
        {**dict(zip(_FIELDS, one, strict=True)), "count": count} for one, count in sorted(known.items()) if count > 0
    ]
    document = {"version": VERSION, "findings": findings}
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def known(report: Report, path: str) -> Counter[Known]:
    """Everything in this report, as known findings for a baseline at `path`."""
    return Counter(_known(one, path) for one in report.findings if one.finding.rule != "internal-error")


def apply(
    old: Counter[Known], report: Report, path: str, looked_at: Iterable[str], checked: Callable[[str], bool]
) -> Applied:
    """Take what is known out of the report; what is known and was not found again is gone.

    `checked` says of a rule whether it ran. Entries on files not `looked_at` stay, unless the file is no more.
    """
    budget = Counter(old)
    fresh: list[Located] = []
    for one in report.findings:
        key = _known(one, path)
        if budget[key] > 0:
            budget[key] -= 1
        else:
            fresh.append(one)
    unread = {one.file for one in report.troubles}
    judged = {_relative(file, path) for file in looked_at if file not in unread}
    folder = os.path.dirname(os.path.abspath(path))

    def is_gone(one: Known) -> bool:
        file, rule, *_ = one
        return (file in judged and checked(rule)) or not os.path.lexists(os.path.join(folder, file))

    gone = Counter({one: count for one, count in budget.items() if count > 0 and is_gone(one)})
    return Applied(Report(tuple(fresh), report.files, report.troubles), old - gone, gone.total())


def _known(one: Located, path: str) -> Known:
    where = "".join("/*" if isinstance(step, int) else f"/{step}" for step in one.finding.path)
    return _relative(one.file, path), one.finding.rule, where, one.finding.message


def _relative(file: str, path: str) -> str:
    folder = os.path.dirname(os.path.abspath(path))
    return os.path.relpath(os.path.abspath(file), folder).replace(os.sep, "/")
