"""`validate-treaty`: words on the command line to a report and an exit status."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from treaty_validator.findings import Report, Severity, Trouble
from treaty_validator.options import parser

CLEAN, FINDINGS, WRONG_USE, FAILED = 0, 1, 2, 3


class WrongUse(Exception):
    """The command cannot do what it was told; the message says why."""


class Wanted(NamedTuple):
    """What to look at, and which rules to ask."""

    paths: tuple[str, ...]
    stdin: tuple[str, bytes] | None
    selected: Callable[[str], bool]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status. Raises nothing but SystemExit from `--help` and wrong use."""
    try:
        return _main(parser().parse_args(arguments))
    except WrongUse as wrong:
        _fail(str(wrong))
        return WRONG_USE
    except BrokenPipeError:
        _drop_stdout()
        return FAILED
    except KeyboardInterrupt:
        _fail("interrupted")
        return 130
    except OSError as error:
        from treaty_validator.terminal import unwritten

        _fail(unwritten(error))
        _drop_stdout()
        return FAILED


def _standard_input(count: int) -> bytes:
    """At most so many bytes of standard input."""
    if sys.stdin is None:
        raise WrongUse("standard input is closed")
    try:
        return sys.stdin.buffer.read(count)
    except OSError as error:
        raise WrongUse(f"standard input cannot be read: {(error.strerror or 'unknown reason').lower()}") from None


def _main(options: argparse.Namespace) -> int:
    if options.explain or options.list_rules or options.completion:
        return _learn(options)
    from treaty_validator.config import WrongConfig, find

    for name in [*options.select, *options.ignore]:
        _must_be_rule(name)
    try:
        settings = find(os.curdir, _not_a_rule) if options.config else None
    except WrongConfig as wrong:
        raise WrongUse(f"pyproject.toml, [tool.treaty-validator]: {wrong}") from None
    select = options.select or (settings.select if settings else ())
    ignore = [*options.ignore, *(settings.ignore if settings else ())]
    wanted = _wanted(options, lambda name: (not select or name in select) and name not in ignore)
    changed = _fix(options, wanted) if options.fix or options.diff else 0
    if options.diff:
        return FINDINGS if changed else CLEAN
    report = _report(options, wanted)
    if settings and settings.excuses:
        kept = tuple(one for one in report.findings if not settings.excuses_finding(one))
        report = report._replace(findings=kept)
    if options.write_baseline:
        return _write_baseline(options.write_baseline, report)
    baseline = options.baseline or (settings.baseline if settings else None)
    if baseline:
        report = _without_known(baseline, report, wanted)
    from treaty_validator.output import deliver

    deliver(report, options)
    return _status(report, options.fail_on or (settings.fail_on if settings else "error"))


def _wanted(options: argparse.Namespace, selected: Callable[[str], bool]) -> Wanted:
    from treaty_validator import files

    paths = list(options.paths)
    if "-" in paths:
        from treaty_validator.limits import MAX_BYTES

        paths.remove("-")
        return Wanted(tuple(paths), (options.stdin_filename, _standard_input(MAX_BYTES + 1)), selected)
    if not paths:
        folder = files.default_folder(os.curdir)
        if folder is None:
            raise WrongUse("nothing to check: there is no folder treaties/ here or above")
        paths = [folder]
    return Wanted(tuple(paths), None, selected)


def _report(options: argparse.Namespace, wanted: Wanted) -> Report:
    from treaty_validator.engine import validate
    from treaty_validator.progress import bar

    tell, end = bar()
    try:
        return validate(
            wanted.paths,
            selected=wanted.selected,
            stdin=wanted.stdin,
            jobs=options.jobs,
            use_cache=options.cache,
            progress=tell,
        )
    finally:
        end()


def _fix(options: argparse.Namespace, wanted: Wanted) -> int:
    """Mend the files, or show how; the number of files that change."""
    if wanted.stdin:
        raise WrongUse("--fix and --diff need files, not standard input")
    from treaty_validator.fix.run import fix
    from treaty_validator.terminal import wants_color, write

    changed = 0
    for told in fix(wanted.paths, write=options.fix and not options.diff):
        changed += told.changed
        if told.problem:
            _fail(f"{told.file}: {told.problem}")
        elif told.changed and options.diff:
            write(told.diff(wants_color(options.color, sys.stdout)), sys.stdout)
    if changed or options.diff:
        verb = "would change" if options.diff else "changed"
        _fail(f"{changed:,} file{'' if changed == 1 else 's'} {verb}")
    return changed


def _write_baseline(path: str, report: Report) -> int:
    from treaty_validator import baseline
    from treaty_validator.writing import replace as put

    known = baseline.known(report, path)
    put(path, baseline.text(known))
    _fail(f"{known.total():,} findings are known now; later runs with --baseline leave them out")
    return CLEAN


def _without_known(path: str, report: Report, wanted: Wanted) -> Report:
    from treaty_validator import baseline, files
    from treaty_validator.writing import replace as put

    try:
        old = baseline.read(path)
    except baseline.WrongBaseline as wrong:
        raise WrongUse(f"{path}: {wrong}") from None
    looked_at = [one for one in files.records(wanted.paths) if not isinstance(one, Trouble)]
    applied = baseline.apply(old, report, path, looked_at, wanted.selected)
    if applied.gone:
        put(path, baseline.text(applied.left))
        _fail(f"{applied.gone:,} known finding{'' if applied.gone == 1 else 's'} mended and taken out of {path}")
    return applied.report


def _status(report: Report, fail_on: str) -> int:
    if any(one.finding.rule == "internal-error" for one in report.findings):
        return FAILED
    if report.troubles:
        return max(one.status for one in report.troubles)
    worst = {one.finding.severity for one in report.findings}
    failing = {"error": {Severity.ERROR}, "warning": set(Severity), "never": set()}[fail_on]
    return FINDINGS if worst & failing else CLEAN


def _learn(options: argparse.Namespace) -> int:
    from treaty_validator import learn
    from treaty_validator.terminal import write

    if options.completion:
        text = learn.completion(options.completion)
        if text is None:
            raise WrongUse(learn.missing_shtab())
    elif options.list_rules:
        text = learn.list_rules()
    else:
        _must_be_rule(options.explain)
        text = learn.explain(options.explain)
    write(text, sys.stdout)
    return CLEAN


def _must_be_rule(name: str) -> None:
    if problem := _not_a_rule(name):
        raise WrongUse(problem)


def _not_a_rule(name: str) -> str:
    from treaty_validator.learn import not_a_rule

    return not_a_rule(name)


def _fail(message: str) -> None:
    from treaty_validator.terminal import fail

    fail(message)


def _drop_stdout() -> None:
    """Let the interpreter close standard output without a complaint of its own."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
