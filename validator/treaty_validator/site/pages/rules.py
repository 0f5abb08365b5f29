"""A page for each rule of the validator, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator

from treaty_validator import explain_rule, registry
from treaty_validator.site.output import Page
from treaty_validator.site.render import body
from treaty_validator.site.site import Site

_SCOPES = {
    "file": "The text of a file",
    "shape": "The shape of a record",
    "record": "The meaning of a record",
    "collection": "The records together",
}


def pages(site: Site) -> Iterator[Page]:
    """The list of rules, then each rule."""
    rules = registry.load_all()
    told = {name: explain_rule.page(rule) for name, rule in rules.items()}
    groups = [
        (_SCOPES[scope], [(rule, told[name]) for name, rule in rules.items() if rule.scope == scope])
        for scope in registry.SCOPES
    ]
    path = "reference/rules/"
    yield Page(
        path,
        "Rules",
        f"The {len(rules)} rules that every record of the collection keeps.",
        body("rules.html", path, groups=groups, count=len(rules)),
        section="codebook",
    )
    for name, rule in rules.items():
        path = f"reference/rules/{name}/"
        one = told[name]
        text = body("rule.html", path, rule=rule, told=one, scope=_SCOPES[rule.scope], shows=_shows(one))
        yield Page(path, name, one.title + ".", text, section="codebook")


def _shows(told: explain_rule.Page) -> list[tuple[str, str, bool]]:
    """The examples with their heading, and whether each is a fragment of a record."""
    return [
        (heading, text, explain_rule.is_fragment(text)) for heading, text in (("Wrong", told.bad), ("Right", told.good))
    ]
