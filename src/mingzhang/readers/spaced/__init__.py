"""Tables whose columns only spaces keep apart, as ``pdftotext -layout`` and typewriters leave them."""

from mingzhang.readers.spaced.read import SpacedTable, spaced_tables

__all__ = ["SpacedTable", "spaced_tables"]
