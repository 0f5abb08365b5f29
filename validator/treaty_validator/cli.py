"""`validate-treaty`: words on the command line to a report and an exit status."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from treaty_validator import __version__
from treaty_validator.findings import Report, Severity
from treaty_validator.reporters import FORMATS

CLEAN, FINDINGS, WRONG_USE, FAILED = 0, 1, 2, 3

_EXAMPLES = """\
examples:
  validate-treaty                                  check the whole collection
  validate-treaty treaties/my-pact-2024.yaml       check one record
  validate-treaty --explain state-not-yet          why a rule matters, with a wrong and a right example
  validate-treaty --format json --fail-on warning  for programs

exit status: 0 clean, 1 findings, 2 wrong use or nothing to check, 3 could not do its job
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status. Raises nothing but SystemExit from `--help` and wrong use."""
    try:
        return _main(_parser().parse_args(arguments))
    except BrokenPipeError:
        _drop_stdout()
        return FAILED
    except KeyboardInterrupt:
        _fail("interrupted")
        return 130
    except OSError as error:
        _fail(f"cannot write: {error.strerror or error}")
        _drop_stdout()
        return FAILED


def _main(options: argparse.Namespace) -> int:
    if options.explain or options.list_rules:
        return _learn(options)
    for name in [*options.select, *options.ignore]:
        if problem := _not_a_rule(name):
            _fail(problem)
            return WRONG_USE
    report = _report(options)
    if report is None:
        _fail("nothing to check: there is no folder treaties/ here or above")
        return WRONG_USE
    from treaty_validator.reporters import renderer
    from treaty_validator.terminal import wants_color, write

    write(renderer(options.format)(report, wants_color(options.color, sys.stdout)), sys.stdout)
    return _status(report, options.fail_on)


def _report(options: argparse.Namespace) -> Report | None:
    from treaty_validator import files
    from treaty_validator.engine import validate

    def selected(name: str) -> bool:
        return (not options.select or name in options.select) and name not in options.ignore

    paths = list(options.paths)
    stdin = None
    if "-" in paths:
        from treaty_validator.limits import MAX_BYTES

        paths.remove("-")
        stdin = (options.stdin_filename, sys.stdin.buffer.read(MAX_BYTES + 1))
    elif not paths:
        folder = files.default_folder(os.curdir)
        if folder is None:
            return None
        paths = [folder]
    return validate(paths, selected=selected, stdin=stdin, jobs=options.jobs, use_cache=options.cache)


def _status(report: Report, fail_on: str) -> int:
    if any(one.finding.rule == "internal-error" for one in report.findings):
        return FAILED
    if report.troubles:
        return max(one.status for one in report.troubles)
    worst = {one.finding.severity for one in report.findings}
    failing = {"error": {Severity.ERROR}, "warning": set(Severity), "never": set()}[fail_on]
    return FINDINGS if worst & failing else CLEAN


def _learn(options: argparse.Namespace) -> int:
    from treaty_validator.explain_rule import page, render
    from treaty_validator.registry import load_all
    from treaty_validator.terminal import write

    rules = load_all()
    if options.list_rules:
        width = max(map(len, rules))
        lines = [
            f"{one.name:<{width}}  {one.severity:<7}  {one.scope:<10}  {page(one).title}" for one in rules.values()
        ]
        write("\n".join(lines) + "\n", sys.stdout)
        return CLEAN
    if problem := _not_a_rule(options.explain):
        _fail(problem)
        return WRONG_USE
    write(render(rules[options.explain]) + "\n", sys.stdout)
    return CLEAN


def _not_a_rule(name: str) -> str:
    from treaty_validator.registry import load_all

    rules = load_all()
    if name in rules:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(name, rules, n=1)
    return f"there is no rule '{name}'" + (f"; did you mean '{near[0]}'?" if near else "; see --list-rules")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="validate-treaty",
        description="Check records of security pacts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files or folders; - is standard input (default: treaties/)")
    add("--format", choices=list(FORMATS), default=_default_format(), help="how to report (default: text)")
    add("--fail-on", choices=["error", "warning", "never"], default="error", help="what makes the exit status 1")
    add("--select", metavar="RULE", action="append", default=[], help="run only this rule; may be repeated")
    add("--ignore", metavar="RULE", action="append", default=[], help="leave this rule out; may be repeated")
    add("--stdin-filename", metavar="NAME", default="stdin.yaml", help="the name to give to standard input")
    add("--jobs", metavar="N", type=int, default=None, help="number of processes (default: one for each core)")
    add("--no-cache", dest="cache", action="store_false", help="judge every record anew")
    add("--color", choices=["auto", "always", "never"], default="auto", help="color in the report")
    add("--explain", metavar="RULE", help="explain a rule and stop")
    add("--list-rules", action="store_true", help="list all rules and stop")
    add("--version", action="version", version=f"validate-treaty {__version__}")
    return parser


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _fail(message: str) -> None:
    from treaty_validator.terminal import fail

    fail(message)


def _drop_stdout() -> None:
    """Let the interpreter close standard output without a complaint of its own."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
