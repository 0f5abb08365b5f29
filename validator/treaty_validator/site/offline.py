"""The built site as one archive that works from a disk: `python -m treaty_validator.site.offline FOLDER ARCHIVE`."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

# A relative link to a folder, up to where its query or fragment begins.
_FOLDER = re.compile(r'(?<= href=")(?![a-z]+:|/)([^"?#]*/)(?=["?#])')
_EPOCH = (1980, 1, 1, 0, 0, 0)


def content(folder: Path) -> list[tuple[str, bytes]]:
    """Every file of the site by name; links to a folder name the file in it, for no server will find it."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz"):
        raw = path.read_bytes()
        if path.suffix == ".html" and path.name != "404.html":
            raw = _FOLDER.sub(r"\1index.html", raw.decode()).encode()
        found.append((path.relative_to(folder).as_posix(), raw))
    return found


def write(folder: Path, archive: Path) -> None:
    """Write the archive; the same site gives the same bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in content(folder):
            packed.writestr(zipfile.ZipInfo(f"security-pacts/{name}", _EPOCH), raw, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
