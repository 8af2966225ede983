"""The same figures in ten provinces' table sets, as text, page and workbook: every table known, nothing unread."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import mingzhang
from mingzhang.document import Document
from mingzhang.findings import Severity
from mingzhang.points.reading import Reading
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND
from mingzhang.readers.html import read_html
from tests.drawn import document
from tests.readers.sheets.books import read as read_book
from tests.readers.writing import to_html
from tests.recognition.provinces import LAYOUTS, Layout, drawing, tables, workbook

FORMATS: dict[str, Callable[[Layout], Document]] = {
    "text": lambda layout: document(drawing(layout)),
    "page": lambda layout: read_html(to_html(document(drawing(layout))).encode(), "公开.html", ""),
    "workbook": lambda layout: read_book(workbook(layout)),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_table_gives_the_unit_s_figures(layout: Layout, form: str) -> None:
    reading = mingzhang.recognise(FORMATS[form](layout))
    assert len(reading.tables) == len(list(tables(layout)))
    assert [(numeral.text, numeral.why) for numeral in reading.unread] == []
    found = figures(reading)
    scale = 1 if layout.money == "万元" else 10_000
    expected = {
        "收入": 160,
        "支出": 160,
        "财政拨款 收入": 157,
        "基本支出 支出": 127,
        "项目支出 支出": 33,
        "支出 2010302": 23,
        f"{GENERAL} 支出": 147,
        f"{GENERAL} 基本支出 支出 30231": 8,
        f"{GENERAL} 人员经费 支出": 112,
        f"{GOVERNMENT_FUND} 支出": 10,
        "三公": 10,
        "三公·公务用车·运行": 8,
    }
    assert {words: found.get(words) for words in expected} == {
        words: f"{amount * scale}.00{layout.money}" for words, amount in expected.items()
    }
    report = mingzhang.check(reading)
    assert [finding.message for finding in report.findings if finding.severity is Severity.ERROR] == []


def figures(reading: Reading) -> dict[str, str]:
    """The figures of the tables, blanks left out, by their coordinate in words; all prints of one must agree."""
    found: dict[str, str] = {}
    for table in reading.tables:
        for item in table.prints:
            if not item.blank:
                words = item.coordinate.words
                assert found.setdefault(words, str(item.amount)) == str(item.amount), words
    return found
