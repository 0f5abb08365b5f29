"""Templates to HTML: everything that comes from a record is escaped, everything missing is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from treaty_validator.site import degrees, snippets, words
from treaty_validator.site.languages import language
from treaty_validator.site.output import root_of
from treaty_validator.site.timeline import years


@cache
def environment() -> Environment:
    """The environment of all templates."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals.update(
        name=words.name,
        party=snippets.party,
        parties=snippets.parties,
        ball=snippets.ball,
        article=snippets.article,
        time=snippets.time,
        coded=snippets.coded,
        refs=snippets.refs,
        track=snippets.track,
        value=words.value,
        plural=words.plural,
        listing=words.listing,
        degree=degrees.degree,
    )
    found.filters.update(
        codename=words.name,
        language=language,
        moment=words.moment,
        window=words.window,
        period=words.period,
        day=words.day,
        web=web,
        years=years,
        ticks=ticks,
    )
    return found


def body(template: str, path: str, **context: Any) -> str:
    """The body of the page at `path`."""
    text: str = environment().get_template(template).render(root=root_of(path), **context)
    return text


def web(address: object) -> str:
    """The address if it leads to the web, else nothing: no other scheme ever becomes a link."""
    text = str(address or "")
    return text if text.startswith(("https://", "http://")) else ""


def ticks(text: object) -> Markup:
    """Text of our own schema and docstrings, with what stands between backticks as code; all of it escaped."""
    pieces = str(text).split("`")
    if len(pieces) % 2 == 0:
        return Markup.escape(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if n % 2 else Markup.escape(piece) for n, piece in enumerate(pieces)
    )
