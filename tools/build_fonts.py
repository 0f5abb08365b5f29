"""Cut the site's fonts to what it writes: Latin letters, weights from regular to bold.

    npm pack @fontsource-variable/source-serif-4@5 @fontsource-variable/inter@5   (and unpack each into its own folder)
    pip install fonttools brotli
    python tools/build_fonts.py FOLDER_OF_SOURCE_SERIF FOLDER_OF_INTER

Both fonts are under the SIL Open Font License; the licences are copied beside them.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).parents[1] / "validator" / "treaty_validator" / "site" / "theme" / "assets" / "fonts"
RANGES = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,"
    "U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-024F,U+1E00-1EFF",
}
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "case"]


def cut(source: Path, target: Path, unicodes: str) -> None:
    font = TTFont(source, lazy=False)
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(unicodes.replace("U+", "")))
    cutter.subset(font)
    plain = BytesIO()
    font.flavor = None
    font.save(plain)
    font = instantiateVariableFont(TTFont(plain), {"wght": (400, 400, 700)})
    font.flavor = "woff2"
    font.save(target)


def main(serif: str, sans: str) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for name, folder in (("source-serif-4", Path(serif)), ("inter", Path(sans))):
        for part, unicodes in RANGES.items():
            cut(folder / "files" / f"{name}-{part}-wght-normal.woff2", OUT / f"{name}-{part}.woff2", unicodes)
        (OUT / f"{name}-LICENSE.txt").write_bytes((folder / "LICENSE").read_bytes())


if __name__ == "__main__":
    main(*sys.argv[1:3])
