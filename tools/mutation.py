"""How much of the rules the tests hold fast: every small change that mutmut knows, judged by the examples.

`python tools/mutation.py FOLDER [MODULE ...]` works on a copy in FOLDER and prints the changes that no example noticed.
mutmut itself passes decorated functions over, which all rules are, and starts pytest anew for each change. Here the
decorators become calls, and each change is judged in a process of its own by the cases of `tests/rules`: the words of
every wrong example, the silence of every right one, the lines of every edge, the silence of every unusual record, and
what is said of a file with another name than its record.
"""

from __future__ import annotations

import ast
import difflib
import inspect
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RULES = Path("validator/treaty_validator/rules")
SECONDS = 30

Judge = Callable[[], bool]


def prepare(folder: Path) -> None:
    """A copy of what is needed, its rules with all their mutants inside."""
    os.chdir(ROOT)
    from mutmut.mutation.file_mutation import mutate_file_contents

    for part in ("validator", "schema", "tests"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "site"))
    for path in sorted((folder / RULES).glob("[a-z]*.py")):
        plain = undecorated(path.read_text(encoding="utf-8"))
        path.write_text(mutate_file_contents(str(path), plain).code, encoding="utf-8")


def undecorated(text: str) -> str:
    """The module with each decorator above a function turned into a call below it."""
    lines = text.split("\n")
    for node in reversed(ast.parse(text).body):
        if isinstance(node, ast.FunctionDef) and node.decorator_list:
            calls = [f"{node.name} = {ast.unparse(each)}({node.name})" for each in reversed(node.decorator_list)]
            lines[node.end_lineno : node.end_lineno] = ["", "", *calls]
            del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines)


def cases() -> list[tuple[str, Judge]]:
    """Every case of the tests, by name: whether it still comes out as it did before any change."""
    from treaty_validator.collection import facts, index
    from treaty_validator.contract import gate
    from treaty_validator.document import Refused, read
    from treaty_validator.model.record import Record
    from treaty_validator.registry import collection_rules, record_rules
    from treaty_validator.running import run

    from tests.rules import base, test_beyond_fragments, test_edges, test_messages

    own, common = record_rules(), collection_rules()

    def case(text: str, in_words: bool, file: str) -> Judge | None:
        try:
            document = read(text.encode())
        except Refused:
            return None
        if not gate.accepts(document.data):
            return None
        known = facts(file, document.data)

        def seen(in_full: bool) -> list[Any]:
            record = Record(document.data, file, base.TODAY)
            whole = index([known, *base._context()])
            found = [each for rule in own for each in run(rule, record)]
            found += [each for rule in common for each in run(rule, known, whole)]
            if in_words and in_full:
                return sorted(map(repr, found))
            return sorted(
                (each.rule, each.severity, document.span(each.path, each.on_key).line if in_full else each.path)
                for each in found
            )

        before, before_in_full = seen(False), seen(True)
        return lambda: (not in_words and seen(False) == before) or seen(True) == before_in_full

    texts = [(name, test_edges.plain(text), name in test_messages.TEXTS) for name, text in test_edges.cases()]
    for rule in test_messages.SHOWN:
        told = test_messages.page(rule)
        texts += [(rule.name, base.spliced(told.bad), True), (rule.name, base.spliced(told.good), False)]
    unusual = sorted((ROOT / "tests/rules/correct").glob("*.yaml"))
    texts += [(path.stem, path.read_text(encoding="utf-8"), False) for path in unusual]
    judged = [(name, case(text, in_words, base.name_of(text))) for name, text, in_words in texts]
    files = [*test_beyond_fragments.FITTING, *test_beyond_fragments.OTHER]
    judged += [("file-name-mismatch", case(base.BASE, True, file)) for file in files]
    return [(name, judge) for name, judge in judged if judge is not None]


def mutants(modules: list[str]) -> Iterator[tuple[str, str, str]]:
    """Every mutant: its module, its name, the function that it changes."""
    for path in sorted(RULES.glob("[a-z]*.py")):
        if modules and path.stem not in modules:
            continue
        module = import_module(f"treaty_validator.rules.{path.stem}")
        for name in dir(module):
            function, mark, number = name.rpartition("__mutmut_")
            if mark and number.isdecimal():
                yield module.__name__, name, function.removeprefix("x_")


def forget() -> None:
    """What was remembered from before the change."""
    for name, module in list(sys.modules.items()):
        if name.startswith("treaty_validator.rules."):
            for each in vars(module).values():
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


def survives(module: str, name: str, function: str, known: list[tuple[str, Judge]]) -> bool:
    """Whether no case notices this mutant; one that never ends is noticed."""
    child = os.fork()
    if not child:
        from mutmut.mutation.trampoline import set_mutant_under_test

        signal.alarm(SECONDS)
        forget()
        set_mutant_under_test(f"{module}.{name}")
        rule, subject = function.replace("_", "-"), module.rpartition(".")[2]
        near = sorted(known, key=lambda each: (rule not in each[0], not each[0].startswith(subject)))
        try:
            unnoticed = all(judge() for _, judge in near)
        except Exception:
            unnoticed = False
        os._exit(0 if unnoticed else 1)
    return os.waitpid(child, 0)[1] == 0


def difference(module: str, name: str) -> str:
    """The lines that the mutant changes."""
    home = vars(sys.modules[module])
    before = inspect.getsource(home[name.rpartition("__")[0] + "__mutmut_orig"]).split("\n")[1:]
    after = inspect.getsource(home[name]).split("\n")[1:]
    lines = [
        line.split(" # type: ignore # mutmut")[0] for line in difflib.unified_diff(before, after, n=0, lineterm="")
    ]
    return "\n".join("    " + line for line in lines if not line.startswith(("---", "+++", "@@")))


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    if not folder.exists():
        prepare(folder)
    os.chdir(folder)
    os.environ["MUTANT_UNDER_TEST"] = ""
    sys.path[:0] = [str(folder / "validator"), str(folder)]
    known = cases()
    every = list(mutants(sys.argv[2:]))
    total: Counter[str] = Counter()
    alive: Counter[str] = Counter()
    for module, name, function in every:
        total[module] += 1
        if survives(module, name, function, known):
            alive[module] += 1
            print(f"{module.rpartition('.')[2]}: {name}\n{difference(module, name)}", flush=True)
    for module, count in sorted(total.items()):
        print(f"{module.rpartition('.')[2]}: {count - alive[module]} of {count} killed")
    killed = sum(total.values()) - sum(alive.values())
    print(f"{killed} of {sum(total.values())} killed, by {len(known)} cases")


if __name__ == "__main__":
    main()
