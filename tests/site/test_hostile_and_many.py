"""Records of strangers, and very many records: the built pages stay sound and light."""

from __future__ import annotations

from pathlib import Path

from tests.site import many
from tests.site.checker import problems
from tests.site.conftest import CHARTER, Build


def test_hostile_records_become_text_and_nothing_else(hostile_site: Path) -> None:
    assert problems(hostile_site) == []


def test_what_escaping_forgot_would_be_seen(hostile_site: Path, tmp_path: Path) -> None:
    page = (hostile_site / "treaties" / "hostile-3-2023" / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(page.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"'), "utf-8")
    assert any(": runs " in line for line in problems(tmp_path))


def test_the_search_index_holds_no_sign_that_html_knows(hostile_site: Path) -> None:
    text = (hostile_site / "assets" / "search-index.js").read_text("utf-8")
    assert "pwn()" in text
    assert not set("<>&\u2028\u2029") & set(text)


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    from treaty_validator.site.render import web

    for address in (
        "javascript:pwn()",
        "data:text/html,x",
        "//example.org",
        " https://example.org",
        "HTTPS:pwn()",
        None,
    ):
        assert web(address) == ""
    assert web("https://example.org/a?b=c") == "https://example.org/a?b=c"


def test_a_thousand_records_make_no_heavy_page(build: Build, tmp_path: Path) -> None:
    many.write(CHARTER, tmp_path)
    assert problems(build(tmp_path)) == []
