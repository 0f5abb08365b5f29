"""What the site consists of: pages with a body, and files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `path` is its folder with a final slash; the home page has the empty path.

    `source` is the file that a reader would edit, relative to the top of the repository; empty where there is none.
    `section` is the entry of the menu under which the page stands.
    """

    path: str
    title: str
    description: str
    body: str
    source: str = ""
    section: str = ""

    @property
    def root(self) -> str:
        """The way from this page to the top of the site."""
        return root_of(self.path)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the site that is not a page."""

    path: str
    content: str | bytes


def root_of(path: str) -> str:
    """The relative way from a page's folder to the top of the site."""
    return "../" * path.count("/") or "./"
