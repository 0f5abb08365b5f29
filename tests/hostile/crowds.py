"""Contents with too many of something: values, keys, mistakes, entries of a list that a record knows."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conftest import MINIMAL
from tests.hostile.content import Input, record

_ACTIONS = "actions: [{action: signature, date: 2023-09-16}]"


def inputs() -> Iterator[Input]:
    """Crowds of plain things, then of the parts of a record."""
    yield from _plain()
    yield from _parts()


def _plain() -> Iterator[Input]:
    yield Input("30,000 numbers", b"a: [" + b"1," * 30_000 + b"]")
    yield Input("19,000 numbers", b"a: [" + b"1," * 19_000 + b"]")
    yield Input("300,000 numbers", b"a: [" + b"1," * 300_000 + b"]")
    yield Input("19,000 empty values", b"a: [" + b"''," * 19_000 + b"]")
    yield Input("19,000 unknown keys", MINIMAL.encode() + b"".join(b"x%d: 1\n" % n for n in range(19_000)))
    yield Input("100,000 keys", b"".join(b"x%d: 1\n" % n for n in range(100_000)))
    yield Input("19,000 times the same key", b"a: 1\n" * 19_000)
    yield Input("19,000 times the same key in a record", MINIMAL.encode() + b"summary: x\n" * 19_000)
    yield Input("19,000 times the same party key", record("parties: {" + "state: MLI, " * 19_000 + "}", "parties"))
    yield Input("19,000 doubtful words", b"a: [" + b"no," * 19_000 + b"]")
    yield Input("19,000 numbers too large", b"a: [" + b"9999999999999999," * 19_000 + b"]")
    yield Input("19,000 doubtful keys", b"{" + b"".join(b"0%d: 1," % n for n in range(19_000)) + b"}")
    yield Input("keys of one hash", b"{" + b"".join(b"'%d': 1," % (n << 40) for n in range(19_000)) + b"}")
    twice = "".join(f"- {{a: {n}, a: {n}}}\n" for n in range(3_000))
    yield Input("lists where maps belong, keys twice in each", MINIMAL.encode() + f"accession:\n{twice}".encode())
    lists = "".join("  - {state: MLI, name: [a, b], actions: {action: signature, action: x}}\n" for _ in range(1_500))
    yield Input("1,500 maps where lists belong", record("parties:\n" + lists, "parties"))


def _parts() -> Iterator[Input]:
    for name, party in {
        "sound parties": f"{{state: MLI, {_ACTIONS}}}",
        "parties of unknown states": f"{{state: XQZ, {_ACTIONS}}}",
        "parties named in words": f"{{state: Republic of Somewhere, {_ACTIONS}}}",
        "parties without a code": f"{{{_ACTIONS}}}",
        "parties that are text": "Mali",
        "parties that are numbers": "7",
        "parties that are nothing": "null",
        "parties with unknown keys": f"{{state: MLI, stat: MLI, nam: x, {_ACTIONS}}}",
    }.items():
        count = 18_000 // (1 + party.count(":") + 2 * party.count("["))
        yield Input(f"{count:,} {name}", record("parties:\n" + f"  - {party}\n" * count, "parties"))
    many = ", ".join("{action: signature, date: 2023-09-16}" for _ in range(6_000))
    yield Input(
        "6,000 actions", record(f"parties: [{{state: MLI, actions: [{many}]}}, {{state: NER, {_ACTIONS}}}]", "parties")
    )
    wrong = ", ".join("{action: signatur, date: 16 September 2023}" for _ in range(6_000))
    yield Input("6,000 wrong actions", record(f"parties: [{{state: MLI, actions: [{wrong}]}}]", "parties"))
    sources = "".join(f"  - {{id: s{n}, type: treaty_text, title: x}}\n" for n in range(4_500))
    yield Input("4,500 sources", record(f"sources:\n{sources}", "sources"))
    yield Input("4,500 wrong sources", record(f"sources:\n{sources.replace('treaty_text', 'treatytext')}", "sources"))
    yield Input(
        "4,500 sources of one name",
        record("sources:\n" + "  - {id: s, type: treaty_text, title: x}\n" * 4_500, "sources"),
    )
    titles = ", ".join(f"x{n}: Title" for n in range(15_000))
    yield Input("15,000 titles", record(f"title: {{{titles}}}", "title"))
    names = ", ".join("Name" for _ in range(18_000))
    yield Input("18,000 other names", MINIMAL.encode() + f"also_known_as: [{names}]\n".encode())
    evidence = ", ".join("{source: nowhere}" for _ in range(9_000))
    yield Input("9,000 pieces of evidence", record(f"signed: {{date: 2023-09-16, evidence: [{evidence}]}}", "signed"))
    targets = "".join(f"  - {{type: amends, target: pact-{n}}}\n" for n in range(6_000))
    yield Input("6,000 relations", MINIMAL.encode() + f"relations:\n{targets}".encode())
    yield Input(
        "6,000 relations to itself",
        MINIMAL.encode() + b"relations:\n" + b"  - {type: amends, target: made-up-pact-2023}\n" * 6_000,
    )
    clause = (
        "  - {article: 1, triggers: [armed_attack], commitment: automatic, bearers: [MLI, QQQ], beneficiaries: all}\n"
    )
    yield Input("1,800 clauses", MINIMAL.encode() + b"mutual_defense:\n" + clause.encode() * 1_800)
    provision = "  - {type: consultation, article: 1, commitment: consultative, evidence: [{source: x}]}\n"
    yield Input("2,500 provisions", MINIMAL.encode() + b"provisions:\n" + provision.encode() * 2_500)
    languages = ", ".join(f"{a}{b}" for a in "abcdefghijklm" for b in "abcdefghijklmnopqrstuvwxyz")
    yield Input("338 languages", MINIMAL.encode() + f"languages: [{languages}]\n".encode())
    amounts = "".join(f"  k{n}: v{n}\n" for n in range(9_000))
    yield Input("9,000 identifiers", MINIMAL.encode() + f"identifiers:\n{amounts}".encode())
