"""A table pasted from a sheet: titles, head lines and notes are rows, and several tables are one block."""

from __future__ import annotations

from msgspec.structs import replace

from mingzhang.document import Paragraph, Table
from mingzhang.recognition.flatten import flatten, is_form
from tests.drawn import blanks, document, points, tables, unread

SHEET = """
第二部分 2024年度部门决算表||||
收入支出决算总表||||||
||||||公开01表
部门：清河县档案馆||||||单位：元
收入|||支出||
项目|行次|决算数|项目|行次|决算数
栏次||1|栏次||2
一、一般公共预算财政拨款收入|1|300.00|一、一般公共服务支出|32|300.00
本年收入合计|27|300.00|本年支出合计|58|300.00
总计|31|300.00|总计|62|300.00
注：本表反映部门本年度的总收支和年末结转结余情况。||||||

收入决算表||||||
||||||公开02表
部门：清河县档案馆||||||单位：元
科目编码|科目名称|本年收入合计|财政拨款收入|上级补助收入|事业收入|其他收入
栏次||1|2|3|4|5
合计||300.00|300.00|||
201|一般公共服务支出|300.00|300.00|||
注：本表反映部门本年度取得的各项收入情况。||||||
"""


def test_a_pasted_sheet_falls_into_its_tables() -> None:
    """Each with its own number, unit name, money unit and note."""
    first, second = tables(SHEET)
    assert [first.kind, second.kind] == ["收支总表", "收入表"]
    assert [found.head.number for found in (first, second)] == ["公开01", "公开02"]
    assert [found.head.name for found in (first, second)] == ["清河县档案馆", "清河县档案馆"]
    assert [len(found.notes) for found in (first, second)] == [1, 1]
    assert points(second) == {
        "收入": "300.00元",
        "财政拨款 收入": "300.00元",
        "收入 201": "300.00元",
        "财政拨款 收入 201": "300.00元",
    }
    assert unread(SHEET) == {}


def test_the_places_stay_those_of_the_sheet() -> None:
    """Row 13 of the block is still row 13, so that the cell can be found."""
    second = tables(SHEET)[1]
    total = second.prints[0].cited.place
    assert (total.block, total.row, total.column, total.line) == (0, 16, 2, 18)


def test_an_ordinary_table_is_left_alone() -> None:
    """Same object: nothing was cut."""
    source = document("支出决算表\n科目编码|科目名称|合计\n合计||1.00\n")
    assert flatten(source) == source.blocks


def test_a_wrapped_header_cell_belongs_to_the_header() -> None:
    """功能分类 / 科目编码: the first line of the cell stands alone on its line."""
    drawing = """
支出决算表
单位：万元
项目||本年支出合计|基本支出|项目支出
功能分类
科目编码|科目名称|||
合计||12.50|10.00|2.50
"""
    source = document(drawing)
    assert [type(block) for block in flatten(source)] == [Paragraph, Paragraph, Table]
    (found,) = tables(drawing)
    assert points(found) == {"支出": "12.50万元", "基本支出 支出": "10.00万元", "项目支出 支出": "2.50万元"}


def test_rows_of_blanks_whose_tabs_were_cut_off() -> None:
    """An editor that strips the ends of lines leaves 1.因公出国（境）费 alone on its line."""
    found = tables("""
财政拨款“三公”经费支出决算表
单位：万元
项目|预算数|决算数
合计|4.00|3.50
1.因公出国（境）费
2.公务用车购置及运行维护费|4.00|3.50
（1）公务用车购置费
（2）公务用车运行维护费|4.00|3.50
3.公务接待费
第三部分 情况说明
""")
    (public,) = found
    assert points(public)["三公·公务用车·运行"] == "3.50万元"
    assert blanks(public) == {
        f"{phase}{item}" for phase in ("", "预算·未定 ") for item in ("三公·因公出国", "三公·公务用车·购置")
    }


def test_class_rows_of_blanks_stay_in_the_table() -> None:
    """一、 and 三、 of the spending list are zero, and the table is still one."""
    (found,) = tables("""
支出决算表
单位：万元
项目|本年支出合计|基本支出|项目支出
一、一般公共服务支出|12.50|10.00|2.50
二、外交支出
三、国防支出
四、公共安全支出|1.00|1.00|
""")
    assert points(found)["支出 204"] == "1.00万元"
    assert "支出 202" in blanks(found)


def test_a_spending_class_on_the_income_side_has_slipped() -> None:
    """Its blank is no zero income."""
    (found,) = tables("""
收入支出决算总表
单位：万元
收入||支出|
项目|决算数|项目|决算数
一、一般公共预算财政拨款收入|5.00|一、一般公共服务支出|5.00
二、外交支出
本年收入合计|5.00|本年支出合计|5.00
""")
    assert blanks(found) == set()


def test_a_form_behind_a_table_is_not_its_continuation() -> None:
    """Two tables without a line between them, as word processors allow."""
    first, second = (
        document(text).blocks[-1]
        for text in ("支出决算表\n项目|合计\n合计|1.00\n", "一级指标|二级指标\n数量指标|三级指标\n")
    )
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    source = document("支出决算表\n一级指标\n")
    assert flatten(replace(source, blocks=(source.blocks[0], first, second)))[1:] == (first, second)


def test_an_empty_table_does_not_swallow_the_next() -> None:
    """The fund table has a header and no row; the next title begins another table."""
    drawing = """
政府性基金预算财政拨款支出决算表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
注：本部门没有政府性基金预算财政拨款支出，故本表无数据。
支出决算表
单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
合计||12.50|10.00|2.50
"""
    first, second = tables(drawing)
    assert (first.kind, first.empty, len(first.notes)) == ("基金表", True, 1)
    assert (second.kind, second.empty) == ("支出表", False)


def test_forms_are_not_cut() -> None:
    """A self-evaluation form is for another recogniser."""
    source = document("一级指标|二级指标|三级指标\n产出指标|数量指标|开馆天数\n注：按实际填写。|||\n")
    (form,) = source.blocks
    assert isinstance(form, Table)
    assert is_form(form)
    assert flatten(source) == source.blocks


def test_a_title_printed_in_every_column_it_spans() -> None:
    """A converter writes a merged cell once for each column: the title, the head line, 合计, a note.

    支出决算表 | 支出决算表 | 支出决算表 | 支出决算表
    """
    drawing = """
支出决算表|支出决算表|支出决算表|支出决算表
部门：清河县林业局|部门：清河县林业局|金额单位：元|金额单位：元
功能分类科目编码|科目名称|本年支出合计|项目支出
合计|合计|12.00|2.00
213|农林水支出|12.00|2.00
注：本表反映支出。|注：本表反映支出。|注：本表反映支出。|注：本表反映支出。
"""
    (found,) = tables(drawing)
    assert points(found)["支出"] == "12.00元"
    assert points(found)["项目支出 支出 213"] == "2.00元"
    assert [note.printed for note in found.notes] == ["注：本表反映支出。"]
    assert unread(drawing) == {}


def test_a_section_label_above_the_header() -> None:
    """一、政府采购情况 lost its empty cells and stands as a line above the header it opens."""
    drawing = """
机构运行信息决算公开表
金额单位：万元
一、政府采购情况
项目|行次|统计数
合计|1|5.93
货物|2|0.99
二、机关运行经费
项目|行次|统计数
合计|5|15.00
"""
    (found,) = tables(drawing)
    assert points(found) == {"采购": "5.93万元", "采购·货物": "0.99万元", "机关运行经费": "15.00万元"}
    assert unread(drawing) == {}


def test_a_stray_line_between_header_and_rows_and_between_rows() -> None:
    """A mark that the page printed there: the rows below it still stand under the header."""
    drawing = """
支出决算表
金额单位：元
功能分类科目编码|科目名称|本年支出合计|项目支出
云岭印制
合计||12.00|2.00
213|农林水支出|12.00|2.00
云岭印制
21301|农业农村|10.00|
云岭印制
21302|林业和草原|2.00|2.00
"""
    (found,) = tables(drawing)
    assert points(found)["项目支出 支出 21302"] == "2.00元"
    assert points(found)["支出 21301"] == "10.00元"
    assert unread(drawing) == {}


def test_a_header_of_other_columns_is_not_put_above_rows() -> None:
    """Half a header at the end of a page, of fewer columns than the rows on the next one."""
    halves = [
        replace(block, aligned=True)
        for drawing in ("项目|小计|基本支出|项目支出", "201|教育支出|5.00|4.00|1.00\n208|医疗|3.00|2.00|1.00")
        for block in document(drawing).blocks
        if isinstance(block, Table)
    ]
    pieces = flatten(replace(document("甲"), blocks=tuple(halves)))
    assert [len(piece.rows) for piece in pieces if isinstance(piece, Table)] == [1, 2]
