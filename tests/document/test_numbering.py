"""The numbers at the head of headings and items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.document import numbering

_DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "level", "ordinal", "title"),
    [
        ("第一部分 清河县档案馆概况", 1, 1, "清河县档案馆概况"),
        ("第三部分：情况说明", 1, 3, "情况说明"),
        ("第2部分 决算表", 1, 2, "决算表"),
        ("一、收入情况", 2, 1, "收入情况"),
        ("十二．其他", 2, 12, "其他"),
        ("（七）培训费", 3, 7, "培训费"),
        ("(八) 会议费", 3, 8, "会议费"),
        ("1、货物", 4, 1, "货物"),
        ("3．服务", 4, 3, "服务"),
        ("12. 其他用车", 4, 12, "其他用车"),
        ("（2）运行费", 5, 2, "运行费"),
        ("③接待费", 6, 3, "接待费"),
        ("- 一、财政拨款收入：指", 2, 1, "财政拨款收入：指"),
        ("  　二、事业收入", 2, 2, "事业收入"),
        ("二十六、抗疫特别国债", 2, 26, "抗疫特别国债"),
    ],
)
def test_levels_ordinals_and_titles(text: str, level: int, ordinal: int, title: str) -> None:
    """Full and half width, bullets and indents make no difference."""
    found = numbering(text)
    assert found is not None
    assert (found.level, found.ordinal, found.title) == (level, ordinal, title)


@pytest.mark.parametrize(
    "text", ["", "收入总计", "3.14万元", "2024年度", "一般公共预算支出", "（境）费", "12"]
)
def test_what_only_looks_like_a_number(text: str) -> None:
    """A decimal, a year, 一般: no numbering."""
    assert numbering(text) is None


@given(st.integers(1, 199))
def test_chinese_numerals_up_to_199(number: int) -> None:
    """一百三十五、 is item 135."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = "一百" * hundreds
    text += ("零" if hundreds and rest and not tens else "") + (_DIGITS[tens] + "十" if tens else "")
    text += _DIGITS[ones] if ones else ""
    found = numbering(f"{text}、事项")
    assert found is not None
    assert found.ordinal == number


@given(st.text(max_size=20))
def test_any_text_is_numbered_or_not(text: str) -> None:
    """Never an exception; the title is the end of the text."""
    found = numbering(text)
    assert found is None or text.strip().endswith(found.title)
