"""Paths from the command line to bytes: regular files only, never followed, never waited for."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator

from treaty_validator.findings import Trouble
from treaty_validator.limits import MAX_BYTES

SUFFIXES = (".yaml", ".yml")

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a symbolic link"),
)


def read(path: str) -> bytes | Trouble:
    """At most `MAX_BYTES` + 1 bytes of a regular file, or the reason why not.

    Opened without following a link and without blocking, then asked what it is: a pipe, a device or a link put in
    place of a record can neither hang the run nor lead it elsewhere.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _NO_FOLLOW)
    except OSError as error:
        return _trouble(path, error)
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            return Trouble(path, f"is {_kind(mode)}, not a file")
        with os.fdopen(os.dup(handle), "rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _trouble(path, error)
    finally:
        os.close(handle)


def records(paths: Iterable[str]) -> Iterator[str | Trouble]:
    """The record files that the given files and folders stand for, each once, in order."""
    seen: set[str] = set()
    for given in paths:
        for found in _expand(given):
            if isinstance(found, Trouble):
                yield found
                continue
            key = os.path.abspath(found)
            if key not in seen:
                seen.add(key)
                yield found


def in_folder(folder: str) -> list[str]:
    """The record files in this folder and below, sorted; links and hidden entries are passed over."""
    found: list[str] = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.normpath(os.path.join(top, name)) for name in sorted(names) if _is_record(name)]
    return found


def default_folder(start: str) -> str | None:
    """The folder `treaties/` found here or in a folder above."""
    here = os.path.abspath(start)
    while True:
        candidate = os.path.join(here, "treaties")
        if os.path.isdir(candidate):
            return os.path.relpath(candidate, start)
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def _is_record(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith(".")


def _expand(given: str) -> Iterator[str | Trouble]:
    try:
        mode = os.stat(given).st_mode
    except (OSError, ValueError) as error:
        yield _trouble(given, error)
        return
    if not stat.S_ISDIR(mode):
        yield os.path.normpath(given)
        return
    found = in_folder(os.path.normpath(given))
    if found:
        yield from found
    else:
        yield Trouble(given, "nothing to check: no .yaml file in this folder", 2)


def _kind(mode: int) -> str:
    return next((words for test, words in _KINDS if test(mode)), "something else")


def _trouble(path: str, error: OSError | ValueError) -> Trouble:
    if isinstance(error, ValueError):
        return Trouble(path, "is not a file name", 2)
    if error.errno == errno.ENOENT:
        return Trouble(path, "no such file", 2)
    if error.errno == errno.ELOOP:
        return Trouble(path, "is a symbolic link, not a file")
    return Trouble(path, f"cannot be read: {(error.strerror or 'unknown reason').lower()}")
