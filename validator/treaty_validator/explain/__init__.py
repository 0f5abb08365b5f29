"""What is wrong with the shape of a record, in the words of the codebook.

The reference engine's errors are sorted by place; at each place the one that names the mistake best is worded by its
rule, and what follows from it is left out: one mistake, one finding.
"""

from __future__ import annotations

from treaty_validator.explain.mend import mended
from treaty_validator.explain.shape import explain

__all__ = ["explain", "mended"]
