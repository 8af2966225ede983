"""人数 × 标准 × 月数 = 总额, and printed formulas."""

from __future__ import annotations

import pytest

from mingzhang.checking.families.prose_product import relations
from mingzhang.checking.rulebook import rulebook
from mingzhang.findings import Severity, Verdict
from tests.checking.families.prose_sample import form, only, paragraphs, verdicts, with_forms

RULE = "prose.product"

HOLDS = [
    "慰问困难职工120人，每人500元，共计6万元。",
    "为15名护林员按每人每月800元标准发放补助，全年共计14.4万元。",
    "培训学员40人，每人每天300元，培训5天，共计6万元。",
    "在岗9人，按每人每月2000元测算，9-12月预算7.2万元。",
    "补助对象36户，按每户1250.00元计算，全年预算补助4.5万元。",
    "按70%补助，25人，每人每月1000元计算，全年预算21万元。",
    "男职工30人，女职工20人，每人200元，共计1万元。",
    "老党员10人，每人1000元，困难党员20人，每人500元，共计2万元。",
    "培训120人，人均1233.33元，共计14.8万元。",
    "公益岗4人×1950元×12个月=9.36万元。",
]

BROKEN = [
    "慰问困难职工120人，每人500元，共计8万元。",
    "在册人员36人，生活补助按每人每月450元计算，全年预算补助21.44万元。",
    "补助对象36户，按每户1250.00元计算，全年预算补助6.5万元。",
    "公益岗4人×1950元×12个月=9.63万元。",
]

UNDECIDED = [
    "慰问困难职工120人，每人500元，发放补贴3.5万元。",
    "为28人发放生活补贴，每人每月500元，全年发放16.35万元。",
    "慰问困难职工约120人，每人500元，共计6.5万元。",
    "慰问困难职工120人，每人最高500元，共计5.1万元。",
    "老党员10人，每人1000元，困难党员20人，每人500元，共计2.3万元。",
    "发放补助20人，每人每月300元，执行三个月，共计2.1万元。",
]

NO_RELATION = [
    "全年慰问困难职工120人，发放慰问金6万元。",
    "全市最低工资标准为每人每月1980元。",
    "人员经费120万元，比上年增加3个百分点，参训120人。",
    "租用办公用房120平方米，每平方米30元，全年租金4.5万元。",
]


@pytest.mark.parametrize("text", HOLDS)
def test_a_product_holds_if_one_reading_of_the_sentence_does(text: str) -> None:
    """慰问120人，每人500元，共计6万元: 120 × 500 = 60,000."""
    found = verdicts(relations(paragraphs(text)), RULE)
    assert Verdict.EXACT in found
    assert Verdict.BROKEN not in found


@pytest.mark.parametrize("text", BROKEN)
def test_a_calculation_that_no_reading_saves_is_an_error(text: str) -> None:
    """One number, one standard, one total said to be calculated from them."""
    relation = only(relations(paragraphs(text)), RULE)
    assert relation.verdict is Verdict.BROKEN
    assert rulebook()[RULE].rule.severity is Severity.ERROR
    assert rulebook()[RULE].message.format_map(relation.words)


@pytest.mark.parametrize("text", UNDECIDED)
def test_a_loose_sentence_is_undecided(text: str) -> None:
    """No word says that the total is that product, or for how many months."""
    assert verdicts(relations(paragraphs(text)), RULE) == [Verdict.UNDECIDED]


@pytest.mark.parametrize("text", NO_RELATION)
def test_without_number_standard_and_total_there_is_no_relation(text: str) -> None:
    assert list(relations(paragraphs(text))) == []


def test_the_standard_that_would_mend_it_is_proposed() -> None:
    """在册人员35人，按1600.00元/人计算，全年预算75.6万元: 35 × 1800 × 12 = 756,000."""
    goal = "在册人员35人，生活补助按1600.00元/人计算，全年预算补助75.60万元；住房补贴另列。"
    relation = only(relations(with_forms(form(goal=goal))), RULE)
    assert relation.verdict is Verdict.BROKEN
    assert relation.expected == "1800.00"
    assert [relation.operands[index].cited.printed for index in relation.guilty] == ["1600.00元/人"]
    assert "1800.00" in relation.words["proposal"]


def test_where_two_corrections_are_as_likely_none_is_proposed() -> None:
    """120 × 500 = 6万: either 8万 or the 500 may be wrong."""
    relation = only(relations(paragraphs("慰问困难职工120人，每人500元，共计8万元。")), RULE)
    assert relation.guilty == ()
    assert relation.words["expected"] == "6万元"


def test_a_cell_cited_in_a_form_is_the_span_of_its_digits() -> None:
    relation = only(relations(with_forms(form(goal="慰问老人30人，每人200元，共计0.6万元。"))), RULE)
    place = relation.operands[1].cited.place
    assert (place.row, place.start, place.end) == (relation.operands[0].cited.place.row, 10, 13)
