"""Random documents: headings, paragraphs and tables with spans, as somebody might compose them."""

from __future__ import annotations

from hypothesis import strategies as st

from mingzhang.document import Block, Cell, Document, Paragraph, Role, Table, ValueKind, placed
from tests.readers.spans import spanned_tables
from tests.readers.writing import Span
from tests.render.sample import ABOUT, HERE

_BODIES = st.sampled_from(
    [
        "2024年度收入总计1776.49万元、支出总计1776.49万元。",
        "本年支出增加0.05万元，增长3.1%，主要原因是 A&B <项目> 增加。",
        "#设置 $x$ *强调* _下划_ `代码` @引用 [方括号] \\反斜。",
        '与上年相比减少，主要原因："退休" 人员减少。',
    ]
)
_NOTES = st.sampled_from(["注：本表反映部门本年度的收支情况。", "注：=A1+B1 不是公式。"])


@st.composite
def statements(draw: st.DrawFn) -> list[Block]:
    """A table with its title above and perhaps a note below."""
    spans, height, width = draw(spanned_tables().filter(_is_table))
    rows = tuple(
        tuple(Cell(span.text, span.row, span.column, HERE, span.rowspan, span.colspan) for span in row)
        for row in spans
    )
    kinds = tuple(draw(st.sampled_from([ValueKind.TEXT, ValueKind.AMOUNT])) for _ in range(width))
    header = draw(st.integers(0, min(2, height)))
    table = Table(
        rows, HERE, header_rows=header, kinds=kinds, wide=draw(st.booleans()), form=draw(st.booleans())
    )
    title = f"收入支出决算明细表{draw(st.integers(1, 9))}"
    note = [Paragraph(draw(_NOTES), HERE, role=Role.NOTE)] if draw(st.booleans()) else []
    # Running text between tables, as always: two tables in a row are one to whoever reads a text file.
    return [Paragraph(title, HERE, role=Role.HEADING, level=2), table, *note, Paragraph(draw(_BODIES), HERE)]


def _is_table(drawn: tuple[list[list[Span]], int, int]) -> bool:
    """No empty rows, and two filled cells in the first and the last: else they are titles, notes or a frame
    around a text to whoever reads them."""
    filled = [sum(bool(span.text) for span in row) for row in drawn[0]]
    return len(filled) > 1 and min(filled[0], filled[-1]) >= 2 and all(filled)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A part with text and up to three tables."""
    blocks: list[Block] = [
        Paragraph("第一部分 概况", HERE, role=Role.HEADING, level=1),
        Paragraph(draw(_BODIES), HERE),
    ]
    for _ in range(draw(st.integers(1, 3))):
        blocks.extend(draw(statements()))
    return Document("made", "made", "", placed(blocks, "made"), publication=ABOUT)
