"""The numbers of a sentence: unit, noun, label, year, divisor, approximation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.points.prose_numbers import NUMERAL, FreeNumber, free_numbers, lexemes
from mingzhang.recognition import claims


def one(text: str) -> FreeNumber:
    (number,) = free_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "printed", "unit", "value"),
    [
        ("投资完成3.42亿元。", "3.42亿元", "亿元", 34_200_000_000),
        ("到位资金3.42亿。", "3.42亿", "亿元", 34_200_000_000),
        ("支付2,345.60元。", "2,345.60元", "元", 234_560),
        ("支付2, 345.60元。", "2, 345.60元", "元", 234_560),
        ("经费 12.5 万元。", "12.5 万元", "万元", 12_500_000),
        ("合格率９８％。", "９８％", "%", 980_000),
        ("服务群众3万人次。", "3万人次", "万人次", 300_000_000),
        ("建筑面积412.6平方米。", "412.6平方米", "平方米", 4_126_000),
        ("提高2个百分点。", "2个百分点", "个百分点", 20_000),
        ("得分96.5分。", "96.5分", "分", 965_000),
        ("增长-5.3%。", "5.3%", "%", -53_000),
    ],
)
def test_units(text: str, printed: str, unit: str, value: int) -> None:
    number = one(text)
    assert (number.text, number.unit, number.amount.value) == (printed, unit, value)


@pytest.mark.parametrize(
    ("text", "noun", "label"),
    [
        ("全年受理的举报案件63件。", "举报案件", "全年受理的举报案件"),
        ("对7户直属企业开展检查。", "直属企业", ""),
        ("职工取暖费补贴人均按800元/人计算。", "职工取暖费补贴人均", "职工取暖费补贴人均"),
        ("下设9个内设机构。", "内设机构", "下设"),
        ("直属企业数=7", "直属企业数", "直属企业数"),
    ],
)
def test_nouns_and_labels(text: str, noun: str, label: str) -> None:
    number = one(text)
    assert (number.noun, number.label) == (noun, label)


@pytest.mark.parametrize(
    ("text", "per", "period"),
    [
        ("标准为800.00元/人。", "人", ""),
        ("标准为3.5万元/人·年。", "人", "年"),
        ("每人每月补助300元。", "人", "月"),
        ("每户补助300元。", "户", ""),
        ("人均支出300元。", "人", ""),
        ("共补助300元。", "", ""),
    ],
)
def test_standards_per_head(text: str, per: str, period: str) -> None:
    number = one(text)
    assert (number.per, number.period) == (per, period)


def test_the_year_that_qualifies_a_figure_is_no_part_of_its_name() -> None:
    number = one("养老部分以2023年全市缴费基数4310元计算")
    assert (number.year, number.label, number.owner) == ("2023", "全市缴费基数", "养老部分以")


@pytest.mark.parametrize(
    ("text", "sign"), [("2100余人", "余"), ("约300人", "约"), ("300人以上", "以上"), ("300人", "")]
)
def test_approximation(text: str, sign: str) -> None:
    assert one(text).approximate == sign


def test_a_list_of_numbers_shares_the_last_unit() -> None:
    """分别为3、5、7个; 3-5人."""
    assert [number.unit for number in free_numbers("分别为3、5、7个")] == ["个", "个", "个"]
    assert [number.unit for number in free_numbers("每组3-5人")] == ["人", "人"]


@pytest.mark.parametrize("text", ["2024年12月31日", "财预〔2020〕10号", "第5条", "A4纸", "1.加强管理"])
def test_years_dates_codes_and_ordinals_are_no_free_numbers(text: str) -> None:
    assert free_numbers(text) == ()


@pytest.mark.parametrize("text", ["结果为 36 。", "36", "36，47"])
def test_a_number_without_noun_and_unit_has_a_reason(text: str) -> None:
    found = lexemes(text)
    assert found
    assert all(item.why or item.fate for item in found)


def test_more_decimals_than_the_unit_has_are_refused() -> None:
    (item,) = lexemes("支付3.925元")
    assert item.number is None
    assert item.why


def test_the_lexer_sees_the_same_numerals_as_the_claims() -> None:
    narrow = claims.NUMERAL.pattern
    for wide, plain in (("[0-9０-９]", "[0-9]"), ("[.．]", "[.]")):
        narrow = narrow.replace(wide, plain)
    assert narrow == NUMERAL.pattern


@given(
    st.text(
        alphabet="0123456789.,，、年月日号元万亿%人户个（）第〔〕-—：余约每/×=合计比增加 １２", max_size=40
    )
)
def test_every_numeral_is_classified_once_and_nothing_raises(text: str) -> None:
    """Spans are the numerals' own, in order, whatever the text."""
    expected = [(match.start(), match.end()) for match in claims.NUMERAL.finditer(text)]
    found = lexemes(text)
    assert [(item.start, item.end) for item in found] == expected
    assert all(bool(item.fate) + bool(item.number) + bool(item.why) == 1 for item in found)
