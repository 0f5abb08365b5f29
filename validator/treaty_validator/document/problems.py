"""What can be wrong with a file before it is a record. Each function words one rule of scope `file`."""

from __future__ import annotations

from treaty_validator.findings import Finding, Span
from treaty_validator.limits import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_NODES
from treaty_validator.registry import RULES, rule

START = Span(1, 1, 1, 2)


class Refused(Exception):
    """The file cannot be read as a record; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def _finding(
    name: str, message: str, span: Span, hint: str = "", related: tuple[tuple[str, Span], ...] = ()
) -> Finding:
    return RULES[name].finding(message, span=span, hint=hint, related=related)


@rule("file-too-large", scope="file")
def too_large(what: str) -> Finding:
    """The file is larger than any record.

    A record is a few pages of text. Anything larger is a mistake or an attack, and is not read to its end.

    Bad: a file of more than 1 MiB, more than 20,000 values, or lists and maps nested more than 32 deep.

    Good: one pact in one file.
    """
    limits = {
        "bytes": f"the file is larger than {MAX_BYTES >> 20} MiB",
        "nodes": f"the file has more than {MAX_NODES:,} values",
        "depth": f"lists and maps are nested more than {MAX_DEPTH} deep",
    }
    return _finding("file-too-large", limits[what] + "; a record is a few pages of text", START)


@rule("not-utf8", scope="file")
def not_utf8(reason: str, span: Span) -> Finding:
    """The file is not written in UTF-8.

    UTF-8 is the one encoding that every editor and every system reads alike. In your editor choose "Save as" or "Save
    with encoding" and take UTF-8 (without BOM).

    Bad: a file saved as UTF-16 or Windows-1252.

    Good: a file saved as UTF-8 without byte order mark.
    """
    return _finding("not-utf8", reason, span, "save the file as UTF-8")


@rule("forbidden-character", scope="file")
def forbidden_character(character: str, span: Span) -> Finding:
    """The file holds a character that cannot be seen, or that changes how the text around it is shown.

    Control characters, invisible spaces and marks that turn the direction of writing can make a line look other than
    what it says. They mostly come in by copying from a web page or a PDF.

    Bad: a zero-width space in the middle of a name.

    Good: the same name typed anew.
    """
    import unicodedata

    name = unicodedata.name(character, "").lower() or "control character"
    message = f"character U+{ord(character):04X} ({name}) cannot be seen and must not be in a record"
    return _finding("forbidden-character", message, span, "delete it, or type this place anew")


@rule("not-yaml", scope="file")
def not_yaml(problem: str, span: Span, hint: str = "") -> Finding:
    """The file cannot be read as YAML.

    YAML tells by indentation what belongs to what, `key: value` makes an entry, and `- ` begins an item of a list.
    Most mistakes are a tab instead of spaces, a missing space after a colon, or a text with a colon inside it that
    needs quotes.

    Bad:
        short_title: Charter: of the Alliance  # here

    Good:
        short_title: "Charter: of the Alliance"
    """
    return _finding("not-yaml", problem, span, hint)


@rule("duplicate-key", scope="file")
def duplicate_key(key: str, span: Span, first: Span) -> Finding:
    """The same key stands twice in one place.

    Readers of YAML silently keep one of the two, so that half of the information would be lost.

    Bad:
        short_title: Sahel Pact
        short_title: Sahel Charter  # here

    Good:
        short_title: Sahel Charter
        also_known_as: [Sahel Pact]
    """
    message = f"'{key}' stands twice here; the first is on line {first.line}"
    return _finding("duplicate-key", message, span, "keep one of the two", (("first here", first),))


@rule("advanced-yaml", scope="file")
def advanced_yaml(feature: str, span: Span) -> Finding:
    """The file uses a feature of YAML that records do without.

    Anchors, aliases, tags, directives, merge keys, several documents in one file and keys that are not text let one
    place stand for another. A record must read the same aloud as on the screen.

    Bad:
        short_title: &name Sahel Charter  # here

    Good:
        short_title: Sahel Charter
    """
    hints = {
        "alias": "a value that begins with * needs quotes; otherwise write it out",
        "anchor": "a value that begins with & needs quotes; otherwise take it out",
        "tag": "a value that begins with ! needs quotes; otherwise take it out",
        "documents": "take out the line ---, or put the second record into a file of its own",
        "merge": "write out what stands under the other key",
    }
    words = {
        "alias": "aliases (*name) are not used in records",
        "anchor": "anchors (&name) are not used in records",
        "tag": "tags (!name) are not used in records",
        "directive": "directives (%YAML, %TAG) are not used in records",
        "merge": "merge keys (<<) are not used in records",
        "documents": "one file holds one record; a second one begins here",
        "key": "a key must be a plain word",
    }
    return _finding("advanced-yaml", words[feature], span, hints.get(feature, ""))


@rule("ambiguous-scalar", scope="file")
def ambiguous_scalar(text: str, span: Span) -> Finding:
    """Programs disagree on what this value is.

    Older readers of YAML take `no` for false, `012` for ten and `12:30` for 750; newer ones take them for text. Quotes
    end the doubt. Full dates and years need none.

    Bad:
        short_title: On  # here

    Good:
        short_title: "On"
    """
    message = f"'{text}' is not the same to all programs"
    return _finding("ambiguous-scalar", message, span, f'put it in quotes: "{text}"')


@rule("number-too-large", scope="file")
def number_too_large(span: Span) -> Finding:
    """A number is too large, infinite, or not a number.

    Nothing in a record is larger than a page or registration number.

    Bad:
        articles: 99999999999999999999  # here

    Good:
        articles: 17
    """
    return _finding("number-too-large", f"a number may have at most {MAX_DIGITS} digits", span)


@rule("not-a-record", scope="file")
def not_a_record(found: str) -> Finding:
    """The file is empty, or is not a record at its top.

    A record is a list of `key: value` lines that begins with `schema_version: 1`.

    Bad: a file with nothing but comments.

    Good: a copy of another record, filled in anew.
    """
    message = f"{found}; a record is made of lines such as `schema_version: 1`"
    return _finding("not-a-record", message, START, "copy another record and fill it in")
