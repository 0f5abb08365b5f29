"""Contents on which a careless reader takes time or memory that grows faster than the file: depth and length."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conftest import MINIMAL
from tests.hostile.content import MIB, Input, record

_HALF = MIB // 2


def inputs() -> Iterator[Input]:
    """Depth, then length."""
    yield from _depth()
    yield from _length()
    yield from _lines()


def _depth() -> Iterator[Input]:
    for name, unit in {
        "brackets": b"[", "braces": b"{", "braces with keys": b"{a: ", "brackets in braces": b"{a: [", "dashes": b"- ",
        "question marks": b"? ", "quotation marks": b'"', "apostrophes": b"'", "stars": b"*a ", "bars": b"|", "colons": b": ",
        "commas": b",", "exclamation marks": b"!", "ampersands": b"&", "percent signs": b"%", "tildes": b"~", "at signs": b"@",
        "backslashes": b"\\", "number signs": b"# ", "closed brackets": b"[]", "closed braces": b"{}", "pairs": b"a: ",
        "empty pairs": b"{:", "questions in braces": b"{? ", "line ends": b"\n", "blanks": b" ", "tabs": b"\t",
    }.items():  # fmt: skip
        yield Input(f"a mebibyte of {name}", (unit * (MIB // len(unit)))[: MIB - 1])
        yield Input(f"a value of {name}", b"a: " + (unit * (_HALF // len(unit))) + b"\n")
    yield Input("32 deep and closed", b"a: " + b"[" * 32 + b"]" * 32)
    yield Input("20,000 steps inwards", "".join(f"{' ' * (n % 400)}a:\n" for n in range(20_000)).encode()[: MIB - 1])
    yield Input("1,400 steps inwards", "".join(f"{' ' * n}a:\n" for n in range(1_400)).encode()[: MIB - 1])


def _length() -> Iterator[Input]:
    x, words = "x" * (MIB - 2_000), "word " * ((MIB - 2_000) // 5)
    yield Input("a plain key of a mebibyte", f"{x}: 1\n".encode())
    yield Input("a quoted key of a mebibyte", f'"{x}": 1\n'.encode())
    yield Input("a key asked for of a mebibyte", f"? {x}\n: 1\n".encode())
    yield Input("an unknown key of a mebibyte in a record", (MINIMAL + f"? {x}\n: 1\n").encode())
    yield Input("many keys of 1,000 letters", "".join(f"{'k' * 1000}{n}: 1\n" for n in range(1_000)).encode())
    yield Input(
        "many keys almost alike in a record", (MINIMAL + "".join(f"summar{n}: 1\n" for n in range(9_000))).encode()
    )
    for key in ("summary", "id", "status", "signed", "parties", "sources", "title"):
        yield Input(f"{key} of a mebibyte", record(f"{key}: {x}", key))
    yield Input("a summary of words", record(f"summary: {words}"))
    yield Input("a quoted summary of words", record(f'summary: "{words}"'))
    yield Input("a folded summary", record("summary: >\n" + "  word\n" * 100_000))
    yield Input("a literal summary of blank lines", record("summary: |\n" + "\n" * 900_000 + "  x"))
    yield Input("a plain summary over many lines", record("summary: a\n" + " b\n" * 250_000))
    yield Input("a quoted summary over many lines", record('summary: "a\n' + " b\n" * 250_000 + '"'))
    yield Input("escapes", record('summary: "' + "\\x41" * 200_000 + '"'))
    yield Input("apostrophes doubled", record("summary: '" + "''" * 400_000 + "'"))
    yield Input("a date of a mebibyte", record("signed: {date: " + "2" * (MIB - 2_000) + "}", "signed"))
    yield Input(
        "an address of a mebibyte", MINIMAL.replace("title: Text", "url: https://" + x + ", title: Text").encode()
    )
    yield Input(
        "an address of slashes", MINIMAL.replace("title: Text", "url: " + "/" * 900_000 + ", title: Text").encode()
    )
    yield Input("a code of a mebibyte", MINIMAL.replace("state: MLI", f"state: {x}").encode())
    yield Input("a language of a mebibyte", record(f"title: {{? {x} : y}}", "title"))
    yield Input("a period of digits", MINIMAL.encode() + b"duration: {initial: P" + b"9" * 900_000 + b"Y}\n")
    yield Input(
        "a locator of a mebibyte", MINIMAL.replace("locator: art. 9", f"locator: art. {'9' * 900_000}").encode()
    )
    for sign, name in (
        ("é", "accents"),
        ("日", "wide letters"),
        ("\u0301", "marks"),
        ("😀", "faces"),
        ("-", "dashes"),
        (" ", "blanks"),
    ):
        yield Input(
            f"a status of {name}", record(f'status: "{sign * ((MIB - 2_000) // len(sign.encode()))}"', "status")
        )


def _lines() -> Iterator[Input]:
    x = "x" * (MIB - 2_000)
    yield Input("a comment of a mebibyte", MINIMAL.encode() + f"# {x}\n".encode(), 0)
    yield Input("a comment beside a mistake", record(f"status: wrong # {x}", "status"))
    yield Input("500,000 comments", b"#\n" * 500_000)
    yield Input("100,000 comments in a record", MINIMAL.encode() + b"# x\n" * 100_000, 0)
    yield Input("900,000 blank lines", MINIMAL.encode() + b"\n" * 900_000, 0)
    yield Input("900,000 blanks at the end", MINIMAL.encode() + b" " * 900_000, 0)
    yield Input("a broken line of a mebibyte", record(f"summary: a: {x}"))
    yield Input("a broken line of quotes", record("summary: 'a' " + "'b' " * 200_000))
    yield Input("a broken line of double quotes", record('summary: "a" ' + '"b" ' * 200_000))
    yield Input("a broken line of keys", record("a: " * 300_000))
    yield Input("a broken line of equals signs", record("summary = " + "= " * 400_000))
    yield Input("a broken line of stars", record("* " * 400_000))
    yield Input("a broken line far down", MINIMAL.encode() + b"# x\n" * 200_000 + b"a: b: c\n")
    yield Input("a tab far down", MINIMAL.encode() + b"a:\n" + b"  - x\n" * 15_000 + b"\t- x\n")
    yield Input("a bracket never closed", b"a: [" + b"1,\n" * 15_000)
    yield Input("a quotation never closed", b'a: "' + b"b\n" * 400_000)
    yield Input("an item among keys, far down", b"a:\n" + b"  b: 1\n" * 9_000 + b"  - x\n")
    yield Input("a line outdented, far down", b"a:\n    b: 1\n" + b"    # x\n" * 90_000 + b"  c: 1\n")
