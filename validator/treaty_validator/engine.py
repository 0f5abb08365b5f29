"""The straight way from bytes to findings: read, hold to the contract, judge, locate, silence, sort."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import treaty_validator.rules  # noqa: F401  (registers the rules)
from treaty_validator import files, suppress
from treaty_validator.collection import Facts, Index, facts, index
from treaty_validator.contract import gate
from treaty_validator.document import Document, Refused, read
from treaty_validator.findings import Finding, Located, Path, Report, Span, Trouble
from treaty_validator.limits import MAX_FINDINGS
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, Rule, rule

Selected = Callable[[str], bool]

# Findings that name a part which must be taken out before rules may trust the types of what is left.
_UNSOUND = frozenset({"unknown-key", "unknown-value", "wrong-type", "malformed-value", "malformed-key", "out-of-range"})


@dataclass(frozen=True, slots=True)
class Checked:
    """One record after its own rules: what was found, what the others may know of it, and where its parts stand."""

    file: str
    document: Document | None
    findings: tuple[Finding, ...]
    facts: Facts | None


def validate(
    paths: Iterable[str] | str,
    *,
    selected: Selected = lambda name: True,
    today: date | None = None,
    stdin: tuple[str, bytes] | None = None,
) -> Report:
    """Check files and folders and report everything found.

    `paths` are files or folders; `stdin` is a file name with its bytes; `selected` says of a rule's name whether it is
    wanted; `today` is the day on which the question is asked. Raises nothing for anything that a file may hold.
    """
    wanted = [paths] if isinstance(paths, str) else list(paths)
    day = today or date.today()
    troubles: list[Trouble] = []
    checked: list[Checked] = []
    sources: list[tuple[str, bytes | Trouble]] = [stdin] if stdin else []
    for path in files.records(wanted):
        sources.append((path, files.read(path)) if isinstance(path, str) else (path.file, path))
    for file, raw in sources:
        if isinstance(raw, Trouble):
            troubles.append(raw)
        else:
            checked.append(check(file, raw, day))
    findings: list[Located] = []
    whole = index([*(one.facts for one in checked if one.facts), *_neighbors(checked)])
    for one in checked:
        findings += _located(one, whole, selected)
    findings.sort(key=lambda found: (found.file, found.span, found.finding.rule, found.finding.message))
    return Report(tuple(findings), len(checked), tuple(sorted(troubles, key=lambda one: (one.file, one.message))))


def check(file: str, raw: bytes, today: date) -> Checked:
    """One record by itself: reading, shape, meaning. A pure function of its arguments."""
    try:
        document = read(raw)
    except Refused as refused:
        return Checked(file, None, (refused.finding,), None)
    found = list(document.findings)
    data = document.data
    if not gate.accepts(data):
        from treaty_validator.explain import explain

        shape = explain(gate.errors(data))
        found += shape
        data = _sound(data, shape)
    record = Record(data, file, today)
    for one in _record_rules():
        found += _run(one, record)
    return Checked(file, document, tuple(found), facts(file, data))


def _record_rules() -> list[Rule]:
    return [one for one in list(RULES.values()) if one.scope == "record"]


def _run(one: Rule, *arguments: object) -> Iterator[Finding]:
    """The findings of a rule; a rule that breaks is a finding of its own and stops nothing else."""
    try:
        yield from one.check(*arguments)
    except Exception as error:
        yield internal_error(one.name, error)


@rule("internal-error", scope="file")
def internal_error(name: str, error: Exception) -> Finding:
    """The validator itself made a mistake.

    Not your doing. Please report it with the record that caused it; the other rules have done their work.

    Bad: nothing that a record could do.

    Good: every record.
    """
    return RULES["internal-error"].finding(
        f"the rule '{name}' failed with {type(error).__name__}; this is a mistake of the validator, please report it"
    )


def _sound(data: dict[str, Any], shape: list[Finding]) -> dict[str, Any]:
    """A copy of the data without the parts that break the contract; in lists, None keeps their place."""
    broken = {finding.path for finding in shape if finding.rule in _UNSOUND}

    def copy(node: Any, path: Path) -> Any:
        if isinstance(node, dict):
            return {key: copy(value, (*path, key)) for key, value in node.items() if (*path, key) not in broken}
        if isinstance(node, list):
            return [None if (*path, n) in broken else copy(item, (*path, n)) for n, item in enumerate(node)]
        return node

    sound: dict[str, Any] = copy(data, ())
    return sound


def _neighbors(checked: list[Checked]) -> Iterator[Facts]:
    """The facts of the other records in the folders of those checked: the context for collection rules."""
    given = {os.path.abspath(one.file) for one in checked}
    for folder in sorted({os.path.dirname(path) for path in given}):
        for path in files.in_folder(folder) if os.path.isdir(folder) else ():
            if os.path.abspath(path) in given:
                continue
            raw = files.read(path)
            if isinstance(raw, Trouble):
                continue
            try:
                data = read(raw).data
            except Refused:
                continue
            if gate.accepts(data):
                yield facts(path, data)
            elif isinstance(data.get("id"), str):
                yield facts(path, {"id": data["id"]})


def _located(one: Checked, whole: Index, selected: Selected) -> Iterator[Located]:
    found = list(one.findings)
    if one.facts is not None:
        for each in list(RULES.values()):
            if each.scope == "collection":
                found += _run(each, one.facts, whole)
    if one.document is None:
        spans = [(finding, finding.span or Span(1, 1, 1, 2)) for finding in found]
        yield from _shown(one, spans, selected)
        return
    document = one.document
    if not found and "validate-treaty:" not in document.text:
        return
    silenced, wrong = suppress.suppressions(document)
    spans = [(each, each.span or document.span(each.path, each.on_key)) for each in [*found, *wrong]]
    judged = frozenset(name for name in RULES if selected(name))
    yield from _shown(one, list(suppress.apply(silenced, spans, judged)), selected)


def _shown(one: Checked, spans: list[tuple[Finding, Span]], selected: Selected) -> Iterator[Located]:
    spans = sorted((each for each in spans if selected(each[0].rule)), key=lambda each: (each[1], each[0].rule))
    if len(spans) > MAX_FINDINGS:
        more = len(spans) - MAX_FINDINGS
        spans = spans[:MAX_FINDINGS]
        last, span = spans[-1]
        spans[-1] = (replace(last, message=f"{last.message} (and {more} more findings in this file)"), span)
    document = one.document
    for finding, span in spans:
        line = document.lines[span.line - 1] if document and span.line <= len(document.lines) else ""
        related = tuple(
            (text, place if isinstance(place, Span) else document.span(place))
            for text, place in finding.related
            if document
        )
        yield Located(one.file, span, finding, line.rstrip("\r"), related)
