"""Word files: real headings, a contents field with its entries, headers repeated, wide tables across."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from mingzhang.document import Chart, Series
from mingzhang.render import render
from mingzhang.render.docx.chart import chart_part
from tests.render.sample import ABOUT, HERE, PUBLICATION


@lru_cache(maxsize=1)
def _bytes() -> bytes:
    return render(PUBLICATION, "docx")


def _word() -> Word:
    return docx.Document(io.BytesIO(_bytes()))


def _part(name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(_bytes())) as archive:
        return etree.fromstring(archive.read(name))


def test_every_part_is_well_formed_and_declared() -> None:
    with zipfile.ZipFile(io.BytesIO(_bytes())) as archive:
        names = archive.namelist()
        for name in names:
            etree.fromstring(archive.read(name))
    declared = {node.get("PartName", "").lstrip("/") for node in _part("[Content_Types].xml")}
    assert {name for name in names if not name.endswith(".rels") and name[0] != "["} == declared - {""}


def test_headings_are_headings() -> None:
    styles = {p.text: p.style.name for p in _word().paragraphs if p.style is not None}
    assert styles["第一部分 概况"] == "Heading 1"
    assert styles["收入支出决算总表"] == "Heading 2"
    assert styles["（一）总体情况"] == "Heading 3"
    assert styles["某县财政局"] in ("Title", "Signature")


def test_the_contents_are_a_field_whose_entries_lead_to_headings() -> None:
    body = _part("word/document.xml")
    instructions = [node.text or "" for node in body.iter(qn("w:instrText"))]
    assert any(text.strip().startswith('TOC \\o "1-2"') for text in instructions)
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert len(anchors) == 5
    assert set(anchors) <= marks
    kinds = [node.get(qn("w:fldCharType")) for node in body.iter(qn("w:fldChar"))]
    # The field of the contents, and within it one for the page of every entry.
    assert kinds == ["begin", "separate"] + ["begin", "separate", "end"] * 5 + ["end"]
    words = [[node.text for node in link.iter(qn("w:t"))] for link in body.iter(qn("w:hyperlink"))]
    assert [line[-1] for line in words] == ["1", "2", "2", "3", "4"]


def test_header_rows_are_repeated_and_rows_are_kept_whole() -> None:
    table = _word().tables[1]
    rows = [row._tr for row in table.rows]
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] * 2 + [
        False
    ] * 3
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_merged_cells_are_merged() -> None:
    table = _word().tables[1]
    assert table.cell(0, 2)._tc is table.cell(0, 4)._tc
    assert table.cell(0, 5).text == table.cell(1, 5).text == "年末结转和结余"


def test_a_wide_table_has_a_landscape_section() -> None:
    turned = [section.orientation for section in _word().sections]
    assert turned.count(WD_ORIENT.LANDSCAPE) == 1


def test_the_page_is_that_of_an_official_document() -> None:
    """A4, 37 mm above, 28 mm at the binding edge; numbering begins with the first part."""
    section = _word().sections[2]
    assert section.page_width is not None
    assert section.top_margin is not None
    assert section.left_margin is not None
    assert round(section.page_width.mm) == 210
    assert round(section.top_margin.mm) == 37
    assert round(section.left_margin.mm) == 28
    starts = [node.get(qn("w:start")) for node in _part("word/document.xml").iter(qn("w:pgNumType"))]
    assert starts == ["1"]


def test_charts_bear_their_words_and_exact_values() -> None:
    words = [
        node.get("descr", "") for node in _part("word/document.xml").iter() if str(node.tag).endswith("docPr")
    ]
    assert len(words) == 3
    assert all("卫生健康支出35.57万元" in text for text in words)
    values = [node.text for node in _part("word/charts/chart1.xml").iter() if str(node.tag).endswith("}v")]
    assert "1333.91" in values
    assert "-2.10" in values


def test_the_clock_in_the_file_is_the_date_of_publication() -> None:
    properties = _word().core_properties
    assert properties.title == ABOUT.title
    assert properties.created is not None
    assert properties.created.date() == ABOUT.date


def test_the_same_document_is_the_same_bytes() -> None:
    assert render(PUBLICATION, "docx") == _bytes()


def test_bars_begin_at_zero() -> None:
    """Else 902.56 beside 873.93 would look twice as much. Where one is negative they begin where they must."""
    for values, least in ((("902.56", "873.93"), ["0"]), (("902.56", "-2.10"), [])):
        chart = Chart(HERE, title="支出", categories=("基本", "项目"), series=(Series("2024年", values),))
        axis = etree.fromstring(chart_part(chart).encode()).find(".//{*}valAx")
        assert axis is not None
        assert [node.get("val") for node in axis.findall("{*}scaling/{*}min")] == least
