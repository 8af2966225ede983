"""The page: highlighted cells, links that lead somewhere, nothing that runs."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from mingzhang.view import report_html
from tests.view import sample

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """What a browser would see: elements with attributes, and text by element."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of one kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def by_id(self, name: str) -> tuple[str, dict[str, str]]:
        """The one element with that id."""
        (found,) = [item for item in self.elements if item[1].get("id") == name]
        return found


@pytest.fixture
def page() -> Page:
    """The page of the made-up disclosure; parsing proves that elements nest."""
    parsed = Page(report_html(sample.full_report(), sample.reading()))
    assert parsed.open == []
    return parsed


def test_the_headline_leads(page: Page) -> None:
    """And is the title too."""
    assert ("h1", "发现 1 个错误、1 个提醒") in page.texts
    assert any(tag == "title" and "发现 1 个错误" in text for tag, text in page.texts)


def test_cells_of_findings_are_highlighted_with_colour_and_symbol(page: Page) -> None:
    """The hostile cell is a warning, the total a note and an operand of the error."""
    assert page.by_id("c2-3-0")[1]["class"] == "hit warning"
    assert page.by_id("c2-1-1")[1]["class"] == "num hit note"
    assert {"error"} <= {mark["class"] for mark in page.all("mark")}
    assert ("a", "！2") in page.texts
    assert ("a", "×1") in page.texts


def test_every_link_leads_somewhere_and_ids_are_unique(page: Page) -> None:
    """Findings to cells and back."""
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for attributes in page.all("a")]
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert {"#c2-3-0", "#f2", "#f1", "#b1"} <= set(links)


def test_hostile_text_stays_text(page: Page) -> None:
    """One script, ours; the cell's is shown as it was printed."""
    assert len(page.all("script")) == 1
    assert any("<script>alert('账')</script>" in text for tag, text in page.texts if tag == "td")
    assert any("<b>增加</b>" in text for tag, text in page.texts)
    assert not any(key.startswith("on") for _, attributes in page.elements for key in attributes)


def test_the_page_is_self_contained_and_says_so() -> None:
    """Nothing is fetched; only the style and the script whose digests are named may act."""
    text = report_html(sample.full_report(), sample.reading())
    page = Page(text)
    assert not any(key in ("src", "srcset") for _, attributes in page.elements for key in attributes)
    assert not page.all("link")
    assert "url(" not in text
    assert "@import" not in text
    (policy,) = [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        match = re.search(f"<{kind}>(.*?)</{kind}>", text, re.S)
        assert match is not None
        digest = base64.b64encode(hashlib.sha256(match[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_what_was_not_checked_is_on_the_page(page: Page) -> None:
    """Families, undecided, unread."""
    words = "".join(text for _, text in page.texts)
    for part in (
        "核对了什么",
        "分项与合计",
        "未能核对的关系（2 条）",
        "未能读出的数字（1 个）",
        "去掉了 2 行页码。",
    ):
        assert part in words


def test_overlapping_marks_keep_the_text_whole(page: Page) -> None:
    """The sentence reads as printed, marks and links aside."""
    inside = [text for tag, text in page.texts if tag in ("p", "mark")]
    assert "本年支出合计580.37万元，比上年<b>增加</b>。" in "".join(inside)


def test_a_place_the_document_does_not_have_is_named_without_a_link() -> None:
    """A report may never lead to nowhere."""
    from msgspec.structs import replace

    finding = sample.finding_error()
    lost = replace(finding.places[0], place=replace(finding.places[0].place, block=99))
    page = Page(report_html(sample.report(replace(finding, places=(lost,), operands=())), sample.reading()))
    ids = {attributes.get("id") for _, attributes in page.elements}
    assert all(attributes["href"][1:] in ids for attributes in page.all("a"))


def test_nothing_recognised_still_gives_a_page() -> None:
    """With the headline that says so."""
    assert "未能完成核对" in report_html(sample.nothing(), sample.reading())


def test_equal_reports_give_equal_pages() -> None:
    """No clock, no chance."""
    first, second = (report_html(sample.full_report(), sample.reading()) for _ in range(2))
    assert first == second
