"""What the narrative tells, by role and subject."""

from __future__ import annotations

from mingzhang.checking.telling import as_print, telling_of
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Role
from mingzhang.points.trees import FISCAL, GENERAL
from tests.checking.tables import Drawn, read

SPENT = Coordinate("支出", fund=GENERAL)


def test_statements_by_role_in_document_order(doc: Drawn) -> None:
    """Two values, a change, a rate and a completion.

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    2024年度一般公共预算财政拨款支出年初预算80.00万元，支出决算100.00万元，完成年初预算的125.00%。与上年相比，一般公共预算财政拨款支出增加20.00万元，增长25.00%。
    """
    told = telling_of(doc.reading)
    assert [len(told.by_role[role]) for role in Role] == [2, 1, 1, 0, 1, 0]
    change = told.by_role[Role.CHANGE][0]
    assert told.companion(told.by_role[Role.RATE][0], Role.CHANGE) is change
    assert list(told.changes) == [SPENT]


def test_a_sentence_means_the_figure_of_its_own_section(doc: Drawn) -> None:
    """Two sections print 财政拨款收入总计 differently; each rate is judged on its own, and tables decide elsewhere.

    第三部分 情况说明
    四、财政拨款收支决算总体情况说明
    2024年度财政拨款收入总计100.00万元，支出总计100.00万元。
    十、其他重要事项情况说明
    财政拨款收入总计110.00万元。
    """
    told = telling_of(doc.reading)
    income = Coordinate("收入总计", fund=FISCAL)
    here = told.value(income, doc.reading.sections[1].index)
    assert here is not None
    assert here.amount.decimal == "100.00"
    elsewhere = told.value(income, 99)
    assert elsewhere is not None
    assert told.value(Coordinate("支出"), 1) is None


def test_no_change_is_a_statement_too(doc: Drawn) -> None:
    """与上年决算持平 stands among the changes without an amount.

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    2024年度一般公共预算财政拨款支出100.00万元，与上年决算持平。
    """
    told = telling_of(doc.reading)
    (statement,) = told.changes[SPENT]
    assert statement.direction == 0
    assert as_print(statement) is None


def test_no_such_items_is_a_statement_without_an_amount() -> None:
    """本年度无此项收支: values that are said to be none."""
    told = telling_of(
        read("第三部分 情况说明\n七、政府性基金预算财政拨款收支决算情况说明\n本年度无此项收支。")
    )
    assert all(
        statement.amount is None or statement.amount.value == 0 for statement in told.by_role[Role.VALUE]
    )
    assert dict(told.changes) == {}


def test_a_narrative_without_figures() -> None:
    told = telling_of(read("第三部分 情况说明\n一、收入支出决算总体情况说明\n各项工作平稳推进。"))
    assert not any(told.by_role.values())
