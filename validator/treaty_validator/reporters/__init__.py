"""The formats: each a pure function from a report to text, registered by its name on the command line."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from treaty_validator.findings import Report

# Name on the command line to module; the function `render(report, color)` is in it.
FORMATS = {
    "text": "What a person reads: the place, the line itself, the likely cure.",
    "concise": "One line for each finding.",
    "json": "For programs; its shape is schema/diagnostics.schema.json.",
    "github": "Annotations in GitHub Actions.",
    "sarif": "SARIF 2.1.0, for code scanning.",
    "junit": "JUnit XML, for build servers.",
}


def renderer(name: str) -> Callable[[Report, bool], str]:
    """The function that renders this format, loaded when it is asked for."""
    function: Callable[[Report, bool], str] = import_module(f"treaty_validator.reporters.{name}").render
    return function
