"""Reasons, zero bases, empty tables."""

from __future__ import annotations

import pytest

from mingzhang.checking.families import wording_bases, wording_empty, wording_reasons
from mingzhang.findings import Severity, Verdict
from mingzhang.points.coordinate import INITIAL_BUDGET, Coordinate
from mingzhang.points.reading import Reading, Role
from tests.builders import broken, narrative, reading, say, table, verdicts

SPENT = Coordinate("支出")


class TestReasons:
    @staticmethod
    def change(*paragraphs: str) -> list[Verdict]:
        source = narrative(*paragraphs)
        told = narrative(
            *paragraphs, statements=[say(source, Role.CHANGE, SPENT, "3.10万元", word="增加", direction=1)]
        )
        return verdicts(wording_reasons.relations(told), "wording.reason")

    def test_a_reason_in_the_sentence_or_the_next_paragraph(self) -> None:
        assert self.change("支出增加3.10万元，主要原因是档案普查。") == [Verdict.EXACT]
        assert self.change("支出增加3.10万元。", "变动原因：档案普查。") == [Verdict.EXACT]

    def test_no_reason(self) -> None:
        assert self.change("支出增加3.10万元。", "其中基本支出为零。") == [Verdict.BROKEN]

    def test_a_change_of_zero_needs_none(self) -> None:
        source = narrative("支出增加0万元。")
        told = narrative("支出增加0万元。", statements=[say(source, Role.CHANGE, SPENT, "0万元")])
        assert not verdicts(wording_reasons.relations(told), "wording.reason")

    def test_contrary_reasons_are_one_warning(self) -> None:
        source = narrative(
            "医疗增加1.20万元，主要原因是人员增加。", "公积金减少0.40万元，主要原因是人员减少。"
        )
        found = broken(wording_reasons.relations(source), "wording.reason_conflict")
        assert len(found[0].operands) == 2

    def test_more_pensioners_are_no_contradiction(self) -> None:
        source = narrative(
            "工资减少1.20万元，主要原因是人员减少。", "养老增加0.40万元，主要原因是退休人员增加。"
        )
        assert verdicts(wording_reasons.relations(source), "wording.reason_conflict") == [Verdict.EXACT]

    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("支出决算10.00万元，完成年初预算的150.00%，比上年增加，主要原因是普查。", Verdict.BROKEN),
            (
                "支出决算10.00万元，完成年初预算的150.00%，决算数大于预算数的主要原因是年中追加普查经费。",
                Verdict.EXACT,
            ),
            (
                "支出决算1.50万元，完成年初预算的150.00%，决算数较预算数增加0.50万元，主要原因是培训增加。",
                Verdict.EXACT,
            ),
            ("支出决算10.00万元，完成年初预算的95.00%。", Verdict.EXACT),
        ],
    )
    def test_a_large_deviation_from_the_budget(self, text: str, verdict: Verdict) -> None:
        figure = "150.00%" if "150" in text else "95.00%"
        source = narrative(text)
        base = SPENT.at(phase=INITIAL_BUDGET)
        told = narrative(text, statements=[say(source, Role.COMPLETION, SPENT, figure, base=base)])
        assert verdicts(wording_reasons.relations(told), "wording.budget_reason") == [verdict]


class TestBases:
    @staticmethod
    def growth(text: str, value: str) -> list[Verdict]:
        source = narrative(text)
        statements = [
            say(source, Role.CHANGE, SPENT, "3.10万元", direction=1),
            say(source, Role.RATE, SPENT, "100.00%", direction=1),
        ]
        tables = [table("支出表", {SPENT: value})] if value else []
        told = narrative(text, statements=statements, tables=tables)
        return verdicts(wording_bases.relations(told), "wording.zero_base")

    def test_a_rise_as_large_as_the_amount(self) -> None:
        assert self.growth("支出增加3.10万元，增长100.00%。", "3.10") == [Verdict.BROKEN]

    @pytest.mark.parametrize(
        ("rate", "severity"),
        [("100.00", None), ("60.00", Severity.ERROR), ("40000.00", None)],
        ids=["a habit", "no year before gives it", "a year before of a few 元 does"],
    )
    def test_the_rate_of_a_rise_as_large_as_the_amount(self, rate: str, severity: Severity | None) -> None:
        """增加 3.10 of 3.10: the year before is below 0.01, so a rate is 100 % by habit or above 30 000 %."""
        text = f"支出增加3.10万元，增长{rate}%。"
        source = narrative(text)
        statements = [
            say(source, Role.CHANGE, SPENT, "3.10万元", direction=1, base=SPENT.at(year=-1)),
            say(source, Role.RATE, SPENT, f"{rate}%", direction=1, base=SPENT.at(year=-1)),
        ]
        told = narrative(text, statements=statements, tables=[table("支出表", {SPENT: "3.10"})])
        (found,) = broken(wording_bases.relations(told), "wording.zero_base")
        assert found.severity is severity

    def test_an_ordinary_rise_and_an_unknown_amount(self) -> None:
        assert self.growth("支出增加3.10万元，增长100.00%。", "6.20") == [Verdict.EXACT]
        assert self.growth("支出增加3.10万元，增长100.00%。", "") == [Verdict.UNDECIDED]

    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("年初预算为0万元，支出决算为3.10万元，完成年初预算的100.00%。", Verdict.BROKEN),
            (
                "年初预算为0万元，全年预算为4.00万元，支出决算为3.10万元，完成年初预算的77.50%。",
                Verdict.BROKEN,
            ),
            (
                "年初预算为0万元，全年预算为4.00万元，支出决算为3.10万元，完成全年预算的77.50%。",
                Verdict.EXACT,
            ),
            ("年初预算为4.00万元，支出决算为3.10万元，完成年初预算的77.50%。", Verdict.EXACT),
            ("预算为0万元，支出决算为0万元，完成预算的0%。", Verdict.BROKEN),
            ("支出0.50万元，完成全年预算0.00万元的3.00%。", Verdict.BROKEN),
            (
                "预算为0万元，支出决算为0万元，完成预算的0%（因预算数为0万元，无法计算比率）。",
                Verdict.EXACT,
            ),
        ],
    )
    def test_completion_of_a_zero_budget(self, text: str, verdict: Verdict) -> None:
        assert verdicts(wording_bases.relations(narrative(text)), "wording.zero_budget") == [verdict]


class TestEmptyTables:
    FUND = Coordinate("支出", fund="政府性基金预算财政拨款")
    CARS = Coordinate("三公/公务用车/运行")

    @staticmethod
    def empty(*below: str) -> list[Verdict]:
        source = reading(
            "政府性基金预算财政拨款收入支出决算表",
            [["合计", ""]],
            *below,
            tables=[table("基金表", {TestEmptyTables.FUND: ""}, block=1)],
        )
        return verdicts(wording_empty.relations(source), "wording.empty_table")

    def test_an_empty_table_with_and_without_its_sentence(self) -> None:
        assert self.empty("说明：本馆没有政府性基金收支，故本表无数据。") == [Verdict.EXACT]
        assert self.empty("注：本表反映基金情况。") == [Verdict.BROKEN]

    def test_a_table_that_was_not_read_is_undecided(self) -> None:
        source = reading("基金表", [["合计", "12.00"]], tables=[table("基金表", block=1)])
        assert verdicts(wording_empty.relations(source), "wording.empty_table") == [Verdict.UNDECIDED]

    def test_the_sentence_below_a_table_with_money(self) -> None:
        tables = [table("基金表", {self.FUND: "2.00"}, notes=["说明：本表无数据"])]
        found = broken(wording_empty.relations(reading("基金表", tables=tables)), "wording.empty_claim")
        assert found[0].words["amount"] == "2.00万元"

    @pytest.mark.parametrize(("printed", "verdict"), [("", Verdict.EXACT), ("2.00", Verdict.BROKEN)])
    def test_the_text_says_there_is_nothing(self, printed: str, verdict: Verdict) -> None:
        source = narrative(
            "本年度无此项收支。",
            title="七、政府性基金预算财政拨款收支决算情况说明",
            tables=[table("基金表", {self.FUND: printed}, block=9)],
        )
        assert verdicts(wording_empty.relations(source), "wording.empty_claim")[-1] is verdict

    def test_the_text_says_so_but_there_is_no_table(self) -> None:
        source = narrative("本年度无此项收支。", title="七、政府性基金预算财政拨款收支决算情况说明")
        assert verdicts(wording_empty.relations(source), "wording.empty_claim") == [Verdict.UNDECIDED]

    def table_of_cars(self, text: str, printed: str) -> Reading:
        return narrative(text, tables=[table("三公表", {self.CARS: printed}, block=9)])

    @pytest.mark.parametrize(("printed", "verdict"), [("0.00", Verdict.EXACT), ("0.80", Verdict.BROKEN)])
    def test_an_item_the_text_denies(self, printed: str, verdict: Verdict) -> None:
        source = self.table_of_cars("主要原因是本单位无公务用车运行维护费支出。", printed)
        assert verdicts(wording_empty.relations(source), "wording.empty_claim")[-1] is verdict

    def test_what_was_absent_last_year_is_not_denied(self) -> None:
        source = self.table_of_cars("主要原因是本单位上年没有公务用车运行维护费支出。", "0.80")
        assert not broken(wording_empty.relations(source), "wording.empty_claim")
