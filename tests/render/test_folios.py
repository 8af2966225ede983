"""Pages of headings are reckoned as the standard sets them: 22 lines of 28 characters."""

from __future__ import annotations

from mingzhang.document import Block, Cell, Document, Paragraph, Role, Table
from mingzhang.place import Place
from mingzhang.render.folios import folios
from mingzhang.render.outline import outline
from mingzhang.render.pages import runs


def _pages(*said: str | int) -> dict[str, int]:
    """``# `` and ``## `` begin headings, a number is a table of so many rows, all else is text."""
    blocks: list[Block] = []
    for item in said:
        place = Place("x", block=len(blocks))
        if isinstance(item, int):
            rows = tuple((Cell(f"{row}", row, 0, place), Cell("1.00", row, 1, place)) for row in range(item))
            blocks.append(Table(rows, place, header_rows=1))
        else:
            marks, _, text = item.rpartition("# ")
            level = len(marks) + 1 if "# " in item else 0
            blocks.append(Paragraph(text, place, role=Role.HEADING if level else Role.BODY, level=level))
    document = Document("x", "composed", "", tuple(blocks))
    found = folios(runs(outline(document)), {})
    return {blocks[at].text: page for at, page in found.items() if isinstance(blocks[at], Paragraph)}  # type: ignore[union-attr]


def test_every_part_and_every_table_begins_a_page() -> None:
    """A part of one line, a part that opens with a table, a second table."""
    assert _pages("# 甲", "字", "# 乙", "## 表一", 3, "## 表二", 3) == {
        "甲": 1,
        "乙": 2,
        "表一": 2,
        "表二": 3,
    }


def test_a_line_has_28_characters_and_a_page_22_lines() -> None:
    """Behind the title 20 lines fit. 27 characters and the indent are two lines, 26 are one."""
    assert _pages("# 甲", *["字" * 26] * 18, "## 乙", "末")["乙"] == 1
    assert _pages("# 甲", *["字" * 27] * 10, "## 乙", "末")["乙"] == 2


def test_a_heading_goes_with_what_it_heads() -> None:
    """Room for the heading alone: it stands on the next page, with the one above it."""
    assert _pages("# 甲", *["字"] * 18, "## 乙", "### （一）", "末") == {"甲": 1, "乙": 2, "（一）": 2}


def test_a_long_table_takes_several_pages() -> None:
    """200 rows are more than one page."""
    assert _pages("# 甲", "## 表一", 200, "## 表二", 3)["表二"] > 3
