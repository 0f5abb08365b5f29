"""SARIF 2.1.0, for code scanning: results with their places, and each rule with its whole page as help."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from treaty_validator import __version__
from treaty_validator.findings import Located, Report, Span, Trouble, pointer
from treaty_validator.terminal import clean

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report, color: bool = False) -> str:
    names = sorted({one.finding.rule for one in report.findings})
    run = {
        "tool": {"driver": {"name": "treaty-validator", "semanticVersion": __version__, "rules": _rules(names)}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, names) for one in report.findings],
        "invocations": [
            {
                "executionSuccessful": not report.troubles,
                "toolExecutionNotifications": [_notification(one) for one in report.troubles],
            }
        ],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n"


def _rules(names: list[str]) -> list[dict[str, Any]]:
    if not names:
        return []
    from treaty_validator.explain_rule import is_fragment, page
    from treaty_validator.registry import load_all

    rules = load_all()
    described = []
    for name in names:
        told = page(rules[name])
        wrong, right = (f"```yaml\n{text}\n```" if is_fragment(text) else text for text in (told.bad, told.good))
        described.append(
            {
                "id": name,
                "name": "".join(part.capitalize() for part in name.split("-")),
                "shortDescription": {"text": told.title + "."},
                "fullDescription": {"text": told.why},
                "help": {
                    "text": f"{told.why}\n\nWrong:\n{told.bad}\n\nRight:\n{told.good}",
                    "markdown": f"{told.why}\n\n**Wrong:**\n\n{wrong}\n\n**Right:**\n\n{right}",
                },
                "defaultConfiguration": {"level": str(rules[name].severity)},
            }
        )
    return described


def _result(one: Located, names: list[str]) -> dict[str, Any]:
    finding = one.finding
    text = finding.message + (f" ({finding.hint})" if finding.hint else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": str(finding.severity),
        "message": {"text": clean(text)},
        "locations": [_location(one.file, one.span, pointer(finding.path))],
        "partialFingerprints": {"finding/v1": fingerprint(one)},
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": clean(words)}, **_location(one.file, span)}
            for number, (words, span) in enumerate(one.related)
        ]
    return result


def _location(file: str, span: Span, path: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _address(file)},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
    if path:
        location["logicalLocations"] = [{"fullyQualifiedName": clean(path), "kind": "member"}]
    return location


def _notification(one: Trouble) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": clean(one.message)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _address(one.file)}}}],
    }


def _address(file: str) -> str:
    """The file as an address, relative where the path is."""
    path = file.replace("\\", "/").encode("utf-8", "surrogateescape")
    return ("file://" if path.startswith(b"/") else "") + quote(path)


def fingerprint(one: Located) -> str:
    """What stays the same about a finding while lines above it come and go."""
    from hashlib import blake2b

    told = "\0".join((one.finding.rule, pointer(one.finding.path), one.finding.message))
    return blake2b(told.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
