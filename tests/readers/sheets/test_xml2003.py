"""A workbook saved as one XML file is read as its sheets."""

from __future__ import annotations

import pytest

from mingzhang.document import RemarkKind
from mingzhang.readers import ReadError
from mingzhang.readers.formats import format_of
from tests.readers.sheets.books import drawn, read

HEAD = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>'
    '<Style ss:ID="Default"/><Style ss:ID="two"><NumberFormat ss:Format="Fixed"/></Style>'
    '<Style ss:ID="child" ss:Parent="two"><Font/></Style>'
    '<Style ss:ID="day"><NumberFormat ss:Format="yyyy/m/d"/></Style></Styles>'
)


def book(*sheets: str) -> bytes:
    return (HEAD + "".join(sheets) + "</Workbook>").encode()


def sheet(rows: str, name: str = "Sheet1", options: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{options}</Worksheet>'


def text(words: str, more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="String">{words}</Data></Cell>'


def number(value: str, style: str = "two") -> str:
    return f'<Cell ss:StyleID="{style}"><Data ss:Type="Number">{value}</Data></Cell>'


def disclosure() -> bytes:
    """A small table with everything in it."""
    rows = f"<Column ss:Hidden='1'/><Row>{text('支出决算表')}</Row><Row ss:Index='4'>{text('教育')}{number('1.235')}</Row>"
    return book(sheet(rows), sheet(rows, "二"))


def test_texts_numbers_and_merged_cells() -> None:
    """
    支出决算表
    项目 (2)      | 决算数
    类   | 名称   |
    201  | 教育   | 1.235 shown as 1.24
    """
    wide = " ss:MergeAcross='2'"
    rows = (
        f"<Row>{text('支出决算表', wide)}</Row>"
        + "<Row>"
        + text("项目", " ss:MergeAcross='1'")
        + text("决算数", " ss:MergeDown='1'")
        + "</Row>"
        + f"<Row>{text('类')}{text('名称')}</Row>"
        + f"<Row ss:Index='4'>{text('201')}{text('教育')}{number('1.235')}</Row>"
        + f"<Row>{text('合计')}"
        + number("2", "child").replace("<Cell", "<Cell ss:Index='3'")
        + "</Row>"
    )
    data = book(sheet(rows))
    assert format_of(data) == "sheets"
    assert drawn(read(data)) == [
        "支出决算表",
        [[("项目", 1, 2), ("决算数", 2, 1)], ["类", "名称"], ["201", "教育", "1.24"], ["合计", "", "2.00"]],
    ]


def test_dates_errors_comments_and_rich_text() -> None:
    rows = (
        f"<Row>{text('项目')}{text('金额')}</Row>"
        "<Row><Cell ss:StyleID='day'><Data ss:Type='DateTime'>2025-03-10T00:00:00.000</Data></Cell>"
        "<Cell><Data ss:Type='Error'>#REF!</Data><Comment><Data ss:Type='String'>批注</Data></Comment></Cell></Row>"
        "<Row><Cell><ss:Data ss:Type='String'><B>甲</B><I>乙</I></ss:Data></Cell>"
        "<Cell><Data ss:Type='Boolean'>1</Data></Cell></Row>"
    )
    assert drawn(read(book(sheet(rows)))) == [[["项目", "金额"], ["2025/3/10", "#REF!"], ["甲乙", "TRUE"]]]


def test_what_is_hidden_is_left_out_and_told() -> None:
    hidden = "<WorksheetOptions xmlns='urn:schemas-microsoft-com:office:excel'><Visible>SheetHidden</Visible></WorksheetOptions>"
    rows = (
        "<Column/><Column/><Column ss:Hidden='1'/>"
        f"<Row>{text('项目')}{text('金额')}{text('校验')}</Row><Row ss:Hidden='1'>{text('差')}{number('9')}</Row>"
        f"<Row>{text('合计')}{number('1')}{number('0')}</Row>"
    )
    document = read(book(sheet(rows), sheet(rows, "隐", hidden)))
    assert drawn(document) == [[["项目", "金额"], ["合计", "1.00"]]]
    assert [remark.kind for remark in document.remarks] == [RemarkKind.HIDDEN_CELLS, RemarkKind.HIDDEN_SHEET]


def test_a_formula_without_a_value_prints_itself() -> None:
    rows = f"<Row>{text('项目')}{text('金额')}</Row><Row>{text('合计')}<Cell ss:Formula='=SUM(A1)'/></Row>"
    document = read(book(sheet(rows)))
    assert drawn(document) == [[["项目", "金额"], ["合计", "=SUM(A1)"]]]
    assert [remark.kind for remark in document.remarks] == [RemarkKind.FORMULA_WITHOUT_VALUE]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda data: data[:-30], "sheet-damaged"),
        (lambda data: data.replace(b"<Workbook", b"<!DOCTYPE a [<!ENTITY b 'c'>]><Workbook"), "sheet-dtd"),
        (lambda data: data.replace(b"<Row>", b"<Row ss:Index='9999999'>", 1), "sheet-damaged"),
        (lambda data: HEAD.encode() + b"</Workbook>", "sheet-foreign"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(change: object, key: str) -> None:
    data = book(sheet(f"<Row>{text('项目')}{text('金额')}</Row><Row>{text('合计')}{number('1')}</Row>"))
    with pytest.raises(ReadError) as caught:
        read(change(data))  # type: ignore[operator]
    assert caught.value.key == key
