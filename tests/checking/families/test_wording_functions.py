"""Names of functional accounts in the narrative, against the tables' own."""

from __future__ import annotations

import pytest

from mingzhang.checking.families import wording_functions
from mingzhang.findings import Relation, Severity, Verdict
from tests.checking.tables import read

DRAWING = """
一般公共预算财政拨款支出决算表
科目代码 | 科目名称 | 本年支出 | 基本支出 | 项目支出
合计 | | 30.00 | 20.00 | 10.00
207 | 文化旅游体育与传媒支出 | 10.00 | | 10.00
20701 | 文化和旅游 | 10.00 | | 10.00
2070109 | 群众文化 | 10.00 | | 10.00
213 | 农林水支出 | 20.00 | 20.00 |
21303 | 水利 | 20.00 | 20.00 |
2130301 | 行政运行 | 20.00 | 20.00 |

第三部分 情况说明
五、一般公共预算财政拨款支出决算情况说明
{text}
"""


def told(text: str) -> list[tuple[str, Verdict, str]]:
    """What is said of each name in a sentence: the name, the verdict, the name it should be."""
    found: list[Relation] = list(wording_functions.relations(read(DRAWING.format(text=text))))
    assert all(item.rule.severity is Severity.WARNING for item in found)
    return [(item.operands[0].cited.printed, item.verdict, item.expected) for item in found]


def test_names_as_the_tables_print_them() -> None:
    """农林水支出（类）水利（款）行政运行（项）, whatever stands before the first name."""
    assert told("1.农林水支出（类）水利（款）行政运行（项）支出决算为20.00万元。") == [
        ("农林水支出", Verdict.EXACT, ""),
        ("水利", Verdict.EXACT, ""),
        ("行政运行", Verdict.EXACT, ""),
    ]


@pytest.mark.parametrize(
    "text", ["农林水（类）支出20.00万元。", "水利支出（款）20.00万元。", "水利（类）支出20.00万元。"]
)
def test_a_name_without_its_last_word_or_beside_another_level_is_the_same(text: str) -> None:
    """农林水 for 农林水支出, 水利支出 for 水利, 水利 marked as 类."""
    assert {verdict for _, verdict, _ in told(text)} == {Verdict.EXACT}


@pytest.mark.parametrize(
    ("text", "name", "usual"),
    [
        ("农林水支出（类）水利（款）行政运营（项）支出决算为20.00万元。", "行政运营", "行政运行"),
        (
            "主要用于：文化旅游体育和传媒支出（类）10.00万元。",
            "文化旅游体育和传媒支出",
            "文化旅游体育与传媒支出",
        ),
        ("其中：文化体育与传媒支出(类)10.00万元。", "文化体育与传媒支出", "文化旅游体育与传媒支出"),
    ],
    ids=["a wrong character", "another wrong character", "a former name"],
)
def test_a_name_that_nearly_is_one_of_the_tables(text: str, name: str, usual: str) -> None:
    """The sentence's name and the one the tables print for it."""
    assert [item for item in told(text) if item[1] is Verdict.BROKEN] == [(name, Verdict.BROKEN, usual)]


@pytest.mark.parametrize(
    "text",
    [
        "教育支出（类）普通教育（款）小学教育（项）支出决算为0万元。",
        "农林水方面（类）支出20.00万元。",
        "群众文化支出10.00万元。",
        "住房公积金支出（项）3.00万元。",
    ],
    ids=["accounts no table prints", "far from every printed name", "without its level", "支出 added"],
)
def test_of_other_names_nothing_is_said(text: str) -> None:
    """A name that may be right elsewhere is not compared."""
    assert told(text) == []
