"""Money rows of 自评表: totals, execution, balance, rate, score."""

from __future__ import annotations

from pathlib import Path

from mingzhang.checking.locating import causes
from mingzhang.findings import Severity, Verdict
from mingzhang.readers import read_file
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.forms import recognise_forms
from tests.checking.families.form_readings import check, of, one, reading, told
from tests.recognition.form_sheets import NATIONAL, SYSTEM

ROW = "12.5|12.5|12.5|12.375|0.125|99|9.9|"
SOURCE = "12.5|12.5|12.5|12.375|0.125|99.00|9.90|"


def sheet(total: str = ROW, source: str = "") -> str:
    """The system's form with other money rows; the source repeats the total unless said otherwise."""
    return SYSTEM.replace(ROW, total).replace(SOURCE, source or total)


def test_all_hold() -> None:
    """7 columns, and one each of the row's own relations."""
    found = check("form_money", reading(SYSTEM))
    assert of(found, "form.total_row") == [Verdict.EXACT] * 7
    for rule_id in ("form.executed_within_budget", "form.balance", "form.rate", "form.execution_score"):
        assert of(found, rule_id) == [Verdict.EXACT]
    assert told(found, Severity.ERROR) == []
    assert told(found, Severity.WARNING) == []


class TestTotalRow:
    def test_source_differs(self) -> None:
        """全年执行数 12.375 above, 12.357 below: the row whose own relations fail is to blame."""
        found = check("form_money", reading(sheet(ROW, SOURCE.replace("12.375", "12.357"))))
        relation = one(found, "form.total_row")
        assert relation.difference == "0.018"
        assert relation.operands[relation.guilty[0]].cited.printed == "12.357"

    def test_two_sources_add_up(self) -> None:
        """年度资金总额 = 当年财政拨款 + 上年结转资金, budget and execution."""
        found = check("form_money", reading(NATIONAL, aligned=True))
        assert of(found, "form.total_row") == [Verdict.EXACT] * 3

    def test_two_sources_do_not_add_up(self) -> None:
        """16.4 read as 14.6: the sum of the sources is short."""
        text = NATIONAL.replace("上年结转资金||16.4|16.4|", "上年结转资金||14.6|16.4|")
        assert one(check("form_money", reading(text, aligned=True)), "form.total_row").difference == "1.80"

    def test_nested_sources_are_undecided(self) -> None:
        """县级配套 may be part of 当年财政拨款: no sum is claimed."""
        text = NATIONAL.replace("|其他资金||||—||—|<", "|县级配套|3|3|3|—|100%|—|<")
        found = check("form_money", reading(text, aligned=True))
        assert Verdict.BROKEN not in of(found, "form.total_row")
        assert Verdict.UNDECIDED in of(found, "form.total_row")


class TestExecution:
    def test_wrong_execution_is_one_cause(self) -> None:
        """12.735 for 12.375 in both rows breaks four relations; the other figures give the right one."""
        found = check("form_money", reading(sheet("12.5|12.5|12.5|12.735|0.125|99|9.9|")))
        broken = [item for item in found if item.verdict is Verdict.BROKEN]
        assert {item.rule.id for item in broken} == {
            "form.executed_within_budget",
            "form.balance",
            "form.rate",
            "form.execution_score",
        }
        assert {item.expected for item in broken} == {"12.375"}
        told_of = [fold for fold in causes(found) if any(r in broken for r in fold.relations)]
        assert len(told_of) == 1
        assert {c.printed for r in broken for c in (r.operands[i].cited for i in r.guilty)} == {"12.735"}

    def test_wrong_balance(self) -> None:
        """0.152 for 0.125: rate and score confirm the execution, the balance is wrong."""
        found = check("form_money", reading(sheet("12.5|12.5|12.5|12.375|0.152|99|9.9|")))
        relation = one(found, "form.balance")
        assert (relation.expected, relation.difference, len(relation.guilty)) == ("0.125", "0.027", 2)
        assert told(found, Severity.ERROR) == ["form.balance"]

    def test_wrong_rate(self) -> None:
        """98 for 99."""
        found = check("form_money", reading(sheet("12.5|12.5|12.5|12.375|0.125|98|9.9|")))
        assert told(found, Severity.ERROR) == ["form.rate"]
        assert one(found, "form.rate").expected == "99.00"

    def test_wrong_score(self) -> None:
        """9.5 for 9.9."""
        found = check("form_money", reading(sheet("12.5|12.5|12.5|12.375|0.125|99|9.5|")))
        assert told(found, Severity.ERROR) == ["form.execution_score"]

    def test_rate_computed_from_yuan(self) -> None:
        """3.334 / 3.34 = 99.82, but 33,344.9 / 33,400 元 = 99.84: rounding explains 99.83."""
        found = check("form_money", reading(sheet("3.34|3.34|3.34|3.334|0.006|99.83|9.98|")))
        assert of(found, "form.rate") == [Verdict.TAIL]
        assert told(found, Severity.ERROR) == []

    def test_nothing_budgeted(self) -> None:
        """0 over 0 has rate 0 and score 0; a full score for nothing is a warning."""
        found = check("form_money", reading(sheet("0|6.2|0|0|0|0|0|")))
        assert of(found, "form.rate") == [Verdict.EXACT]
        found = check("form_money", reading(sheet("0|6.2|0|0|0|100|10|")))
        assert set(told(found, Severity.WARNING)) >= {"form.rate", "form.execution_score"}

    def test_figure_missing(self) -> None:
        """An unreadable budget leaves rate and score undecided, and says what is missing."""
        found = check("form_money", reading(sheet("12.5|12.5|12..5|12.375|0.125|99|9.9|")))
        assert told(found, Severity.ERROR) == []

    def test_weight_of_twenty(self) -> None:
        """A form that gives execution 20 of 100 and prints no 分值: the printed score tells."""
        text = NATIONAL.replace("|10|94%|9.4|", "|20|94%|18.8|")
        assert (
            of(check("form_money", reading(text, aligned=True)), "form.execution_score")[0] is Verdict.EXACT
        )

    def test_scale_of_another_place(self) -> None:
        """A full score for 94 % in a form without the system's columns: a warning, rules differ."""
        text = NATIONAL.replace("|10|94%|9.4|", "|10|94%|10|")
        found = check("form_money", reading(text, aligned=True))
        assert "form.execution_score" in told(found, Severity.WARNING)
        assert told(found, Severity.ERROR) == []


class TestHints:
    def test_reason_missing(self) -> None:
        """Rate 99 without a reason."""
        found = check("form_money", reading(SYSTEM.replace("结余退回", "")))
        assert told(found, Severity.WARNING) == ["form.money_reason"]

    def test_declared_and_unadjusted(self) -> None:
        """目标申报数 0 against 预算编制数 12.5 is a warning; an adjusted budget a note."""
        found = check("form_money", reading(sheet("0|12|12.5|12.375|0.125|99|9.9|")))
        assert told(found, Severity.WARNING) == ["form.declared_budget"]
        assert "form.unadjusted_budget" in told(found, Severity.NOTE)

    def test_digits(self) -> None:
        """99 above and 99.00 below is one figure in two dresses; four decimals are too many."""
        assert "form.money_digits" in told(check("form_money", reading(SYSTEM)), Severity.NOTE)
        found = check("form_money", reading(sheet("12.5|12.5|12.5|12.3750|0.125|99|9.9|")))
        assert "form.money_precision" in told(found, Severity.NOTE)


def test_reference(reference: Path) -> None:
    """98 sums hold; four relations fail on one wrong figure, and one balance is wrong."""
    drawn = read_file(reference)
    forms = recognise_forms(drawn, Claims(drawn), 2024)
    read = reading(SYSTEM)
    found = check("form_money", type(read)(drawn, read.kind, "", None, "", 2024, None, {}, forms=forms))
    assert of(found, "form.total_row") == [Verdict.EXACT] * 98
    assert [of(found, rule_id).count(Verdict.BROKEN) for rule_id in (
        "form.executed_within_budget", "form.balance", "form.rate", "form.execution_score",
    )] == [1, 2, 1, 1]  # fmt: skip
    assert of(found, "form.rate").count(Verdict.TAIL) == 2
    assert {item.expected for item in found if item.guilty and item.rule.severity is Severity.ERROR} == {
        "3.825",
        "0.486",
    }
