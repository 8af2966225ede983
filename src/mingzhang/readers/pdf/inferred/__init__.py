"""Tables whose cells no ruling separates: columns and rows from where the words stand."""

from mingzhang.readers.pdf.inferred.infer import inferred_tables, may_hold_table

__all__ = ["inferred_tables", "may_hold_table"]
