"""Hostile contents of a file, each made from a row of the list of what strangers may send; more than 200 in all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.conftest import MINIMAL

MIB = 1 << 20
_END = MINIMAL.index("status:")


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes, and the exit status that they deserve."""

    name: str
    raw: bytes
    status: int = 1


def inputs() -> list[Input]:
    """All of them, in the same order every time."""
    from tests.hostile import crowds, traps

    kinds = (_bytes, _encodings, _invisible, _references, _numbers, _shapes, _comments, traps.inputs, crowds.inputs)
    found = [one for kind in kinds for one in kind()]
    assert len({one.name for one in found}) == len(found)
    return found


def record(line: str, at: str = "summary") -> bytes:
    """The smallest record with the line that begins with this key replaced."""
    lines = [line if one.startswith(f"{at}:") else one for one in MINIMAL.split("\n")]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _bytes() -> Iterator[Input]:
    yield Input("nothing", b"")
    for number in (*range(0x20), 0x7F, 0x80, 0xC0, 0xF5, 0xFF):
        yield Input(f"the byte {number:02x} alone", bytes([number]))
    yield Input("every byte", bytes(range(256)))
    yield Input("zeros", bytes(4096))
    yield Input("a mebibyte of zeros", bytes(MIB))
    yield Input("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    yield Input("an archive", b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(255, -1, -1)) * 8)
    yield Input("a program", b"\x7fELF\x02\x01\x01" + bytes(64))
    yield Input("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type/Catalog>> endobj\n")
    yield Input("exactly a mebibyte", b"# " + b"x" * (MIB - 3) + b"\n")
    yield Input("a byte more than a mebibyte", b"# " + b"x" * (MIB - 2) + b"\n")
    yield Input("forty mebibytes", b"a: 1\n" * (8 * MIB))
    yield Input("a sound record cut in the middle", MINIMAL.encode()[:300])
    yield Input("a sound record backwards", MINIMAL.encode()[::-1])
    yield Input("a sound record", MINIMAL.encode(), 0)
    yield Input("a sound record with Windows line ends", MINIMAL.replace("\n", "\r\n").encode(), 0)
    yield Input("a sound record without its last line end", MINIMAL.encode().rstrip(), 0)


def _encodings() -> Iterator[Input]:
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig", "cp037", "cp500"):
        yield Input(f"a record in {codec}", MINIMAL.replace("help", "hé+lp").encode(codec))
    for codec in ("latin-1", "cp1252", "cp1251", "koi8-r", "shift-jis", "gb18030", "big5", "euc-kr", "iso2022-jp"):
        letter = {"cp1251": "Ж", "koi8-r": "Ж", "latin-1": "é", "cp1252": "é", "euc-kr": "한"}.get(codec, "日")
        yield Input(f"a record with a letter in {codec}", MINIMAL.replace("help", letter).encode(codec))
    for name, raw in {
        "a slash of two bytes": b"\xc0\xaf", "a NUL of two bytes": b"\xc0\x80", "a slash of three bytes": b"\xe0\x80\xaf",
        "half a pair": b"\xed\xa0\x80", "a pair in UTF-8": b"\xed\xa0\xbd\xed\xb8\x80", "beyond Unicode": b"\xf4\x90\x80\x80",
        "five bytes": b"\xf8\x88\x80\x80\x80", "a sequence cut short": b"\xe2\x82", "a lone continuation": b"\xbf",
    }.items():  # fmt: skip
        yield Input(f"{name} in a summary", record("summary: ").replace(b"summary: ", b"summary: a" + raw + b"b"))
        yield Input(f"{name} in a comment", MINIMAL.encode() + b"# a" + raw + b"\n")


def _invisible() -> Iterator[Input]:
    signs = (
        0x00, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200C, 0x200E, 0x2028,
        0x2029, 0x202E, 0x2060, 0x2066, 0x2069, 0x3164, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFE, 0xE0041,
    )  # fmt: skip
    for sign in signs:
        yield Input(f"U+{sign:04X} in a summary", record(f"summary: a{chr(sign)}b"))
        yield Input(f"U+{sign:04X} in a comment", MINIMAL.encode() + f"# a{chr(sign)}b\n".encode())
        yield Input(f"U+{sign:04X} by an escape", record(f'summary: "a\\U{sign:08x}b"'))
    yield Input("half a pair by an escape", record('summary: "\\ud800"'))
    yield Input("beyond Unicode by an escape", record('summary: "\\U00110000"'))
    yield Input("a lone carriage return", record("summary: a\rstatus: ended"))
    yield Input("a window's title", record('summary: "\\e]0;owned\\a"'))


def _references() -> Iterator[Input]:
    laughs = "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9))
    yield Input("a billion laughs", ("a: &a [x, x, x, x, x, x, x, x, x]\n" + laughs).encode())
    yield Input("an anchor on a list", b"a: &a [1]\n")
    yield Input("an anchor on a key", b"&a a: 1\n")
    yield Input("an anchor that holds itself", b"a: &a [*a]\n")
    yield Input("an alias to nothing", b"a: *nothing\n")
    yield Input("an alias as key", b"*a : 1\n")
    yield Input("100,000 anchors", b"a: [" + b"".join(b"&a%d x," % n for n in range(100_000)) + b"]")
    yield Input("a merge key", b"<<: {schema_version: 1}\n")
    yield Input("a merge of a list", b"<<: [{a: 1}, {b: 2}]\n")
    for tag in ("!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!binary aGk=", "!!set {a}", "!!float 1",
                "!!timestamp 2001-01-01", "! x", "!<tag:yaml.org,2002:str> x", "!a%20b x", "!!null x"):  # fmt: skip
        yield Input(f"the tag {tag}", record(f"summary: {tag}"))
    yield Input("a directive of version", b"%YAML 1.2\n---\n" + MINIMAL.encode())
    yield Input("a directive of version 9", b"%YAML 9.9\n---\n" + MINIMAL.encode())
    yield Input("a directive of tags", b"%TAG ! tag:example.org,2000:\n---\n" + MINIMAL.encode())
    yield Input("a directive of nobody", b"%EVIL x\n---\n" + MINIMAL.encode())
    yield Input("two records", MINIMAL.encode() + b"---\n" + MINIMAL.encode())
    yield Input("100,000 documents", b"---\n" * 100_000)
    yield Input("100,000 ends of a document", MINIMAL.encode() + b"...\n" * 100_000, 0)


def _numbers() -> Iterator[Input]:
    words = (".inf", "-.INF", ".nan", "1e999", "-1e999", "9" * 400, "9" * 5000, "0x" + "f" * 400, "0o17", "017", "1_000",
             "12:30:45", "1e5", "no", "NO", "Off", "y", "=", "0b1", "+1", "-0", "0.1", "٣")  # fmt: skip
    for word in words:
        yield Input(f"{word[:12]} ({len(word)}) articles", MINIMAL.encode() + f"articles: {word}\n".encode())
        yield Input(f"{word[:12]} ({len(word)}) as status", record(f"status: {word}", "status"))
    yield Input("a time of day", record("signed: {date: 2001-12-14t21:59:43.10-05:00}", "signed"))
    yield Input("the day zero", record("signed: {date: 0000-00-00}", "signed"))
    yield Input("the day after the last", record("signed: {date: 10000-01-01}", "signed"))
    yield Input("the last day", record("signed: {date: 9999-12-31}", "signed"))


def _shapes() -> Iterator[Input]:
    for text in ("x", "[]", "{}", "- a", "1", "null", "~", "''", "|", "a", "? a", "? [a]\n: 1", "{[a]: 1}", "{1: 2}", "~: 1",
                 "true: 1", "1.5: 1", ": 1", "-", "--- a", "[a]: b", "{a: b", "[a, b", "a: 'b", 'a: "b', "a: b: c",
                 "\ta: 1", "a:\n\t- b", "a: |9\n x", "a: >-+\n x", "a: @b", "a: `b", "a: %b", "}", "]", ",", "a: b\n c: d",
                 "? ? ? ?", "- - - -", "a: - b", "a:\n- b\nc", "{date: 1941-03-27?, note: x}", "a: *", "a: &", "a: !"):  # fmt: skip
        yield Input(f"the file {text!r}", text.encode())
    for key in (
        "schema_version",
        "id",
        "title",
        "instrument",
        "signed",
        "in_force",
        "status",
        "parties",
        "sources",
        "coding",
    ):
        yield Input(f"no {key}", record("# gone", key))
        for value in ("null", "[[[]]]", "{a: {a: {a: 1}}}", "-1", "''", "[null, null]", "true"):
            yield Input(f"{key}: {value}", record(f"{key}: {value}", key))


def _comments() -> Iterator[Input]:
    mark = "# validate-treaty: ignore"
    for number, comment in enumerate(
        (
            mark,
            f"{mark}[]",
            f"{mark}[*] all of it",
            f"{mark}[unknown-key]",
            f"{mark}[unknown-key] why",
            f"{mark}[internal-error] hide it",
            f"{mark}[not-yaml, bad-suppression] hide it",
            f"{mark}[no-such-rule] \x21",
            f"{mark}[bad-suppression, unused-suppression] quiet",
            f"{mark}[{'a,' * 20_000}] many",
            f"{mark}[{'x' * 50_000}] long",
            f"{mark}[unknown-key] ::error::x ##[group]",
            "# validate-treaty: rm -rf /",
            "# validate-treaty:" + " " * 400_000 + "x",
            ("# validate-treaty: " * 20_000) + "x",
            "# validate-treaty: off",
        )
    ):
        yield Input(f"comment {number}", MINIMAL.encode() + comment.encode() + b"\n")
        yield Input(f"comment {number} on a wrong line", record(f"status: wrong  {comment}", "status"))
    many = "".join(f"{mark}[impossible-date] reason {number}\n" for number in range(15_000))
    yield Input("15,000 comments below each other", MINIMAL.encode() + many.encode())
    rows = "".join(f"x{number}: 1  {mark}[unknown-key] reason\n" for number in range(9_000))
    yield Input("9,000 comments beside findings", MINIMAL.encode() + rows.encode())
    rows = rows.replace("x", "summar")
    yield Input("9,000 comments that say nothing", MINIMAL.encode() + rows.replace(" reason", "").encode())
