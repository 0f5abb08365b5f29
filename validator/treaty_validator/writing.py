"""Files written whole or not at all: beside the old one first, then put in its place."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable


def replace(path: str, content: bytes, unchanged: Callable[[], bool] = lambda: True) -> bool:
    """Put `content` in the place of the file at `path`; whether that was done.

    Written to a new file in the same folder, with the old one's permissions, and to the disk before the name changes
    hands. `unchanged` is asked at the last moment; where it says no, the file stays as it is. Raises OSError, also
    where something else than a file has that name, and then nothing has changed.
    """
    temporary = _beside(path)
    try:
        _write(temporary, content, _mode(path))
        if not unchanged():
            return False
        os.replace(temporary, path)
        return True
    finally:
        _gone(temporary)


def create(path: str, content: bytes) -> bool:
    """Make a file at `path` with this content; False, and nothing done, where something is there already."""
    temporary = _beside(path)
    try:
        _write(temporary, content, _mode(path))
        # A second name for the new file, which unlike `os.replace` never takes the place of another.
        os.link(temporary, path)
        return True
    except FileExistsError:
        return False
    finally:
        _gone(temporary)


def _beside(path: str) -> str:
    """A name in the folder of `path` that nobody has and that is nobody's record."""
    return os.path.join(os.path.dirname(os.path.abspath(path)), f".treaty-{os.urandom(8).hex()}.tmp")


def _write(path: str, content: bytes, mode: int) -> None:
    """A new file with this content, safely on the disk."""
    with open(path, "xb", opener=_private) as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    with open(path, "rb") as stream:
        if stream.read() != content:
            raise OSError("what was written is not what is on the disk")
    os.chmod(path, mode)


def _private(path: str, flags: int) -> int:
    """Until it has its permissions, nobody else may read it."""
    return os.open(path, flags, 0o600)


def _gone(path: str) -> None:
    # What went wrong before is told; that a file of a hidden name stays behind is not worth telling.
    with contextlib.suppress(OSError):
        os.unlink(path)


def _mode(path: str) -> int:
    """The permissions of the old file, or those that a new one would get."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    # A device, a pipe or a link would be gone, and a file in its place: /dev/null for everybody.
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, f"{path} is not a regular file")
    return stat.S_IMODE(mode)
