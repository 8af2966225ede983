"""Amounts that stand alone beside a table are of a row of it that could not be read."""

from __future__ import annotations

from mingzhang.points.reading import Reading
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document

TABLE = """收入决算表
金额单位：万元
科目编码\t科目名称\t本年收入合计
\t合计\t12.00
201\t一般公共服务支出\t10.00
"""


def read(text: str) -> Reading:
    return recognise_document(read_text(text.encode(), "公开.txt", ""))


def test_an_amount_alone_below_a_table_is_one_of_its_unread_figures() -> None:
    """
    201  一般公共服务支出  10.00
    208
    2.00
    """
    (table,) = read(TABLE + "\n社会保障和就业支出\n\n2.00\n").tables
    assert [cited.printed for cited in table.unread] == ["2.00"]


def test_a_title_between_them_parts_the_table_from_what_is_below() -> None:
    (table,) = read(TABLE + "\n支出决算表\n\n2.00\n").tables
    assert table.unread == ()


def test_a_sentence_with_an_amount_is_no_row_of_the_table() -> None:
    (table,) = read(TABLE + "\n另有经费2.00未列。\n").tables
    assert table.unread == ()


def test_a_page_number_is_no_amount() -> None:
    (table,) = read(TABLE + "\n12\n").tables
    assert table.unread == ()
