"""The space of prints: what is believed, what is implied, what is one fact."""

from __future__ import annotations

from mingzhang.checking.space import Space, believed, is_implied, space_of
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Source
from mingzhang.points.trees import FISCAL, GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from tests.checking.tables import Drawn, cell

SPENT = Coordinate("支出")


class TestBelieved:
    def test_the_majority(self) -> None:
        assert (
            believed([cell(SPENT, "3.00"), cell(SPENT, "5.00"), cell(SPENT, "5.00")]).amount.decimal == "5.00"
        )

    def test_a_table_outweighs_a_text(self) -> None:
        text = cell(SPENT, "5.00", source=Source.TEXT)
        assert believed([text, cell(SPENT, "3.00")]).amount.decimal == "3.00"

    def test_texts_may_outvote_a_table(self) -> None:
        """A table's 3.00 against three sentences with 5.00."""
        texts = [cell(SPENT, "5.00", source=Source.TEXT) for _ in range(3)]
        assert believed([cell(SPENT, "3.00"), *texts]).amount.decimal == "5.00"

    def test_on_a_tie_the_first(self) -> None:
        assert believed([cell(SPENT, "3.00"), cell(SPENT, "5.00")]).amount.decimal == "3.00"


def test_a_missing_row_is_zero_in_a_list_of_its_level(doc: Drawn) -> None:
    """公开05 lists 类 and 款: a class it does not print is zero, a 项 is unknown.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 30.00 | 20.00 | 10.00
    213 | 农林水支出 | 30.00 | 20.00 | 10.00
    21303 | 水利 | 30.00 | 20.00 | 10.00
    """
    space = space_of(doc.reading)
    family = Coordinate("支出", fund=GENERAL)
    zero = space.implied_zero(family.at(function="205"))
    assert zero is not None
    assert is_implied(zero)
    assert (zero.amount.value, zero.blank) == (0, True)
    assert space.implied_zero(family.at(function="21301")) is not None
    assert space.implied_zero(family.at(function="2130301")) is None
    assert space.implied_zero(family.at(function="213")) is None
    assert space.implied_zero(Coordinate("支出", function="205")) is None, "another fund is another list"
    assert not is_implied(space.best[family])


def test_an_empty_table_lists_nothing_at_every_level(doc: Drawn) -> None:
    """公开07 without figures beside a filled 公开05: every 项 of it is zero.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 30.00 | 20.00 | 10.00
    213 | 农林水支出 | 30.00 | 20.00 | 10.00

    国有资本经营预算财政拨款支出决算表
    科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出
    合计 | | | |
    """
    space = space_of(doc.reading)
    assert space.implied_zero(Coordinate("支出", fund=STATE_CAPITAL, function="2239999")) is not None
    assert space.implied_zero(Coordinate("支出", fund=GOVERNMENT_FUND, function="2120803")) is None
    assert space.known_zero(Coordinate("支出", fund=STATE_CAPITAL))
    assert not space.known_zero(Coordinate("支出", fund=GENERAL))


def test_an_empty_template_is_not_zero(doc: Drawn) -> None:
    """Nothing in the whole file is filled in: blanks say nothing.

    国有资本经营预算财政拨款支出决算表
    科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出
    合计 | | | |
    """
    assert space_of(doc.reading).prints == {}


def test_zero_follows_from_a_zero_above(doc: Drawn) -> None:
    """项目支出 of 农林水 is blank, so its 项 have none either.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 20.00 | 20.00 |
    213 | 农林水支出 | 20.00 | 20.00 |
    """
    space = space_of(doc.reading)
    assert space.known_zero(Coordinate("支出", fund=GENERAL, nature="项目支出", function="213"))
    assert not space.known_zero(Coordinate("支出", fund=GENERAL, nature="人员经费"))


def test_purity(doc: Drawn) -> None:
    """Expenditure is all 财政拨款; income is not, because of 其他收入 0.50.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 60.00 | 五、教育支出 | 7 | 60.00
    八、其他收入 | 3 | 0.50 | | 9 |
    本年收入合计 | 4 | 60.50 | 本年支出合计 | 10 | 60.00

    财政拨款收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 合计
    一、一般公共预算财政拨款 | 1 | 60.00 | 五、教育支出 | 9 | 60.00
    本年收入合计 | 4 | 60.00 | 本年支出合计 | 12 | 60.00
    """
    space = space_of(doc.reading)
    assert space.pure("支出")
    assert not space.pure("收入")
    assert not space.pure("年初结转和结余"), "what is not printed is not known to be pure"
    assert not space.pure("支出总计")


def test_one_fact_on_two_nodes(doc: Drawn) -> None:
    """财政拨款 is all 一般公共 here: the two are one fact, with 政府性基金 they would not be.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 30.00 | 20.00 | 10.00
    213 | 农林水支出 | 30.00 | 20.00 | 10.00

    政府性基金预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | | |

    国有资本经营预算财政拨款支出决算表
    科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出
    合计 | | | |
    """
    fiscal = Coordinate("支出", fund=FISCAL, nature="基本支出")
    found = space_of(doc.reading).same_fact(fiscal)
    assert found is not None
    assert (found.coordinate.fund, found.amount.decimal) == (GENERAL, "20.00")
    without = doc.but(
        (
            "\n政府性基金预算财政拨款支出决算表\n科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出\n合计 | | | |",
            "",
        )
    )
    assert space_of(without).same_fact(fiscal) is None, (
        "政府性基金 is not printed, so it is not known to be zero"
    )


def test_a_space_is_built_once(doc: Drawn) -> None:
    """The families share one space per reading.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 30.00
    213 | 农林水支出 | 30.00
    """
    assert space_of(doc.reading) is space_of(doc.reading)
    assert isinstance(space_of(doc.reading), Space)
