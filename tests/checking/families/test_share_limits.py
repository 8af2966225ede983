"""Shares of nothing, of more than everything, and shares of purchases against what they add up to."""

from __future__ import annotations

import pytest

from mingzhang.findings import Severity
from tests.checking.tables import Drawn, breaks, broken_rules, holds, silent

PURCHASES = """
第三部分 情况说明
十、其他重要事项情况说明
（二）政府采购支出情况
2024年度政府采购支出总额{total}万元，其中：政府采购货物支出{goods}万元、政府采购工程支出{works}万元、政府采购服务支出{services}万元。授予中小企业合同金额{given}万元，{shares}。
"""


def bought(shares: str, given: str = "90.00", works: str = "50.00") -> Drawn:
    total = {"50.00": "100.00", "0.00": "50.00"}[works]
    figures = {"total": total, "goods": "20.00", "works": works, "services": "30.00", "given": given}
    return Drawn(PURCHASES.format(shares=shares, **figures))


def shares(goods: str, works: str, services: str) -> str:
    return (
        f"其中：货物采购授予中小企业合同金额占货物支出金额的{goods}%，"
        f"工程采购授予中小企业合同金额占工程支出金额的{works}%，"
        f"服务采购授予中小企业合同金额占服务支出金额的{services}%"
    )


class TestTogether:
    def test_the_parts_give_the_whole(self) -> None:
        """20.00 × 100 % + 50.00 × 80 % + 30.00 × 100 % = 90.00."""
        right = bought(shares("100.00", "80.00", "100.00")).reading
        assert holds(right, "share.procurement")
        assert broken_rules(right) == set()

    @pytest.mark.parametrize("wrong", [("10.00", "80.00", "100.00"), ("100.00", "80.00", "90.00")])
    def test_they_do_not(self, wrong: tuple[str, str, str]) -> None:
        (found,) = breaks(bought(shares(*wrong)).reading, "share.procurement")
        assert found.rule.severity is Severity.WARNING
        assert found.words["given"] == "90.00万元"

    def test_rounded_shares_leave_room(self) -> None:
        """97 % of 30.00 is between 28.95 and 29.25."""
        assert holds(bought(shares("100", "80", "97"), given="89.10").reading, "share.procurement")

    def test_a_share_that_is_not_said(self) -> None:
        """Without the share of works nothing follows."""
        only = "其中：货物采购授予中小企业合同金额占货物支出金额的10.00%"
        assert silent(bought(only).reading, "share.procurement")


class TestLimits:
    def test_more_than_the_whole(self) -> None:
        (found,) = breaks(bought(shares("200.00", "80.00", "100.00")).reading, "share.over")
        assert found.words["printed"] == "200.00"

    def test_all_of_it(self) -> None:
        assert holds(bought(shares("100.00", "80.00", "100.00")).reading, "share.over")

    def test_a_part_that_is_printed(self) -> None:
        """Then the two amounts judge the share, and not the limit."""
        drawn = Drawn(
            "第三部分 情况说明\n三、支出决算情况说明\n2024年度支出合计30.00万元，其中：基本支出20.00万元，占比166.67%。"
        )
        assert silent(drawn.reading, "share.over")
        assert breaks(drawn.reading, "share.part")

    def test_a_share_of_nothing(self) -> None:
        nothing = bought(shares("100.00", "80.00", "100.00"), given="50.00", works="0.00").reading
        (found,) = breaks(nothing, "share.of_nothing")
        assert found.words["printed"] == "80.00"

    def test_nothing_of_nothing(self) -> None:
        nothing = bought(shares("100.00", "0.00", "100.00"), given="50.00", works="0.00").reading
        assert holds(nothing, "share.of_nothing")
        assert broken_rules(nothing) == set()

    def test_a_whole_that_is_not_printed(self) -> None:
        alone = Drawn(
            "第三部分 情况说明\n十、政府采购支出情况\n"
            "2024年度政府采购支出中，货物采购授予中小企业合同金额占货物支出金额的80.00%。"
        ).reading
        assert silent(alone, "share.of_nothing")
