"""Rules of a bureau's own: what holds, breaks, stays undecided, and what is refused at load."""

from __future__ import annotations

import re

import pytest

from mingzhang import recognise
from mingzhang.checking import check_reading
from mingzhang.checking.across import company
from mingzhang.checking.own.evaluate import relations
from mingzhang.checking.own.parse import OwnRuleError, parse
from mingzhang.checking.own.rule import OwnRule
from mingzhang.checking.policy import Policy
from mingzhang.findings import Severity, Verdict
from mingzhang.points.reading import Reading
from mingzhang.readers.text import read_text
from tests.checking.tables import Drawn
from tests.years import YEARS, accounts, budget, with_public

INCOME = "收入决算表[合计, 财政拨款收入] = 财政拨款收入支出决算总表[本年收入合计]"


def read(text: str) -> Reading:
    """What is recognised in a publication."""
    return recognise(read_text(text.encode(), "f.txt", "0" * 64))


def own(text: str) -> OwnRule:
    """A rule at error level."""
    return parse("mine", text, severity=Severity.ERROR)


def verdicts(doc: Drawn, text: str, *changes: tuple[str, str]) -> list[Verdict]:
    """What becomes of a rule on a drawn disclosure."""
    return [item.verdict for item in relations(doc.but(*changes), own(text))]


def test_two_cells_of_two_tables(doc: Drawn) -> None:
    """财政拨款收入 is printed in both tables.

    收入决算表
    科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入
    合计 | | 12.00 | 10.00 | 2.00
    201 | 一般公共服务支出 | 12.00 | 10.00 | 2.00

    财政拨款收入支出决算总表
    收入 | | 支出 | |
    项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款
    本年收入合计 | 10.00 | 本年支出合计 | 9.00 | 9.00
    """
    assert verdicts(doc, INCOME) == [Verdict.EXACT]
    changed = ("本年收入合计 | 10.00", "本年收入合计 | 10.50")
    assert verdicts(doc, INCOME, changed) == [Verdict.BROKEN]
    assert verdicts(doc, "收入决算表[合计] >= 收入决算表[合计, 财政拨款收入]") == [Verdict.EXACT]
    assert verdicts(doc, "收入决算表[合计] <= 收入决算表[合计, 财政拨款收入]") == [Verdict.BROKEN]
    total = "收入决算表[合计, 财政拨款收入] + 收入决算表[合计, 其他收入] = 收入决算表[合计]"
    assert verdicts(doc, total) == [Verdict.EXACT]
    assert verdicts(doc, "支出决算表[合计] = 支出决算表[合计, 基本支出]") == []
    (open_,) = relations(doc.reading, own("收入决算表[合计] = 支出决算表[合计]"))
    assert open_.verdict is Verdict.UNDECIDED
    assert open_.missing == "“支出决算表[合计]”"
    report = check_reading(doc.but(changed), Policy(own=(own(INCOME),)))
    (finding,) = [f for f in report.findings if any(r.startswith("own.mine:") for r in f.relations)]
    assert finding.severity is Severity.ERROR, "one cause: the two tables disagree, and the rule with them"
    assert [run.counts.broken for run in report.rules if run.rule.id == "own.mine"] == [1]


def test_a_rule_of_its_own_speaks_for_itself(doc: Drawn) -> None:
    """Nothing but the bureau's rule asks that 其他收入 be more than 财政拨款收入.

    收入决算表
    科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入
    合计 | | 12.00 | 10.00 | 2.00
    201 | 一般公共服务支出 | 12.00 | 10.00 | 2.00
    """
    asked = own("收入决算表[合计, 其他收入] >= 收入决算表[合计, 财政拨款收入]")
    report = check_reading(doc.reading, Policy(own=(asked,)))
    (finding,) = [f for f in report.findings if f.rule.id == "own.mine"]
    assert finding.severity is Severity.ERROR
    assert "10.00万元" in finding.message
    assert "2.00万元" in finding.message


def test_a_measure_wherever_it_is_printed(doc: Drawn) -> None:
    """三公 within its budget.

    财政拨款“三公”经费支出决算表
    预算数 | | | 决算数 | |
    合计 | 因公出国(境)费 | 公务接待费 | 合计 | 因公出国(境)费 | 公务接待费
    2.00 | 1.00 | 1.00 | 1.50 | 1.00 | 0.50
    """
    assert verdicts(doc, "三公经费.决算 <= 三公经费.预算") == [Verdict.EXACT]
    assert verdicts(doc, "三公经费.决算 ≥ 三公经费.预算") == [Verdict.BROKEN]
    assert verdicts(doc, "公务接待费.决算 + 因公出国(境)费.决算 = 三公经费.决算") == [Verdict.EXACT]
    assert verdicts(doc, "三公经费.决算 <= 三公经费.年初预算") == [Verdict.UNDECIDED]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("因公出国(境)费.决算 = 0", Verdict.BROKEN),
        ("公务接待费.决算 <= 0.5万元", Verdict.EXACT),
        ("公务接待费.决算 <= 4999元", Verdict.TAIL),
        ("公务接待费.决算 <= 4900元", Verdict.BROKEN),
        ("公务接待费.决算 <= 30% * 三公经费.决算", Verdict.BROKEN),
        ("公务接待费.决算 <= 三公经费.决算 * 50%", Verdict.EXACT),
        ("3 * 公务接待费.决算 = 三公经费.决算", Verdict.EXACT),
        ("公务接待费.决算 + 1万元 = 三公经费.决算", Verdict.EXACT),
        ("三公经费.决算 - 1万元 >= 公务接待费.决算", Verdict.EXACT),
        ("公务用车保有量 <= 2辆", Verdict.EXACT),
        ("公务用车保有量 = 0", Verdict.BROKEN),
        (
            "一般公共预算财政拨款基本支出决算明细表[培训费] <= 3% * 一般公共预算财政拨款基本支出决算明细表[302]",
            Verdict.BROKEN,
        ),
        ("一般公共预算财政拨款基本支出决算明细表[30215] = 0", Verdict.EXACT),
    ],
)
def test_what_a_bureau_asks(text: str, verdict: Verdict) -> None:
    """Ceilings, shares and what must be nothing, in the words of a bureau.

    财政拨款“三公”经费支出决算表: 决算 1.50, of which 出国 1.00 and 接待 0.50; one car; 会议费 blank, 培训费 0.40 of 10.00.
    """
    doc = Drawn("""
    财政拨款“三公”经费支出决算表
    预算数 | | | 决算数 | |
    合计 | 因公出国(境)费 | 公务接待费 | 合计 | 因公出国(境)费 | 公务接待费
    2.00 | 1.00 | 1.00 | 1.50 | 1.00 | 0.50

    一般公共预算财政拨款基本支出决算明细表
    科目代码 | 科目名称 | 决算数
    302 | 商品和服务支出 | 10.00
    30201 | 办公费 | 9.60
    30215 | 会议费 |
    30216 | 培训费 | 0.40
    公用经费合计 | | 10.00

    第三部分 情况说明
    九、财政拨款“三公”经费支出决算情况说明
    年末公务用车保有量为1辆。
    """)
    assert [item.verdict for item in relations(doc.reading, own(text))] == [verdict]


def test_what_is_said_of_a_share_that_is_too_high() -> None:
    """The factor stands before the figure, and no figure is proposed for what counts a number of times."""
    doc = Drawn("""
    财政拨款“三公”经费支出决算表
    决算数 | |
    合计 | 因公出国(境)费 | 公务接待费
    1.50 | 1.00 | 0.50
    """)
    report = check_reading(doc.reading, Policy(own=(own("公务接待费.决算 <= 30% * 三公经费.决算"),)))
    (finding,) = [f for f in report.findings if f.rule.id == "own.mine"]
    assert "公务接待费.决算 0.50万元 与 30% × 三公经费.决算 1.50万元 不符，相差 0.05万元" in finding.message


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("收入决算表[合计] 应等于 支出决算表[合计]", "要有一个"),
        ("收入决算表[合计] = 支出决算表[合计] = 10", "要有一个"),
        ("收入决算表[合计] = ", "不是一项"),
        ("= 三公经费.决算", "不是一项"),
        ("甲表[合计] = 支出决算表[合计]", "不认识表“甲表”"),
        ("收入决算表[合计, 捐赠款] = 支出决算表[合计]", "不认识“捐赠款”"),
        ("收入决算表[999] = 支出决算表[合计]", "不认识“999”"),
        ("三公经费.概算 = 三公经费.决算", "不认识“概算”"),
        ("一般公共预算财政拨款.决算 = 三公经费.决算", "不是一个单独的项目"),
        ("收入决算表[合计, 项目支出] = 支出决算表[合计]", "没有“支出”这一项"),
        ("支出决算表[合计, 公务接待费] = 三公经费.决算", "没有“三公/接待”这一项"),
        ("支出决算表[基本支出, 项目支出] = 支出决算表[合计]", "互相矛盾"),
        ("收入支出决算总表[总计] = 支出决算表[合计]", "看不出是收入还是支出"),
        ("收入决算表[201, 财政拨款收入, 合计] = 支出决算表[合计]", "最多写行和列"),
        ("车辆数合计.决算 = 三公经费.决算", "不能放在一起计算"),
        ("公务接待费.决算 <= 3", "要写明单位（元、万元、亿元）"),
        ("公务接待费.决算 <= 3辆", "要写明单位（元、万元、亿元）"),
        ("车辆数合计.决算 <= 5万元", "要写明单位（辆）"),
        ("5 = 5", "没有文件中的数"),
        ("0 * 三公经费.决算 = 3万元", "乘的是零"),
        ("2 * 三公经费.决算 * 3 <= 3万元", "不是一项"),
        ("2 * 三公经费.决算 = 三公经费.决算 + 三公经费.决算", "抵消"),
        ("三公经废.决算 <= 3万元", "相近的词有：三公经费"),
        ("车辆数合计.决算 = 国内公务接待批次.决算", "不能放在一起计算"),
        ("三公经费.决算 = 三公经费.决算", "永远成立"),
        ("三公经费 = 三公经费.决算", "永远成立"),
        ("收入决算表[合计] - 收入决算表[合计] = 三公经费.决算 - 三公经费.决算", "抵消"),
    ],
)
def test_a_rule_that_can_say_nothing_is_refused(text: str, why: str) -> None:
    """Unknown terms, mixed units, and what no document could ever print."""
    with pytest.raises(OwnRuleError, match=why):
        own(text)


def test_full_width_signs_and_spaces_are_read() -> None:
    """People type them."""
    rule = own("收入决算表［合计，财政拨款收入］ ＝ 收入决算表[ 合计 ]　－　收入决算表[合计，其他收入]")
    assert [term.factor for term in rule.right.terms] == [1, -1]
    assert rule.left.terms[0].reference.wanted["fund"] == "财政拨款"


def test_last_years_figure_and_the_budgets() -> None:
    """A bureau's ceilings: 接待 not above last year's, running costs at most a tenth more, 公用 within the budget.

    | 青河县水务局 | 2023 | 2024 | 2024 budget |
    | 公务接待费 | 0.45 | 0.47 | |
    | 支出合计 | 166.49 | 162.29 | 158.20 |
    | 一般公共预算支出 | 160.99 | 156.29 | 158.20 |
    """
    this, last = read(with_public(YEARS[2024], YEARS[2023])), read(with_public(YEARS[2023], YEARS[2022]))
    planned = read(budget(YEARS[2024]))
    together = company(this, (last,), (planned,))
    found = {
        text: [item.verdict for item in relations(this, own(text), together)]
        for text in (
            "公务接待费.决算 <= 公务接待费.上年",
            "上年.公务接待费.决算 >= 公务接待费.决算",
            "公务接待费 <= 110% * 上年.公务接待费",
            "公务接待费.决算 - 公务接待费.上年 = 0.02万元",
            "支出决算表[合计] >= 上年.支出决算表[合计]",
            "支出决算表[农林水支出] >= 上年.支出决算表[213]",
            "一般公共预算财政拨款支出决算表[合计] <= 部门预算.一般公共预算支出预算表[合计]",
            "一般公共预算财政拨款支出决算表[208] <= 预算.支出预算总表[208]",
            "支出决算表[合计] <= 部门预算.支出预算总表[合计]",
            "公务接待费 <= 部门预算.公务接待费",
        )
    }
    assert found == {
        "公务接待费.决算 <= 公务接待费.上年": [Verdict.BROKEN],
        "上年.公务接待费.决算 >= 公务接待费.决算": [Verdict.BROKEN],
        "公务接待费 <= 110% * 上年.公务接待费": [Verdict.EXACT],
        "公务接待费.决算 - 公务接待费.上年 = 0.02万元": [Verdict.EXACT],
        "支出决算表[合计] >= 上年.支出决算表[合计]": [Verdict.BROKEN],
        "支出决算表[农林水支出] >= 上年.支出决算表[213]": [Verdict.BROKEN],
        "一般公共预算财政拨款支出决算表[合计] <= 部门预算.一般公共预算支出预算表[合计]": [Verdict.EXACT],
        "一般公共预算财政拨款支出决算表[208] <= 预算.支出预算总表[208]": [Verdict.EXACT],
        "支出决算表[合计] <= 部门预算.支出预算总表[合计]": [Verdict.BROKEN],
        "公务接待费 <= 部门预算.公务接待费": [Verdict.UNDECIDED],
    }


def test_what_is_told_of_a_rule_over_two_years_points_into_the_document() -> None:
    """Whichever side names last year's file, the place to look at is the draft's own figure."""
    this, last = read(with_public(YEARS[2024], YEARS[2023])), read(with_public(YEARS[2023], YEARS[2022]))
    rule = own("上年.公务接待费.决算 >= 公务接待费.决算")
    report = check_reading(this, Policy(own=(rule,)), company(this, (last,)))
    (finding,) = [item for item in report.findings if item.rule.id == "own.mine"]
    assert finding.places[0].place.volume == 0
    assert finding.places[0].printed == "0.47"
    assert "上年.公务接待费.决算 0.45万元 与 公务接待费.决算 0.47万元 不符，相差 0.02万元" in finding.message
    assert {operand.cited.place.volume for operand in finding.operands} == {0, 1}


def test_without_the_file_a_rule_that_needs_it_is_undecided_and_says_so() -> None:
    """Nor does a file of another year stand in for it."""
    this, older = read(with_public(YEARS[2024], YEARS[2023])), read(with_public(YEARS[2022]))
    rule = own("公务接待费.决算 <= 公务接待费.上年")
    for together in (None, company(this, (older,)), company(this, (), (read(budget(YEARS[2024])),))):
        (found,) = relations(this, rule, together)
        assert found.verdict is Verdict.UNDECIDED
        assert found.missing == "上年决算（没有给这份文件），要用其中的“公务接待费.上年”"
    bare = company(this, (read(accounts(YEARS[2023])),))
    (found,) = relations(this, rule, bare)
    assert found.missing == "上年决算里的“公务接待费.上年”"
    assert list(relations(read(accounts(YEARS[2024])), rule, None)) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("上年.三公经费.决算 <= 部门预算.三公经费", "里没有本文件的数"),
        ("上年.三公经费.决算 <= 5万元", "里没有本文件的数"),
        ("三公经费.决算 <= 上年.", "后面要写项目或表"),
        ("三公经费.决算 <= 上年.部门预算.三公经费", "写了两份文件"),
        ("三公经费.决算 <= 上年.三公经费.部门预算", "写了两份文件"),
        ("三公经费.决算 <= 部门预算.三公经费.决算", "只有年初预算数"),
        ("三公经费.决算 <= 部门预算.三公经费.全年预算", "只有年初预算数"),
        ("支出决算表[合计] <= 部门预算.支出决算表[合计]", "不认识表“支出决算表”；可以写：收支预算总表"),
        ("支出决算表[合计] <= 支出预算总表[合计]", "请写成“部门预算.支出预算总表"),
        ("支出决算表[合计] <= 上年.支出预算总表[合计]", "请写成“部门预算.支出预算总表"),
        ("三公经费.决算 <= 上年.车辆数合计", "不能放在一起计算"),
        ("三公经费.上年 - 三公经费.上年 = 三公经费.决算 - 三公经费.决算", "抵消"),
        ("三公经费.决算 <= 上年.三公经废", "相近的词有：三公经费"),
        ("三公经费.去年 <= 三公经费.决算", "上年、部门预算（另一份文件里的数）"),
    ],
)
def test_a_rule_over_files_that_can_say_nothing_is_refused(text: str, why: str) -> None:
    with pytest.raises(OwnRuleError, match=re.escape(why)):
        own(text)
