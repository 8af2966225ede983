"""Numbering, counted lists, contents, heads of tables, printing of figures, watermarks."""

from __future__ import annotations

import pytest

from mingzhang.amount import YUAN, Unit
from mingzhang.checking.families import (
    wording_contents,
    wording_format,
    wording_heads,
    wording_lists,
    wording_marks,
    wording_numbering,
)
from mingzhang.document import Remark, RemarkKind
from mingzhang.findings import Verdict
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from tests.builders import FILE, broken, narrative, reading, table, verdicts


class TestNumbering:
    def test_items_in_order(self) -> None:
        found = list(wording_numbering.relations(narrative("（一）收入", "（二）支出", "（三）结余")))
        assert verdicts(found, "wording.numbering") == [Verdict.EXACT, Verdict.EXACT]

    def test_a_gap_is_told_once(self) -> None:
        found = broken(
            wording_numbering.relations(narrative("（一）收入", "（三）支出", "（四）结余")),
            "wording.numbering",
        )
        assert [(item.words["printed"], item.expected) for item in found] == [("（三）", "（二）")]

    def test_a_repeated_number_is_told_once(self) -> None:
        found = broken(
            wording_numbering.relations(narrative("（一）收入", "（二）支出", "（二）结余", "（四）合计")),
            "wording.numbering",
        )
        assert [item.words["what"] for item in found] == ["重复"]

    def test_a_number_that_stands_within_the_paragraph_before(self) -> None:
        source = narrative("（一）收入41.32万元。（二）支出41.32万元。", "（三）结余为零。")
        assert not broken(wording_numbering.relations(source), "wording.numbering")

    def test_a_list_within_a_list(self) -> None:
        source = narrative("1、出国费", "2、接待费，其中：", "1、国内接待", "2、国外接待", "3、用车费")
        assert not broken(wording_numbering.relations(source), "wording.numbering")

    def test_numbers_of_tables_and_notes_are_not_looked_at(self) -> None:
        source = reading("第二部分 决算表", "二、外交支出", "四、公共安全支出", "四、公共安全支出")
        assert not list(wording_numbering.relations(source))


class TestLists:
    @staticmethod
    def bodies(text: str) -> list[Verdict]:
        return verdicts(
            wording_lists.relations(reading("第一部分 概况", "一、机构设置", text)), "wording.bodies"
        )

    def test_as_many_as_listed(self) -> None:
        assert self.bodies("本馆内设3个科室，分别是：办公室（党建科、老干部科）、保管科、利用科。") == [
            Verdict.EXACT
        ]
        assert self.bodies("本馆内设三个科室：办公室、保管科和利用科。") == [Verdict.EXACT]

    def test_more_than_listed(self) -> None:
        assert self.bodies("本馆内设4个科室，分别是：办公室、保管科、利用科。") == [Verdict.BROKEN]

    def test_a_list_that_cannot_be_counted(self) -> None:
        assert self.bodies("本馆内设4个科室，包括：办公室、保管科等。") == [Verdict.UNDECIDED]

    def test_table_numbers(self) -> None:
        def tables(*numbers: str) -> list[Verdict]:
            found = [table("收入表", number=number, ordinal=at) for at, number in enumerate(numbers)]
            return verdicts(
                wording_lists.relations(reading("清河县档案馆", tables=found)), "wording.table_numbers"
            )

        assert tables("公开01", "公开02", "公开03") == [Verdict.EXACT, Verdict.EXACT]
        assert tables("公开01", "公开03") == [Verdict.BROKEN]
        assert tables("", "") == []

    def test_line_numbers(self) -> None:
        whole = table("收支总表", rows=[1, 3, 2, 4])
        broken_off = table("信息表", rows=[1, 2, 4], ordinal=2)
        found = list(wording_lists.relations(reading("清河县档案馆", tables=[whole, broken_off])))
        assert verdicts(found, "wording.line_numbers") == [Verdict.EXACT, Verdict.BROKEN]
        assert broken(found, "wording.line_numbers")[0].words["numbers"] == "3"


class TestContents:
    BODY = (
        "第一部分 概况",
        "一、主要职责",
        "负责档案保管。",
        "第三部分 情况说明",
        "一、收入决算情况说明",
        "收入41.32万元。",
    )

    def test_entries_and_pages(self) -> None:
        source = reading(
            "目录", "第一部分 概况.....1", "一、主要职责.....1", "一、收入决算情况说明.....4", *self.BODY
        )
        found = list(wording_contents.relations(source))
        assert {item.verdict for item in found} == {Verdict.EXACT}

    def test_a_page_that_runs_backwards(self) -> None:
        source = reading("目录", "第一部分 概况.....3", "一、主要职责.....1", *self.BODY)
        assert len(broken(wording_contents.relations(source), "wording.contents_page")) == 1

    def test_an_entry_without_heading_and_one_in_other_words(self) -> None:
        source = reading("目录", "一、政府采购支出情况说明.....2", "一、收入决算的情况说明.....4", *self.BODY)
        found = broken(wording_contents.relations(source), "wording.contents_entry")
        assert [bool(item.words["near"]) for item in found] == [False, True]

    def test_a_body_without_any_title(self) -> None:
        source = reading("目录", "一、政府采购支出情况说明.....2", [["合计", "41.32"]])
        found = verdicts(wording_contents.relations(source), "wording.contents_entry")
        assert found in ([Verdict.UNDECIDED], [Verdict.BROKEN])


class TestHeads:
    def test_the_same_unit_everywhere(self) -> None:
        tables = [table("收入表", ordinal=1), table("支出表", ordinal=2)]
        found = list(wording_heads.relations(reading("清河县档案馆", tables=tables)))
        assert verdicts(found, "wording.money_unit") == [Verdict.EXACT, Verdict.EXACT]

    @pytest.mark.parametrize("unit", [None, YUAN])
    def test_a_missing_or_other_unit(self, unit: Unit | None) -> None:
        tables = [
            table("收入表", ordinal=1),
            table("支出表", ordinal=2),
            table("三公表", ordinal=3, unit=unit),
        ]
        found = list(wording_heads.relations(reading("清河县档案馆", tables=tables)))
        assert verdicts(found, "wording.money_unit")[-1] is Verdict.BROKEN

    def test_a_unit_that_stands_above_the_table_unread(self) -> None:
        tables = [table("收入表", block=1), table("支出表", unit=None, ordinal=2, block=4)]
        source = reading(
            "收入决算表", [["合计", "1.00"]], "支出决算表", "单 位：万元", [["合计", "1.00"]], tables=tables
        )
        assert Verdict.BROKEN not in verdicts(wording_heads.relations(source), "wording.money_unit")

    def test_no_unit_at_all(self) -> None:
        tables = [table("收入表", unit=None), table("支出表", unit=None, ordinal=2)]
        found = verdicts(
            wording_heads.relations(reading("清河县档案馆", tables=tables)), "wording.money_unit"
        )
        assert found == [Verdict.UNDECIDED]

    def test_mixed_labels_are_a_note(self) -> None:
        tables = [
            table(
                "收入表", name="清河县档案馆", ordinal=at, labels=("部门名称" if at else "单位名称", "单位")
            )
            for at in range(3)
        ]
        found = broken(wording_heads.relations(reading("清河县档案馆", tables=tables)), "wording.head_labels")
        assert [item.words["label"] for item in found] == ["单位名称"]


class TestFormat:
    def test_one_percentage_with_fewer_decimals(self) -> None:
        source = narrative("占31.50%，占60.20%，占8.3%，完成100%。")
        found = broken(wording_format.relations(source), "wording.percent_decimals")
        assert [item.operands[0].cited.printed for item in found] == ["8.3%"]

    def test_too_few_percentages_to_tell(self) -> None:
        assert not list(wording_format.relations(narrative("占31.50%，占8.3%。")))

    def test_amounts_and_thousands(self) -> None:
        source = narrative(
            "收入1,041.32万元，支出1041.3万元，结余0万元，总计1,041.32万元；单价100万元以上设备0台。"
        )
        found = list(wording_format.relations(source))
        assert [item.operands[0].cited.printed for item in broken(found, "wording.amount_decimals")] == [
            "1041.3万元"
        ]
        assert [item.operands[0].cited.printed for item in broken(found, "wording.thousands")] == [
            "1041.3万元"
        ]


class TestMarks:
    def test_a_watermark_is_one_warning_with_all_places(self) -> None:
        marks = [Remark(RemarkKind.WATERMARK, "草稿", Place(FILE, line=line)) for line in (2, 9)]
        found = broken(wording_marks.relations(reading("清河县档案馆", remarks=marks)), "wording.watermark")
        assert len(found) == 1
        assert len(found[0].operands) == 2

    def test_no_watermark(self) -> None:
        assert verdicts(wording_marks.relations(reading("清河县档案馆")), "wording.watermark") == [
            Verdict.EXACT
        ]

    @pytest.mark.parametrize(
        ("children", "notes", "verdict"),
        [
            (("1.00", "2.00"), (), Verdict.EXACT),
            (("1.00", "2.01"), (), Verdict.BROKEN),
            (("1.00", "2.01"), ("注：可能存在尾数误差。",), Verdict.EXACT),
            (("1.00", "5.00"), (), Verdict.EXACT),
        ],
    )
    def test_tails_need_a_remark(
        self, children: tuple[str, str], notes: tuple[str, ...], verdict: Verdict
    ) -> None:
        """208 = 20805 + 20808; a gap of 0.01 is rounding, a gap of 3.00 is another rule's business."""
        values = {
            Coordinate("支出", function="208"): "3.00",
            Coordinate("支出", function="20805"): children[0],
            Coordinate("支出", function="20808"): children[1],
        }
        source = reading("清河县档案馆", tables=[table("支出表", values, notes=notes)])
        assert verdicts(wording_marks.relations(source), "wording.tail_note") == [verdict]
