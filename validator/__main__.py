"""`python validator`: the checkout's own validator, with nothing installed but the run-time dependencies."""

import os
import sys

sys.path[0] = os.path.dirname(os.path.abspath(__file__))

from treaty_validator.start import main  # noqa: E402  (the path above comes first)

if __name__ == "__main__":
    raise SystemExit(main())
