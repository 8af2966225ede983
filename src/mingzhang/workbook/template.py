"""Writing the workbook: headers and notes, drop-downs, code look-ups, example rows, protected headers.

The same rows give the same bytes: the file carries no clock.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from mingzhang.points.classification import economic_names, function_names
from mingzhang.workbook.guards import guard_column, guard_rows
from mingzhang.workbook.schema import (
    CODES_SHEET,
    COUNTS,
    EXAMPLE,
    HEADER_ROW,
    MARK,
    NOTE_ROW,
    OWN_CODES,
    README_SHEET,
    SHEETS,
    TEXTS,
    TITLE_ROW,
    UNIT_ROWS,
    Column,
    Kind,
    Sheet,
)
from mingzhang.workbook.styles import styles_of
from mingzhang.workbook.tables import Record, letters

SPARE_ROWS = 300
"""Rows below the filled ones that have drop-downs and look-ups ready."""
A4 = 9
README_WIDTH, README_LINE = 110, 18
EPOCH = datetime.datetime(2024, 1, 1)
_README = (
    "明账填报工作簿：填好以后运行 mingzhang build，一次生成全部公开文件。",
    "1. 金额单位一律是元，最多两位小数；公开文件里的万元、百分比、增减额都由程序计算，只四舍五入一次。",
    "2. 每张表第 3 行是列名，不能改，红色的必填；有框的格子是要填的。第 1 列“标记”写着“示例”的行只是例子，程序不读，可以删除；"
    "写着“还原”的行由公开的万元数还原，换成账上的元以后清空标记。",
    "3. 编码查“科目代码”；那里没有的功能科目（款、项都要）写进“自定义科目”。名称列自动带出，不用填。",
    "4. “预算与上年”每个科目都要有年初预算和上年决算；上年有、今年没有的科目也要写，并说明原因。",
    "5. 需要自评的项目，在“项目”“项目资金”“绩效指标”三张表里填写；得分空着时由程序按比例计算。",
    "6. 可以增加、删除行，不要合并单元格，不要隐藏行列，不要改工作表的名称。",
    "7. 公开前用 mingzhang score 看自评得分，用 mingzhang check 核对生成的文件。",
)

Tables = Mapping[str, Sequence[Record]]


def blank_tables(profile: str, year: int) -> dict[str, list[dict[str, str]]]:
    """The rows of an empty workbook: fixed rows, and the year and profile filled in."""
    tables: dict[str, list[dict[str, str]]] = {sheet.name: [] for sheet in SHEETS}
    for sheet in SHEETS:
        first = sheet.columns[0].key
        tables[sheet.name] = [{first: name} for name in sheet.fixed]
    for row in tables["单位信息"]:
        row["说明"] = UNIT_ROWS[row["项目"]][0]
        row["内容"] = {"年度": str(year), "样式": profile}.get(row["项目"], "")
    for row in tables["文字"]:
        row["说明"] = TEXTS[row["项目"]]
    return tables


def write_workbook(tables: Tables, *, examples: bool = True) -> bytes:
    """The workbook's bytes. ``examples``: put the example rows in front of the sheet's own."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": "明账填报工作簿", "created": EPOCH})
    styles = styles_of(book)
    _readme(book, styles)
    for sheet in SHEETS:
        _sheet(book, styles, sheet, tables.get(sheet.name, ()), examples=examples)
    _codes(book, styles)
    book.close()
    return stream.getvalue()


def _readme(book: Any, styles: Mapping[str, Any]) -> None:
    page = book.add_worksheet(README_SHEET)
    page.set_column(0, 0, README_WIDTH)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.write_string(0, 0, _README[0], styles["title"])
    for row, text in enumerate(_README[1:], 1):
        page.set_row(row, README_LINE * -(-len(text) * 2 // README_WIDTH))
        page.write_string(row, 0, text, wrapped)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.protect()


def _sheet(
    book: Any, styles: Mapping[str, Any], sheet: Sheet, rows: Sequence[Record], *, examples: bool
) -> None:
    page = book.add_worksheet(sheet.name)
    columns = (Column(MARK, width=6), *sheet.columns)
    page.write_string(TITLE_ROW, 0, sheet.name, styles["title"])
    page.write_string(NOTE_ROW, 0, sheet.what, styles["note"])
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
        page.write_string(HEADER_ROW, at, column.key, styles["needed" if column.needed else "header"])
        if column.note:
            page.write_comment(HEADER_ROW, at, column.note, {"author": ""})
    page.freeze_panes(HEADER_ROW + 1, 2)
    _paper(page, last_title_row=HEADER_ROW)
    written: list[Record] = list(rows)
    if examples and sheet.example:
        written = [{MARK: EXAMPLE, **row} for row in sheet.example] + written
    last = HEADER_ROW + len(written) + (0 if sheet.fixed else SPARE_ROWS)
    for at, column in enumerate(columns):
        guard_column(page, column, at, last)
    guard_rows(page, sheet, [row.get(sheet.columns[0].key, "") for row in written])
    for number in range(HEADER_ROW + 1, last + 1):
        at_row = number - HEADER_ROW - 1
        row = written[at_row] if at_row < len(written) else {}
        _row(page, styles, columns, number, row, fixed=bool(sheet.fixed))
    page.protect("", {"insert_rows": True, "delete_rows": True, "sort": True, "format_columns": True})


def _paper(page: Any, *, last_title_row: int) -> None:
    """How a sheet is printed: across, all columns on the width of a page, the header on every page."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, last_title_row)


def _row(
    page: Any,
    styles: Mapping[str, Any],
    columns: Sequence[Column],
    number: int,
    row: Record,
    *,
    fixed: bool,
) -> None:
    example = row.get(MARK) == EXAMPLE
    for at, column in enumerate(columns):
        text = row.get(column.key, "")
        kind = COUNTS[row["指标"]][1] if row.get("指标") in COUNTS and column.key == "数值" else column.kind
        if kind is Kind.NAME:
            _look_up(page, styles, columns, number, at, row)
        elif (fixed and at == 1) or (fixed and column.key == "说明"):
            page.write_string(number, at, text, styles["fixed" if at == 1 else "hint"])
        elif kind in (Kind.MONEY, Kind.COUNT, Kind.MARK):
            style = styles["example money" if example else "money" if kind is Kind.MONEY else "plain"]
            if text:
                page.write_number(number, at, Decimal(text), style)
            else:
                page.write_blank(number, at, None, style)
        elif text:
            page.write_string(number, at, text, styles["example" if example else "text"])
        else:
            page.write_blank(number, at, None, styles["text"])


def _look_up(
    page: Any, styles: Mapping[str, Any], columns: Sequence[Column], number: int, at: int, row: Record
) -> None:
    """The name of the code on the left, by formula, with its value stored."""
    code = columns[at - 1]
    economic = code.kind is Kind.ECONOMIC
    known = economic_names() if economic else function_names()
    source = "$D:$E" if economic else "$A:$B"
    cell = f"{letters(at - 1)}{number + 1}"
    own = '""' if economic else f'IFERROR(VLOOKUP({cell},{OWN_CODES}!$B:$C,2,FALSE),"")'
    formula = f"=IFERROR(VLOOKUP({cell},{CODES_SHEET}!{source},2,FALSE),{own})"
    page.write_formula(number, at, formula, styles["name"], known.get(row.get(code.key, ""), ""))


def _codes(book: Any, styles: Mapping[str, Any]) -> None:
    page = book.add_worksheet(CODES_SHEET)
    for at, (known, title) in enumerate(((function_names(), "功能科目"), (economic_names(), "经济科目"))):
        column = at * 3
        page.set_column(column, column, 12)
        page.set_column(column + 1, column + 1, 44)
        page.write_string(0, column, f"{title}编码", styles["header"])
        page.write_string(0, column + 1, f"{title}名称", styles["header"])
        for row, (code, name) in enumerate(known.items(), 1):
            page.write_string(row, column, code)
            page.write_string(row, column + 1, name)
    page.freeze_panes(1, 0)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.protect()
