"""Files written whole or not at all: beside the old one first, then put in its place."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator


def replace(path: str, content: bytes, unchanged: Callable[[], bool] = lambda: True) -> bool:
    """Put `content` in the place of the file at `path`; whether that was done.

    Written to a new file in the same folder, with the old one's permissions, and to the disk before the name changes
    hands. `unchanged` is asked at the last moment; where it says no, the file stays as it is. Raises OSError, also
    where something else than a file has that name, and then nothing has changed.
    """
    with _beside(path) as temporary:
        _write(temporary, content, _mode(path))
        if not unchanged():
            return False
        os.replace(temporary, path)
        return True


def create(path: str, content: bytes) -> bool:
    """Make a file at `path` with this content; False, and nothing done, where something is there already."""
    with _beside(path) as temporary:
        _write(temporary, content, _mode(path))
        try:
            # A second name for the new file, which unlike `os.replace` never takes the place of another.
            os.link(temporary, path)
        except FileExistsError:
            return False
        return True


@contextlib.contextmanager
def _beside(path: str) -> Iterator[str]:
    """A name in the folder of `path` that nobody has and that is nobody's record; no such file is left afterwards."""
    temporary = os.path.join(os.path.dirname(os.path.abspath(path)), f".treaty-{os.urandom(8).hex()}.tmp")
    try:
        yield temporary
    except OSError as error:
        error.filename = path  # nobody has asked for the other one
        error.filename2 = None
        raise
    finally:
        # What went wrong before is told; that a file of a hidden name stays behind is not worth telling.
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _write(path: str, content: bytes, mode: int) -> None:
    """A new file with this content, safely on the disk."""
    with open(path, "xb", opener=_private) as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    with open(path, "rb") as stream:
        if stream.read() != content:
            raise OSError(errno.EIO, "what was written is not what is on the disk")
    os.chmod(path, mode)


def _private(path: str, flags: int) -> int:
    """Until it has its permissions, nobody else may read it."""
    return os.open(path, flags, 0o600)


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
        raise OSError(errno.EINVAL, "not a regular file")
    return stat.S_IMODE(mode)
