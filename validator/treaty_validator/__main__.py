"""`python -m treaty_validator` is `validate-treaty`."""

from treaty_validator.start import main

if __name__ == "__main__":
    raise SystemExit(main())
