"""Brackets, punctuation, missing units, template residue, fixed phrases."""

from __future__ import annotations

import pytest

from mingzhang.checking.families import (
    wording_brackets,
    wording_phrases,
    wording_punctuation,
    wording_residue,
)
from mingzhang.findings import Severity, Verdict
from mingzhang.points.reading import DocumentKind, Reading
from tests.builders import broken, narrative, reading, table, verdicts


def told(text: str) -> Reading:
    return narrative(text)


class TestBrackets:
    def test_mixed_widths_pair(self) -> None:
        found = list(wording_brackets.relations(told("因公出国（境)费0万元，“三公”经费合计1.20万元。")))
        assert verdicts(found, "wording.brackets") == [Verdict.EXACT]

    def test_a_lost_half_is_a_warning_at_its_place(self) -> None:
        found = broken(
            wording_brackets.relations(told("因公出国（境费0万元，公务接待费1.20万元。")), "wording.brackets"
        )
        assert found[0].operands[0].cited.printed == "（"
        assert found[0].operands[0].cited.place.start == 4
        assert found[0].severity is Severity.WARNING

    def test_a_lost_quote_is_a_warning_and_a_turned_one_a_note(self) -> None:
        lost = broken(wording_brackets.relations(told("“三公经费支出1.20万元。")), "wording.brackets")
        turned = broken(wording_brackets.relations(told("“三公“经费支出1.20万元。")), "wording.brackets")
        assert lost[0].severity is Severity.WARNING
        assert turned[0].severity is Severity.NOTE

    @pytest.mark.parametrize("text", ["主要用于：1）办公费；2）差旅费。", "a)货物；b)服务。"])
    def test_item_numbers_may_be_closed_only(self, text: str) -> None:
        assert not broken(wording_brackets.relations(told(text)), "wording.brackets")

    def test_a_sentence_cut_by_a_page_break_pairs_up_with_its_rest(self) -> None:
        source = narrative("公用经费主要用于办公费（含印刷", "费）和差旅费。")
        assert not broken(wording_brackets.relations(source), "wording.brackets")

    def test_a_text_cut_off_is_only_a_note(self) -> None:
        """The cell was too narrow: nothing tells whether the bracket was ever closed."""
        source = told(
            "清河县国家综合档案馆馆藏档案数字化加工服务外包项目（第二标段，包括扫描、著录、质检与数据"
        )
        assert broken(wording_brackets.relations(source), "wording.brackets")[0].severity is Severity.NOTE


class TestPunctuation:
    @pytest.mark.parametrize("text", ["共计3.10万元……其余为零。", "人员经费——工资为主，3.10万元。"])
    def test_ellipsis_and_dash_are_no_doubling(self, text: str) -> None:
        assert not broken(wording_punctuation.relations(told(text)), "wording.punctuation")

    @pytest.mark.parametrize("mark", ["，，", "。。", "、，", "：。"])
    def test_doubled_marks(self, mark: str) -> None:
        found = broken(
            wording_punctuation.relations(told(f"主要用于办公{mark}其余结转。")), "wording.punctuation"
        )
        assert found[0].operands[0].cited.printed == mark

    def test_a_rate_without_percent_sign(self) -> None:
        found = broken(
            wording_punctuation.relations(told("基本支出31.50万元，占76.23；项目支出9.82万元。")),
            "wording.unit_missing",
        )
        assert found[0].operands[0].cited.printed == "76.23"
        assert found[0].words["unit"] == "%"

    def test_an_amount_without_its_unit(self) -> None:
        found = broken(
            wording_punctuation.relations(told("2024年度支出合计41.32，比上年多。")), "wording.unit_missing"
        )
        assert found[0].words["unit"] == "万元"

    @pytest.mark.parametrize(
        "text",
        [
            "占76.23%，增长3.10%。",
            "提高1.20个百分点，增长2.10倍。",
            "分别为12.50，13.60万元。",
            "（单位：万元）支出合计41.32，收入合计41.32。",
        ],
    )
    def test_units_stated_elsewhere(self, text: str) -> None:
        assert not broken(wording_punctuation.relations(told(text)), "wording.unit_missing")

    def test_a_number_that_was_never_filled_in(self) -> None:
        found = broken(
            wording_punctuation.relations(told("货物支出万元，服务支出0.80万元。")), "wording.number_missing"
        )
        assert len(found) == 1

    def test_a_blank_template_is_not_asked(self) -> None:
        source = narrative("占，，76.23。", kind=DocumentKind.BLANK_TEMPLATE)
        assert not list(wording_punctuation.relations(source))


class TestResidue:
    def test_a_filled_sentence_has_none(self) -> None:
        found = list(wording_residue.relations(told("收入总计增加3.10万元，增长2.50%。")))
        assert {item.verdict for item in found} == {Verdict.EXACT}

    @pytest.mark.parametrize(
        "text",
        [
            "采购总额XX万元。",
            "增加×××万元。",
            "主要原因是XXX。",
            "接待____批次。",
            "20XX年度收入总计3.10万元。",
        ],
    )
    def test_placeholders_are_errors(self, text: str) -> None:
        found = broken(wording_residue.relations(told(text)), "wording.placeholder")
        assert found[0].severity is None, "the rule's own severity, an error"

    @pytest.mark.parametrize("text", ["清河县“××”专项经费3.10万元。", "涉及×××同志的补助3.10万元。"])
    def test_a_masked_name_is_only_a_warning(self, text: str) -> None:
        found = broken(wording_residue.relations(told(text)), "wording.placeholder")
        assert found[0].severity is Severity.WARNING

    @pytest.mark.parametrize(
        "text", ["XM档案修复项目3.10万元。", "二○○四年建馆，3.10万元。", "型号VXX-100扫描仪3.10万元。"]
    )
    def test_letters_that_are_no_placeholder(self, text: str) -> None:
        assert not broken(wording_residue.relations(told(text)), "wording.placeholder")

    @pytest.mark.parametrize(
        "text", ["收入增加（减少）3.10万元。", "决算数大于(小于)预算数。", "增长/下降2.50%。"]
    )
    def test_words_left_to_choose_from(self, text: str) -> None:
        assert len(broken(wording_residue.relations(told(text)), "wording.choice")) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "（如持平作持平表述）",
            "按上述格式依次说明。",
            "基本支出3.10万元（不涉及的不列）。",
            "无该项支出的单位，作下述说明：",
        ],
    )
    def test_instructions_are_errors(self, text: str) -> None:
        assert broken(wording_residue.relations(told(text)), "wording.instruction")[0].severity is None

    def test_a_blank_template_is_one_folded_note(self) -> None:
        source = narrative(
            "总计XXX万元，增加（减少）XX%。（如持平作持平表述）", kind=DocumentKind.BLANK_TEMPLATE
        )
        found = [item for item in wording_residue.relations(source) if item.verdict is Verdict.BROKEN]
        assert {item.severity for item in found} == {Severity.NOTE}
        assert len({item.fold for item in found}) == 1

    def test_a_placeholder_in_a_cell(self) -> None:
        source = reading([["项目", "金额"], ["档案修复", "____"]])
        assert (
            broken(wording_residue.relations(source), "wording.placeholder")[0].operands[0].cited.place.column
            == 1
        )


class TestPhrases:
    def test_the_phrase_as_it_should_be(self) -> None:
        found = list(wording_phrases.relations(told("一般公共预算财政拨款支出31.50万元。")))
        assert Verdict.BROKEN not in verdicts(found, "wording.phrase")

    @pytest.mark.parametrize(
        ("printed", "phrase"),
        [
            ("一般公共预算财政款", "一般公共预算财政拨款"),
            ("政府性基金预算财政拔款", "政府性基金预算财政拨款"),
            ("国有资本经预算财政拨款", "国有资本经营预算财政拨款"),
        ],
    )
    def test_one_character_missing_or_wrong(self, printed: str, phrase: str) -> None:
        found = broken(wording_phrases.relations(told(f"本年{printed}支出31.50万元。")), "wording.phrase")
        assert found[0].expected == phrase
        assert found[0].operands[0].cited.printed == printed

    @pytest.mark.parametrize(
        "text",
        [
            "一般公共预算支出31.50万元。",
            "政府性基金预算收入为零。",
            "一般公共预算拨款31.50万元。",
            "国有资本经营预算收支为零。",
        ],
    )
    def test_other_legitimate_phrases(self, text: str) -> None:
        assert not broken(wording_phrases.relations(told(text)), "wording.phrase")

    def test_a_table_title(self) -> None:
        right = table("收入表", title="收入决算表")
        wrong = table("基本支出表", title="一般公共预算财政拨款基本支出决算明表", ordinal=2)
        found = list(wording_phrases.relations(reading("清河县档案馆", tables=[right, wrong])))
        assert [item.key for item in broken(found, "wording.phrase")] == ["title.t2"]

    def test_recovery_damage_is_one_note(self) -> None:
        source = reading(
            "清河县档案馆", [["时效指标", "及时", "生成预期指标"], ["成本指标", "达成预期指标", "生成预期值"]]
        )
        found = broken(wording_phrases.relations(source), "wording.damage")
        assert [item.operands[0].cited.printed for item in found] == ["生成预期指标", "生成预期值"]
        assert len({item.fold for item in found}) == 1
