"""The collection as it stood in a revision of git, read without touching the working tree."""

from __future__ import annotations

import io
import subprocess
import tarfile

from treaty_validator.files import SUFFIXES
from treaty_validator.limits import MAX_BYTES


class NoRevision(Exception):
    """There is no such revision, or no collection in it; the message says which."""


def records(revision: str, folder: str = "treaties") -> list[tuple[str, bytes]]:
    """Name and content of every record in the folder of this revision. Raises `NoRevision`."""
    if revision.startswith("-"):
        raise NoRevision(f"'{revision}' is neither a folder nor a revision of git")
    top = _git("rev-parse", "--show-toplevel")
    if top is None or _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") is None:
        raise NoRevision(f"'{revision}' is neither a folder nor a revision of git")
    packed = _git("archive", "--format=tar", revision, "--", folder, cwd=top.decode().rstrip("\n"))
    if packed is None:
        raise NoRevision(f"there is no folder {folder}/ in '{revision}'")
    found = []
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() and member.name.endswith(SUFFIXES) else None
            if stream is not None:
                found.append((f"{revision}:{member.name}", stream.read(MAX_BYTES + 1)))
    return sorted(found)


def _git(*arguments: str, cwd: str | None = None) -> bytes | None:
    """What git says, or None when it refuses or is not there."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, cwd=cwd, stdin=subprocess.DEVNULL)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
