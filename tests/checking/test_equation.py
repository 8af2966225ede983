"""Linear relations among prints: exact, tail, warning beyond three sigma, broken — with all operands."""

from __future__ import annotations

import pytest

from mingzhang.amount import YUAN, Interval, count_unit
from mingzhang.checking.equation import Equation, Term, evaluate, parts, subject, true_range
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Relation, Severity, Verdict
from mingzhang.points.reading import Source
from tests.checking.tables import cell, money


def total(whole: str, *children: str, inequality: bool = False) -> Equation:
    """``whole = Σ children`` (or ``whole ≥ Σ children``), every figure in 万元, an empty text a blank cell."""
    sign = -1 if inequality else 1
    first = Term(sign, cell("合计", whole, at=(0, 0, 0)), "合计")
    rest = (Term(-sign, cell(f"第{n}项", text, at=(0, n, 0)), "分项") for n, text in enumerate(children, 1))
    return Equation(rule("rollup.function"), "例", (first, *rest), inequality=inequality)


def judged(whole: str, *children: str, inequality: bool = False) -> tuple[Verdict, Severity | None]:
    relation = evaluate(total(whole, *children, inequality=inequality))
    return relation.verdict, relation.severity


EXACT, TAIL, BROKEN = Verdict.EXACT, Verdict.TAIL, Verdict.BROKEN
WARNING = Severity.WARNING


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("35.58", "0.30", "35.28"), (EXACT, None)),
        (("35.57", "0.30", "35.28"), (TAIL, None)),
        (("35.59", "0.30", "35.28"), (TAIL, None)),
        (("35.60", "0.30", "35.28"), (BROKEN, None)),
        (("35.56", "0.30", "35.28"), (BROKEN, None)),
        (("0.30", "0.30"), (EXACT, None)),
        (("0.31", "0.30"), (BROKEN, None)),
        (("-1.20", "3.00", "-4.20"), (EXACT, None)),
        (("-1.21", "3.00", "-4.20"), (TAIL, None)),
        (("0.00", "3.00", "-3.00"), (EXACT, None)),
    ],
)
def test_a_total_of_rounded_figures(figures: tuple[str, ...], expected: tuple[Verdict, None]) -> None:
    """Three figures in 万元 are each at most 0.005 away from the truth: 0.01 is a tail, 0.02 is not.

    合计     35.57
    第1项     0.30
    第2项    35.28    → 35.58, a tail of 0.01
    """
    assert judged(*figures) == expected


def test_one_part_equal_to_its_whole_is_two_prints_of_one_fact() -> None:
    """合计 0.31, its only 分项 0.30: the intervals touch in no amount, [0.305, …) and (…, 0.305)."""
    assert judged("0.31", "0.30")[0] is BROKEN


def test_two_tables_one_unit_apart_are_a_warning() -> None:
    """公开03 prints 0.31 and 公开05, its only part, 0.30: hand rounding, a person must look (hard case 8).

    A text does not share that excuse, nor do two units, nor a hint of a rule.
    """
    whole = cell("支出", "0.31")

    def apart(
        part: str, source: Source = Source.TABLE, rule_id: str = "funds.pure"
    ) -> tuple[Verdict, Severity | None]:
        other = cell("财政拨款支出", part, at=(2, 0, 0), scope="t2", source=source)
        found = evaluate(
            Equation(rule(rule_id), "例", (Term(1, whole), Term(-1, other), Term(-1, cell("无", ""))))
        )
        return found.verdict, found.severity

    assert apart("0.30") == apart("0.32") == (TAIL, WARNING)
    assert apart("0.29") == (BROKEN, None)
    assert apart("0.30", source=Source.TEXT) == (BROKEN, None)
    assert apart("0.30", rule_id="bridge.same_source") == (TAIL, None)


def test_counted_things_are_never_rounded() -> None:
    """3 辆 are not 1 辆 and 1 辆."""
    three, one = (cell("车辆", text, unit=count_unit("辆")) for text in ("3", "1"))
    assert (
        evaluate(
            Equation(rule("rollup.measure"), "例", (Term(1, three), Term(-1, one), Term(-1, one)))
        ).verdict
        is BROKEN
    )


def test_a_blank_is_exactly_zero() -> None:
    """合计 10.01; 第1项 10.00; 第2项 blank — a blank lends no rounding error, a printed 0.00 does."""
    assert judged("10.01", "10.00", "")[0] is BROKEN
    assert judged("10.01", "10.00", "0.00")[0] is TAIL


def test_a_tail_beyond_three_sigma_is_a_warning() -> None:
    """Four parts and a whole can be 0.02 apart by rounding, but hardly ever are; six parts may be.

    合计 100.02 = 25.00 + 25.00 + 25.00 + 25.00 → 0.02 of at most 0.025: a tail nobody should pass unseen.
    """
    assert judged("100.02", *["25.00"] * 4) == (TAIL, WARNING)
    assert judged("150.02", *["25.00"] * 6) == (TAIL, None)
    assert judged("150.03", *["25.00"] * 6) == (TAIL, WARNING)
    assert judged("150.04", *["25.00"] * 6) == (BROKEN, None)


def test_a_part_may_not_exceed_its_whole() -> None:
    """合计 5.00, 其中 5.01 is a tail; 5.02 is not; 4.00 says nothing of the rest."""
    assert judged("5.00", "4.00", inequality=True)[0] is EXACT
    assert judged("5.00", "5.00", inequality=True)[0] is EXACT
    assert judged("5.00", "5.02", inequality=True)[0] is BROKEN
    assert judged("5.00", "3.00", "2.01", inequality=True) == (TAIL, None)


def test_yuan_leaves_no_room() -> None:
    """合计 100.01元 = 50.00元 + 50.00元: in 元 to the 分 nothing is rounded."""
    whole, part = cell("合计", "100.01", unit=YUAN), cell("分项", "50.00", unit=YUAN, at=(0, 1, 0))
    found = evaluate(Equation(rule("rollup.fund"), "例", (Term(1, whole), Term(-1, part), Term(-1, part))))
    assert (found.verdict, found.difference, found.expected) == (BROKEN, "0.01", "100.00")


def test_two_units_compare_as_intervals() -> None:
    """合计 12.35万元 and 123456.78元 in another table are one amount; 123556.78元 is not."""
    whole = cell("合计", "12.35")
    same, other = (cell("合计", text, unit=YUAN, at=(1, 0, 0)) for text in ("123456.78", "123556.78"))
    assert evaluate(Equation(rule("funds.pure"), "例", (Term(1, whole), Term(-1, same)))).verdict is TAIL
    assert evaluate(Equation(rule("funds.pure"), "例", (Term(1, whole), Term(-1, other)))).verdict is BROKEN


def test_what_a_broken_relation_tells() -> None:
    """合计 36.57; 第1项 0.30; 第2项 35.28; 第3项 blank: expected 35.58, difference 0.99."""
    found = evaluate(total("36.57", "0.30", "35.28", ""))
    assert (found.expected, found.difference) == ("35.58", "0.99")
    assert [(item.role, item.amount, item.factor) for item in found.operands] == [
        ("合计", "36.57", 1),
        ("分项", "0.30", -1),
        ("分项", "35.28", -1),
        ("分项", "0.00", -1),
    ]
    assert found.words["printed"] == "36.57万元"
    assert found.words["difference"] == "0.99万元"
    assert found.words["parts"] == "第1项 0.30；第2项 35.28"
    assert (found.guilty, found.fold) == ((), "")


def test_the_difference_keeps_its_sign_whichever_side_the_total_stands() -> None:
    """合计 35.00 where the parts make 35.58: −0.58, also when written as 0 ≥ Σ − 合计."""
    assert evaluate(total("35.00", "0.30", "35.28")).difference == "-0.58"
    found = evaluate(total("35.00", "0.30", "35.28", inequality=True))
    assert (found.expected, found.difference, found.words["difference"]) == ("35.58", "-0.58", "0.58万元")


def test_legitimate_tails_of_one_table_are_one_note() -> None:
    """A tail blames the total and folds with the other tails of its table; a suspicious one stands alone."""
    quiet, loud = evaluate(total("35.57", "0.30", "35.28")), evaluate(total("100.02", *["25.00"] * 4))
    assert (quiet.fold, quiet.guilty) == ("tail/t1", (0,))
    assert (loud.fold, loud.guilty) == ("", (0,))


def test_parts_are_named_shortly() -> None:
    """Ten parts of 1.00: eight are named and the rest counted; all blank is said in words; a minus is kept."""
    many = evaluate(total("11.00", *["1.00"] * 10)).words["parts"]
    assert many.count("；") == 7
    assert many.endswith("等 10 项")
    assert evaluate(total("1.00", "", "")).words["parts"] == "各项均为 0"
    terms = (Term(-1, cell("收入", "5.00")), Term(1, cell("年末", "2.00")))
    assert parts(terms) == "收入 5.00；－年末 2.00"


def test_subject_names_part_row_and_column() -> None:
    """公开03表“合计、基本支出”; a print without row and column is named by its part."""
    item = cell("基本支出", "1.00")
    assert subject(item) == "收支表“基本支出”"


def test_true_range() -> None:
    """902.56万元 stands for 9,025,550.00元 … 9,025,649.99元; −0.30万元 likewise; a blank for 0 alone."""
    assert true_range(cell("支出", "902.56")) == Interval(902_555_000, 902_564_999)
    assert true_range(cell("支出", "-0.30")) == Interval(-304_999, -295_000)
    assert true_range(cell("支出", "")) == Interval(0, 0)
    assert money("").value == 0


def test_every_equation_has_an_identity() -> None:
    """rule:key, as reports cite it."""
    found: Relation = evaluate(total("1.00", "1.00"))
    assert found.id == "rollup.function:例"


def test_a_difference_that_rounding_could_make_but_hardly_did_is_said_to_be_that() -> None:
    """Twelve addends allow ±0.06; 0.05 at once is improbable, 0.10 impossible."""
    children = ["1.00"] * 11
    unlikely, impossible = evaluate(total("11.05", *children)), evaluate(total("11.10", *children))
    assert (unlikely.verdict, unlikely.severity) == (TAIL, WARNING)
    assert "可能性很小" in unlikely.words["rounding"]
    assert impossible.verdict is BROKEN
    assert impossible.words["rounding"] == "四舍五入解释不了"
