"""How to cite a record, in the formats of reference managers."""

from __future__ import annotations

import json
from dataclasses import dataclass

from treaty_validator import __version__
from treaty_validator.model.treaty import Treaty
from treaty_validator.site.site import Site
from treaty_validator.site.words import day

_AUTHOR = "treaty-validator contributors"
# What TeX would take for its own.
_TEX = str.maketrans(
    {c: "\\" + c for c in "&%$#_{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation of one record says."""

    key: str
    title: str
    collection: str
    year: int
    updated: str
    address: str

    @classmethod
    def of(cls, site: Site, treaty: Treaty) -> Citation:
        """The citation of this record."""
        when = treaty.updated.first
        address = f"{site.address}treaties/{treaty.id}/" if site.address else ""
        title = " ".join(treaty.title.split())
        return cls(treaty.id, title, site.title, when.year, when.isoformat(), address)

    @property
    def plain(self) -> str:
        from datetime import date

        when = day(date.fromisoformat(self.updated))
        text = (
            f"{_AUTHOR} ({self.year}): “{self.title}”, in: {self.collection}, version {__version__}, record of {when}."
        )
        return f"{text} {self.address}".strip()

    @property
    def bibtex(self) -> str:
        fields = [
            ("author", "{" + _AUTHOR + "}"),
            ("title", self.title.translate(_TEX)),
            ("booktitle", self.collection),
            ("year", str(self.year)),
            ("version", __version__),
            ("note", f"Record of {self.updated}"),
            ("url", self.address),
        ]
        inner = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields if text)
        return f"@misc{{{self.key},\n{inner}\n}}\n"

    @property
    def ris(self) -> str:
        lines = [
            ("TY", "DATA"),
            ("AU", _AUTHOR),
            ("TI", self.title),
            ("T2", self.collection),
            ("PY", str(self.year)),
            ("DA", self.updated.replace("-", "/")),
            ("ET", __version__),
            ("UR", self.address),
        ]
        return "".join(f"{tag}  - {text}\r\n" for tag, text in lines if text) + "ER  - \r\n"

    @property
    def csl(self) -> str:
        year, month, number = (int(part) for part in self.updated.split("-"))
        item = {
            "id": self.key,
            "type": "dataset",
            "author": [{"literal": _AUTHOR}],
            "title": self.title,
            "container-title": self.collection,
            "issued": {"date-parts": [[year, month, number]]},
            "version": __version__,
            **({"URL": self.address} if self.address else {}),
        }
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"
