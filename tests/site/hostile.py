"""Records as an attacker would write them, as far as the schema lets them through: every text and address is a payload."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from treaty_validator.contract.sources import resolve, schema

_CODE = (
    "<script>pwn()</script>",
    "<img src=x onerror=pwn()>",
    "<svg onload=pwn()>",
    "<svg><script>pwn()</script></svg>",
    "<body onload=pwn()>",
    "<details open ontoggle=pwn()>",
    "<iframe srcdoc='<script>parent.pwn()</script>'></iframe>",
    "<a href=javascript:pwn()>x</a>",
    "<input autofocus onfocus=pwn()>",
    "<video><source onerror=pwn()>",
    "<math><mi xlink:href=javascript:pwn()>x</mi></math>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:pwn()'>",
    "<base href=https://example.org/>",
    "<style>*{background:url(https://example.org/x)}</style>",
    "<object data=javascript:pwn()></object>",
    "[x](javascript:pwn())",
    "![x](https://example.org/x.png)",
    "<https://example.org/>",
    "javascript:pwn()",
    "{{ pwn() }}",
    "{% include 'main.html' %}",
    "{{ config }}",
    "${pwn()}",
    "&lt;script&gt;pwn()&lt;/script&gt;",
    "&#60;script&#62;pwn()&#60;/script&#62;",
    "%3Cscript%3Epwn()%3C/script%3E",
    "\\u003cscript\\u003epwn()\\u003c/script\\u003e",
    "'-pwn()-'",
    '";pwn();//',
)
_BREAKERS = (
    "",
    '">',
    "'>",
    "</title>",
    "</script>",
    "-->",
    "]]>",
    "</textarea></style></p>",
    '" onmouseover="pwn()" x="',
)
PAYLOADS = tuple(dict.fromkeys(breaker + code for code in _CODE for breaker in _BREAKERS))
ADDRESSES = (
    "https://example.org/'onmouseover='pwn()",
    "https://example.org/?q=javascript:pwn()",
    "http://example.org/#');pwn();//",
    "https://example.org/%22%3E%3Cscript%3Epwn()%3C/script%3E",
    "https://example.org/&quot;onload=pwn()",
    "https://example.org/;javascript:pwn()",
    "https://example.org/$(pwn())",
)


def write(source: Path, folder: Path, records: int = 40) -> set[str]:
    """Fill the folder with hostile copies of a record; returns the payloads that got in."""
    record = yaml.safe_load(source.read_text("utf-8"))
    used: set[str] = set()
    turn = count()
    for number in range(records):
        hostile = _filled({**_full(record), "id": f"hostile-{number}-2023"}, schema(), turn, used)
        (folder / f"hostile-{number}-2023.yaml").write_text(yaml.safe_dump(hostile, allow_unicode=True), "utf-8")
    return used


def _full(record: dict[str, Any]) -> dict[str, Any]:
    """The record with every part that has a text, so that each text field gets its payloads."""
    evidence = [{"source": record["sources"][0]["id"], "locator": "x", "confidence": "high", "note": "x"}]
    return {
        **record,
        "institutions": {"organs": [{"name": "x", "kind": "other", "mandate": "x"}], "note": "x", "evidence": evidence},
        "duration": {"kind": "indefinite", "note": "x"},
        "amendment": {"procedure": "unanimity", "note": "x"},
        "reservations": {"allowed": "silent", "note": "x"},
        "relations": [{"type": "refers_to", "target": "hostile-0-2023", "note": "x"}],
        "disputes": [
            {"path": "/signed/date", "alternatives": [{"value": "x", "evidence": evidence}], "resolution": "x"}
        ],
        "coding": {**record["coding"], "coders": ["x"], "reviewers": ["x"], "open_questions": ["x"], "note": "x"},
    }


def _filled(node: Any, shape: dict[str, Any], turn: Iterator[int], used: set[str]) -> Any:
    """The same data with a payload wherever the schema takes any text, or any address."""
    shape = resolve(shape)
    if isinstance(node, dict):
        properties, other = shape.get("properties", {}), shape.get("additionalProperties")
        inner = {key: properties.get(key) or (other if isinstance(other, dict) else {}) for key in node}
        return {key: _filled(value, inner[key], turn, used) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(item, shape.get("items", {}), turn, used) for item in node]
    if not isinstance(node, str) or "const" in shape or "oneOf" in shape:
        return node
    if shape.get("pattern", "").startswith("^https?://"):
        return ADDRESSES[next(turn) % len(ADDRESSES)]
    if "pattern" in shape or "string" not in shape.get("type", ""):
        return node
    return _payload(shape.get("maxLength", 10_000), turn, used)


def _payload(longest: int, turn: Iterator[int], used: set[str]) -> str:
    for number in turn:
        text = PAYLOADS[number % len(PAYLOADS)]
        if len(text) <= longest:
            used.add(text)
            return text
    raise AssertionError("there is always another turn")
