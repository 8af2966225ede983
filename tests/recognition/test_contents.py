"""The contents list and the glossary."""

from __future__ import annotations

from pathlib import Path

from mingzhang.readers import read_file
from mingzhang.recognition.contents import contents_entries, contents_range, glossary
from mingzhang.recognition.sections import sections
from tests.recognition.narration import document


def test_entries_with_leaders_and_pages() -> None:
    """目录 / 第一部分 概况……1 / 一、主要职责.....1"""
    read = document(
        "目 录", "第一部分 概况\t1", "一、主要职责.....2", "第一部分 概况", "一、主要职责", "测报水文。"
    )
    found = contents_entries(read, sections(read))
    assert [(item.title, item.page) for item in found] == [("第一部分 概况", 1), ("一、主要职责", 2)]
    assert [s.title for s in sections(read)] == ["概况", "主要职责"]


def test_a_plain_list_ends_where_its_first_part_comes_again() -> None:
    read = document(
        "目录",
        "第一部分 概况",
        "一、主要职能",
        "第二部分 名词解释",
        "第一部分 某某局概况",
        "一、主要职能",
        "测报。",
    )
    assert contents_range(read) == (0, 4)
    assert [item.page for item in contents_entries(read, ())] == [None, None, None]


def test_a_list_without_its_title_is_known_by_its_leaders() -> None:
    read = document("某局决算", "一、概况......1", "二、决算表......3", "三、情况说明......9", "一、概况")
    assert contents_range(read) == (1, 4)


def test_a_date_and_other_labels_in_the_list_are_no_entries() -> None:
    """目录 / 公开时间：2024年9月20日 / 公开日期:2024926 / 第一部分 概况 PAGEREF _Toc25831 h 3"""
    read = document(
        "目录",
        "公开时间：2024年9月20日",
        "公开日期:2024926",
        "第一部分 概况 PAGEREF _Toc25831 h 3",
        "第一部分 概况",
    )
    found = contents_entries(read, ())
    assert [(item.title, item.page) for item in found] == [("第一部分 概况", 3)]


def test_no_contents_list() -> None:
    assert contents_entries(document("第一部分 概况", "测报。"), ()) == ()


def test_glossary_terms() -> None:
    read = document(
        "第四部分 名词解释",
        "- 一、事业收入：指开展业务活动取得的收入。",
        "二、“三公”经费：指用财政拨款安排的费用。其中：购置费反映购车。",
        "结余分配是指按规定提取的专用结余。",
        "- 无。",
    )
    assert [item.printed for item in glossary(read, sections(read))] == ["事业收入", "“三公”经费", "结余分配"]


def test_the_reference_document(reference: Path) -> None:
    read = read_file(reference)
    found = sections(read)
    assert len(contents_entries(read, found)) == 27
    assert len(glossary(read, found)) == 12


def test_pages_in_brackets() -> None:
    read = document("目录", "一、概况........( 1 )", "(一)部门职责......( 2)", "一、概况")
    assert [(item.title, item.page) for item in contents_entries(read, ())] == [
        ("一、概况", 1),
        ("(一)部门职责", 2),
    ]
