"""Runs the command on many inputs in one process: a child for each, with its own figures.

`python tests/hostile/forks.py FILE` reads a JSON list of argument lists from standard input and writes, for each, the exit
status, seconds of CPU, peak MiB, and what was printed. Modules are loaded and the schema is compiled once, by judging
the sound record named on the command line, and the same with mistakes; everything else is as in a run of its own.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "validator"))

from treaty_validator.cli import main  # noqa: E402  (the path above comes first)
from treaty_validator.engine import validate  # noqa: E402
from treaty_validator.registry import load_all  # noqa: E402
from treaty_validator.reporters import FORMATS, renderer  # noqa: E402

PATIENCE = 20


def run(arguments: list[str]) -> dict[str, Any]:
    """One run in a child of its own."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _become(arguments, out, err)
        _, status, used = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        return {
            "status": os.waitstatus_to_exitcode(status),
            "cpu": used.ru_utime + used.ru_stime,
            "peak": used.ru_maxrss / 1024,
            "out": out.read().decode("utf-8", "surrogateescape"),
            "err": err.read().decode("utf-8", "surrogateescape"),
        }


def _become(arguments: list[str], out: BinaryIO, err: BinaryIO) -> None:
    """The command itself; what it prints goes to the files. A run that hangs is ended by the system."""
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    status = 70
    try:
        status = main(arguments)
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    load_all()
    broken = Path(sys.argv[1]).read_bytes().replace(b"MLI", b"MLX").replace(b"instrument:", b"instrumnt:")
    for name in FORMATS:
        renderer(name)(validate(sys.argv[1]), False)
        renderer(name)(validate([], stdin=("broken.yaml", broken)), False)
    gc.freeze()
    json.dump([run(arguments) for arguments in json.load(sys.stdin)], sys.stdout)
