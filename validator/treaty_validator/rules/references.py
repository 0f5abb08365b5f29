"""Rules on what points to what: disputes to the fields they are about, the name of the file to its record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from treaty_validator.findings import Finding, Path, pointer
from treaty_validator.model.order import Order, record_order
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule


@rule("dead-dispute-path")
def dead_dispute_path(record: Record) -> Iterator[Finding]:
    """A dispute is about a place that the record does not have.

    The path leads from the top to the disputed field: /signed/date, or /parties/0/actions/1/date, counting from 0. It
    breaks when entries are put in before it.

    Bad:
        disputes:
          - path: /parties/7/name  # here
            alternatives: [{value: Sudan, evidence: [{source: text}]}]
            resolution: The text names two parties.

    Good:
        disputes:
          - path: /parties/1/name
            alternatives: [{value: Sudan, evidence: [{source: text}]}]
            resolution: The text names two parties.
    """
    for path, dispute in record.each("disputes"):
        place = str(dispute.get("path") or "")
        if place and (lost := _lost(record.data, record_order(), place)):
            yield RULES["dead-dispute-path"].finding(
                f"there is no '{lost}' in this record", (*path, "path"), hint="such as /signed/date"
            )


@rule("dispute-resolved-elsewhere")
def dispute_resolved_elsewhere(record: Record) -> Iterator[Finding]:
    """The value that was not chosen is the one that stands in the field.

    The chosen value stands in its field; a dispute lists the others. When a dispute is decided anew, both change.

    Bad:
        disputes:
          - path: /signed/date
            alternatives: [{value: 2023-09-16, evidence: [{source: text}]}]  # here
            resolution: The depositary gives the 16th.

    Good:
        disputes:
          - path: /signed/date
            alternatives: [{value: 2023-09-12, evidence: [{source: text}]}]
            resolution: The depositary gives the 16th.
    """
    for path, dispute in record.each("disputes"):
        chosen: Any = record.data
        for step in str(dispute.get("path") or "").split("/")[1:]:
            chosen = _step(chosen, step)
        for number, other in enumerate(dispute.get("alternatives") or ()):
            value = (other or {}).get("value")
            if value is not None and isinstance(chosen, str | int) and str(value) == str(chosen):
                yield RULES["dispute-resolved-elsewhere"].finding(
                    f"'{value}' is not among the values not chosen: it stands at {dispute['path']}",
                    (*path, "alternatives", number, "value"),
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


def _lost(node: Any, order: Order | None, place: str) -> str:
    """The part of the path from which on it leads nowhere; empty where it leads to a field, be it an absent one."""
    walked: Path = ()
    for step in place.split("/")[1:]:
        walked = (*walked, step)
        below = _step(node, step)
        if isinstance(node, list):
            if not (step.isdecimal() and int(step) < len(node)):
                return pointer(walked)
        else:
            if order is None or not (order.free or step in order.ranks):
                return pointer(walked)
            order = order.inner.get(step)
        node = below
    return ""


def _step(node: Any, step: str) -> Any:
    """What lies one step further in, or None."""
    if isinstance(node, dict):
        return node.get(step)
    if isinstance(node, list) and step.isdecimal():
        return node[int(step)] if int(step) < len(node) else None
    return None
