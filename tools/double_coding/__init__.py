"""Comparing two codings of the same pacts field by field."""
