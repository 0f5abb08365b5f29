"""What the command tells about itself: its rules, and the completion of its options."""

from __future__ import annotations

import sys


def list_rules() -> str:
    """One line for each rule: name, severity, scope, title."""
    from treaty_validator.explain_rule import page
    from treaty_validator.registry import load_all

    rules = load_all()
    width = max(map(len, rules))
    lines = [f"{one.name:<{width}}  {one.severity:<7}  {one.scope:<10}  {page(one).title}" for one in rules.values()]
    return "\n".join(lines) + "\n"


def explain(name: str) -> str:
    """The page of a rule that exists."""
    from treaty_validator.explain_rule import render
    from treaty_validator.registry import load_all

    return render(load_all()[name]) + "\n"


def not_a_rule(name: str) -> str:
    """Why this is not the name of a rule, and which one was meant; empty when it is one."""
    from treaty_validator.registry import load_all

    rules = load_all()
    if name in rules:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(name, rules, n=1)
    return f"there is no rule '{name}'" + (f"; did you mean '{near[0]}'?" if near else "; see --list-rules")


def completion(shell: str) -> str | None:
    """The completion script for a shell, or None where the library that writes it is not installed."""
    try:
        import shtab
    except ImportError:
        return None
    from treaty_validator.options import parser
    from treaty_validator.registry import load_all

    top = parser()
    rules = list(load_all())
    for action in top._actions:
        if action.dest in {"select", "ignore", "explain"}:
            action.choices = rules
        elif action.dest in {"paths", "output", "baseline", "write_baseline"}:
            vars(action)["complete"] = shtab.FILE  # where shtab looks for it
    script: str = shtab.complete(top, shell=shell)
    return script if script.endswith("\n") else script + "\n"


def missing_shtab() -> str:
    return f"shell completion needs one more package: {sys.executable} -m pip install 'treaty-validator[terminal]'"
