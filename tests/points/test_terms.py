"""Words without their layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.points.terms import bare, squeeze, without_unit


@pytest.mark.parametrize(
    ("printed", "squeezed"),
    [
        ("公务接待 费", "公务接待费"),
        ("因公出国　（境） 费", "因公出国(境)费"),
        ("“三公”经费", "三公经费"),
        ("合  计", "合计"),
        ("单价１００万元（含）", "单价100万元(含)"),
    ],
)
def test_spaces_quotes_and_widths_do_not_matter(printed: str, squeezed: str) -> None:
    """A heading wrapped in its cell is the same heading."""
    assert squeeze(printed) == squeezed


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("一、一般公共服务支出", "一般公共服务支出"),
        ("二十六、抗疫特别国债安排的支出", "抗疫特别国债安排的支出"),
        ("（一）行政单位", "行政单位"),
        ("1. 副部(省)级及以上领导用车", "副部(省)级及以上领导用车"),
        ("（1）公务用车购置费", "公务用车购置费"),
        ("其中：公务用车购置费", "公务用车购置费"),
        ("2．其中：货物", "货物"),
        ("减：结余分配", "结余分配"),
        ("①货物", "货物"),
        ("本年支出合计：", "本年支出合计"),
        ("一般公共预算", "一般公共预算"),
        ("2.5吨位", "2.5吨位"),
    ],
)
def test_a_label_without_its_number(printed: str, label: str) -> None:
    """一、 is a number, 一般 is not; 2.5 is a figure."""
    assert bare(printed) == label


def test_a_label_without_its_unit() -> None:
    """辆, 台/套, 人次 in brackets at the end; other brackets stay."""
    assert without_unit("车辆数合计(辆)") == "车辆数合计"
    assert without_unit("设备(台/套)") == without_unit("设备(台,套)") == "设备"
    assert without_unit("单价100万元(含)以上设备(不含车辆)") == "单价100万元(含)以上设备(不含车辆)"


@given(st.text(max_size=30))
def test_squeezing_twice_changes_nothing(text: str) -> None:
    """Normal forms are normal."""
    assert squeeze(squeeze(text)) == squeeze(text)
    assert bare(bare(text)) == bare(text)
