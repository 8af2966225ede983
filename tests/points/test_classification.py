"""The classification dictionaries."""

from __future__ import annotations

from mingzhang.points.classification import economic_codes, economic_names, function_classes, function_names
from mingzhang.points.trees import parent_code


def test_codes_and_names() -> None:
    """Well-known accounts."""
    assert function_names()["208"] == "社会保障和就业支出"
    assert function_names()["2210201"] == "住房公积金"
    assert economic_names()["30217"] == "公务接待费"


def test_every_code_is_three_five_or_seven_digits_below_its_parent() -> None:
    """类, 款, 项; the economic classification ends at 款."""
    for names, lengths, first in ((function_names(), (3, 5, 7), "2"), (economic_names(), (3, 5), "3")):
        for code, name in names.items():
            assert code.isdigit()
            assert code[0] == first
            assert len(code) in lengths
            assert name.strip() == name != ""
            assert len(code) == 3 or parent_code(code) in names


def test_a_class_is_known_by_its_present_and_its_former_name() -> None:
    """医疗卫生与计划生育支出 became 卫生健康支出."""
    assert function_classes()["卫生健康支出"] == function_classes()["医疗卫生与计划生育支出"] == "210"


def test_a_name_may_belong_to_several_codes() -> None:
    """公务用车购置 is paid from two classes."""
    assert economic_codes()["公务用车购置"] == ("30913", "31013")
    assert economic_codes()["办公费"] == ("30201",)
