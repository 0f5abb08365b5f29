"""Bytes to a document: plain data, with the place of each part found on demand."""

from treaty_validator.document.reading import Document, Refused, read

__all__ = ["Document", "Refused", "read"]
