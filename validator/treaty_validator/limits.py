"""How much of anything a record may have: every limit holds before the work that it bounds."""

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_FINDINGS = 50
MAX_MISTAKES = 200
MAX_SHOWN = 120
# Looking for what was meant takes time; nobody reads more suggestions than these.
MAX_GUESSES = 200
MAX_SAID = 400
MAX_DIGITS = 15
