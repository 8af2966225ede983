"""Web pages: self-contained, with landmarks, captions and scopes; nothing runs and nothing is fetched."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from lxml import html

from mingzhang.document import Document, placed
from mingzhang.render import render
from tests.render.sample import ABOUT, PUBLICATION, words


@lru_cache(maxsize=1)
def _text() -> str:
    return render(PUBLICATION, "html").decode()


def _page() -> html.HtmlElement:
    return html.document_fromstring(_text())


def test_the_page_says_its_language_and_title() -> None:
    page = _page()
    assert page.get("lang") == "zh-CN"
    assert page.findtext(".//title") == ABOUT.title
    assert len(page.findall(".//main")) == 1
    assert page.find(".//main").get("id") == page.find(".//a[@class='skip']").get("href").lstrip("#")


def test_nothing_runs_and_nothing_is_fetched() -> None:
    page = _page()
    assert not page.findall(".//script")
    assert not page.xpath("//@src | //link/@href | //@onclick")
    assert "@import" not in _text()
    assert "url(" not in _text()
    assert all(link.startswith("#") for link in page.xpath("//a/@href"))


def test_headings_descend_without_a_gap() -> None:
    levels = [int(node.tag[1]) for node in _page().iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_entries_of_the_contents_lead_to_their_headings() -> None:
    page = _page()
    entries = page.xpath("//*[@role='doc-toc']//a")
    ids = set(page.xpath("//@id"))
    assert len(entries) == 5
    assert all(entry.get("href").lstrip("#") in ids for entry in entries)


def test_every_table_has_a_caption_with_its_title_and_unit() -> None:
    captions = [" ".join(node.text_content().split()) for node in _page().iter("caption")]
    assert len(captions) == 3
    assert captions[0].startswith("收入支出决算总表")
    assert "金额单位：万元" in captions[0]


def test_header_cells_say_what_they_head() -> None:
    wide = _page().xpath("//table")[1]
    head = wide.xpath("./thead//th")
    assert [(cell.text, cell.get("scope")) for cell in head[:3]] == [
        ("科目代码", "col"),
        ("科目名称", "col"),
        ("本年支出", "colgroup"),
    ]
    assert not wide.xpath("./tbody//th")


def test_charts_name_and_describe_themselves() -> None:
    page = _page()
    charts = page.xpath("//*[local-name()='svg']")
    assert len(charts) == 3
    for chart in charts:
        assert page.get_element_by_id(chart.get("aria-labelledby")).text == "支出按功能分类"
        assert "35.57万元" in page.get_element_by_id(chart.get("aria-describedby")).text


def test_markup_in_texts_is_text() -> None:
    """A title of tags and quotes stays words."""
    title = "<script>alert('x')</script>\"&'"
    document = Document("a", "made", "", placed([words(title)], "a"))
    assert "<script" not in render(document, "html").decode().partition("<body>")[2]
    assert "&lt;script&gt;" in render(document, "html").decode()


def test_the_same_document_is_the_same_bytes() -> None:
    assert render(PUBLICATION, "html").decode() == _text()


def test_a_part_heading_is_printed_on_the_page_of_its_first_table() -> None:
    """A table that has a kind of page of its own takes the heading above it along: no page holds a heading alone."""
    css = (files("mingzhang.render.html") / "page.css").read_text("utf-8")
    kinds = set(re.findall(r"\.statement\.(\w+) \{ page: \1; \}", css))
    assert kinds == {"wide", "sheet"}
    for kind in kinds:
        assert f".style-1:has(+ .statement.{kind}) {{ page: {kind}; }}" in css
