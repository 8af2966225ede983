"""The workbook an accountant fills: written, carried forward and loaded into a Ledger, with all problems at once."""

from mingzhang.workbook.carry import carry_forward
from mingzhang.workbook.imported import contradictions, draft_of, holds_money, is_budget
from mingzhang.workbook.load import Loaded, load, load_tables
from mingzhang.workbook.published import carry_published
from mingzhang.workbook.schema import Served
from mingzhang.workbook.template import blank_tables, write_workbook

__all__ = [
    "Loaded",
    "Served",
    "blank_tables",
    "carry_forward",
    "carry_published",
    "contradictions",
    "draft_of",
    "holds_money",
    "is_budget",
    "load",
    "load_tables",
    "write_workbook",
]
