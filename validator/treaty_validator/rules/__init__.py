"""The semantic rules, by subject. To add one: write a generator with its docstring in the module of its subject."""

from treaty_validator.rules import collection, dates, parties, references

__all__ = ["collection", "dates", "parties", "references"]
