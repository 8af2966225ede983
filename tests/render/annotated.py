"""A disclosure that was read, with what its blocks are for: something real to set before anything is composed.

The roles follow from numbering and neighbourhood; the spans are those its layout had (``tests.readers.writing``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from mingzhang.document import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Document,
    Paragraph,
    Publication,
    Role,
    Series,
    Table,
    ValueKind,
    numbering,
    placed,
)
from mingzhang.place import Place
from tests.readers.writing import spanned

DATE = datetime.date(2025, 8, 20)
_CONTENTS = re.compile(r"(.*?)(?:[.…·]{3,}|\t)\s*\d{1,3}")
_CAPTION = re.compile(r"公开\s*\d{2}|表|(?:部门|单位)(?:名称)?：.*|.*金额单位.*|[（(]?\d{4}年度[)）]?")
_CODE_HEADS = ("科目代码", "功能分类科目编码", "经济分类科目编码")


def annotated(document: Document, *, charts: bool = True) -> Document:
    """The document with roles, headers, kinds and spans, as something to publish."""
    blocks = list(_blocks(document.blocks, charts))
    title = " ".join(b.text for b in blocks[:3] if isinstance(b, Paragraph) and b.role is Role.TITLE)
    about = Publication(title or "决算公开", "某市某局", "000001", 2024, DATE, "shanxi")
    return Document(document.file, "made", document.sha256, placed(blocks, document.file), publication=about)


def _blocks(blocks: Sequence[Block], charts: bool) -> Iterator[Block]:
    contents = any(isinstance(b, Paragraph) and b.text.replace(" ", "") == "目录" for b in blocks)
    stage = "cover"
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            yield table_of(block)
            continue
        text = block.text
        listed = _CONTENTS.fullmatch(text)
        if stage != "body" and text.replace(" ", "") == "目录":
            stage = "contents"
            yield Paragraph("目录", block.place, role=Role.CONTENTS)
        elif stage == "cover" and contents:
            yield Paragraph(text, block.place, role=Role.TITLE)
        elif stage == "contents" and listed:
            words = listed.group(1).strip()
            head = numbering(words)
            yield Paragraph(words, block.place, role=Role.CONTENTS, level=head.level if head else 2)
        else:
            stage = "body"
            yield from _body(blocks, at, block, charts)


def _body(blocks: Sequence[Block], at: int, block: Paragraph, charts: bool) -> Iterator[Block]:
    text, head = block.text, numbering(block.text)
    ahead = next((n for n in range(at, min(at + 7, len(blocks))) if isinstance(blocks[n], Table)), None)
    above = ahead is not None and all(len(b.text) < 50 for b in blocks[at:ahead] if isinstance(b, Paragraph))
    if text.startswith(("注：", "注:", "备注", "说明：")) or _below_form(blocks, at):
        yield Paragraph(text, block.place, role=Role.NOTE)
    elif above and _CAPTION.fullmatch(text) and text[-1:] != "表":
        yield Paragraph(text, block.place, role=Role.CAPTION)
    elif above and (text.endswith("表") or "自评表" in text) and "公开" not in text[:2] and len(text) > 1:
        yield Paragraph(text, block.place, role=Role.HEADING, level=2)
    elif above and head is None:
        yield Paragraph(text, block.place, role=Role.CAPTION)
    elif head is not None and len(text) < 40 and "。" not in text:
        level = min(head.level, 4)
        yield Paragraph(text, block.place, role=Role.HEADING, level=level)
        if charts and level == 2 and text.endswith("情况说明"):
            yield sample_chart(block.place, ChartKind.STACK if "支出" in text else ChartKind.BAR)
    else:
        yield Paragraph(text, block.place)


def _below_form(blocks: Sequence[Block], at: int) -> bool:
    """Whether nothing but remarks stands between a form and this paragraph."""
    here = blocks[at]
    if not isinstance(here, Paragraph) or "自评表" in here.text or "年度" in here.text:
        return False
    before = at - 1
    while before >= 0 and isinstance(above := blocks[before], Paragraph) and "自评表" not in above.text:
        if above.text.startswith("备注"):
            return True
        before -= 1
    return False


def sample_chart(place: Place, kind: ChartKind = ChartKind.BAR) -> Chart:
    """A chart of three classes in two years."""
    return Chart(
        place,
        title="支出按功能分类",
        kind=kind,
        unit="万元",
        categories=("社会保障和就业支出", "卫生健康支出", "资源勘探工业信息等支出"),
        series=(
            Series("2023年", ("310.20", "40.12", "1201.00")),
            Series("2024年", ("327.07", "35.57", "1333.91")),
        ),
        alternative="2024年社会保障和就业支出327.07万元，卫生健康支出35.57万元，资源勘探工业信息等支出1333.91万元。",
    )


def table_of(table: Table) -> Table:
    """A table that was read as text, with its spans, header rows and kinds of columns."""
    rows = spanned(table)
    width = max((span.column + span.colspan for row in rows for span in row), default=1)
    form = any("一级指标" in span.text for row in rows for span in row)
    header = 0 if form else _header(rows)
    kinds = [] if form else [_kind(rows, at, header) for at in range(width)]
    made = tuple(
        tuple(
            Cell(
                span.text,
                span.row,
                span.column,
                table.place,
                span.rowspan,
                span.colspan,
                head=form and span.column < 3 and span.rowspan > 1,
                bold=span.text in ("合计", "总计"),
            )
            for span in row
        )
        for row in rows
    )
    wide = not form and width >= 7
    return Table(made, table.place, header_rows=header, kinds=tuple(kinds), wide=wide, form=form)


def _header(rows: Sequence[Sequence[object]]) -> int:
    texts = [[getattr(span, "text", "") for span in row] for row in rows]
    for y, row in enumerate(texts):
        if any(re.fullmatch(r"-?\d+(?:\.\d+)?", text) or text == "合计" for text in row):
            return y + 1 if "栏次" in row else max(y, 1)
    return 1


def _kind(rows: Sequence[Sequence[object]], at: int, header: int) -> ValueKind:
    column = [getattr(s, "text", "") for row in rows[header:] for s in row if getattr(s, "column", -1) == at]
    filled = [text for text in column if text]
    codes = [text for text in filled if text not in ("合计", "栏次")]
    if codes and all(re.fullmatch(r"\d{3,7}", text) for text in codes):
        return ValueKind.CODE
    if filled and all(re.fullmatch(r"\d{1,2}", text) for text in filled):
        return ValueKind.LINE
    if filled and sum(bool(re.fullmatch(r"-?[\d,]+(?:\.\d+)?", text)) for text in filled) * 2 > len(filled):
        return ValueKind.AMOUNT
    return ValueKind.TEXT if filled else ValueKind.AMOUNT
