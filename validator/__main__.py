"""`python validator`: the checkout's own validator, with nothing installed but the run-time dependencies."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent)

from treaty_validator.cli import main  # noqa: E402  (the path above comes first)

if __name__ == "__main__":
    raise SystemExit(main())
