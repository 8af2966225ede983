"""Personal numbers: told by their check digit or by what they are called, never by their length alone."""

from __future__ import annotations

import pytest

from mingzhang.points.personal import CARD, IDENTITY, MOBILE, personal_numbers

PERSON = "11010519491231002X"


def _found(text: str, *, uncalled: bool = False) -> list[tuple[str, str]]:
    return [(number.kind, number.text) for number in personal_numbers(text, uncalled=uncalled)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        (f"张某（{PERSON}）", IDENTITY, PERSON),
        ("联系电话：13812345678", MOBILE, "13812345678"),
        ("卡号6222021234567890128", CARD, "6222021234567890128"),
    ],
)
def test_a_personal_number_is_found_where_it_stands(text: str, kind: str, number: str) -> None:
    assert _found(text) == [(kind, number)]
    (only,) = personal_numbers(text)
    assert text[only.start : only.end] == number


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # the check digit is X
        "项目编号4201052024010112345",  # no card: its last digit is another
        "受益面积13800000000平方米",
        "13800000000",  # eleven digits that nothing calls a telephone
        "0.6222021234567890128",
        "",
    ],
)
def test_as_many_digits_are_not_enough(text: str) -> None:
    assert _found(text) == []


def test_who_writes_is_told_of_a_mobile_number_that_nothing_calls_so() -> None:
    assert _found("张某 13812345678", uncalled=True) == [(MOBILE, "13812345678")]
    assert _found("受益面积13800000000平方米", uncalled=True) == []
