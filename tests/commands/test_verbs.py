"""The list of verbs, and what the command says of itself."""

from __future__ import annotations

import pytest
from treaty_validator import __version__
from treaty_validator.commands import verbs
from treaty_validator.commands._shared import say

from tests.commands.conftest import treaties


def test_every_verb_is_in_the_help_and_explains_itself() -> None:
    listed = treaties("--help").out
    assert {"export", "obligations", "diff"} <= set(verbs())
    for name, verb in verbs().items():
        assert f"    {name}" in listed
        assert verb.HELP in listed
        shown = treaties(name, "--help")
        assert shown.status == 0
        assert (verb.__doc__ or "").splitlines()[0] in shown.out


def test_version() -> None:
    assert treaties("--version").out == f"treaties {__version__}\n"


def test_no_verb_is_wrong_use() -> None:
    ran = treaties()
    assert ran.status == 2
    assert "Traceback" not in ran.err


def test_nothing_that_is_said_can_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("All \u202e help\x1b[31m\nall.\n")
    assert capsys.readouterr().out == "All \\u202e help\\u001b[31m\nall.\n"
