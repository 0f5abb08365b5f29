"""What is fuzzed: for each target a function of bytes that raises nothing at all, whatever the bytes are."""

from __future__ import annotations

import contextlib
import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from treaty_validator.checking import check
from treaty_validator.collection import facts, from_json, index, to_json
from treaty_validator.contract import gate
from treaty_validator.document import Refused, read
from treaty_validator.document.reading import PARSER
from treaty_validator.document.walk import walk
from treaty_validator.explain import explain, mended
from treaty_validator.explain_rule import is_fragment, page
from treaty_validator.findings import Finding, Located, Path, Report, Severity, Span, Trouble
from treaty_validator.fix.fixing import composed, fixed
from treaty_validator.fix.run import Told
from treaty_validator.limits import MAX_FINDINGS, MAX_SAID
from treaty_validator.locating import locate
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, collection_rules, load_all, record_rules
from treaty_validator.reporters import FORMATS, renderer, statistics, step_summary

from tests.conftest import MINIMAL
from tests.fix.layouts import owners, written
from tests.fuzz.choices import Choices, changed
from tests.rules.base import CONTEXT, spliced

TODAY = date(2026, 11, 22)
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@cache
def seeds() -> list[dict[str, Any]]:
    """Small records that together use everything: the examples of every rule, right and wrong."""
    pages = [page(one) for one in load_all().values()]
    fragments = [text for told in pages if is_fragment(told.bad) for text in (told.good, told.bad)]
    return [read(MINIMAL.encode()).data, *_readable(spliced(text) for text in fragments)]


def document(raw: bytes) -> None:
    """Any bytes are read, the short way as the long one, or refused with a place."""
    try:
        told = read(raw)
    except Refused as refused:
        sound(refused.finding)
        assert refused.finding.span is not None
        return
    slowly: list[Finding] = []
    assert repr(walk(PARSER(told.text), slowly, None)) == repr(told.data)
    assert tuple(slowly) == told.findings
    for path in [*told.places.values, *told.places.keys]:
        span = told.span(path)
        assert 1 <= span.line <= len(told.lines) + 1 and (span.line, span.column) <= (span.end_line, span.end_column)
    for finding in told.findings:
        sound(finding)


def file(raw: bytes) -> None:
    """Any bytes go the whole way of a file, comments that silence findings included."""
    checked = check("x.yaml", raw, TODAY)
    assert not broken(checked.findings)
    located = list(locate("x.yaml", raw, list(checked.findings), lambda name: True))
    assert len(located) <= MAX_FINDINGS
    for one in located:
        sound(one.finding)
        assert one.span.line >= 1


def shape(raw: bytes) -> None:
    """A changed record, or any value at all, gets one verdict from both engines and findings in words."""
    choices = Choices(raw)
    if choices.below(8) == 0:
        data: Any = {choices.text(): choices.value() for _ in range(choices.below(6))}
    else:
        data = changed(choices.of(seeds()), choices)
    errors = gate.errors(data)
    assert gate.accepts(data) == (not errors)
    found = explain(errors, data)
    assert bool(found) == bool(errors)
    for finding in found:
        sound(finding)
    json.dumps(mended(errors, data))


def rules(raw: bytes) -> None:
    """Every rule judges a changed record, mended as the command mends it, and none of them breaks."""
    choices = Choices(raw)
    data: Any = changed(choices.of(seeds()), choices)
    if not gate.accepts(data):
        data = mended(gate.errors(data), data)
    record = Record(data, "x.yaml", TODAY)
    for one in record_rules():
        for finding in one.check(record):
            sound(finding)
    own = facts("x.yaml", data)
    assert from_json("x.yaml", json.loads(json.dumps(to_json(own)))) == own
    whole = index([own, *others()])
    for one in collection_rules():
        for finding in one.check(own, whole):
            sound(finding)


def reporters(raw: bytes) -> None:
    """A report whose every text is hostile comes out of every format as lines that cannot steer anything."""
    choices = Choices(raw)
    report = Report(
        tuple(_located(choices) for _ in range(choices.below(4))),
        choices.below(3),
        tuple(Trouble(_name(choices), choices.text(), 2 + choices.below(2)) for _ in range(choices.below(3))),
    )
    for name in FORMATS:
        text = renderer(name)(report, False)
        harmless(name, text)
        renderer(name)(report, True)
    assert UNSEEN.search(statistics.render(report, False) + step_summary.render(report)) is None


def fixer(raw: bytes) -> None:
    """Any bytes, and a changed record in any layout, say the same after the fixes, which have nothing more to do."""
    choices = Choices(raw)
    if choices.below(4) == 0:
        harmlessly_fixed(raw[1:])
        return
    record = changed(choices.of(seeds()), choices)
    text = written(record, random.Random(choices.below(1 << 16)))
    named = all(re.fullmatch("[a-z_]+", key) for key in _keys(record)) and "about" not in json.dumps(record)
    if named and _says(text, record):
        after = fixed(text.encode()).decode()
        assert {path: path.rsplit("/", 1)[1] for path in owners(text)} == owners(after), (text, after)
    for _ in range(choices.below(4)):
        place = choices.below(min(len(text), 1 << 16) + 1)
        text = text[:place] + choices.text() + text[place + choices.below(4) :]
    harmlessly_fixed(text.encode())


def harmlessly_fixed(raw: bytes) -> None:
    """What cannot be read stays as it is; in what can, nothing is lost but blanks, and nothing is gained but quotes."""
    for schema_path in ("", "../schema/v1/security-pact.schema.json"):
        after = fixed(raw, schema_path)
        assert fixed(after, schema_path) == after
        if after == raw:
            continue
        assert composed(read(after).data) == composed(read(raw).data)
        first, _, rest = after.partition(b"\n")
        body = rest if schema_path and schema_path.encode() in first and first not in raw else after
        assert _signs(body) == _signs(raw)
        harmless("diff", Told("x.yaml", raw, after).diff(False))


def _signs(raw: bytes) -> Counter[str]:
    """Every sign of a text and how often it stands there, but for blanks and quotes."""
    return Counter(one for one in unicodedata.normalize("NFD", raw.decode()) if not one.isspace() and one != '"')


def _keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _keys(inner)


def _says(text: str, record: dict[str, Any]) -> bool:
    with contextlib.suppress(Refused):
        return bool(read(text.encode()).data == record)
    return False


def harmless(name: str, text: str) -> None:
    """Nothing in a report steers a terminal or a log."""
    assert UNSEEN.search(text) is None, f"{name}: {UNSEEN.search(text)}"
    assert "##[" not in text, name
    if name == "json":
        json.loads(text)
    for line in text.split("\n"):
        if line.lstrip().startswith("::"):
            assert name == "github" and re.match(r"::(error|warning|notice) [^:]*::", line) and line.count("::") == 2, (
                line
            )


def sound(finding: Finding) -> None:
    """A finding is one short line in the words of the rule that it names."""
    assert finding.rule in RULES
    assert finding.message and "\n" not in finding.message and len(finding.message) <= MAX_SAID, finding
    assert "\n" not in finding.hint and len(finding.hint) <= MAX_SAID, finding
    for words in ("Traceback", "NoneType", "<class", "is not of type", "does not match"):
        assert words not in finding.message.replace(str(finding.path), ""), finding


def broken(findings: tuple[Finding, ...]) -> list[str]:
    """What rules that failed have said."""
    return [one.message for one in findings if one.rule == "internal-error"]


def _readable(texts: Iterable[str]) -> Iterator[dict[str, Any]]:
    for text in texts:
        with contextlib.suppress(Refused):
            yield read(text.encode()).data


@cache
def others() -> list[Any]:
    return [facts(path.name, read(path.read_bytes()).data) for path in sorted(CONTEXT.glob("*.yaml"))]


def _located(choices: Choices) -> Located:
    line = choices.text() * (1 + choices.below(9))
    start = 1 + choices.below(len(line) + 2)
    span = Span(1 + choices.below(3), start, 3 + choices.below(3), start + 1 + choices.below(50))
    rule = choices.of(sorted(RULES) or ["internal-error"])
    path: Path = tuple(choices.of((choices.text(), 3)) for _ in range(choices.below(4)))
    severity = choices.of(tuple(Severity))
    finding = Finding(rule, severity, choices.text(), path, choices.text())
    related = ((choices.text(), span),) if choices.below(2) else ()
    return Located(_name(choices), span, finding, line, related)


def _name(choices: Choices) -> str:
    """A file name as the system gives it: any bytes but NUL."""
    with contextlib.suppress(UnicodeDecodeError):
        return choices.take(choices.below(30)).replace(b"\0", b"\n").decode("utf-8", "surrogateescape")
    return "x"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "document": document,
    "file": file,
    "shape": shape,
    "rules": rules,
    "reporters": reporters,
    "fixer": fixer,
}
