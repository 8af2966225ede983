"""Number formats: what a cell prints for what it stores."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.readers.sheets.formats import BUILT_IN, compile_format
from mingzhang.readers.sheets.numbers import from_text

ACCOUNTING = BUILT_IN[43]


@pytest.mark.parametrize(
    ("code", "stored", "printed"),
    [
        # 格式             储存              显示
        ("General", "2080501", "2080501"),
        ("General", "1776.4900000000002", "1776.49"),
        ("General", "0.30000000000000004", "0.3"),
        ("General", "0.333333333333333", "0.333333333"),
        ("General", "12345678901234", "12345678901234"),
        ("General", "1234567.891234", "1234567.891"),
        ("General", "-3.5", "-3.5"),
        ("G/通用格式", "5.10", "5.1"),
        ("@", "2010301", "2010301"),
        ("", "12.5", "12.5"),
        ("0", "12.5", "13"),
        ("0.00", "0", "0.00"),
        ("0.00", "1.005", "1.01"),
        ("0.00", "2.6749999999999998", "2.68"),
        ("0.00", "-2.675", "-2.68"),
        ("0.00", "902.555", "902.56"),
        ("0.000", "3.925", "3.925"),
        ("#,##0.00", "1776.49", "1,776.49"),
        ("#,##0.00", "-1234567.8", "-1,234,567.80"),
        ("#,##0", "999.5", "1,000"),
        ("#,##0.00;-#,##0.00;;", "0", ""),
        ("#,##0.00;-#,##0.00;;", "-5", "-5.00"),
        ("#,##0.00;-#,##0.00;", "0", ""),
        (";;;", "5", ""),
        ("0.00%", "0.123", "12.30%"),
        ("0.0%", "0.9999", "100.0%"),
        ("0%", "1", "100%"),
        (ACCOUNTING, "1776.49", "1,776.49"),
        (ACCOUNTING, "-1776.49", "-1,776.49"),
        (ACCOUNTING, "0", "-"),
        ("0.00_);(0.00)", "-3.2", "(3.20)"),
        ("[Red]0.00;[Red]-0.00", "-3.2", "-3.20"),
        ("[$¥-804]#,##0.00", "1234.5", "¥1,234.50"),
        ('"¥"#,##0.00', "12", "¥12.00"),
        ('0.00"万元"', "12.3", "12.30万元"),
        ("0.##", "12", "12"),
        ("0.##", "12.3", "12.3"),
        ("#", "0", ""),
        (".00", "12.5", "12.50"),
        ("0000", "12", "0012"),
        ("000-0000", "1234567", "123-4567"),
        ("#,##0,", "1776490", "1,776"),
        ("0!.0000", "17764900", "1776.4900"),
        ('0\\.0,"万"', "17764900", "1776.5万"),
        ("0.00E+00", "12345.678", "1.23E+04"),
        ("0.00E+00", "0.00099999", "1.00E-03"),
        ("# ?/?", "0.5", "0.5"),
        ('[>=10000]0.00,"千";0.00', "12345", "12.35千"),
        ('[>=10000]0.00,"千";0.00', "123", "123.00"),
        ('[=0]"";0.00', "0", ""),
        ("yyyy/m/d", "45657", "2024/12/31"),
        ("yyyy-mm-dd", "45657", "2024-12-31"),
        ('yyyy"年"m"月"d"日"', "45657", "2024年12月31日"),
        ('[$-804]yyyy"年"m"月"', "45657.5", "2024年12月"),
        ("[DBNum1]yyyy", "45657", "2024"),
        ("h:mm", "0.5", "12:00"),
        ("h:mm AM/PM", "0.75", "6:00 PM"),
        ("[h]:mm", "1.5", "36:00"),
        ("yyyy/m/d", "1", "1900/1/1"),
        ("yyyy/m/d", "-1", "-1"),
        ("aaaa", "45657", "星期二"),
    ],
)
def test_a_number_is_printed_as_its_format_displays_it(code: str, stored: str, printed: str) -> None:
    value = from_text(stored)
    assert value is not None
    assert compile_format(code).printed(value) == printed


@pytest.mark.parametrize(
    ("code", "text", "printed"),
    [
        ("@", "是", "是"),
        ("0.00", "12.5", "12.5"),
        (ACCOUNTING, "注", "注"),
        (";;;", "密", ""),
        ('"第"@', "一", "第一"),
    ],
)
def test_a_text_is_printed_as_it_is_unless_its_section_says_otherwise(
    code: str, text: str, printed: str
) -> None:
    assert compile_format(code).printed_text(text) == printed


def test_the_date_system_of_1904_counts_from_another_day() -> None:
    assert compile_format("yyyy/m/d", epoch_1904=True).printed(Decimal(44195)) == "2024/12/31"


@given(st.integers(-(10**13), 10**13), st.integers(0, 4))
def test_money_of_so_many_decimals_is_printed_to_the_digit(units: int, decimals: int) -> None:
    """What a double of at most fifteen digits stands for is what 0.00 shows of it."""
    value = Decimal(units).scaleb(-decimals)
    stored = from_text(repr(float(value)))
    assert stored is not None
    code = "0." + "0" * decimals if decimals else "0"
    assert compile_format(code).printed(stored) == f"{value:.{decimals}f}"
    assert compile_format("#,##" + code).printed(stored).replace(",", "") == f"{value:.{decimals}f}"


@given(
    st.text(alphabet='0#?.,%@E+-;_*\\!"[]$ymdhs/ 万General<>=1', max_size=20), st.integers(-(10**9), 10**9)
)
def test_no_format_is_an_error(code: str, units: int) -> None:
    assert isinstance(compile_format(code).printed(Decimal(units).scaleb(-3)), str)


@pytest.mark.parametrize("stored", ["1e999999999", "-1E+9999999", "1e400", "一", "", "NaN"])
def test_what_no_workbook_can_hold_is_no_number(stored: str) -> None:
    """A cell's text that is no number, or one beyond every double, is left as it stands."""
    assert from_text(stored) is None
