"""Loading the fast engine without what it loads only to tell when it was built.

On import jsonschema-rs parses the date of its own build with `email.utils`. That brings sockets, internet addresses and
mail encodings along: an eighth of the whole time of a hook that looks at one record. Nobody here asks for that date, so
that a stand-in answers instead, for the moment of the import and only while no other thread could meet it.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_HEAVY = "email.utils"


def engine() -> Any:
    """The module `jsonschema_rs`."""
    if _HEAVY in sys.modules or "jsonschema_rs" in sys.modules or "threading" in sys.modules:
        return _imported()
    stand_in = ModuleType(_HEAVY)
    vars(stand_in)["parsedate_to_datetime"] = str
    sys.modules[_HEAVY] = stand_in
    try:
        return _imported()
    except (ImportError, AttributeError):  # a version that needs more of it than the date
        del sys.modules[_HEAVY]
        return _imported()
    finally:
        if sys.modules.get(_HEAVY) is stand_in:
            del sys.modules[_HEAVY]


def _imported() -> Any:
    # The engine needs it and imports it where an interrupt has no way out but a panic.
    import decimal  # noqa: F401

    import jsonschema_rs

    return jsonschema_rs
