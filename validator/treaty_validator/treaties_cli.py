"""`treaties`: for those who use the collection or make it grow. Each verb is a module of `commands`."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from treaty_validator import __version__
from treaty_validator.commands import WrongUse, verbs
from treaty_validator.terminal import fail, unwritten

PROGRAM = "treaties"
WRONG_USE, FAILED = 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status. Raises nothing but SystemExit from `--help` and wrong use."""
    from treaty_validator.model.collection import Unsound

    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        return status
    except WrongUse as wrong:
        fail(str(wrong), PROGRAM)
        return WRONG_USE
    except Unsound as unsound:
        for line in str(unsound).split("\n"):
            fail(line, PROGRAM)
        return FAILED
    except BrokenPipeError:
        _drop_stdout()
        return FAILED
    except KeyboardInterrupt:
        fail("interrupted", PROGRAM)
        return 130
    except OSError as error:
        if isinstance(error, FileNotFoundError) and error.errno is None:
            fail(str(error), PROGRAM)  # no folder of records there
            return WRONG_USE
        fail(unwritten(error), PROGRAM)
        _drop_stdout()
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Use the collection of security pacts, or make it grow.",
        epilog="exit status: 0 done, 2 wrong use, 3 could not do its job",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    subparsers = parser.add_subparsers(metavar="VERB", required=True)
    for name, verb in verbs().items():
        inner = subparsers.add_parser(
            name,
            help=verb.HELP,
            description=verb.__doc__,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.add_arguments(inner)
        inner.set_defaults(run=verb.run)
    return parser


def _drop_stdout() -> None:
    """Let the interpreter close standard output without a complaint of its own."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)


if __name__ == "__main__":
    sys.exit(main())
