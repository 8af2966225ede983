"""Free numbers: every numeral nobody claimed gets a fate, a point, or a reason."""

from __future__ import annotations

import pytest

from mingzhang.document import Cell, Document, Paragraph, Table
from mingzhang.place import Place
from mingzhang.points.reading import NumeralFate, Print
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.prose import BARE_CELL, FREE_MEASURE, recognise_prose

FILE = "样例.txt"


def paragraph(text: str) -> Document:
    return Document(FILE, "txt", "", (Paragraph(text, Place(FILE, block=0)),))


def read(document: Document) -> tuple[tuple[Print, ...], Claims]:
    claims = Claims(document)
    return recognise_prose(document, claims), claims


def fates(text: str) -> list[tuple[str, NumeralFate | None]]:
    _, claims = read(paragraph(text))
    return [(numeral.text, numeral.fate) for numeral in claims]


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("2024年度", NumeralFate.YEAR),
        ("规划期为2023—2025年。", NumeralFate.YEAR),
        ("截至12月31日。", NumeralFate.DATE),
        ("自2024年3月起执行。", NumeralFate.DATE),
        ("一是1.加快进度；2.强化监督。", NumeralFate.ORDINAL),
        ("依照第3条第（1）项。", NumeralFate.ORDINAL),
        ("见附件2。", NumeralFate.ORDINAL),
        ("依据《办法》（财预〔2020〕10号）。", NumeralFate.DOCUMENT_NUMBER),
        ("国令第729号。", NumeralFate.DOCUMENT_NUMBER),
        ("207-某县文化馆", NumeralFate.CODE),
        ("2080501归口管理的行政单位离退休", NumeralFate.CODE),
        ("社会保障和就业支出（208）。", NumeralFate.CODE),
        ("受理“12345”热线转办事项。", NumeralFate.CODE),
        ("系统升级到2.0版本。", NumeralFate.CODE),
        ("第3页", NumeralFate.PAGE_NUMBER),
        ("二、收入决算表…………7", NumeralFate.PAGE_NUMBER),
    ],
)
def test_what_is_no_amount_is_claimed_as_what_it_is(text: str, fate: NumeralFate) -> None:
    assert {found for _, found in fates(text)} == {fate}


def test_a_number_with_noun_and_unit_becomes_a_point() -> None:
    """办理案件36件，受理案件36件 are two points."""
    prints, claims = read(paragraph("全年办理案件36件，调解案件36件。"))
    assert [item.coordinate.measure for item in prints] == [FREE_MEASURE] * 2
    assert len({item.coordinate for item in prints}) == 2
    assert prints[0].cited.printed == "36件"
    assert (prints[0].cited.place.start, prints[0].cited.place.end) == (6, 8)
    assert {numeral.fate for numeral in claims} == {NumeralFate.FREE}


def test_a_number_with_neither_stays_unread_with_a_reason() -> None:
    prints, claims = read(paragraph("共计 36 。"))
    assert prints == ()
    (numeral,) = list(claims)
    assert numeral.fate is None
    assert numeral.why


def test_claims_of_others_are_left_alone() -> None:
    document = paragraph("支出36万元，其中差旅费2万元。")
    claims = Claims(document)
    claims.take(Place(FILE, block=0, start=0, end=6), NumeralFate.POINT)
    prints = recognise_prose(document, claims)
    assert [item.cited.printed for item in prints] == ["2万元"]


def test_a_cell_of_words_is_prose_and_a_bare_figure_is_not() -> None:
    """A table nobody recognised: its notes are read, its figures stay unread."""
    texts = ("单价50万元以上设备", "36.5", "2024年")
    cells = tuple(
        Cell(text, 0, column, Place(FILE, block=0, row=0, column=column)) for column, text in enumerate(texts)
    )
    document = Document(FILE, "txt", "", (Table((cells,), Place(FILE, block=0)),))
    prints, claims = read(document)
    assert [item.cited.printed for item in prints] == ["50万元"]
    assert [(n.fate, n.why) for n in claims][1:] == [(None, BARE_CELL), (NumeralFate.YEAR, "")]


def test_serial_numbers_in_a_table_nobody_recognised_are_ordinals() -> None:
    """序号 | 单位名称 | 职工
    1 | 清河县档案馆 | 36"""
    rows = (("序号", "单位名称", "职工"), ("1", "清河县档案馆", "36"))
    cells = tuple(
        tuple(
            Cell(text, at, column, Place(FILE, block=0, row=at, column=column))
            for column, text in enumerate(row)
        )
        for at, row in enumerate(rows)
    )
    _, claims = read(Document(FILE, "txt", "", (Table(cells, Place(FILE, block=0)),)))
    assert [(n.fate, n.why) for n in claims] == [(NumeralFate.ORDINAL, ""), (None, BARE_CELL)]


def test_a_column_that_counts_the_rows_of_a_list_is_ordinals() -> None:
    """
    1 | 收入支出决算总表 | 公开01表
    2 | 收入决算表       | 公开02表
    3 | 支出决算表       | 公开03表
    """
    names = ("收入支出决算总表", "收入决算表", "支出决算表")
    cells = tuple(
        tuple(
            Cell(text, at, column, Place(FILE, block=0, row=at, column=column))
            for column, text in enumerate((str(at + 1), name))
        )
        for at, name in enumerate(names)
    )
    _, claims = read(Document(FILE, "txt", "", (Table(cells, Place(FILE, block=0)),)))
    assert {n.fate for n in claims} == {NumeralFate.ORDINAL}
