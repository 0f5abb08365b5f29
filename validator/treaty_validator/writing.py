"""Files written whole or not at all: beside the old one first, then put in its place."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable


def replace(path: str, content: bytes, unchanged: Callable[[], bool] = lambda: True) -> bool:
    """Put `content` in the place of the file at `path`; whether that was done.

    Written to a new file in the same folder, with the old one's permissions, and to the disk before the name changes
    hands. `unchanged` is asked at the last moment; where it says no, the file stays as it is. Raises OSError, and then
    nothing has changed.
    """
    temporary = _written(path, content, _mode(path))
    try:
        if not unchanged():
            return False
        os.replace(temporary, path)
        return True
    finally:
        _gone(temporary)


def create(path: str, content: bytes) -> bool:
    """Make a file at `path` with this content; False, and nothing done, where something is there already."""
    temporary = _written(path, content, _mode(path))
    try:
        # A second name for the new file, which unlike `os.replace` never takes the place of another.
        os.link(temporary, path)
        return True
    except FileExistsError:
        return False
    finally:
        _gone(temporary)


def _written(path: str, content: bytes, mode: int) -> str:
    """A new file in the folder of `path` with this content, safely on the disk."""
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=".treaty-", suffix=".tmp", dir=os.path.dirname(os.path.abspath(path)))
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with open(temporary, "rb") as stream:
            if stream.read() != content:
                raise OSError("what was written is not what is on the disk")
        os.chmod(temporary, mode)
    except BaseException:
        _gone(temporary)
        raise
    return temporary


def _gone(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def _mode(path: str) -> int:
    """The permissions of the old file, or those that a new one would get."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
