"""The neutral Document: blocks in reading order, each with its Place. It knows nothing of finance."""

from mingzhang.document.document import Block, Cell, Document, Paragraph, Remark, RemarkKind, Table
from mingzhang.document.numbering import Numbering, numbering

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Numbering",
    "Paragraph",
    "Remark",
    "RemarkKind",
    "Table",
    "numbering",
]
