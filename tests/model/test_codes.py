"""The code lists as the model reads them: the same as any reader of CSV finds in them."""

from __future__ import annotations

from treaty_validator.contract.sources import codelist
from treaty_validator.model.codes import organizations, states


def test_every_cell_is_that_of_the_file() -> None:
    assert [state._asdict() for state in states().values()] == codelist("states")
    assert [one._asdict() for one in organizations().values()] == codelist("organizations")
