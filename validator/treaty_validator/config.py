"""`[tool.treaty-validator]` in pyproject.toml: which rules, how strict, and which files are excused and why."""

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from treaty_validator.findings import Located, Trouble

TABLE = "treaty-validator"
# How a line that holds our settings begins, when spaces and quotes are left out.
_HEADS = (b"tool.treaty-validator", b"\ntreaty-validator.", b"\ntreaty-validator=")
_MOST_BYTES, _MOST_DOTS = 1 << 18, 10_000


class Excuse(NamedTuple):
    """Rules that do not hold for some files, by their pattern relative to the folder of pyproject.toml."""

    files: str
    rules: frozenset[str]
    reason: str


class Config(NamedTuple):
    """The settings; those of the command line come first."""

    folder: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    baseline: str | None = None
    excuses: tuple[Excuse, ...] = ()

    def excuses_finding(self, one: Located) -> bool:
        """Whether the settings excuse this file from this rule."""
        if not self.excuses:
            return False
        from fnmatch import fnmatchcase

        name = os.path.relpath(os.path.abspath(one.file), self.folder).replace(os.sep, "/")
        return any(one.finding.rule in each.rules and fnmatchcase(name, each.files) for each in self.excuses)


class WrongConfig(Exception):
    """The settings cannot be used; the message says why and where."""


def find(start: str, not_a_rule: Callable[[str], str]) -> Config:
    """The settings of the nearest pyproject.toml that has any, here or above; else the defaults.

    `not_a_rule` says why a name is not that of a rule, or nothing. Raises `WrongConfig`.
    """
    here = os.path.abspath(start)
    while True:
        raw = _read(os.path.join(here, "pyproject.toml"))
        if raw is not None and _may_have_settings(raw):
            table = _table(raw)
            if table is not None:
                return parse(table, here, not_a_rule)
        above = os.path.dirname(here)
        if above == here:
            return Config()
        here = above


def _may_have_settings(raw: bytes) -> bool:
    """False where our table cannot be, however it is spelled: most projects have none, and TOML takes time to read."""
    plain = b"\n" + raw.translate(None, b" \t\"'")
    return any(head in plain for head in _HEADS)


def parse(table: dict[str, Any], folder: str, not_a_rule: Callable[[str], str]) -> Config:
    """The settings in this table. Raises `WrongConfig`."""
    problem = _shape_problem(table)
    if problem:
        raise WrongConfig(problem)
    excuses = tuple(
        Excuse(one["files"], frozenset(one["rules"]), one["reason"]) for one in table.get("per-file-ignores", ())
    )
    named = [
        *table.get("select", ()),
        *table.get("ignore", ()),
        *(name for one in excuses for name in sorted(one.rules)),
    ]
    for name in named:
        if problem := not_a_rule(name):
            raise WrongConfig(problem)
    baseline = table.get("baseline")
    return Config(
        folder,
        tuple(table.get("select", ())),
        tuple(table.get("ignore", ())),
        table.get("fail-on", "error"),
        os.path.join(folder, baseline) if baseline else None,
        excuses,
    )


def _read(path: str) -> bytes | None:
    from treaty_validator import files

    if not os.path.lexists(path):
        return None
    raw = files.read(path)
    return None if isinstance(raw, Trouble) else raw


def _table(raw: bytes) -> dict[str, Any] | None:
    import tomllib

    # A key of many parts costs the reader of TOML the square of their number.
    if len(raw) > _MOST_BYTES or raw.count(b".") > _MOST_DOTS:
        raise WrongConfig("the file is larger than any settings")
    try:
        tables = tomllib.loads(raw.decode("utf-8")).get("tool")
    except (ValueError, RecursionError):
        raise WrongConfig("the file is not TOML") from None
    table = tables.get(TABLE) if isinstance(tables, dict) else None
    if table is not None and not isinstance(table, dict):
        raise WrongConfig(f"[tool.{TABLE}] must be a table")
    try:
        plain: dict[str, Any] | None = _plain(table)
        return plain
    except RecursionError:
        raise WrongConfig("the settings are nested too deep") from None


def _plain(value: Any) -> Any:
    """The value with days, times and numbers without end as text: what asks for their shape does not know them."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, str | bool | int) else str(value)


def _shape_problem(table: dict[str, Any]) -> str:
    """What the schema of the settings has against them, worded like a mistake in a record; empty when nothing."""
    import json

    from treaty_validator.contract.rust import engine
    from treaty_validator.contract.sources import CONFIG_SCHEMA, shipped

    schema = json.loads(shipped(CONFIG_SCHEMA))
    if engine().Draft202012Validator(schema, offline=True).is_valid(table):
        return ""
    from jsonschema import Draft202012Validator

    from treaty_validator.explain import explain
    from treaty_validator.findings import pointer

    first = explain(Draft202012Validator(schema).iter_errors(table))[0]
    where = f"{pointer(first.path).lstrip('/').replace('/', '.')}: " if first.path else ""
    return f"{where}{first.message}" + (f" ({first.hint})" if first.hint else "")
