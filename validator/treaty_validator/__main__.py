"""`python -m treaty_validator` is `validate-treaty`."""

from treaty_validator.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
