"""Lines to paragraphs."""

from __future__ import annotations

from mingzhang.document import Paragraph, RemarkKind
from mingzhang.readers.pdf.nouns import Box, Line
from mingzhang.readers.pdf.paragraphs import joined
from tests.readers.pdf.composing import width_of
from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import paragraphs, read, remarked

FULL = "一二三四五六七八九十" * 4  # 40 letters of 10 points: from 60 to 460


def _page(*lines: tuple[float, str], top: float = 100) -> Sheet:
    page = Sheet()
    for index, (left, text) in enumerate(lines):
        page.text(left, top + 20 * index, text)
    return page


def test_full_lines_are_joined_and_an_indent_begins_a_paragraph() -> None:
    document = read(
        _page((80, FULL[:-2]), (60, FULL), (60, "到此为止。"), (80, FULL[:-2]), (60, "又一段完。"))
    )
    assert paragraphs(document) == [FULL[:-2] + FULL + "到此为止。", FULL[:-2] + "又一段完。"]


def test_a_sentence_that_ends_at_the_margin_goes_on_without_indent() -> None:
    ending = FULL[:-3] + "。"
    document = read(_page((80, ending), (60, FULL), (60, "后一句。")))
    assert paragraphs(document) == [ending + FULL + "后一句。"]


def test_a_heading_stays_by_itself() -> None:
    document = read(_page((80, "一、收入情况说明"), (80, FULL[:-2]), (60, FULL), (60, "完。")))
    assert paragraphs(document)[0] == "一、收入情况说明"
    assert len(paragraphs(document)) == 2


def test_items_of_a_list_stay_apart_even_without_indent() -> None:
    items = [f"（{number}）{FULL[:-4]}。" for number in "一二三"]
    assert paragraphs(read(_page(*((60, item) for item in items)))) == items


def test_contents_lines_stay_apart() -> None:
    lines = [f"{number}、{FULL[:36]}表" for number in "一二三"]
    assert paragraphs(read(_page(*((60, line) for line in lines)))) == lines


def test_over_a_page_break() -> None:
    first = _page((80, FULL[:-2]), (60, FULL), top=700)
    first.text(290, 820, "- 1 -")
    second = _page((60, "接着写完。"), (80, FULL[:-2]), (60, "另起一段。"), top=60)
    document = read(first, second)
    assert paragraphs(document) == [FULL[:-2] + FULL + "接着写完。", FULL[:-2] + "另起一段。"]
    assert remarked(document, RemarkKind.LINES_JOINED) == ["接着写完。"]
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert [line.page for line in block.lines] == [1, 1, 2]


def test_a_figure_broken_at_the_margin_is_whole() -> None:
    document = read(_page((80, FULL[:-5] + "共12,3"), (60, FULL), (60, "完。")))
    assert "共12,3一二" in paragraphs(document)[0]
    document = read(_page((60, FULL), (60, FULL[:-3] + "307."), (60, "82万元。")))
    assert paragraphs(document)[0].endswith("307.82万元。")


def test_a_long_title_set_in_the_middle_of_two_lines_is_one() -> None:
    page = _page((80, FULL[:-2]), (60, FULL), (60, "完。"), top=200)
    page.text(60, 100, "第三部分" + FULL[:32] + "表情况")
    page.text(245, 120, "说明")
    assert paragraphs(read(page))[0] == "第三部分" + FULL[:32] + "表情况说明"


def test_a_cover_is_one_title() -> None:
    page = Sheet()
    page.text(157, 300, "清河县档案馆", 40)
    page.text(137, 350, "2024年度决算", 40)
    assert paragraphs(read(page)) == ["清河县档案馆2024年度决算"]


def test_two_notes_of_one_length_are_no_margin() -> None:
    """On a page of tables two short notes end at the same place by chance; the titles below them stand alone."""
    note = "说明：本单位没有政府性基金预算财政拨款收支，故本表无数据。"
    document = read(
        _page((60, note), (60, "国有资本经营预算财政拨款支出决算表"), (60, note), (60, "三公经费表"))
    )
    assert paragraphs(document) == [note, "国有资本经营预算财政拨款支出决算表", note, "三公经费表"]


def test_a_figure_that_went_down_whole_leaves_its_line_short() -> None:
    """The line before ends three letters early, as 1,356.48 does not fit into them."""
    document = read(
        _page((80, FULL[:-2]), (60, FULL[:-4]), (60, "1,356.48万元。"), (80, FULL[:-2]), (60, "完。"))
    )
    assert paragraphs(document)[0] == FULL[:-2] + FULL[:-4] + "1,356.48万元。"


def test_two_lines_that_introduce_a_list_are_no_margin() -> None:
    opening = "2024年度某某县档案馆收入合计为359.79万元，其中："
    document = read(
        _page((60, opening), (60, "财政拨款收入356.12万元。"), (60, opening), (60, "基本支出3.00万元。"))
    )
    assert len(paragraphs(document)) == 4


def test_lines_of_figures_are_not_run_together() -> None:
    """11 12 above 9.00 0.00: never 129.00."""
    box = Box(0, 0, 100, 10)
    assert joined([Line("11 12", box, 1, 10), Line("9.00 0.00", box, 1, 10)]) == "11 12 9.00 0.00"
    assert joined([Line("支出1,2", box, 1, 10), Line("34.50万元", box, 1, 10)]) == "支出1,234.50万元"


def _middle(page: Sheet, y: float, text: str, size: float) -> None:
    page.text((595 - width_of(text, size)) / 2, y, text, size)


def test_a_title_broken_in_two_lines_is_one() -> None:
    page = Sheet()
    _middle(page, 100, "基层医疗卫生机构信息化建设与运行维护专项经费", 16)
    _middle(page, 124, "项目支出绩效自评表", 16)
    page.table([["项目名称", "信息化"], ["主管部门", "某局"]], y=150)
    assert paragraphs(read(page)) == ["基层医疗卫生机构信息化建设与运行维护专项经费项目支出绩效自评表"]


def test_the_heading_of_a_part_broken_in_the_units_name_is_one() -> None:
    page = Sheet()
    _middle(page, 100, "第三部分 某省某市高新技术产业开发区管理委员会综合行政执法", 14)
    _middle(page, 122, "大队2024年度部门决算情况说明", 14)
    page.text(60, 150, "一、收入支出决算总体情况说明", 12)
    assert (
        paragraphs(read(page))[0]
        == "第三部分 某省某市高新技术产业开发区管理委员会综合行政执法大队2024年度部门决算情况说明"
    )


def test_a_short_line_above_a_title_is_none_of_it() -> None:
    page = Sheet()
    _middle(page, 100, "某市水文中心", 16)
    _middle(page, 124, "项目支出绩效自评表", 16)
    assert paragraphs(read(page)) == ["某市水文中心", "项目支出绩效自评表"]


def test_two_titles_one_below_the_other_are_two() -> None:
    page = Sheet()
    _middle(page, 100, "一般公共预算财政拨款基本支出决算明细表", 16)
    _middle(page, 124, "政府性基金预算财政拨款收支决算表", 16)
    assert len(paragraphs(read(page))) == 2
