"""Words to lines: geometry decides, not the order of the file."""

from __future__ import annotations

import random

from mingzhang.readers.pdf.lines import text_of_row
from mingzhang.readers.pdf.nouns import Word
from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import paragraphs, read, rows, tables


def test_a_scrambled_text_layer_is_read_in_order() -> None:
    sentence = "按照规定公开部门决算信息接受社会监督二零二四"
    places = [(60 + 10 * (i % 8), 100 + 30 * (i // 8), char) for i, char in enumerate(sentence)]
    random.Random(7).shuffle(places)
    page = Sheet()
    for x, y, char in places:
        page.text(x, y, char)
    assert "".join(paragraphs(read(page))) == sentence


def test_a_scrambled_table_keeps_its_cells() -> None:
    page = Sheet()
    page.table([["", ""], ["", ""]])
    for x, y, words in ((154, 134, "20.00"), (64, 114, "项目"), (154, 114, "决算数"), (64, 134, "合计")):
        page.text(x, y, words)
    assert rows(tables(read(page))[0]) == [["项目", "决算数"], ["合计", "20.00"]]


def test_statements_side_by_side_are_two() -> None:
    """部门：清河县档案馆                    单位：万元"""
    page = Sheet()
    page.text(60, 100, "部门：清河县档案馆")
    page.text(450, 100, "单位：万元")
    assert paragraphs(read(page)) == ["部门：清河县档案馆", "单位：万元"]


def test_a_name_far_behind_its_label_stays_with_it() -> None:
    page = Sheet()
    page.text(60, 100, "部门：")
    page.text(200, 100, "清河县档案馆")
    assert paragraphs(read(page)) == ["部门： 清河县档案馆"]


def test_a_wrapped_unit_name_in_a_table_head_is_whole() -> None:
    """
    部门名称：清河县
                        单位：万元
    档案馆
    """
    page = Sheet()
    page.text(60, 100, "部门名称：清河县")
    page.text(450, 106, "单位：万元")
    page.text(60, 113, "档案馆")
    assert paragraphs(read(page)) == ["部门名称：清河县档案馆", "单位：万元"]


def test_the_parts_of_a_figure_set_apart_are_one_figure() -> None:
    """7 7 4 . 8 6, as recognised scans print it."""
    parts = [Word(part, 10 + 7 * at, 0, 15 + 7 * at, 10, -1) for at, part in enumerate("774.86")]
    assert text_of_row(parts) == "774.86"


def test_two_figures_farther_apart_stay_two() -> None:
    assert text_of_row([Word("774", 0, 0, 15, 10, -1), Word("4.86", 25, 0, 45, 10, -1)]) == "774 4.86"
