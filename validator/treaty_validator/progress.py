"""A bar on the terminal for runs that last longer than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from typing import Any

# Nobody needs to be told that something will be over in a moment.
PATIENCE = 1.0


def bar(clock: Callable[[], float] = monotonic) -> tuple[Callable[[int, int], None], Callable[[], None]]:
    """What to tell how many records of how many are done, and what to call at the end.

    Both do nothing unless standard error is a terminal and the run has lasted over a second; only then is the library
    loaded, and without it there is no bar.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return (lambda done, total: None), (lambda: None)
    began = clock()
    shown: list[Any] = []

    def tell(done: int, total: int) -> None:
        if not shown:
            if clock() - began < PATIENCE:
                return
            shown.append(_new(total))
        if shown[0] is not None:
            shown[0].update(done - shown[0].n)

    def end() -> None:
        if shown and shown[0] is not None:
            shown[0].close()

    return tell, end


def _new(total: int) -> Any:
    try:
        from tqdm import tqdm
    except ImportError:
        return None
    return tqdm(total=total, unit=" records", leave=False, dynamic_ncols=True, file=sys.stderr)
