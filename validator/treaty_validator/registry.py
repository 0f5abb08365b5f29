"""Every rule by name: its severity, what it looks at, the code that checks, and the docstring that explains.

A rule's docstring is its page, its `--explain` text and its help in every format: a title, why it matters, then `Bad:`
and `Good:` with a fragment of a record each (the line that is wrong ends in `# here`). The tests run both.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar

from treaty_validator.findings import Finding, Path, Severity, Span, shorten
from treaty_validator.limits import MAX_SAID

Check = TypeVar("Check", bound=Callable[..., Any])

# What a rule looks at: the bytes of a file, the shape of a record, its meaning, or the other records as well.
SCOPES = ("file", "shape", "record", "collection")


class Rule(NamedTuple):
    """One rule. `check` is the decorated function itself."""

    name: str
    severity: Severity
    scope: str
    check: Callable[..., Any]

    def finding(
        self,
        message: str,
        path: Path = (),
        *,
        hint: str = "",
        on_key: bool = False,
        span: Span | None = None,
        related: tuple[tuple[str, Path | Span], ...] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule; `severity` only where one case is milder than the rule."""
        return Finding(self.name, severity or self.severity, _line(message), path, _line(hint), on_key, span, related)


RULES: dict[str, Rule] = {}


def _line(text: str) -> str:
    """The text on one line of bearable length, whatever value of a record it quotes."""
    return text if len(text) <= MAX_SAID and text.isprintable() else shorten(text, MAX_SAID)


def rule(name: str, *, scope: str = "record", severity: Severity = Severity.ERROR) -> Callable[[Check], Check]:
    """Register the decorated function as the rule `name`. Raises ValueError when the name is taken."""

    def register(check: Check) -> Check:
        if name in RULES:
            raise ValueError(f"two rules are called {name}")
        RULES[name] = Rule(name, severity, scope, check)
        return check

    return register


@cache
def record_rules() -> tuple[Rule, ...]:
    """The rules on the meaning of one record; loads them on first use."""
    from treaty_validator import rules

    rules.load()
    return tuple(one for one in list(RULES.values()) if one.scope == "record")


@cache
def collection_rules() -> tuple[Rule, ...]:
    """The rules that look at the other records as well; loads these and no others."""
    import treaty_validator.rules.collection  # noqa: F401

    return tuple(one for one in list(RULES.values()) if one.scope == "collection")


def load_all() -> dict[str, Rule]:
    """All rules, including those whose modules a clean run never needs, sorted by name."""
    import treaty_validator.checking
    import treaty_validator.explain
    import treaty_validator.locating  # noqa: F401

    record_rules()
    return dict(sorted(RULES.items()))
