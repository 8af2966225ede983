"""Indicator figures: operator, amount, unit, or words."""

from __future__ import annotations

import pytest

from mingzhang.document import Cell
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.recognition.form_values import is_achievement, is_operator_and_unit, read_value

PLACE = Place("form.txt", block=0, row=0, column=0)


def value(text: str) -> tuple[str, str, str]:
    read = read_value(Cell(text, 0, 0, PLACE), Cited(PLACE, printed=text))
    return read.operator, str(read.amount.value) if read.amount else "", read.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥95%", ("≥", "950000", "%")),
        ("＝１００％", ("=", "1000000", "%")),
        ("大于等于 30 次", ("≥", "300000", "次")),
        ("不超过5天", ("≤", "50000", "天")),
        ("90%以上", ("≥", "900000", "%")),
        ("=65.5万元", ("=", "65500000", "万元")),
        ("3,000元", ("", "300000", "元")),
        ("10亿", ("", "100000000000", "亿")),
        ("-28人", ("-", "280000", "人")),
        ("=%", ("=", "", "%")),
        ("≥次", ("≥", "", "次")),
        ("平方米", ("", "", "平方米")),
        ("及时", ("", "", "")),
        ("12月底前", ("", "", "")),
        ("2024年12月31日", ("", "", "")),
        ("完成3项、验收2项", ("", "", "")),
        ("", ("", "", "")),
        ("1.2.3", ("", "", "")),
    ],
)
def test_values(text: str, expected: tuple[str, str, str]) -> None:
    """What a cell prints, and nothing a cell does not say."""
    assert value(text) == expected


def test_words_keep_their_text() -> None:
    """A value in words is kept as printed."""
    read = read_value(Cell("按月补贴", 0, 0, PLACE), Cited(PLACE))
    assert (read.text, read.amount) == ("按月补贴", None)
    assert read_value(None, Cited(PLACE)).cited is None


@pytest.mark.parametrize(
    "text",
    ["达成预期指标", "部分达成预期指标并具有一定效果", "未达成预期指标且效果较差", "生成预期值", "已完成"],
)
def test_result_words(text: str) -> None:
    """The form's wording of a qualitative result, damage included."""
    assert is_achievement(text)


@pytest.mark.parametrize(
    "text", ["及时", "保障", "≥90%", "完成全县河道清淤与岸线整治等全部建设任务并通过省级验收移交使用"]
)
def test_no_result_words(text: str) -> None:
    """Targets and names are no results."""
    assert not is_achievement(text)
    assert not is_operator_and_unit(text)
