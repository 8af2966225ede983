"""Confirming the columns of a table that only spaces keep apart: nobody is accused by a misread gap.

Two columns that mean the same cannot be told apart; rows whose own sums do not hold in their majority say
that figures were put into the wrong columns. Such figures stay unread, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from mingzhang.points.coordinate import FINAL
from mingzhang.recognition.align import row_sums_hold
from mingzhang.recognition.columns import LABEL_ROLES, Column
from mingzhang.recognition.rows import RowParts

MOST = 5
"""One sum in so many may fail before the columns are doubted."""
UNSURE = "这一行的数按空格分不清在哪一列"
STACKED = "一行只有一个格子，看不出这个数在哪一列；请改用保留版面的导出方式，或直接核对原来的 PDF、Word 文件"
ALIKE = "按空格分出的列里有两列的表头读起来一样，分不清"
NO_SUM = "按空格分出的列，各行的合计关系多数不成立，列可能分错了"
NAMELESS = "这一列没有表头"
SHORT = "续页没有表头，列数又与前页不同，对不上是哪一列"


def told_apart(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, those that mean the same within one block marked as doubtful."""
    blocks: list[int] = []
    block, before = 0, ""
    for column in columns:
        if column.role in LABEL_ROLES and before not in LABEL_ROLES:
            block += 1
        before = column.role
        blocks.append(block)
    alike = Counter(
        (at, column.role, _said(column))
        for at, column in zip(blocks, columns, strict=True)
        if column.holds_figures and column.headers
    )
    return tuple(
        replace(column, doubt=NAMELESS)
        if not column.headers
        else replace(column, doubt=ALIKE)
        if column.holds_figures and alike[at, column.role, _said(column)] > 1
        else column
        for at, column in zip(blocks, columns, strict=True)
    )


def _said(column: Column) -> tuple[tuple[str, str], ...]:
    """What a column means; a phase that is not said is the final accounts'."""
    return tuple(sorted({"phase": FINAL, **column.meaning}.items()))


def doubtful(columns: Sequence[Column], why: str) -> tuple[Column, ...]:
    """The columns, all that hold figures marked as doubtful."""
    return tuple(
        replace(column, doubt=why) if column.holds_figures or not column.headers else column
        for column in columns
    )


def sums_fail(parts: Sequence[RowParts], columns: Sequence[Column]) -> bool:
    """Whether so many rows break the sums their columns' headings promise that the columns are to blame.

    A misprinted figure breaks the sums of one row, a misread column those of most.
    """
    held = [verdict for part in parts for verdict in row_sums_hold(part, columns)]
    items = [verdict for part in parts for verdict in row_sums_hold(part, with_total(columns), ("measure",))]
    failed = held.count(False)
    return (
        (failed > 2 and failed * MOST > len(held))
        or failed == len(held) > 0
        or items.count(False) * 2 > len(items)
    )


def with_total(columns: Sequence[Column]) -> list[Column]:
    """The columns of a 三公表, its 合计 named as the sum of the items."""
    if not any(column.meaning.get("measure", "").startswith("三公/") for column in columns):
        return []
    return [
        replace(column, meaning={"measure": "三公", **column.meaning}) if column.role == "value" else column
        for column in columns
    ]
