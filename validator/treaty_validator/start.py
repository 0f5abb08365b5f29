"""Where the commands begin and end: nothing is loaded yet, so that Ctrl-C is understood from the first moment on."""

from __future__ import annotations


def main() -> int:
    """Run `validate-treaty` and return its exit status."""
    try:
        _interrupted_anywhere("validate-treaty")
        _spare_the_collector()
        from treaty_validator.cli import main as run

        return _done(run())
    except KeyboardInterrupt:
        return _interrupted("validate-treaty")


def _spare_the_collector() -> None:
    """Look for cycles seldom: starting makes thousands of objects, and hardly one of them is in a cycle."""
    import gc

    gc.set_threshold(50_000, 20, 20)


def _done(status: int) -> int:
    """End the process with this status at once, unless somebody watches it (a debugger, a profiler, coverage).

    All output has been written by now. A process that takes itself apart spends a ninth of the time of a hook on it.
    """
    import contextlib
    import os
    import sys

    if sys.gettrace() is None and sys.getprofile() is None:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()
        os._exit(status)
    return status


def treaties() -> int:
    """Run `treaties` and return its exit status."""
    try:
        _interrupted_anywhere("treaties")
        from treaty_validator.treaties_cli import main as run

        return run()
    except KeyboardInterrupt:
        return _interrupted("treaties")


def _interrupted_anywhere(program: str) -> None:
    """End with one line also where an interrupt could not be raised: while an object is being thrown away."""
    import os
    import sys

    def end(lost: sys.UnraisableHookArgs) -> None:
        if issubclass(lost.exc_type, KeyboardInterrupt):
            os._exit(_interrupted(program))
        sys.__unraisablehook__(lost)

    sys.unraisablehook = end


def _interrupted(program: str) -> int:
    import contextlib
    import os

    with contextlib.suppress(OSError):
        os.write(2, f"{program}: interrupted\n".encode())
    return 130
