"""Realistic records in any number, made from the real ones: same size, same depth, another id and title, other states.

python benchmarks/records.py FOLDER COUNT [--broken]
"""

from __future__ import annotations

import argparse
import re
from hashlib import blake2b
from itertools import count
from math import gcd
from pathlib import Path

from treaty_validator.model.codes import states

ROOT = Path(__file__).resolve().parent.parent

# Blocks that speak of one real pact only; copies would contradict each other.
_OWN = re.compile(r"^(title|short_title|also_known_as|relations|identifiers|registration):.*?(?=^\S|\Z)", re.M | re.S)
_SOURCE = re.compile(r"^ +-? *id: ([a-z0-9-]+)$", re.M)
_CODE = re.compile(r"\b[A-Z]{3}\b")
_NAME = re.compile(r"(?<=\n  - state: [A-Z]{3}\n)    name: .*\n")
_SIGNED = re.compile(r"^signed:\n  date: ([0-9]{4})", re.M)
_ID = re.compile(r"^id: (?P<name>.*)-(?P<year>[0-9]{4})$", re.M)


def make(folder: Path, records: int, *, broken: bool = False) -> int:
    """Write so many `records` into the folder and return their size in bytes. With `broken`, each has one mistake."""
    folder.mkdir(parents=True, exist_ok=True)
    originals = [path.read_text("utf-8") for path in sorted((ROOT / "treaties").glob("*.yaml"))]
    patterns = [text for text in originals if _stays_sound(text)]
    total = 0
    for number in range(records):
        text = copy(patterns[number % len(patterns)], number)
        if broken:
            text = text.replace("\nstatus: ", "\nstatus: not_", 1)
        raw = text.encode()
        own = _ID.search(text)
        assert own is not None
        (folder / f"{own['name']}-{own['year']}.yaml").write_bytes(raw)
        total += len(raw)
    return total


def _stays_sound(text: str) -> bool:
    """Whether every source is cited outside the blocks that a copy lacks."""
    left = _OWN.sub("", text)
    return all(re.search(rf"source: {name}\b", left) for name in _SOURCE.findall(left[left.index("\nsources:") :]))


def copy(text: str, number: int) -> str:
    """The record under a name of its own."""
    letters = blake2b(str(number).encode(), digest_size=16).hexdigest()
    text = _between_others(_OWN.sub("", text), number)
    return _ID.sub(rf"id: copy-{number}-\g<year>\ntitle: {{en: Pact {letters}}}", text, count=1)


def _between_others(text: str, number: int) -> str:
    """The same pact between other states: in a collection, few pacts of one week have all their parties in common.

    Those that have been there without a break since before the year of the signature change places: by `step` along the
    list, which reaches each of them once as the two numbers have no divisor in common.
    """
    signed = _SIGNED.search(text)
    assert signed is not None
    year = signed.group(1)
    lasting = [code for code, one in states().items() if one.first_day < year and not one.last_day and not one.gaps]
    step = next(one for one in count(number // len(lasting) + 1) if gcd(one, len(lasting)) == 1)
    places = {code: lasting[(own * step + number) % len(lasting)] for own, code in enumerate(lasting)}
    return _CODE.sub(lambda found: places.get(found.group(), found.group()), _NAME.sub("", text))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--broken", action="store_true")
    options = parser.parse_args()
    size = make(options.folder, options.count, broken=options.broken)
    print(f"{options.count} records, {size / options.count / 1000:.1f} kB each")
