"""Where the commands begin: nothing is loaded yet, so that Ctrl-C is understood from the first moment on."""

from __future__ import annotations


def main() -> int:
    """Run `validate-treaty` and return its exit status."""
    try:
        from treaty_validator.cli import main as run

        return run()
    except KeyboardInterrupt:
        return _interrupted("validate-treaty")


def treaties() -> int:
    """Run `treaties` and return its exit status."""
    try:
        from treaty_validator.treaties_cli import main as run

        return run()
    except KeyboardInterrupt:
        return _interrupted("treaties")


def _interrupted(program: str) -> int:
    import contextlib
    import os

    with contextlib.suppress(OSError):
        os.write(2, f"{program}: interrupted\n".encode())
    return 130
