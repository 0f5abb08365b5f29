"""The search index, as a script that also a page opened from a disk may load."""

from __future__ import annotations

import json
from collections.abc import Iterator

from treaty_validator.model.codes import organizations, states
from treaty_validator.site.output import Asset, Page
from treaty_validator.site.pages import provisions
from treaty_validator.site.site import Site
from treaty_validator.site.words import name, values


def files(site: Site) -> Iterator[Asset]:
    """One line an entry: kind, address, title, other names, a word of context."""
    entries = [*_treaties(site), *_countries(site), *_kinds(site)]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    yield Asset("assets/search-index.js", f"window.pactsIndex=[\n{safe(lines)}\n];\n")


def safe(text: str) -> str:
    """JSON that no HTML or script parser can take for anything else."""
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _treaties(site: Site) -> Iterator[tuple[str, ...]]:
    for treaty in site.collection:
        other = [*treaty.get("title").values(), *(treaty.get("also_known_as") or ())]
        found = treaty.get("establishes") or {}
        other += [str(found[key]) for key in ("name", "abbreviation") if key in found]
        yield ("Treaty", f"treaties/{treaty.id}/", treaty.short_title, " | ".join(other), treaty.id[-4:])


def _countries(site: Site) -> Iterator[tuple[str, ...]]:
    for code in site.codes:
        known = states().get(code) or organizations().get(code)
        names = {party.name for one in site.pacts_of[code] if (party := one.by_code[code]).name}
        other = [code, *([known.name_fr] if known else []), *sorted(names - {name(code)})]
        yield (
            "Country" if code in states() else "Organization",
            f"countries/{code}/",
            name(code),
            " | ".join(other),
            code,
        )


def _kinds(site: Site) -> Iterator[tuple[str, ...]]:
    present = {clause.kind for treaty in site.collection for clause in treaty.provisions}
    yield (
        "Provision",
        f"provisions/{provisions.HELP}/",
        "Mutual defense",
        "help collective defence casus foederis",
        "",
    )
    for kind in values("provisions", "type").values():
        if kind.code in present:
            yield ("Provision", f"provisions/{kind.code}/", kind.title, kind.description, "")


def page_entry(page: Page) -> tuple[str, ...]:
    """An entry for any other page."""
    return ("Page", page.path, page.title, page.description, "")
