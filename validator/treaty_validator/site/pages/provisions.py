"""A page for each kind of promise: which pacts make it, and how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from treaty_validator.model.treaty import Clause, Treaty
from treaty_validator.site.degrees import degree
from treaty_validator.site.output import Page
from treaty_validator.site.render import body
from treaty_validator.site.site import Site
from treaty_validator.site.words import Value, plural, values

HELP = "mutual_defense"
_HELP = Value(HELP, "Mutual defense", "Help against an attack or a like danger.", "codebook/mutual_defense/")
# More entries than this make a page heavy.
_MOST = 200


def pages(site: Site) -> Iterator[Page]:
    """The list of kinds, then each kind that a pact of the collection has."""
    found: dict[str, list[tuple[Treaty, Clause]]] = defaultdict(list)
    for treaty in reversed(site.by_age):
        for clause in (*treaty.mutual_defense, *treaty.provisions):
            found[clause.kind].append((treaty, clause))
    kinds = [_HELP, *values("provisions", "type").values()]
    shown = [(kind, found[kind.code]) for kind in kinds if found[kind.code]]
    path = "provisions/"
    said = f"{plural(len(shown), 'kind')} of promises in security pacts."
    yield Page(path, "Provisions", said, body("provisions.html", path, shown=shown), section="provisions")
    for kind, entries in shown:
        path = f"provisions/{kind.code}/"
        told = [(treaty, clause, degree(clause.kind, clause.commitment)) for treaty, clause in entries]
        told.sort(key=lambda one: one[2].level)
        text = body("provision.html", path, kind=kind, entries=told[:_MOST], more=max(0, len(told) - _MOST))
        yield Page(path, kind.title, kind.description, text, section="provisions")
