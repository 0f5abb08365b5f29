"""JUnit XML, for build servers: a suite for each record with findings; warnings do not fail."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree

from treaty_validator.findings import Located, Report, Severity, Trouble
from treaty_validator.reporters.summary import plural
from treaty_validator.terminal import clean

# What XML 1.0 has no way of writing.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, color: bool = False) -> str:
    suites = [_suite(file, list(found)) for file, found in groupby(report.findings, key=lambda one: one.file)]
    suites += [_trouble(one) for one in report.troubles]
    touched = len({one.file for one in report.findings})
    if report.files > touched or not suites:
        case = ElementTree.Element("testcase", name=plural(report.files - touched, "record"), classname="sound")
        suites.append(_element("sound records", [case], 0, 0))
    root = ElementTree.Element("testsuites", name="treaty-validator")
    root.extend(suites)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(file: str, found: list[Located]) -> ElementTree.Element:
    failures = sum(one.finding.severity is Severity.ERROR for one in found)
    return _element(file, [_case(one) for one in found], failures, 0)


def _element(name: str, cases: Iterable[ElementTree.Element], failures: int, errors: int) -> ElementTree.Element:
    cases = list(cases)
    counts = {"tests": str(len(cases)), "failures": str(failures), "errors": str(errors)}
    suite = ElementTree.Element("testsuite", {"name": _legal(name), **counts})
    suite.extend(cases)
    return suite


def _case(one: Located) -> ElementTree.Element:
    place = f"{one.span.line}:{one.span.column}"
    case = ElementTree.Element("testcase", name=f"{one.finding.rule} at {place}", classname=_legal(one.file))
    hint = f" ({one.finding.hint})" if one.finding.hint else ""
    text = _legal(f"{one.file}:{place}: {one.finding.severity}[{one.finding.rule}] {one.finding.message}{hint}")
    if one.finding.severity is Severity.ERROR:
        failure = ElementTree.SubElement(case, "failure", type=one.finding.rule, message=_legal(one.finding.message))
        failure.text = text
    else:
        ElementTree.SubElement(case, "system-out").text = text
    return case


def _trouble(one: Trouble) -> ElementTree.Element:
    case = ElementTree.Element("testcase", name="read", classname=_legal(one.file))
    ElementTree.SubElement(case, "error", type="trouble", message=_legal(one.message))
    return _element(one.file, [case], 0, 1)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", clean(text))
