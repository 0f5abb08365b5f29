"""Columns in the manner of the Alliance Treaty Obligations and Provisions data, computed and never typed."""

from treaty_validator.model.derived.registry import DERIVED, NOT_DERIVED, Derived, load_all

__all__ = ["DERIVED", "NOT_DERIVED", "Derived", "load_all"]
