"""Which lines are headings, and of which part and topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingzhang.readers import read_file
from mingzhang.recognition.headings import heading, part_of, topic_of
from mingzhang.recognition.sections import body_start, sections
from tests.recognition.narration import document


def outline(*lines: str) -> list[tuple[int, int, str, int, str]]:
    """Level, ordinal, title, part and topic of every section."""
    return [(s.level, s.ordinal, s.title, s.part, s.topic) for s in sections(document(*lines))]


def test_parts_are_told_by_their_words_not_their_number() -> None:
    """第二部分 情况说明 comes before 第四部分 决算表 in some provinces."""
    found = outline(
        "第一部分 水文局概况",
        "第二部分 2023年度部门决算情况说明",
        "第三部分 名词解释",
        "第四部分 2023年度部门决算表",
        "第五部分 附件",
    )
    assert [item[3] for item in found] == [1, 3, 4, 2, 5]


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("收入支出决算总体情况说明", "收支总体"),
        ("收入决算情况说明", "收入"),
        ("支出决算情况说明", "支出"),
        ("财政拨款收入支出决算总体情况说明", "财政拨款收支"),
        ("财政拨款收支决算总体情况说明", "财政拨款收支"),
        ("一般公共预算财政拨款支出决算结构情况", "一般公共/结构"),
        ("一般公共预算财政拨款基本支出决算情况说明", "基本支出"),
        ("政府性基金预算财政拨款收支决算情况说明", "政府性基金"),
        ("国有资本经营预算财政拨款支出决算情况说明", "国有资本"),
        ("“三公”经费财政拨款支出决算具体情况说明", "三公/具体"),
        ("机关运行经费支出情况", "机关运行"),
        ("政府采购支出情况", "政府采购"),
        ("国有资产占有使用情况说明", "国有资产"),
        ("预算绩效管理情况", "预算绩效"),
        ("其他重要事项的情况说明", "其他事项"),
        ("部门决算单位构成", "编制范围"),
    ],
)
def test_topics_are_told_by_the_words_of_the_title(title: str, topic: str) -> None:
    assert topic_of(title, "") == topic


def test_a_bare_subheading_takes_the_topic_above() -> None:
    assert topic_of("总体情况", "一般公共") == "一般公共/总体"
    assert topic_of("总体情况", "收入") == ""


def test_text_on_the_heading_line_belongs_to_the_section() -> None:
    """（一）机关运行经费支出情况。2023年度机关运行经费支出9.00万元。"""
    read = document(
        "第二部分 决算情况说明",
        "（一）机关运行经费支出情况。2023年度机关运行经费支出9.00万元。",
        "比上年增加1.00万元。",
    )
    found = sections(read)
    assert found[1].title == "机关运行经费支出情况"
    assert found[1].start == 2
    at = body_start(read, found[1])
    assert at is not None
    assert read.blocks[1].text[at:].startswith("2023年度")  # type: ignore[union-attr]


def test_a_title_broken_in_two_lines_is_one_heading() -> None:
    found = sections(document("第三部分 某某局2023年度部门决算情况", "说明", "一、收入决算情况说明", "无。"))
    assert found[0].title.endswith("决算情况说明")
    assert (found[0].start, found[0].part) == (2, 3)


def test_items_and_sentences_are_no_headings() -> None:
    """Numbered duties, items of 项 level and definitions only look like headings."""
    assert heading("（二）负责全市水文测报工作，组织编制规划并监督实施。", 1) is None
    assert heading("1.教育支出（类）进修及培训（款）培训支出（项）。", 3) is None
    assert heading("2、公务接待费支出0.50万元", 3) is None
    assert heading("一、事业收入：指事业单位取得的收入。", 4) is None


def test_a_heading_without_its_number_is_known_by_its_words() -> None:
    found = outline(
        "第三部分 情况说明", "**收入决算情况说明**", "本年收入合计1.00万元。", "（三） 支出决算情况说明"
    )
    assert found[1] == (2, 0, "收入决算情况说明", 3, "收入")


def test_a_part_that_lost_its_number() -> None:
    found = outline("第一部分 某某局概况", "一、主要职能", "某某局2023年度部门决算表", "收入支出决算总表")
    assert [(item[0], item[3]) for item in found] == [(1, 1), (2, 1), (1, 2)]


def test_numbered_table_titles_count_and_rows_of_a_table_do_not() -> None:
    found = outline("第二部分 部门决算表", "一、收入支出决算总表", "四、公共安全支出", "收入决算表")
    assert [item[2] for item in found] == ["部门决算表", "收入支出决算总表"]


def test_sections_nest_and_end_where_the_next_begins() -> None:
    found = sections(
        document(
            "第三部分 情况说明",
            "五、一般公共预算财政拨款支出决算情况说明",
            "（一）总体情况",
            "支出1.00万元。",
            "（二）结构情况",
            "无。",
            "六、政府性基金预算收支情况说明",
        )
    )
    assert [(s.parent, s.start, s.end) for s in found] == [
        (-1, 1, 7),
        (0, 2, 6),
        (1, 3, 4),
        (1, 5, 6),
        (0, 7, 7),
    ]


def test_an_unknown_part_is_zero() -> None:
    assert part_of("致谢") == 0


def test_the_reference_document_has_five_parts_and_ten_sections(reference: Path) -> None:
    found = sections(read_file(reference))
    assert [s.part for s in found if s.level == 1] == [1, 2, 3, 4, 5]
    third = next(s for s in found if s.part == 3 and s.level == 1)
    assert [s.ordinal for s in found if s.parent == third.index] == list(range(1, 11))


def test_a_document_without_numbered_parts() -> None:
    """一、概况 (一)职责 二、决算公开表 三、情况说明 (一)收入决算情况说明 四、名词解释"""
    found = outline(
        "一、概况",
        "（一）主要职责",
        "二、2023年度部门决算公开表",
        "（一）收入支出决算总表",
        "三、2023年度部门决算情况说明",
        "（一）收入决算情况说明",
        "四、名词解释",
        "1.事业收入：指业务收入。",
        "五、附件",
    )
    assert [(item[0], item[3]) for item in found] == [
        (2, 1),
        (3, 1),
        (2, 2),
        (3, 2),
        (2, 3),
        (3, 3),
        (2, 4),
        (2, 5),
    ]
    assert found[5][4] == "收入"


def test_the_heading_of_a_part_may_print_a_long_name() -> None:
    name = "某省某市高新技术产业开发区管理委员会综合行政执法大队（某市高新技术产业开发区应急管理中心）"
    assert len(name) > 40
    (found,) = outline(f"第三部分 {name}2024年度部门决算情况说明")
    assert found[:2] == (1, 3)
    assert found[3] == 3
