"""The neutral Document: blocks in reading order, each with its Place. It knows nothing of finance."""

from mingzhang.document.document import (
    Align,
    Block,
    Cell,
    Chart,
    ChartKind,
    Document,
    Paragraph,
    Publication,
    Remark,
    RemarkKind,
    Role,
    Series,
    Table,
    ValueKind,
)
from mingzhang.document.numbering import Numbering, numbering
from mingzhang.document.placing import placed

__all__ = [
    "Align",
    "Block",
    "Cell",
    "Chart",
    "ChartKind",
    "Document",
    "Numbering",
    "Paragraph",
    "Publication",
    "Remark",
    "RemarkKind",
    "Role",
    "Series",
    "Table",
    "ValueKind",
    "numbering",
    "placed",
]
