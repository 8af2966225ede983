"""Tables over page breaks."""

from __future__ import annotations

from mingzhang.document import RemarkKind
from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import paragraphs, read, remarked, rows, tables

HEADER = ["科目编码", "科目名称", "决算数"]


def _page(title: str, lines: list[list[str]], **where: float) -> Sheet:
    page = Sheet()
    if title:
        page.text(250, 60, title)
        page.text(450, 80, "单位：万元")
    page.table(lines, **where)
    return page


def test_a_repeated_header_is_dropped_and_remarked() -> None:
    document = read(
        _page("支出决算表", [HEADER, ["201", "一般公共服务", "10.00"]]),
        _page("", [HEADER, ["208", "社会保障", "2.00"]]),
    )
    (table,) = tables(document)
    assert rows(table) == [HEADER, ["201", "一般公共服务", "10.00"], ["208", "社会保障", "2.00"]]
    assert table.rows[2][0].place.page == 2
    assert len(remarked(document, RemarkKind.TABLE_JOINED)) == 1
    assert remarked(document, RemarkKind.REPEATED_HEADER) == ["科目编码 科目名称 决算数"]


def test_a_table_goes_on_without_its_header() -> None:
    document = read(
        _page("支出决算表", [HEADER, ["201", "甲", "1.00"]]), _page("", [["208", "乙", "2.00"]] * 2)
    )
    assert len(tables(document)) == 1
    assert remarked(document, RemarkKind.REPEATED_HEADER) == []


def test_title_and_unit_line_may_be_repeated() -> None:
    document = read(
        _page("支出决算表", [HEADER, ["201", "甲", "1.00"]]),
        _page("支出决算表（续表）", [HEADER, ["208", "乙", "2.00"]]),
    )
    assert len(tables(document)) == 1
    assert paragraphs(document) == ["支出决算表", "单位：万元"]


def test_over_three_pages() -> None:
    pages = [_page("支出决算表" if not i else "", [HEADER, [str(201 + i), "甲", "1.00"]]) for i in range(3)]
    (table,) = tables(read(*pages))
    assert [row[0] for row in rows(table)] == ["科目编码", "201", "202", "203"]


def test_a_page_without_the_merged_header_has_fewer_rulings() -> None:
    """The total row on the second page leaves out a boundary that the first page has."""
    second = Sheet()
    second.table([["合计"]], x=60, column=180)
    second.table([["3.00"]], x=240)
    (table,) = tables(read(_page("支出决算表", [HEADER, ["201", "甲", "1.00"]]), second))
    assert [(cell.text, cell.column, cell.colspan) for cell in table.rows[2]] == [
        ("合计", 0, 2),
        ("3.00", 2, 1),
    ]


def test_another_title_begins_another_table() -> None:
    document = read(
        _page("收入决算表", [HEADER, ["201", "甲", "1.00"]]),
        _page("支出决算表", [HEADER, ["201", "甲", "1.00"]]),
    )
    assert len(tables(document)) == 2
    assert remarked(document, RemarkKind.TABLE_JOINED) == []


def test_other_columns_are_another_table() -> None:
    document = read(
        _page("收入决算表", [HEADER, ["201", "甲", "1.00"]]),
        _page("", [["甲", "乙"], ["1", "2"]], column=110),
    )
    assert len(tables(document)) == 2


def test_a_note_below_ends_the_table() -> None:
    first = _page("收入决算表", [HEADER, ["201", "甲", "1.00"]])
    first.text(60, 160, "注：本表反映收入。")
    assert len(tables(read(first, _page("", [HEADER, ["208", "乙", "2.00"]])))) == 2


def test_two_tables_of_one_page_are_never_joined() -> None:
    page = _page("收入决算表", [HEADER, ["201", "甲", "1.00"]])
    page.table([HEADER, ["201", "甲", "1.00"]], y=300)
    assert len(tables(read(page))) == 2
