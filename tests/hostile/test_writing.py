"""Killed or failed at any step of writing, a file is the old or the new one, and nothing is left beside it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from treaty_validator import writing
from treaty_validator.cache import Cache
from treaty_validator.collection import facts

from tests.conftest import run

STEPS = ("open", "fsync", "chmod", "replace")
OLD, NEW = b"old\n" * 9_000, b"new\n" * 12_000


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", STEPS)
def test_a_file_is_the_old_one_or_the_new_one(
    step: str, failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(OLD)
    with monkeypatch.context() as patched:
        patched.setattr(os, step, failing(failure))
        with pytest.raises(type(failure)):
            writing.replace(str(path), NEW)
    assert path.read_bytes() == OLD
    assert [one.name for one in tmp_path.iterdir()] == ["x.yaml"]
    assert writing.replace(str(path), NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("kind", ["pipe", "link", "link to a device", "folder"])
def test_what_is_no_file_is_not_replaced_by_one(kind: str, tmp_path: Path) -> None:
    path, beside = tmp_path / "report.json", tmp_path / "beside"
    beside.write_bytes(OLD)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/null" if "device" in kind else beside)
    before = path.lstat()
    done = run("--output", str(path), "--format", "json", "treaties/anzus-treaty-1951.yaml")
    assert (done.status, done.out, done.err) == (
        3,
        "",
        f"validate-treaty: cannot write {path}: not a regular file\n",
    )
    assert path.lstat() == before
    assert beside.read_bytes() == OLD
    assert sorted(one.name for one in tmp_path.iterdir()) == ["beside", "report.json"]


@pytest.mark.parametrize("step", ["makedirs", "replace"])
def test_a_cache_that_cannot_be_written_is_as_if_it_were_not_there(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = Cache("treaties", "2026-11-22")
    cache.put("key", True, facts("x.yaml", {"id": "x-pact-2023"}))
    with monkeypatch.context() as patched:
        patched.setattr(os, step, failing(OSError(errno.EROFS, "Read-only file system")))
        cache.save()
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    assert Cache("treaties", "2026-11-22").empty
    cache.save()
    assert not Cache("treaties", "2026-11-22").empty


def failing(failure: BaseException) -> Callable[..., Any]:
    def call(*_arguments: object, **_named: object) -> None:
        raise failure

    return call
