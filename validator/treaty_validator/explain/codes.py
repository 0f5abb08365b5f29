"""Which state or organization somebody meant who wrote a name, two letters, or another list's code."""

from __future__ import annotations

from functools import cache

from treaty_validator.contract.sources import codelist
from treaty_validator.explain.aliases import plain

# Usual names that are neither in English nor in French the ones of the list.
_OTHER = {
    "usa": "USA", "united_states_of_america": "USA", "america": "USA", "etats_unis_d_amerique": "USA", "uk": "GBR",
    "great_britain": "GBR", "britain": "GBR", "england": "GBR", "grande_bretagne": "GBR", "ussr": "SUN", "urss": "SUN",
    "russian_federation": "RUS", "federation_de_russie": "RUS", "prc": "CHN", "ivory_coast": "CIV", "dprk": "PRK",
    "gdr": "DDR", "rda": "DDR", "frg": "DEU", "rfa": "DEU", "holland": "NLD", "czech_republic": "CZE", "el": "GRC",
    "european_union": "EU", "union_europeenne": "EU", "ger": "DEU", "eng": "GBR", "hol": "NLD", "mal": "MLI",
    "upper_volta": "BFA", "haute_volta": "BFA", "zaire": "COD", "dahomey": "BEN", "burma": "MMR", "birmanie": "MMR",
    "ceylon": "LKA", "siam": "THA", "persia": "IRN", "swaziland": "SWZ", "turkiye": "TUR", "persian_empire": "IRN",
}  # fmt: skip


@cache
def _by_name() -> dict[str, str]:
    """Every other way of naming a state or organization, to its code."""
    names = dict(_OTHER)
    for row in [*codelist("states"), *codelist("organizations")]:
        for name in (row["name_en"], row["name_fr"], row.get("alpha2", ""), row["code"]):
            if name:
                names.setdefault(plain(name), row["code"])
    return names


def meant_code(text: object) -> str | None:
    """The code that was meant; None when nothing is near enough to be offered."""
    from difflib import get_close_matches

    if not isinstance(text, str):
        return None
    word, names = plain(text), _by_name()
    if word in names:
        return names[word]
    for lead in ("republic_of_the_", "republic_of_", "republique_du_", "republique_de_la_", "republique_de_", "the_"):
        if names.get(word.removeprefix(lead)):
            return names[word.removeprefix(lead)]
    near = get_close_matches(word, [name for name in names if len(name) > 3], n=1, cutoff=0.8) if len(word) > 3 else ()
    return names[near[0]] if near else None


def name_of(code: str) -> str:
    """The English name that goes with a code."""
    return next(row["name_en"] for row in [*codelist("states"), *codelist("organizations")] if row["code"] == code)
