"""What was found sound before, by content: a second run reads and hashes the files, and judges only what changed.

One file for each folder of records, in the user's cache folder, never in the repository: nothing that a pull request
brings along is ever trusted. An entry counts only under the same fingerprint, made of everything that a verdict
depends on besides the record: this package, its schema, the engines, the parser, and the day.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import Any

from treaty_validator import __version__
from treaty_validator.collection import Facts, from_json, to_json

try:  # the same function; hashlib would load all of OpenSSL with it, a twentieth of the whole start
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


class Cache:
    """Facts of records by digest, and whether the record was judged and found without fault.

    Every failure to read or write it is as if it were not there.
    """

    def __init__(self, folder: str, today: str) -> None:
        self._path = _file_for(folder)
        self._fingerprint = _fingerprint(today)
        self._old = self._load()
        self._new: dict[str, list[Any]] = {}

    @property
    def empty(self) -> bool:
        return not self._old

    def get(self, digest: str, file: str) -> tuple[bool, Facts] | None:
        """Whether the record was judged sound, and its facts; None when nothing is known of it."""
        entry = self._old.get(digest)
        if entry is None:
            return None
        self._new[digest] = entry
        return bool(entry[0]), from_json(file, entry[1])

    def put(self, digest: str, sound: bool, facts: Facts) -> None:
        """Remember a record. What is neither asked for nor put in a run is forgotten."""
        self._new[digest] = [int(sound), to_json(facts)]

    def save(self) -> None:
        """Replace the file, if anything changed; whole or not at all."""
        if self._path is None or self._new == self._old:
            return
        body = json.dumps(self._new, separators=(",", ":"))
        text = f"{self._fingerprint}\n{_digest(body.encode())}\n{body}"
        from treaty_validator.writing import replace

        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
            replace(self._path, text.encode())

    def _load(self) -> dict[str, list[Any]]:
        if self._path is None:
            return {}
        try:
            with open(self._path, encoding="utf-8") as stream:
                fingerprint, checksum, body = stream.read().split("\n", 2)
            if fingerprint != self._fingerprint or checksum != _digest(body.encode()):
                return {}
            loaded: dict[str, list[Any]] = json.loads(body)
        except (OSError, ValueError):
            return {}
        return loaded


def digest(file: str, raw: bytes) -> str:
    """The key of a record: its bytes and its file name, on both of which rules look."""
    name = os.fsencode(os.path.basename(file))
    return blake2b(name + b"\0" + raw, digest_size=16, person=b"record").hexdigest()


def _digest(raw: bytes) -> str:
    return blake2b(raw, digest_size=16).hexdigest()


def _fingerprint(today: str) -> str:
    """Changes with every file of this package and its schema, with the versions of what it uses, and with the day."""
    from treaty_validator.contract.sources import SCHEMA_DIR

    parts = [__version__, sys.version, today]
    for top in (_PACKAGE, SCHEMA_DIR):
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name not in {"__pycache__", "site", "export", "commands"})
            for name in sorted(names):
                status = os.stat(os.path.join(folder, name))
                parts.append(f"{name}:{status.st_size}:{status.st_mtime_ns}")
    for module in ("yaml", "jsonschema_rs", "jsonschema"):
        parts.append(_version(module))
    return _digest("\n".join(parts).encode())


def _version(module: str) -> str:
    """Where an installed package lies and when it came there; found without importing it."""
    for entry in sys.path:
        try:
            status = os.stat(os.path.join(entry, module, "__init__.py"))
        except OSError:
            continue
        return f"{entry}:{status.st_size}:{status.st_mtime_ns}"
    return module


def _file_for(folder: str) -> str | None:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    if not os.path.isabs(base):
        return None
    return os.path.join(base, "treaty-validator", _digest(os.fsencode(os.path.abspath(folder))))
