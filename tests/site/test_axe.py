"""Axe is content with each kind of page; apart from the other tests in the browser, so that both cores have work.

Needs Chromium and `npm ci --prefix tests/site`; run with `pytest -m browser tests/site`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.site.browsing import KINDS, look

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width", "more", "kinds"),
    [
        (1366, {}, KINDS),
        (390, {}, KINDS),
        (1366, {"dark": True}, KINDS),
        (390, {"dark": True}, KINDS[::4]),
        (1366, {"forced": True}, KINDS[::4]),
    ],
    ids=["desktop", "phone", "dark", "dark phone", "forced colors"],
)
def test_axe_is_content(site: Path, width: int, more: dict[str, bool], kinds: tuple[str, ...]) -> None:
    shots = os.environ.get("SITE_SCREENSHOTS")
    visits: list[dict[str, Any]] = [{"page": page, "width": width, "axe": True, **more} for page in kinds]
    for number, one in enumerate(visits if shots else ()):
        one |= {"shot": f"{shots}/{number:02}-{width}-{'-'.join(more) or 'light'}.png", "full": True}
    assert look(site, visits) == []
