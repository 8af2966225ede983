"""Workbooks: numbers as numbers printed as published, codes as text, nothing live, set up for printing."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import openpyxl

from mingzhang.document import Document, Paragraph, Table, placed
from mingzhang.render import render
from tests.render.sample import ABOUT, HERE, PUBLICATION, STATEMENT, rows, words


@lru_cache(maxsize=1)
def _bytes() -> bytes:
    return render(PUBLICATION, "xlsx")


def _book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(_bytes()))


def _find(sheet: Any, text: object) -> Any:
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert found, text
    return found[0]


def test_one_sheet_for_each_table_named_as_it_is_called() -> None:
    assert _book().sheetnames == ["收入支出决算总表", "支出决算表", "老旧小区改造项目支出绩效自评表"]


def test_a_sheet_has_the_title_of_its_table_and_of_no_part() -> None:
    """The parts between 第二部分 and 第五部分 are not in a workbook: nothing in it may say that they are missing."""
    texts = [str(cell.value) for sheet in _book() for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(
        block.text.startswith("第二部分") for block in PUBLICATION.blocks if isinstance(block, Paragraph)
    )
    assert not [text for text in texts if text.startswith("第") and "部分" in text]
    assert _find(_book()["收入支出决算总表"], "收入支出决算总表").row == 1


def test_amounts_are_numbers_that_print_as_published() -> None:
    sheet = _book()["收入支出决算总表"]
    assert _find(sheet, 1766.26).number_format == "0.00"
    assert _find(sheet, 10.2).number_format == "0.00"
    assert _find(sheet, -10.2).data_type == "n"
    wide = _book()["支出决算表"]
    assert _find(wide, 1776.46).number_format == "#,##0.00"
    assert _find(_book()["老旧小区改造项目支出绩效自评表"], 0.9994).number_format == "0.00%"


def test_codes_are_text_with_their_zeros() -> None:
    assert _find(_book()["支出决算表"], "0210101").data_type == "s"
    assert _find(_book()["支出决算表"], "2080501").number_format == "@"


def test_no_text_is_a_formula() -> None:
    """=行政运行, @验收合格率, +100% and =100% stand in the tables."""
    cells = [cell for sheet in _book() for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = {cell.value for cell in cells if isinstance(cell.value, str)}
    assert {"@验收合格率", "=100%", "+100%"} <= texts


def test_headers_are_merged_and_repeated_on_paper() -> None:
    sheet = _book()["支出决算表"]
    assert any(area.max_col - area.min_col == 2 and area.min_col == 3 for area in sheet.merged_cells.ranges)
    assert sheet.print_title_rows == "$6:$7"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight in (None, 1), (
        "a small table is one page, which is what is not written"
    )
    assert _book()["收入支出决算总表"].page_setup.orientation != "landscape"


def test_names_of_sheets_are_made_legal_and_different() -> None:
    """Two tables of one name, with signs that no sheet may bear, longer than names may be."""
    title = words("一、项目[甲]/乙:" + "很长的表名" * 8, PUBLICATION.blocks[12].role, 2)  # type: ignore[union-attr]
    document = Document("a", "made", "", placed([title, STATEMENT, title, STATEMENT], "a"), publication=ABOUT)
    names = openpyxl.load_workbook(io.BytesIO(render(document, "xlsx"))).sheetnames
    assert len(set(names)) == 2
    assert all(len(name) <= 31 for name in names)


def test_a_document_without_tables_is_still_a_workbook() -> None:
    document = Document("a", "made", "", placed([words("本年度没有收支。")], "a"), publication=ABOUT)
    book = openpyxl.load_workbook(io.BytesIO(render(document, "xlsx")))
    assert book.active is not None
    assert book.active["A1"].value == "本年度没有收支。"


def test_the_same_document_is_the_same_bytes() -> None:
    assert render(PUBLICATION, "xlsx") == _bytes()


def test_a_long_table_is_printed_on_as_many_pages_as_it_needs() -> None:
    """Two hundred rows on one page could not be read."""
    table = Table(rows("甲 | 乙", *["字 | 1.00"] * 200), HERE, header_rows=1)
    book = openpyxl.load_workbook(
        io.BytesIO(render(Document("x", "x", "", (table,), publication=ABOUT), "xlsx"))
    )
    assert book.worksheets[0].page_setup.fitToHeight == 0
