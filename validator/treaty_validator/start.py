"""Where the command begins: nothing is loaded yet, so that Ctrl-C is understood from the first moment on."""

from __future__ import annotations


def main() -> int:
    """Run the command and return its exit status."""
    try:
        from treaty_validator.cli import main as run

        return run()
    except KeyboardInterrupt:
        import os

        os.write(2, b"validate-treaty: interrupted\n")
        return 130
