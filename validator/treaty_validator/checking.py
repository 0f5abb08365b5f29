"""One record by itself, from bytes to findings: read, hold to the contract, judge."""

from datetime import date
from typing import Any, NamedTuple

from treaty_validator.collection import Facts, facts
from treaty_validator.contract import gate
from treaty_validator.document import Refused, read
from treaty_validator.findings import Finding
from treaty_validator.model.record import Record
from treaty_validator.registry import record_rules
from treaty_validator.running import run


class Checked(NamedTuple):
    """What was found in one record, and what the others may know of it.

    `facts` is None when the file could not be read as a record. Small enough to be sent from process to process.
    """

    file: str
    findings: tuple[Finding, ...]
    facts: Facts | None


def check(file: str, raw: bytes, today: date) -> Checked:
    """The record in these bytes, judged by itself. A pure function of its arguments."""
    try:
        document = read(raw)
    except Refused as refused:
        return Checked(file, (refused.finding,), None)
    found = list(document.findings)
    data = document.data
    if not gate.accepts(data):
        from treaty_validator.explain import explain, mended

        errors = gate.errors(data)
        found += explain(errors, data)
        if gate.countless(errors):
            return Checked(file, tuple(found), _by_name(file, data))
        data = mended(errors, data)
    record = Record(data, file, today)
    for one in record_rules():
        found += run(one, record)
    if document.findings or any(one.rule == "unknown-state" for one in found):
        from treaty_validator.explain.settle import settle

        found = settle(document, found)
    return Checked(file, tuple(found), facts(file, data))


def known(file: str, raw: bytes) -> Facts | None:
    """What the others may know of a record that is not itself to be judged; None when it cannot be read."""
    try:
        data = read(raw).data
    except Refused:
        return None
    if gate.accepts(data):
        return facts(file, data)
    return _by_name(file, data)


def _by_name(file: str, data: dict[str, Any]) -> Facts | None:
    """That there is such a record, and no more, for one whose other parts cannot be trusted."""
    return facts(file, {"id": data["id"]}) if isinstance(data.get("id"), str) else None
