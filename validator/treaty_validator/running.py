"""Running rules, so that no rule can stop another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treaty_validator.findings import Finding
from treaty_validator.registry import RULES, Rule, collection_rules, rule

if TYPE_CHECKING:
    from treaty_validator.collection import Facts, Index


def together(facts: Facts, whole: Index) -> list[Finding]:
    """What is found in one record when it is seen among all of them. A pure function of its arguments."""
    return [finding for each in collection_rules() for finding in run(each, facts, whole)]


def run(one: Rule, *arguments: object) -> list[Finding]:
    """The findings of a rule; a rule that breaks is a finding of its own and stops nothing else."""
    found: list[Finding] = []
    try:
        found.extend(one.check(*arguments))
    except Exception as error:
        found.append(internal_error(one.name, error))
    return found


@rule("internal-error", scope="file")
def internal_error(name: str, error: Exception) -> Finding:
    """The validator itself made a mistake.

    Not your doing. Please report it with the record that caused it; the other rules have done their work.

    Bad: nothing that a record could do.

    Good: every record.
    """
    return RULES["internal-error"].finding(
        f"the rule '{name}' failed with {type(error).__name__}; this is a mistake of the validator, please report it"
    )
