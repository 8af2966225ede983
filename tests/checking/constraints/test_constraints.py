"""Constraints: evaluated again with other figures, and what they ask of one of them."""

from __future__ import annotations

from fractions import Fraction

from mingzhang.amount import PERCENT, WAN, Amount, Interval, parse_amount
from mingzhang.checking.constraints import (
    Agreement,
    Order,
    Quotient,
    Sum,
    Term,
    cell_of,
    intervals_meet,
    same_digits,
)
from mingzhang.checking.ratio import judge, ratio
from mingzhang.findings import Cell, Verdict
from tests.checking.tables import cell, money


def value(text: str) -> int:
    """万元 in 分."""
    return money(text).value


def three(whole: str, one: str, two: str, **options: bool) -> tuple[Sum, list[Cell]]:
    """``whole = one + two``."""
    prints = [cell("合计", whole, at=(1, 0, 0)), cell("甲", one, at=(1, 1, 0)), cell("乙", two, at=(1, 2, 0))]
    made = Sum((Term(1, prints[0]), Term(-1, prints[1]), Term(-1, prints[2])), **options)
    return made, [cell_of(item) for item in prints]


class TestASum:
    def test_is_judged_with_other_figures(self) -> None:
        """36.00 = 20.00 + 15.00 is broken; with 16.00 exact, with 16.01 a tail."""
        made, (_, _, last) = three("36.00", "20.00", "15.00")
        assert made.judge({}) is Verdict.BROKEN
        assert made.judge({last.key: value("16.00")}) is Verdict.EXACT
        assert made.judge({last.key: value("16.01")}) is Verdict.TAIL

    def test_asks_each_figure_for_a_value(self) -> None:
        made, (whole, one, two) = three("36.00", "20.00", "15.00")
        asked = [made.solve_for({c.key}, {}) for c in (whole, one, two)]
        assert [room and room.exact for room in asked] == [value("35.00"), value("21.00"), value("16.00")]

    def test_says_what_rounding_allows(self) -> None:
        """乙 may print 15.99, 16.00 or 16.01."""
        made, (_, _, two) = three("36.00", "20.00", "15.00")
        room = made.solve_for({two.key}, {})
        assert room is not None
        assert [text for text in ("15.98", "15.99", "16.00", "16.01", "16.02") if value(text) in room] == [
            "15.99", "16.00", "16.01",
        ]  # fmt: skip

    def test_of_an_inequality_asks_only_for_a_bound(self) -> None:
        made, (whole, one, _) = three("36.00", "20.00", "15.00", inequality=True)
        first, second = made.solve_for({whole.key}, {}), made.solve_for({one.key}, {})
        assert first is not None
        assert second is not None
        assert (first.low, first.exact, second.high) == (None, None, None)

    def test_asks_nothing_of_figures_that_cancel(self) -> None:
        """合计 and 甲 changed by the same value."""
        made, (whole, one, _) = three("36.00", "20.00", "16.00")
        assert made.solve_for({whole.key, one.key}, {}) is None

    def test_without_rounding_asks_for_one_value(self) -> None:
        made, (_, _, two) = three("36.00", "20.00", "15.00", strict=True)
        room = made.solve_for({two.key}, {})
        assert room is not None
        assert (room.low, room.high) == (value("16.00"), value("16.00"))


class TestAnAgreement:
    def test_asks_for_the_value_of_the_other_print(self) -> None:
        one, other = (
            cell_of(cell("支出", text, at=(1, n, 0))) for n, text in enumerate(("902.56", "902.55"))
        )
        made: Agreement = same_digits(one, other)
        room = made.solve_for({other.key}, {})
        assert room is not None
        assert room.exact == value("902.56")
        assert made.judge({other.key: value("902.56")}) is Verdict.EXACT
        assert made.solve_for({one.key, other.key}, {}) is None

    def test_of_a_coarser_print_is_its_rounding(self) -> None:
        """The table prints 21.86, the sentence 22 in whole 万元."""
        fine = cell_of(cell("支出", "21.86"))
        coarse_amount = parse_amount("23", WAN, 0)
        assert coarse_amount is not None
        coarse = Cell("x", fine.cited, coarse_amount, "text")
        made = intervals_meet(fine, coarse)
        room = made.solve_for({"x"}, {})
        assert room is not None
        assert room.exact == value("22")
        assert made.judge({"x": value("22")}) is Verdict.TAIL
        assert made.judge({}) is Verdict.BROKEN


class TestAnOrder:
    def test_allows_the_half_line_on_the_right_side(self) -> None:
        """本年 36.00 is said to be larger than 上年 40.00."""
        this, last = (
            cell_of(cell("本年", "36.00", at=(1, 0, 0))),
            cell_of(cell("上年", "40.00", at=(1, 1, 0))),
        )
        made = Order(this, last, 1)
        assert made.judge({}) is Verdict.BROKEN
        room = made.solve_for({this.key}, {})
        assert room is not None
        assert value("40.00") not in room
        assert value("40.01") in room


class TestAQuotient:
    def made(self, percent: str, part: str, whole: str) -> tuple[Quotient, list[Cell]]:
        stated = parse_amount(percent, PERCENT, 2)
        assert stated is not None
        top, bottom = cell("分子", part, at=(1, 1, 0)), cell("分母", whole, at=(1, 2, 0))
        first = Cell("百分比", top.cited, stated, "text")

        def verdict(shown: int, one: int, two: int) -> Verdict:
            found = ratio(one, Interval.point(one), two, Interval.point(two))
            assert found is not None
            return judge(found, Amount(shown, PERCENT, 2), 2)

        return Quotient(first, cell_of(top), cell_of(bottom), verdict, Fraction(1_000_000), 100), [
            first, cell_of(top), cell_of(bottom),
        ]  # fmt: skip

    def test_asks_for_the_rounded_percentage(self) -> None:
        """15.00 of 36.00 is 41.67 %, not 47.67 %."""
        made, (stated, _, _) = self.made("47.67", "15.00", "36.00")
        room = made.solve_for({stated.key}, {})
        assert room is not None
        assert room.exact == 416_700

    def test_asks_part_and_whole_within_the_rounding_of_the_percentage(self) -> None:
        """41.67 % of 36.00 is 15.00; 15.00 is 41.67 % of 36.00."""
        made, (_, part, _) = self.made("41.67", "75.00", "36.00")
        room = made.solve_for({part.key}, {})
        assert room is not None
        assert value("15.00") in room
        assert value("15.03") not in room
        made, (_, _, whole) = self.made("41.67", "15.00", "86.00")
        room = made.solve_for({whole.key}, {})
        assert room is not None
        assert value("36.00") in room
        assert made.judge({whole.key: value("36.00")}) is Verdict.EXACT
