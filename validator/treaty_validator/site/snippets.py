"""Pieces of HTML that stand on a page a hundred times: made in Python, where one costs a fifth of a template's macro.

Everything that could come from a record goes through `escape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from treaty_validator.site import words
from treaty_validator.site.degrees import Degree
from treaty_validator.site.timeline import Bar


@lru_cache(maxsize=8192)
def party(code: str, root: str) -> Markup:
    """A link to the page of a state or organization."""
    return Markup('<a href="{}countries/{}/">{}</a>').format(root, code, words.name(code))


def parties(codes: Iterable[str], root: str) -> Markup:
    """Links to several: a, b and c."""
    *first, last = [party(code, root) for code in codes] or [Markup("")]
    return Markup(f"{', '.join(first)} and {last}") if first else last


@lru_cache(maxsize=64)
def ball(degree: Degree, word: bool = True) -> Markup:
    """The disc of a degree, which the style draws, with its word beside it."""
    disc = Markup('<span class="ball degree {}{}">{}</span>')
    return disc.format(degree.css, "" if word else " bare", degree.value.title if word else "")


def article(text: str, begins: bool = False) -> str:
    """`article 6`, `preamble`, with a capital where it begins a line."""
    said = "article unknown" if text == "unknown" else text if text == "preamble" else f"article {text}"
    return said[0].upper() + said[1:] if begins else said


@lru_cache(maxsize=8192)
def time(written: str) -> Markup:
    """A date in words, with the form that programs read where it is an exact one."""
    exact = re.fullmatch(r"\d{4}(-\d\d){0,2}", str(written))
    return Markup("<time{}>{}</time>" if exact else "<span{}>{}</span>").format(
        Markup(' datetime="{}"').format(written) if exact else ' class="time"', words.moment(written)
    )


def coded(code: str | None, *keys: str) -> str:
    """What a coded value is called; nothing where the record has none."""
    return words.value(code, *keys).title if code else ""


def refs(evidence: Iterable[Mapping[str, Any]] | None, numbers: Mapping[str, int]) -> Markup:
    """The numbers of the sources that a claim rests on; what each says of itself on hovering."""
    links = "".join(_ref(one, numbers[one["source"]]) for one in evidence or () if one["source"] in numbers)
    return Markup(f'<span class="refs">{links}</span>') if evidence else Markup("")


def _ref(one: Mapping[str, Any], number: int) -> str:
    told = [str(one["locator"])] if "locator" in one else []
    told += [f"{one['confidence']} confidence"] if "confidence" in one else []
    title = escape(", ".join(told) + (f" – {one['note']}" if "note" in one else ""))
    return f'<a href="#source-{escape(one["source"])}" title="{title}" aria-label="source {number}">{number}</a>'


def track(bars: Iterable[Bar], css: str = "") -> Markup:
    """One row of a timeline; the lines of the years stand once for all rows."""
    drawn = "".join(
        f'<rect class="{"bar" if b.sure else "bar doubt"}" x="{b.x}%" width="{b.width}%" y="2" height="10"'
        f' rx="{"0" if b.goes_on else "2"}"/>'
        for b in bars
    )
    return Markup(f'<svg class="track {escape(css)}" width="100%" height="14" aria-hidden="true">{drawn}</svg>')
