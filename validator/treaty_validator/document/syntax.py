"""The parser's complaints in the words of somebody who has never heard of a parser.

The parser stops where it can go no further, which is often a line below the mistake. The lines themselves mostly show
what happened, so they are asked first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from treaty_validator.document import problems
from treaty_validator.findings import Finding, Span

_WORDS = (
    ("that cannot start any token", "a value cannot begin with this character", "put the value in quotes"),
    (
        "did not find expected ',' or",
        "a bracket or comma is missing here",
        "close the brackets; a comma between entries",
    ),
    ("did not find expected node content", "a value is missing here", "check the brackets and commas"),
    ("unknown escape character", "a backslash in double quotes begins a special sign", "use single quotes"),
    ("directive", "directives (lines beginning with %) are not used in records", "take the line out"),
    ("block sequence entries are not allowed", "a list cannot begin on this line", "put `- ` on a line of its own"),
    ("<document start>", "the record ends above this line, then more text follows", "check the indentation"),
)
_KEY = re.compile(r"(?P<lead> *(?:- +)?)(?P<key>[A-Za-z_][\w-]*):(?: +(?P<value>\S.*))?\Z")
_GLUED = re.compile(r" *(?:- +)?(?P<key>[a-z_]+):(?P<rest>[^\s/].*)\Z")
_AFTER_QUOTE = re.compile(
    r"""[^:]*: *(?P<value>"(?:[^"\\]|\\.)*"[^\s#,\]}].*|'(?:[^']|'')*'[^\s#,\]}].*|"[^"]*" +[^\s#].*)\Z"""
)
_BULLET = re.compile(r" *[*•–—] *\S")
_SMART = "“”„«»"
# What the patterns are shown of a line; no line that a person wrote is longer.
_LONG = 2_000


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where reading stopped: the lines, the number of the line (from 0), and the parser's own words."""

    lines: list[str]
    at: int
    began: int
    words: str

    @property
    def line(self) -> str:
        return self.lines[self.at]


def explain(error: yaml.YAMLError, text: str) -> Finding:
    """The finding for a file that is not YAML, at the line that shows the mistake."""
    lines = [line[:_LONG].rstrip() for line in text.split("\n")]
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None) or mark
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    if mark is None or began is None:
        return problems.not_yaml("this file cannot be read", problems.START)
    stop = _Stop(lines, min(mark.line, len(lines) - 1), min(began.line, len(lines) - 1), words)
    opened = _quotation_ending_on(text, stop.at)
    if opened is not None:
        span = _line_span(lines, opened)
        return problems.not_yaml("a quotation mark is opened and never closed", span, "add the closing mark")
    for look in (_tab, _bullet, _glued, _second_colon, _quote, _unclosed, _outdented):
        found = look(stop)
        if found is not None:
            number, message, hint = found
            return problems.not_yaml(message, _line_span(lines, number), hint)
    span = Span(stop.at + 1, mark.column + 1, stop.at + 1, mark.column + 2)
    if "simple key" in words:
        return _no_colon(stop)
    for needle, message, hint in _WORDS:
        if needle in words:
            return problems.not_yaml(message, span, hint)
    return problems.not_yaml("this line cannot be read", span, "check its indentation, quotes and brackets")


_Told = tuple[int, str, str] | None


def _quotation_ending_on(text: str, line: int) -> int | None:
    """The first line of a quotation that ends on this line and began above: its last mark was to begin another one."""
    from treaty_validator.document.reading import PARSER

    parser: Any = PARSER(text)
    last: Any = None
    try:
        while parser.check_event():
            event = parser.get_event()
            last = event if getattr(event, "style", None) in {'"', "'"} else last
    except yaml.YAMLError:
        pass
    spans = last is not None and last.start_mark.line < last.end_mark.line == line
    return int(last.start_mark.line) if spans else None


def _tab(stop: _Stop) -> _Told:
    for number in range(stop.at, max(stop.at - 2, -1), -1):
        line = stop.lines[number]
        if "\t" in line[: len(line) - len(line.lstrip())] or re.match(r" *(-|[a-z_]+:)\t", line):
            return number, "a tab stands where spaces are needed", "use spaces; two for each step inwards"
    return None


def _bullet(stop: _Stop) -> _Told:
    if _BULLET.match(stop.line):
        return stop.at, "an item of a list begins with a dash and a space", "- " + stop.line.strip(" *•–—")
    return None


def _glued(stop: _Stop) -> _Told:
    if "simple key" not in stop.words and "expected key" not in stop.words:
        return None
    for number in (stop.began, stop.at):
        found = _GLUED.match(stop.lines[number])
        if found and "simple key" in stop.words:
            return number, "a space is missing after the colon", f"{found['key']}: {found['rest'].strip()}"
    return None


def _second_colon(stop: _Stop) -> _Told:
    if "mapping values are not allowed" not in stop.words:
        return None
    above = _above(stop)
    if above is not None:
        before = _KEY.match(stop.lines[above])
        deeper = _indent(stop.line) > _indent(stop.lines[above])
        if before and before["value"] and deeper and before["value"][0] not in "|>[{":
            name = before["key"]
            return stop.at, f"this line is indented further than '{name}' above, which is complete", "line the two up"
        if not before and deeper:
            return stop.at, "this line is indented further than the one above, which is complete", "line the two up"
    found = _KEY.match(stop.line)
    if found and found["value"]:
        quoted = found["value"].strip(_SMART).replace('"', "'")
        return stop.at, f"the text after '{found['key']}:' holds a colon of its own", f'put it in quotes: "{quoted}"'
    return stop.at, "a second colon makes this line unreadable", "put the text in quotes"


def _quote(stop: _Stop) -> _Told:
    if "quoted scalar" in stop.words and "escape" not in stop.words:
        return stop.began, "a quotation mark is opened and never closed", "add the closing mark"
    found = _AFTER_QUOTE.match(stop.line)
    if found and "expected" in stop.words:
        text = found["value"]
        if text[0] == text[-1]:
            text = text[1:-1]
        cure = f"'{text}'" if '"' in text else f'"{text}"'
        return stop.at, "the quotation ends before the text does", f"put all of it in quotes: {cure}"
    return None


def _no_colon(stop: _Stop) -> Finding:
    """The finding for a line in which the parser looked for a colon and found none."""
    span, line = _line_span(stop.lines, stop.began), stop.lines[stop.began].strip()
    if equals := re.match(r"(- )?([a-z_]+) *= *(.*)\Z", line):
        lead, key, value = equals.groups()
        return problems.not_yaml("an equals sign stands where a colon belongs", span, f"{lead or ''}{key}: {value}")
    words = re.match(r"([a-z_]+) +([^ ]+)\Z", line)
    if words and not line.endswith("."):
        return problems.not_yaml(f"a colon is missing after '{words[1]}'", span, f"{words[1]}: {words[2]}")
    message = "this line is neither `key: value` nor an item of a list"
    return problems.not_yaml(message, span, "indent it by two spaces if it goes on with the text above")


def _unclosed(stop: _Stop) -> _Told:
    if "flow" not in stop.words or "expected" not in stop.words:
        return None
    kind, pair = ("brace", "{}") if "mapping" in stop.words else ("bracket", "[]")
    line = stop.lines[stop.began]
    if stop.at != stop.began and line.count(pair[0]) > line.count(pair[1]):
        return stop.began, f"a {kind} is opened here and never closed", f"add {pair[1]}"
    return None


def _outdented(stop: _Stop) -> _Told:
    if "expected '-' indicator" in stop.words or ("block collection" in stop.words and "expected" in stop.words):
        return stop.at, "a dash is missing before this entry", f"- {stop.line.strip()}"
    if "expected key" not in stop.words and "<block end>" not in stop.words:
        return None
    if stop.line.lstrip().startswith("- "):
        first = _first_below_parent(stop) if stop.line.startswith(" ") else stop.at
        if _KEY.match(stop.lines[first]) and not stop.lines[first].lstrip().startswith("- "):
            return first, "a dash is missing before this entry", f"- {stop.lines[first].strip()}"
        return (
            stop.at,
            "an item of a list stands among keys",
            "take the dash out, or put the list under a key of its own",
        )
    return stop.at, "the indentation of this line fits no line above", "line it up with the lines that it belongs to"


def _above(stop: _Stop) -> int | None:
    """The last line above that says something."""
    for number in range(stop.at - 1, -1, -1):
        text = stop.lines[number].strip()
        if text and not text.startswith("#"):
            return number
    return None


def _first_below_parent(stop: _Stop) -> int:
    """The first line under the key to which the line where reading stopped belongs."""
    margin = len(stop.line) - len(stop.line.lstrip())
    first = stop.at
    for number in range(stop.at - 1, -1, -1):
        text = stop.lines[number].lstrip()
        if text and not text.startswith("#"):
            if len(stop.lines[number]) - len(text) < margin:
                break
            first = number
    return first


def _indent(line: str) -> int:
    """Where the line's own text begins; the key of a list's entry stands after its dash."""
    lead = re.match(r" *(- +)?", line)
    return len(lead.group()) if lead else 0


def _line_span(lines: list[str], number: int) -> Span:
    line = lines[number].rstrip()
    start = len(line) - len(line.lstrip())
    return Span(number + 1, start + 1, number + 1, max(len(line), start + 1) + 1)
