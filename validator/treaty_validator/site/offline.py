"""The built site as one archive that works from a disk."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

# A relative link to a folder, up to where its query or fragment begins.
_FOLDER = re.compile(r'(?<= href=")(?![a-z]+:|/)([^"?#]*/)(?=["?#])')
_EPOCH = (1980, 1, 1, 0, 0, 0)
# Where the archive lies in the site that offers it, and the paragraph that offers it: neither is in the archive.
ARCHIVE = "downloads/security-pacts-offline.zip"
_OFFER = re.compile(r'<p id="offline">.*?</p>\n')


def content(folder: Path) -> list[tuple[str, bytes]]:
    """Every file of the site by name; links to a folder name the file in it, for no server will find it."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz"):
        raw = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".html" and path.name != "404.html":
            raw = _FOLDER.sub(r"\1index.html", _OFFER.sub("", raw.decode())).encode()
        if name != ARCHIVE:
            found.append((name, raw))
    return found


def write(folder: Path) -> None:
    """Put the archive into the site; the same site gives the same bytes."""
    archive = folder / ARCHIVE
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in content(folder):
            packed.writestr(zipfile.ZipInfo(f"security-pacts/{name}", _EPOCH), raw, zipfile.ZIP_DEFLATED)
