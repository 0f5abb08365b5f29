"""The terms of a pact: where it holds, how one joins and leaves it, who keeps it, in the order in which people ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from treaty_validator.model.treaty import Treaty
from treaty_validator.site.deadlines import running
from treaty_validator.site.languages import language
from treaty_validator.site.snippets import coded
from treaty_validator.site.words import day, listing, name, period, value


class Term(NamedTuple):
    """One term: what is said, in small print how, and the evidence."""

    label: str
    text: str
    small: str = ""
    evidence: tuple[Mapping[str, Any], ...] | None = None


def terms(treaty: Treaty, today: date) -> list[tuple[str, list[Term]]]:
    """All terms that the record tells, by their label."""
    membership = [*_membership(treaty), *_running(treaty, today)]
    found = [*_scope(treaty), *_institutions(treaty), *membership, *_procedure(treaty), *_text(treaty)]
    return [(label, list(each)) for label, each in groupby(found, key=lambda one: one.label)]


def _scope(treaty: Treaty) -> Iterator[Term]:
    scope = treaty.get("scope") or {}
    area = scope.get("area")
    if area:
        told = area.get("text") or coded(area["kind"], "scope", "area", "kind")
        yield Term("Area", told, evidence=area.get("evidence"))
    for key, label in (("domains", "Domains"), ("threats", "Dangers")):
        if scope.get(key):
            yield Term(label, ", ".join(coded(code, "scope", key).lower() for code in scope[key]))
    for one in scope.get("exclusions") or ():
        yield Term("Left out", one["text"], evidence=one.get("evidence"))


def _institutions(treaty: Treaty) -> Iterator[Term]:
    institutions = treaty.get("institutions") or {}
    for organ in institutions.get("organs") or ():
        yield Term("Organ", organ["name"], organ.get("mandate", ""), organ.get("evidence"))
    if institutions.get("decision_rule"):
        rule = coded(institutions["decision_rule"], "institutions", "decision_rule")
        yield Term("Decisions", rule, evidence=institutions.get("evidence"))
    if institutions.get("joint_command"):
        yield Term("Joint command", coded(institutions["joint_command"], "institutions", "joint_command"))


def _membership(treaty: Treaty) -> Iterator[Term]:
    joining, leaving, lasting = (treaty.get(key) for key in ("accession", "withdrawal", "duration"))
    if joining:
        openness = coded(joining.get("openness"), "accession", "openness")
        yield Term("Joining", openness, joining.get("criteria", ""), joining.get("evidence"))
    if leaving:
        allowed = coded(leaving.get("allowed"), "withdrawal", "allowed")
        after = f", after {period(leaving['after'])}" if leaving.get("after") else ""
        notice = f", with {period(leaving['notice'])} of notice" if leaving.get("notice") else ""
        yield Term("Leaving", allowed + after + notice, leaving.get("form", ""), leaving.get("evidence"))
    if lasting:
        kind = coded(lasting.get("kind"), "duration", "kind")
        span = f", {period(lasting['term'])}" if lasting.get("term") else ""
        renewal = coded(lasting.get("renewal"), "duration", "renewal").lower()
        yield Term("Duration", kind + span, f"renewal: {renewal}" if renewal else "", lasting.get("evidence"))


def _running(treaty: Treaty, today: date) -> Iterator[Term]:
    term = running(treaty, today)
    if term:
        then = "renewed by itself" if term.renews else ""
        notice = f"notice by {day(term.notice)} at the latest" if term.notice else ""
        yield Term("This term", f"until {day(term.ends)}", ", ".join(filter(None, (then, notice))))


def _procedure(treaty: Treaty) -> Iterator[Term]:
    changing, disputes, reserving = (treaty.get(key) for key in ("amendment", "dispute_settlement", "reservations"))
    if changing:
        procedure = coded(changing.get("procedure"), "amendment", "procedure")
        yield Term("Changing it", procedure, evidence=changing.get("evidence"))
    if disputes and disputes.get("means"):
        means = _coded(disputes["means"], "dispute_settlement", "means")
        yield Term("Disputes", means, evidence=disputes.get("evidence"))
    if reserving:
        allowed = coded(reserving.get("allowed"), "reservations", "allowed")
        yield Term("Reservations", allowed, evidence=reserving.get("evidence"))


def _text(treaty: Treaty) -> Iterator[Term]:
    for key, label in (("binding", "Legally binding"), ("publicity", "Public")):
        if treaty.get(key):
            yield Term(label, value(treaty.get(key), key).title)
    if treaty.get("depositary"):
        yield Term("Depositary", listing([name(code) for code in treaty.get("depositary")]))
    if treaty.get("languages"):
        yield Term("Authentic in", ", ".join(map(language, treaty.get("languages"))))
    registered = treaty.get("registration")
    if registered:
        series = coded(registered["series"], "registration", "series")
        number = f" {registered['number']}" if registered.get("number") else ""
        volume = f", vol. {registered['volume']}" if registered.get("volume") else ""
        yield Term("Registered", series + number + volume, evidence=registered.get("evidence"))
    if treaty.get("also_known_as"):
        yield Term("Also known as", ", ".join(treaty.get("also_known_as")))


def _coded(codes: Iterable[str], *keys: str) -> str:
    return ", ".join(coded(code, *keys) for code in codes)
