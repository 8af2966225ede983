"""Page furniture: what stands alone on a line and belongs to the page, not to the text."""

from __future__ import annotations

import pytest

from mingzhang.document import RemarkKind
from mingzhang.readers.furniture import furniture, is_marker


@pytest.mark.parametrize(
    "line", ["12", "- 12 -", "— 7 —", "第 3 页", "第3页 共41页", "第3页/共41页", "3/41", "Page 5", " 8 "]
)
def test_page_numbers(line: str) -> None:
    """In every dress."""
    assert furniture(line) is RemarkKind.PAGE_NUMBER


@pytest.mark.parametrize("line", ["仅供内部审核", "内部资料 不得外传", "征求意见稿", "送审稿", "（样稿）"])
def test_watermarks(line: str) -> None:
    """Drafts and internal copies."""
    assert furniture(line) is RemarkKind.WATERMARK


@pytest.mark.parametrize(
    "line",
    [
        "清河县档案馆",
        "12.50",
        "2024年度",
        "1,234",
        "12345",
        "一、收入",
        "公开02",
        "表",
        "严守国家秘密，做好机要工作。",
        "注：本表仅供参考。",
    ],
)
def test_content_stays(line: str) -> None:
    """A unit's name may repeat on every page: it is content all the same."""
    assert furniture(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "--- Page 5 ---", "Page 5 of 99", "第 5 页", "===== 第5页 =====", "[第5页]", "<!-- page 5 -->", "- 第5页 共9页 -",
        r"\pagebreak", "page-break", "分页", "------", "******", "P. 12",
    ],
)  # fmt: skip
def test_marks_of_a_page_s_end(line: str) -> None:
    """Whoever recovers a text by pages marks where one ends."""
    assert furniture(line) is RemarkKind.PAGE_NUMBER


@pytest.mark.parametrize("line", ["第5页的附表", "5", "page", "本页无正文", "12.30", "——", "-"])
def test_what_is_no_mark(line: str) -> None:
    assert not is_marker(line)
