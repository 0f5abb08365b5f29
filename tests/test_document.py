"""Any bytes become a document or a finding with its place; the two parsers agree."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from treaty_validator.document import Refused, read, reading
from treaty_validator.document.quick import quick
from treaty_validator.findings import Span
from treaty_validator.limits import MAX_DEPTH, MAX_NODES
from yaml._yaml import CParser

from tests.conftest import MINIMAL
from tests.fuzz.targets import document
from tests.hostile.content import inputs

HOSTILE = {
    "empty": (b"", "not-a-record"),
    "comment only": (b"# nothing\n", "not-a-record"),
    "a list": (b"- a\n- b\n", "not-a-record"),
    "plain text": (b"hello\n", "not-a-record"),
    "utf-16": ("a: b".encode("utf-16"), "not-utf8"),
    "byte order mark": (b"\xef\xbb\xbfa: b\n", "not-utf8"),
    "latin-1": ("a: é".encode("latin-1"), "not-utf8"),
    "nul": (b"a: b\x00c\n", "forbidden-character"),
    "zero width": ("a: b\u200bc\n".encode(), "forbidden-character"),
    "right-to-left override in a comment": ("a: b # \u202e\n".encode(), "forbidden-character"),
    "line separator": ("a: 1\u2028b: 2\n".encode(), "forbidden-character"),
    "next line": ("a: 1\u0085b: 2\n".encode(), "forbidden-character"),
    "lone carriage return": (b"a: 1\rb: 2\n", "forbidden-character"),
    "anchor": (b"a: &x 1\n", "advanced-yaml"),
    "alias": (b"a: *x\n", "advanced-yaml"),
    "tag": (b"a: !!python/object/apply:os.system [id]\n", "advanced-yaml"),
    "merge key": (b"<<: {a: 1}\n", "advanced-yaml"),
    "two documents": (b"a: 1\n---\nb: 2\n", "advanced-yaml"),
    "directive": (b"%YAML 1.1\n---\na: 1\n", "advanced-yaml"),
    "list as key": (b"? [a]\n: 1\n", "advanced-yaml"),
    "null as key": (b"~: 1\n", "advanced-yaml"),
    "deep lists": (b"a: " + b"[" * 100_000, "file-too-large"),
    "deep maps": (b"{a: " * 100_000, "file-too-large"),
    "many values": (b"a: [" + b"1," * 30_000 + b"]", "file-too-large"),
    "two megabytes": (b"a: " + b"x" * (2 << 20), "file-too-large"),
    "tab": (b"a:\n\tb: 1\n", "not-yaml"),
    "open quote": (b'a: "b\n', "not-yaml"),
    "second colon": (b"a: b: c\n", "not-yaml"),
    "open bracket": (b"a: [1, 2\nb: 3\n", "not-yaml"),
}


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PARSER", {"libyaml": CParser, "python": yaml.Loader}[request.param])


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_record_is_refused_with_a_reason(name: str) -> None:
    raw, rule = HOSTILE[name]
    with pytest.raises(Refused) as caught:
        read(raw)
    assert caught.value.finding.rule == rule
    assert caught.value.finding.span is not None


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-09-16", "2023-09-16"), ("2023-09", "2023-09"), ("2023", 2023), ("NOR", "NOR"), ("17", 17), ("-3", -3),
        ("true", True), ("null", None), ("~", None), ("", None), ("1.5", 1.5), ('"no"', "no"), ("'12:30'", "12:30"),
        ("1815~", "1815~"), ("nowhere", "nowhere"), ("I-541", "I-541"), ("P6M", "P6M"),
    ],
)  # fmt: skip
def test_scalars_follow_the_core_schema_of_yaml_1_2(text: str, value: object) -> None:
    document = read(f"a: {text}\n".encode())
    assert document.data == {"a": value}
    assert type(document.data["a"]) is type(value)
    assert document.findings == ()


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "no",
        "NO",
        "Yes",
        "on",
        "off",
        "y",
        "N",
        "0123",
        "0o17",
        "0x1F",
        "12:30",
        "1_000",
        "1e5",
        "=",
        "2001-12-14 21:59:43",
    ],
)
def test_what_programs_disagree_on_needs_quotes(text: str) -> None:
    (finding,) = read(f"a: {text}\n".encode()).findings
    assert finding.rule == "ambiguous-scalar"
    assert finding.span == Span(1, 4, 1, 4 + len(text))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", [".inf", "-.INF", ".nan", "9" * 40])
def test_numbers_beyond_use_are_findings(text: str) -> None:
    (finding,) = read(f"a: {text}\n".encode()).findings
    assert finding.rule == "number-too-large"


@pytest.mark.usefixtures("parser")
def test_a_duplicate_key_names_both_places() -> None:
    (finding,) = read(b"a: 1\nb:\n  c: 1\n  c: 2\n").findings
    assert finding.rule == "duplicate-key"
    assert finding.span == Span(4, 3, 4, 4)
    assert finding.related == (("first here", Span(3, 3, 3, 4)),)


@pytest.mark.usefixtures("parser")
def test_places_of_keys_values_and_lists() -> None:
    document = read("title: {en: Möbius, fr: x}\nparties:\n  - state: MLI\n  - state: NER\n".encode())
    assert document.span(("title", "fr")) == Span(1, 25, 1, 26)
    assert document.span(("title", "fr"), on_key=True) == Span(1, 21, 1, 23)
    assert document.span(("parties", 1, "state")) == Span(4, 12, 4, 15)
    assert document.span(("parties", 1)) == Span(4, 5, 4, 15)
    assert document.span(("parties",)) == Span(2, 1, 2, 8)
    assert document.span(("parties", 1, "name")) == Span(4, 5, 4, 15)


def test_both_parsers_read_every_record_alike(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_bytes() for path in sorted((root / "treaties").glob("*.yaml"))] + [MINIMAL.encode()]
    for raw in texts:
        fast = read(raw)
        fast_places = fast.places.values, fast.places.keys
        monkeypatch.setattr(reading, "PARSER", yaml.Loader)
        slow = read(raw)
        assert slow.data == fast.data
        assert (slow.places.values, slow.places.keys) == fast_places
        monkeypatch.undo()


def test_windows_line_ends_are_fine() -> None:
    assert read(b"a: 1\r\nb: two words\r\n").data == {"a": 1, "b": "two words"}


def test_a_persian_title_keeps_its_joiner() -> None:
    assert read("a: می\u200cخواهم\n".encode()).data == {"a": "می\u200cخواهم"}


def test_the_short_way_and_the_walk_read_every_record_and_every_hostile_text_alike(root: Path) -> None:
    for path in [*root.glob("treaties/*.yaml"), *root.glob("tests/broken/*.yaml")]:
        document(path.read_bytes())
    for one in inputs():
        document(one.raw)


@pytest.mark.usefixtures("parser")
def test_records_are_read_the_short_way(root: Path) -> None:
    for path in sorted(root.glob("treaties/*.yaml"))[:5]:
        text = path.read_text("utf-8")
        assert quick(reading.PARSER(text).get_event) == read(text.encode()).data


@pytest.mark.parametrize("depth, values", [(MAX_DEPTH - 1, 1), (1, MAX_NODES - 5)])
def test_the_limits_are_the_same_on_both_ways(depth: int, values: int) -> None:
    text = "a: " + "[" * depth + ", ".join(["1"] * values) + "]" * depth
    assert read(text.encode()).data
    for more in ("a: " + "[" * (depth + 40) + "]" * (depth + 40), text.replace("1", "1" + ", 1" * 20_000, 1)):
        with pytest.raises(Refused, match="record is a few pages"):
            read(more.encode())
