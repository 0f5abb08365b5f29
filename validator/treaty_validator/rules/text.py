"""Rules on the text of a record: characters that were spoiled on the way, and the order of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treaty_validator.findings import Finding, Severity
from treaty_validator.model.record import Record
from treaty_validator.registry import RULES, rule

# How the second byte of a letter in UTF-8 looks when it is read as Windows-1252; the quotation marks among them may
# follow a capital letter in sound text, as in «MAÇÃ», and are left out.
_SECOND = "\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
_MOJIBAKE = f"Ã[{_SECOND}«]|Â[\u00a0-\u00ba\u00bc-\u00bf]|â€[\u0080-\uffff]|(?:[ÐÑØÙ][{_SECOND}]){{2}}|ï¿½|\ufffd"
# Every such sequence holds one of these, and most texts none of them.
_SUSPECT = frozenset("ÃÂ€ÐÑØÙ½\ufffd")
# Below it no letter composes with another, and tables of 1 MB need not be loaded to see that.
_FIRST_ACCENT = "\u0300"
# Spaces that look like a space and are another character to every search.
_ODD_SPACES = frozenset("\u00a0\u1680\u202f\u205f\u3000").union(map(chr, range(0x2000, 0x200B)))
# Texts that are compared, searched or shown as names. In prose a space that does not break is good typography.
_COMPARED = frozenset(
    {"locator", "name", "abbreviation", "place", "short_title", "also_known_as", "coders", "reviewers"}
)


@rule("mojibake")
def mojibake(record: Record) -> Iterator[Finding]:
    """Letters that were saved in one encoding and read in another.

    `LibertÃ©` was `Liberté`. It comes in by copying from a file or page that was opened in the wrong encoding.

    Bad:
        short_title: Charte de la LibertÃ©  # here

    Good:
        short_title: Charte de la Liberté
    """
    for path, text in record.parts.texts:
        found = None if _SUSPECT.isdisjoint(text) else re.search(_MOJIBAKE, text)
        if found:
            right = _mended(text)
            yield RULES["mojibake"].finding(
                f"'{found.group()}' is a letter in the wrong encoding",
                path,
                hint=f"'{right}'" if right and len(right) <= 80 else "type it anew",
            )


@rule("not-nfc", severity=Severity.WARNING)
def not_nfc(record: Record) -> Iterator[Finding]:
    """A letter and its accent are two characters instead of one.

    They look alike on the screen, and a search for one does not find the other. The composed form (NFC) is what
    keyboards write. `--fix` composes them.

    Bad:
        short_title: Traite\u0301 de Bamako  # here

    Good:
        short_title: Traité de Bamako
    """
    for path, text in record.parts.texts:
        if max(text) < _FIRST_ACCENT:
            continue
        from unicodedata import is_normalized

        if not is_normalized("NFC", text):
            yield RULES["not-nfc"].finding("a letter and its accent are two characters here", path, hint="compose them")


@rule("invisible-characters", severity=Severity.WARNING)
def invisible_characters(record: Record) -> Iterator[Finding]:
    """A space that is not the plain one stands in a name or reference.

    Non-breaking and narrow spaces come in from word processors and web pages. In prose they are welcome; in a name, a
    place or a locator they keep programs from finding what readers see.

    Bad:
        signed: {date: 2023-09-16, place: Saint\u00a0Louis, evidence: [{source: text}]}  # here

    Good:
        signed: {date: 2023-09-16, place: Saint Louis, evidence: [{source: text}]}
    """
    for path, text in record.parts.texts:
        key = path[-2] if isinstance(path[-1], int) else path[-1]
        found = next((sign for sign in text if sign in _ODD_SPACES), None) if key in _COMPARED else None
        if found:
            yield RULES["invisible-characters"].finding(
                f"character U+{ord(found):04X} looks like a space and is none", path, hint="type a plain space"
            )


@rule("key-order", severity=Severity.WARNING)
def key_order(record: Record) -> Iterator[Finding]:
    """A key does not stand in its usual place.

    All records list their keys in one order, so that two of them can be read side by side and a change shows as what it
    is. `--fix` puts them in order and keeps comments with their keys.

    Bad:
        signed:
          place: Bamako
          date: 2023-09-16  # here

    Good:
        signed:
          date: 2023-09-16
          place: Bamako
    """
    for path, (key, later) in record.parts.misplaced:
        yield RULES["key-order"].finding(
            f"'{key}' stands after '{later}', its place is before it", (*path, key), on_key=True
        )


def _mended(text: str) -> str:
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
