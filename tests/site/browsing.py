"""One page of each kind, and how to look at pages in a real browser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CHOSEN = "liptako-gourma-charter-2023,north-atlantic-treaty-1949,collective-security-treaty-1992"
# One of each kind.
KINDS = (
    "index.html",
    "treaties/index.html",
    "treaties/liptako-gourma-charter-2023/index.html",
    "treaties/north-atlantic-treaty-1949/index.html",
    "treaties/warsaw-treaty-1955/index.html",
    "countries/index.html",
    "countries/MLI/index.html",
    "countries/FRA/index.html",
    "compare/index.html",
    f"compare/index.html?t={CHOSEN}",
    "provisions/index.html",
    "provisions/mutual_defense/index.html",
    "network/index.html",
    "codebook/index.html",
    "codebook/mutual_defense/index.html",
    "reference/rules/index.html",
    "reference/rules/state-not-yet/index.html",
    "data/index.html",
    "api/index.html",
    "feeds/index.html",
    "about/index.html",
    "contributing/index.html",
)


def look(folder: Path, visits: list[dict[str, Any]], bypass: bool = False) -> list[str]:
    """What is wrong with these pages, as lines."""
    order = {"folder": str(folder), "bypass": bypass, "visits": visits}
    done = subprocess.run(
        ["node", "browser.js"], cwd=HERE, input=json.dumps(order), capture_output=True, text=True, check=True
    )
    return [
        f"{one['page']} at {one['width']}{' dark' if one['dark'] else ''}: {one['text']}"
        for one in json.loads(done.stdout)
    ]
