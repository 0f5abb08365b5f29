"""The options of `validate-treaty`, with examples for whoever asks for help."""

from __future__ import annotations

import argparse
import os

from treaty_validator import __version__
from treaty_validator.reporters import FORMATS

SHELLS = ("bash", "zsh", "tcsh")
_EXAMPLES = """\
examples:
  validate-treaty                                       check the whole collection
  validate-treaty treaties/my-pact-2024.yaml            check one record
  validate-treaty --diff                                show what --fix would change, and change nothing
  validate-treaty --fix treaties/my-pact-2024.yaml      put keys in order, quote what needs quotes, and so on
  validate-treaty --explain state-not-yet               why a rule matters, with a wrong and a right example
  validate-treaty --statistics                          how often each rule has something to say
  validate-treaty --format sarif --output report.sarif  a file for code scanning, and the text on the screen
  validate-treaty --write-baseline baseline.json        adopt the validator in an old collection, step one
  validate-treaty --baseline baseline.json              step two: report only what is new
  validate-treaty --completion bash                     a script that completes options in the shell

exit status: 0 clean, 1 findings, 2 wrong use or nothing to check, 3 could not do its job
settings: [tool.treaty-validator] in pyproject.toml, in this folder or above
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    top = argparse.ArgumentParser(
        prog="validate-treaty",
        description="Check records of security pacts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        # An option that the parser itself adds would load what is needed to format help; one of a group does not.
        add_help=False,
    )
    _general(top.add_argument_group("general"))
    _reporting(top.add_argument_group("reporting"))
    _choosing(top.add_argument_group("choosing"))
    _fixing(top.add_argument_group("fixing"))
    _learning(top.add_argument_group("learning"))
    _running(top.add_argument_group("running"))
    return top


def _general(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("paths", nargs="*", metavar="PATH", help="files or folders; - is standard input (default: treaties/)")
    add("-h", "--help", action="help", help="show this help and stop")
    add("--version", action="version", version=f"validate-treaty {__version__}", help="show the version and stop")


def _reporting(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--format", choices=list(FORMATS), default=_default_format(), help="how to report (default: text)")
    add("--output", metavar="FILE", help="write the format to this file, and the text to the screen")
    add("--statistics", action="store_true", help="report how often each rule fired, not where")
    add("--fail-on", choices=["error", "warning", "never"], help="what makes the exit status 1 (default: error)")
    add("--color", choices=["auto", "always", "never"], default="auto", help="color in the report")


def _choosing(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("--select", metavar="RULE", action="append", default=[], help="run only this rule; may be repeated")
    add("--ignore", metavar="RULE", action="append", default=[], help="leave this rule out; may be repeated")
    add("--baseline", metavar="FILE", help="report only what is not in this file; what is mended leaves the file")
    add("--write-baseline", metavar="FILE", help="write everything that is found now to this file, and stop")
    add("--no-config", dest="config", action="store_false", help="leave pyproject.toml unread")
    add("--stdin-filename", metavar="NAME", default="stdin.yaml", help="the name to give to standard input")


def _fixing(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--fix", action="store_true", help="mend what is safe to mend, then report on the rest")
    group.add_argument("--diff", action="store_true", help="show what --fix would change; status 1 if anything")


def _learning(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--explain", metavar="RULE", help="explain a rule and stop")
    group.add_argument("--list-rules", action="store_true", help="list all rules and stop")
    group.add_argument("--completion", choices=SHELLS, help="print the completion script for this shell and stop")


def _running(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--jobs", metavar="N", type=int, help="number of processes (default: one for each core)")
    group.add_argument("--no-cache", dest="cache", action="store_false", help="judge every record anew")


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
