"""Paths from the command line to bytes: regular files only, never followed, never waited for."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from functools import cache

from treaty_validator.findings import Trouble
from treaty_validator.limits import MAX_BYTES

SUFFIXES = (".yaml", ".yml")

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
# Asked for at a time beyond what the file said: room for more would be made, and given back, for every record.
_MORE = 1 << 16
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
    except (OSError, ValueError) as error:
        return _trouble(path, error)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Trouble(path, f"is {_kind(status.st_mode)}, not a file")
        return _content(handle, status.st_size)
    except OSError as error:
        return _trouble(path, error)
    finally:
        os.close(handle)


def _content(handle: int, size: int) -> bytes:
    """What is in the file, whatever it said of its size; most files end where they said."""
    parts = [os.read(handle, min(size, MAX_BYTES) + 1)]
    while parts[-1] and sum(map(len, parts)) <= MAX_BYTES:
        parts.append(os.read(handle, _MORE))
    return b"".join(parts)[: MAX_BYTES + 1]


def records(paths: Iterable[str]) -> Iterator[str | Trouble]:
    """The record files that the given files and folders stand for, each once, in order."""
    absolute = cache(os.path.abspath)
    seen: set[tuple[str, str]] = set()
    for given in paths:
        for found in _expand(given):
            if isinstance(found, Trouble):
                yield found
                continue
            folder, name = os.path.split(found)
            key = (absolute(folder), name)
            if key not in seen:
                seen.add(key)
                yield found


def in_folder(folder: str) -> list[str]:
    """The record files in this folder and below, sorted; links to folders and hidden entries are passed over."""
    return [one for one in _below(folder) if isinstance(one, str)]


def _below(folder: str) -> list[str | Trouble]:
    """The record files in this folder and below, and the folders that cannot be looked into.

    A loop with its own list, so that no depth of folders can exhaust anything.
    """
    found: list[str | Trouble] = []
    waiting = [os.path.normpath(folder)]
    while waiting:
        top = waiting.pop()
        try:
            with os.scandir(top) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            found.append(_trouble(top, error))
            continue
        # The path as a person writes it: without a dot for the folder where one is.
        shown = [
            (entry, entry.name if top == os.curdir else entry.path)
            for entry in inside
            if not entry.name.startswith(".")
        ]
        folders = [path for entry, path in shown if entry.is_dir(follow_symlinks=False)]
        waiting += reversed(folders)
        known = set(folders)
        found += [
            path
            for entry, path in shown
            if path not in known and entry.name.endswith(SUFFIXES) and not _leads_to_folder(entry)
        ]
    return found


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


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


def _expand(given: str) -> Iterator[str | Trouble]:
    try:
        mode = os.stat(given).st_mode
    except (OSError, ValueError) as error:
        yield _trouble(given, error)
        return
    if not stat.S_ISDIR(mode):
        yield os.path.normpath(given)
        return
    found = _below(given)
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
