"""What belongs together: a table with the lines above and below it; contents with the headings they name."""

from __future__ import annotations

from mingzhang.document import Chart, Document, Paragraph, Role, placed
from mingzhang.render.headings import levels, targets
from mingzhang.render.outline import Contents, Cover, Statement, outline
from mingzhang.render.pages import Page, runs
from tests.render.sample import BLOCKS, PUBLICATION, STATEMENT, words


def test_every_block_is_in_exactly_one_part() -> None:
    count = 0
    for part in outline(PUBLICATION):
        if isinstance(part, Cover | Contents):
            count += len(part.lines)
        elif isinstance(part, Statement):
            count += len(part.head) + 1 + len(part.notes)
        else:
            count += 1
    assert count == len(BLOCKS)


def test_a_table_takes_its_titles_captions_and_notes_along() -> None:
    first = next(part for part in outline(PUBLICATION) if isinstance(part, Statement))
    assert [line.text for line in first.head] == [
        "第二部分 2024年部门决算表",
        "收入支出决算总表",
        "公开01表",
        "部门名称：某县财政局",
        "金额单位：万元",
    ]
    assert [line.role for line in first.notes] == [Role.NOTE]


def test_running_text_is_nobodys_caption() -> None:
    blocks = placed([words("下表列出收支。"), STATEMENT], "a")
    text, table = outline(Document("a", "made", "", blocks))
    assert isinstance(text, Paragraph)
    assert isinstance(table, Statement)
    assert table.head == ()


def test_numbering_begins_behind_cover_and_contents() -> None:
    found = runs(outline(PUBLICATION))
    assert [run.numbered for run in found[:3]] == [False, False, True]
    assert [run.first for run in found].count(True) == 1
    assert [run.page for run in found].count(Page.WIDE) == 1


def test_entries_find_headings_that_lack_their_number() -> None:
    """目录 says 一、收入支出决算总表; the table is headed 收入支出决算总表."""
    parts = outline(PUBLICATION)
    entries = next(part for part in parts if isinstance(part, Contents)).lines
    found = targets(entries, parts)
    named = {entry.text: PUBLICATION.blocks[found[entry.place.block]] for entry in entries if entry.level}
    heading = named["一、收入支出决算总表"]
    assert isinstance(heading, Paragraph)
    assert heading.text == "收入支出决算总表"
    assert len(found) == 5


def test_levels_have_no_gaps() -> None:
    blocks = placed(
        [words("1、", Role.HEADING, 4), words("一、", Role.HEADING, 2), words("1、", Role.HEADING, 4)], "a"
    )
    assert list(levels(outline(Document("a", "made", "", blocks))).values()) == [1, 2, 3]


def test_a_chart_is_a_part_of_its_own() -> None:
    assert sum(isinstance(part, Chart) for part in outline(PUBLICATION)) == 3
