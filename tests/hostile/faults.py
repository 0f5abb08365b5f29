"""Runs commands in children of its own under strace, and lets one call to the system fail or be the last one.

`python tests/hostile/faults.py` reads a JSON list of runs from standard input and writes, for each, the exit status, what
was printed, and the calls that write. Modules are loaded once; each run begins when strace is attached, so that the
calls of a command are few and the same ones every time.
"""

from __future__ import annotations

import ctypes
import json
import os
import pkgutil
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "validator"))

import treaty_validator  # noqa: E402  (the path above comes first)
from treaty_validator import start  # noqa: E402
from treaty_validator.engine import validate  # noqa: E402
from treaty_validator.reporters import FORMATS, renderer  # noqa: E402

PROGRAMS = {"validate-treaty": start.main, "treaties": start.treaties}
CALLS = (
    "openat,write,pwrite64,writev,fsync,fdatasync,close,rename,renameat,renameat2,link,linkat,unlink,unlinkat,chmod,fchmod,"
    "fchmodat,mkdir,mkdirat,truncate,ftruncate,symlink,symlinkat,sendfile,copy_file_range"
)
_CALL = re.compile(r"(?P<name>\w+)\((?P<rest>.*)\) += (?P<result>-?\d+)")
_SET_PTRACER, _ANYBODY = 0x59616D61, ctypes.c_ulong(-1)
PATIENCE = 60


def run(job: dict[str, Any]) -> dict[str, Any]:
    """One command: `program`, `arguments`, the `folder` to be in, and the fault to `inject`, as strace has it."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.NamedTemporaryFile() as trace:
        waits, go = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(go)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            _become(job, waits)
        faults = ["-e", f"inject={job['inject']}"] if job["inject"] else []
        command = ["strace", "-p", str(child), "-o", trace.name, "-e", "signal=none", "-e", f"trace={CALLS}", *faults]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr is not None
            attached = tracer.stderr.readline()
            assert "attached" in attached, attached
            os.close(waits)
            os.write(go, b"!")
            os.close(go)
            _, status = os.waitpid(child, 0)
            tracer.wait(PATIENCE)
        out.seek(0)
        err.seek(0)
        lines = Path(trace.name).read_text("utf-8", "replace").split("\n")
        return {
            "status": os.waitstatus_to_exitcode(status),
            "out": out.read().decode("utf-8", "replace"),
            "err": err.read().decode("utf-8", "replace"),
            "steps": list(_steps(lines)),
        }


def _become(job: dict[str, Any], waits: int) -> None:
    """The command itself, as soon as it is watched."""
    status = 70
    try:
        ctypes.CDLL(None).prctl(_SET_PTRACER, _ANYBODY, 0, 0, 0)
        os.chdir(job["folder"])
        os.environ["XDG_CACHE_HOME"] = job["folder"]
        os.read(waits, 1)
        sys.argv[:] = [job["program"], *job["arguments"]]
        status = PROGRAMS[job["program"]]()
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(status)


def _steps(lines: list[str]) -> Iterator[tuple[str, int]]:
    """The calls that change something, each with its number among those of its name."""
    numbers: Counter[str] = Counter()
    writable: set[str] = set()
    for line in lines:
        call = _CALL.match(line)
        if call is None:
            continue
        name, rest = call["name"], call["rest"]
        numbers[name] += 1
        if name == "openat":
            if not re.search("O_CREAT|O_WRONLY|O_RDWR", rest):
                continue
            writable.add(call["result"])
        elif name == "close":
            if rest not in writable:
                continue
            writable.remove(rest)
        yield name, numbers[name]


if __name__ == "__main__":
    for module in pkgutil.walk_packages(treaty_validator.__path__, "treaty_validator."):
        if not re.search(r"\.site|__main__", module.name):
            import_module(module.name)
    for one in FORMATS:
        renderer(one)(validate(sys.argv[1]), False)
    json.dump([run(job) for job in json.load(sys.stdin)], sys.stdout)
