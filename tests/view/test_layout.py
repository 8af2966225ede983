"""Chinese text on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.view.layout import clean, pad, width, wrap


def test_chinese_takes_two_columns() -> None:
    """合计 581.37 is 4 + 7 columns."""
    assert width("合计 581.37") == 11
    assert pad("合计", 6) == "合计  "
    assert pad("合计", 6, right=True) == "  合计"


def test_figures_are_not_torn_and_punctuation_clings() -> None:
    """A line never begins with ，nor ends with （."""
    lines = wrap("本年支出合计为581.37万元，（其中）基本支出210.04万元。", 16)
    assert all(width(line) <= 16 for line in lines)
    assert any("581.37" in line for line in lines)
    assert any("210.04" in line for line in lines)
    assert not any(line[0] in "，。）" or line[-1] in "（" for line in lines)


@given(st.text("合计，。（）“”0123456789. abc万元", max_size=80), st.integers(4, 40))
def test_wrapping_keeps_every_character_and_the_width(text: str, columns: int) -> None:
    """Only blanks at the ends of lines may go."""
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)


@pytest.mark.parametrize("text", ["红\x1b[31m字", "a\u202eb", "响\x07铃", "换\n行"])
def test_control_codes_do_not_reach_the_terminal(text: str) -> None:
    """A document may not move the cursor or turn text around."""
    assert all(char.isprintable() for char in clean(text))
