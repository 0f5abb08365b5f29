"""The JSON API: files under `api/v1/` that programs may rely on, and the citations of each record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from treaty_validator.contract.sources import RECORD_SCHEMA, shipped
from treaty_validator.model.spells import Spell
from treaty_validator.model.treaty import Treaty
from treaty_validator.model.windows import text
from treaty_validator.site.aid import Aid, aid_by, aid_to
from treaty_validator.site.cite import Citation
from treaty_validator.site.output import Asset
from treaty_validator.site.site import Site
from treaty_validator.site.words import name

BASE = "api/v1/"


def files(site: Site) -> Iterator[Asset]:
    """The index, the lists, each record and each country."""
    yield _json("index.json", site, _index(site))
    yield _json("treaties.json", site, {"treaties": [_brief(site, one) for one in site.collection]})
    yield _json("countries.json", site, {"countries": [{"code": code, "name": name(code)} for code in site.codes]})
    for treaty in site.collection:
        spells = {code: [_spell(one) for one in each] for code, each in treaty.spells.items()}
        whole = {"record": treaty.data, "spells": spells, "bound": _bound(site, treaty)}
        yield _json(f"treaties/{treaty.id}.json", site, whole)
        cite = Citation.of(site, treaty)
        for suffix, content in (("bib", cite.bibtex), ("ris", cite.ris), ("csl.json", cite.csl)):
            yield Asset(f"treaties/{treaty.id}/cite.{suffix}", content)
    for code in site.codes:
        yield _json(f"countries/{code}.json", site, _country(site, code))
    yield Asset("assets/security-pact.schema.json", shipped(RECORD_SCHEMA))
    for file, table in site.downloads.items():
        yield Asset(f"downloads/{file}", table)


def _json(path: str, site: Site, data: dict[str, Any]) -> Asset:
    """The data under the version of the format and the day for which it is true.

    Records are frozen all the way down: `default` opens their maps one by one, which is half the work of thawing them.
    """
    whole = {"schema_version": 1, "as_of": site.day.isoformat(), **data}
    return Asset(BASE + path, json.dumps(whole, ensure_ascii=False, separators=(",", ":"), default=dict) + "\n")


def _index(site: Site) -> dict[str, Any]:
    coverage = site.collection.coverage_to
    return {
        "title": site.title,
        "license": "CC-BY-4.0",
        "coverage_to": coverage.isoformat() if coverage else None,
        "treaties": "treaties.json",
        "treaty": "treaties/{id}.json",
        "countries": "countries.json",
        "country": "countries/{code}.json",
        "schema": "../../assets/security-pact.schema.json",
    }


def _brief(site: Site, treaty: Treaty) -> dict[str, Any]:
    return {
        "id": treaty.id,
        "title": treaty.title,
        "short_title": treaty.short_title,
        "signed": treaty.get("signed", "date"),
        "status": treaty.get("status"),
        "commitments": sorted({one.commitment for one in treaty.mutual_defense}),
        "parties": list(treaty.by_code),
        "bound": _bound(site, treaty),
        "updated": treaty.updated.first.isoformat(),
    }


def _bound(site: Site, treaty: Treaty) -> dict[str, list[str]]:
    """Who is bound on the day: the sure and the uncertain ones."""
    answers = site.bound_today[treaty.id]
    return {kind: [code for code, answer in answers.items() if answer.value == kind] for kind in ("yes", "unknown")}


def _country(site: Site, code: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": name(code),
        "owed_to": [_owed(one, "by") for one in aid_to(site, code)],
        "owed_by": [_owed(one, "to") for one in aid_by(site, code)],
        "pacts": [
            {
                "treaty": treaty.id,
                "today": site.bound_today[treaty.id][code].value,
                "spells": [_spell(one) for one in treaty.spells[code]],
            }
            for treaty in site.pacts_of[code]
        ],
    }


def _owed(one: Aid, others: str) -> dict[str, Any]:
    """One clause as it concerns the country; `others` are those on the other side, sure and uncertain."""
    return {
        "treaty": one.treaty.id,
        "clause": one.clause.index,
        "article": one.clause.article,
        "commitment": one.clause.commitment,
        "armed_force": one.armed_force or None,
        "triggers": list(one.clause.triggers),
        "conditions": list(one.clause.conditions),
        others: {"yes": list(one.sure), "unknown": list(one.perhaps)},
    }


def _spell(one: Spell) -> dict[str, Any]:
    return {
        "from": text(one.first),
        "to": text(one.last) or None,
        "provisional": one.provisional,
        "certain": one.certain,
        "why": one.why,
    }
