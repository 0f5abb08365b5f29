"""A run over many records: gather, judge each by itself, judge them together, locate, sort."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from treaty_validator import files
from treaty_validator.cache import Cache, digest
from treaty_validator.collection import Facts, Index, index
from treaty_validator.findings import Finding, Located, Report, Trouble
from treaty_validator.running import together

# From this many records on, starting further processes costs less than it saves.
WORTH_PROCESSES = 256
CHUNK = 32
_MARK = b"validate-treaty:"


class Task(NamedTuple):
    """A file to look at; `judged` when it is to be reported on, else only the others want to know of it."""

    file: str
    judged: bool


class Result(NamedTuple):
    """What came of one task. `sound` when there is nothing to report, so that a later run may pass it over."""

    task: Task
    digest: str = ""
    sound: bool = False
    findings: tuple[Finding, ...] = ()
    facts: Facts | None = None
    trouble: Trouble | None = None


def validate(
    paths: Iterable[str] | str,
    *,
    selected: Callable[[str], bool] = lambda name: True,
    today: date | None = None,
    stdin: tuple[str, bytes] | None = None,
    jobs: int | None = None,
    use_cache: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Check files and folders and report everything found.

    `paths` are files or folders; `stdin` is a file name with its bytes; `selected` says of a rule's name whether it is
    wanted; `today` is the day on which the question is asked; `jobs` is the number of processes (one for each core when
    it is None); `progress` is told how many records of how many are done. Raises nothing for anything a file may hold.
    """
    day = today or date.today()
    given = [paths] if isinstance(paths, str) else list(paths)
    found = list(files.records(given))
    troubles = [one for one in found if isinstance(one, Trouble)]
    tasks = _tasks(given, [one for one in found if isinstance(one, str)], stdin)
    folder = os.path.dirname(tasks[0].file) if tasks else ""
    cache = Cache(folder, day.isoformat()) if use_cache and tasks else None
    results = [_judge(Task(stdin[0], True), stdin[1], day)] if stdin else []
    for result in _results(tasks, day, cache, jobs):
        results.append(result)
        progress(len(results), len(tasks))
    if cache is not None:
        cache.save()
    troubles += [one.trouble for one in results if one.trouble and one.task.judged]
    judged = [one for one in results if one.task.judged and not one.trouble]
    whole = index([one.facts for one in results if one.facts])
    located = [each for one in judged for each in _located(one, whole, selected, stdin)]
    located.sort(key=lambda each: (each.file, each.span, each.finding.rule, each.finding.message))
    return Report(tuple(located), len(judged), tuple(sorted(troubles, key=lambda one: (one.file, one.message))))


def _tasks(given: list[str], judged: list[str], stdin: tuple[str, bytes] | None) -> list[Task]:
    """The files to report on, then the others in their folders: the context of collection rules."""
    # A text from standard input has neighbors only where its given name leads into a folder.
    named = [*judged, stdin[0]] if stdin and os.path.dirname(stdin[0]) else judged
    # Of a folder that was given, every file is there already.
    whole = [os.path.join(os.path.abspath(one), "") for one in given if os.path.isdir(one)]
    folders = {os.path.abspath(folder) for folder in set(map(os.path.dirname, named))}
    partly = sorted(one for one in folders if not os.path.join(one, "").startswith(tuple(whole)))
    context = [file for folder in partly if os.path.isdir(folder) for file in files.in_folder(folder)]
    known = {os.path.abspath(file) for file in named} if context else set()
    others = dict.fromkeys(file for file in context if file not in known)
    return [*(Task(file, True) for file in judged), *(Task(file, False) for file in others)]


def _results(tasks: list[Task], day: date, cache: Cache | None, jobs: int | None) -> Iterator[Result]:
    """The results of all tasks, from the cache where it knows them, else by work, in processes where that pays."""
    pending: list[Task] = []
    for task in tasks:
        remembered = _remembered(task, cache) if cache is not None and not cache.empty else None
        if remembered is None:
            pending.append(task)
        else:
            yield remembered
    for result in _worked(pending, day, jobs):
        if cache is not None and result.facts is not None:
            cache.put(result.digest, result.sound, result.facts)
        yield result


def _remembered(task: Task, cache: Cache) -> Result | None:
    raw = files.read(task.file)
    if isinstance(raw, Trouble):
        return None
    key = digest(task.file, raw)
    sound, facts = cache.get(key, task.file) or (False, None)
    return Result(task, key, sound, (), facts) if facts and (sound or not task.judged) else None


def _worked(tasks: list[Task], day: date, jobs: int | None) -> Iterator[Result]:
    count = jobs if jobs is not None else (os.cpu_count() or 1)
    done = 0
    if count > 1 and len(tasks) >= WORTH_PROCESSES and hasattr(os, "fork"):
        try:
            for result in _in_processes(tasks, day, count):
                done += 1
                yield result
        except (RuntimeError, OSError):
            pass  # A process was killed or could not begin; what is left is done here.
    yield from (_work((task, day)) for task in tasks[done:])


def _in_processes(tasks: list[Task], day: date, count: int) -> Iterator[Result]:
    import multiprocessing
    import signal
    from concurrent.futures import ProcessPoolExecutor

    _work_once_to_load_everything(tasks[0], day)
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_the_parent) as pool:
        # Interrupts are for the parent alone, and not while it forks: a child that meets one has no words for it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            results = pool.map(_work, ((task, day) for task in tasks), chunksize=CHUNK)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        yield from results


def _end_with_the_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    from multiprocessing import parent_process
    from threading import Thread

    def wait() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _work_once_to_load_everything(task: Task, day: date) -> None:
    """Let the children inherit the modules and the compiled schema instead of loading them one by one."""
    _work((task, day))


def _work(job: tuple[Task, date]) -> Result:
    task, day = job
    raw = files.read(task.file)
    return Result(task, trouble=raw) if isinstance(raw, Trouble) else _judge(task, raw, day)


def _judge(task: Task, raw: bytes, day: date) -> Result:
    from treaty_validator.checking import check, known

    key = digest(task.file, raw)
    if not task.judged:
        return Result(task, key, facts=known(task.file, raw))
    checked = check(task.file, raw, day)
    return Result(task, key, not checked.findings and _MARK not in raw, checked.findings, checked.facts)


def _located(
    one: Result, whole: Index, selected: Callable[[str], bool], stdin: tuple[str, bytes] | None
) -> Iterator[Located]:
    findings = list(one.findings)
    if one.facts is not None:
        findings += together(one.facts, whole)
    if one.sound and not findings:
        return
    again = stdin[1] if stdin and stdin[0] == one.task.file else files.read(one.task.file)
    # A file that vanished since has no lines to show any more; what was found in it is told all the same.
    raw = again if isinstance(again, bytes) else b""
    if findings or _MARK in raw:
        from treaty_validator.locating import locate

        yield from locate(one.task.file, raw, findings, selected)
