"""Two files that print the same facts, matched by coordinate."""

from __future__ import annotations

from mingzhang.checking import check_reading
from mingzhang.checking.across import company
from mingzhang.findings import Finding, Report, Severity
from mingzhang.points.reading import Reading
from tests.checking.tables import Drawn, read

TABLES = """
支出决算表
{head}科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | | {total} | {basic} | {project}
201 | 一般公共服务支出 | {total} | {basic} | {project}
"""


def tables(total: str, basic: str, project: str, unit: str = "") -> Reading:
    """One table, in 万元 or another unit."""
    head = f"金额单位：{unit}\n" if unit else ""
    return read(TABLES.format(head=head, total=total, basic=basic, project=project))


def check(here: Reading, there: Reading) -> Report:
    return check_reading(here, together=company(here, tables=(there,)))


def told(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.rule.id.startswith("across.against")]


DRAFT = tables("14.00", "10.00", "4.00")


def test_equal_files_differ_nowhere() -> None:
    (found,) = check(DRAFT, tables("14.00", "10.00", "4.00")).comparisons
    assert (found.equal, found.different, found.only_here, found.only_there) == (6, 0, (), ())


def test_a_difference_names_both_places() -> None:
    report = check(DRAFT, tables("15.00", "11.00", "4.00"))
    findings = told(report)
    assert report.comparisons[0].different == len(findings) == 4
    first = findings[0]
    assert first.severity is Severity.ERROR
    assert "14.00万元" in first.message
    assert "15.00万元（对照文件·支出决算表" in first.message
    assert [operand.cited.place.volume for operand in first.operands] == [0, 1]


def test_other_units_are_compared_through_their_intervals() -> None:
    """140,012.34 元 prints as 14.00 万元, 140,062.34 元 does not."""
    yuan = tables("140012.34", "100012.34", "40000.00", "元")
    assert told(check(DRAFT, yuan)) == []
    assert check(DRAFT, yuan).comparisons[0].equal == 6
    assert told(check(DRAFT, tables("140062.34", "100062.34", "40000.00", "元")))


def test_a_blank_equals_zero() -> None:
    blank, zero = tables("10.00", "10.00", ""), tables("10.00", "10.00", "0.00")
    assert check(blank, zero).comparisons[0].equal == 6
    assert told(check(zero, blank)) == []


def test_one_last_place_between_tables_is_a_warning() -> None:
    findings = told(check(DRAFT, tables("14.01", "10.00", "4.01")))
    assert {f.severity for f in findings} == {Severity.WARNING}
    assert {f.rule.id for f in findings} == {"across.against_tail"}


def test_what_only_one_file_prints_is_listed_and_a_zero_row_is_not(doc: Drawn) -> None:
    """A row more, and one of zeros.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 14.00 | 10.00 | 4.00
    201 | 一般公共服务支出 | 14.00 | 10.00 | 4.00
    20103 | 政府办公厅（室）及相关机构事务 | 14.00 | 10.00 | 4.00
    208 | 社会保障和就业支出 | | |
    """
    (found,) = check(doc.reading, DRAFT).comparisons
    assert [cited.row for cited in found.only_here] == ["20103 政府办公厅（室）及相关机构事务"] * 3
    assert found.only_there == ()
    (turned,) = check(DRAFT, doc.reading).comparisons
    assert turned.only_here == ()
    assert [cited.printed for cited in turned.only_there] == ["14.00", "10.00", "4.00"]
    assert all(cited.place.volume == 1 for cited in turned.only_there)


def test_a_row_missing_from_a_list_is_zero_there() -> None:
    """The other file has 208 with 1.00; the document's list of classes does not have it."""
    other = read(
        """
        支出决算表
        科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
        合计 | | 14.00 | 10.00 | 4.00
        201 | 一般公共服务支出 | 13.00 | 9.00 | 4.00
        208 | 社会保障和就业支出 | 1.00 | 1.00 |
        """
    )
    rows = {operand.cited.row for f in told(check(DRAFT, other)) for operand in f.operands}
    assert "208 社会保障和就业支出" in rows


def test_sentences_are_compared_too(doc: Drawn) -> None:
    """A rate that only one of two drafts has corrected.

    第三部分 情况说明
    一、收入支出决算总体情况说明
    本部门2024年度收入总计为120.00万元，同上年相比，收入总计增加20.00万元，增长20.00%。
    """
    findings = told(check(doc.reading, doc.but(("增长20.00%", "增长21.00%"))))
    assert [f.operands[0].cited.printed for f in findings] == ["20.00"]
    value = told(check(doc.reading, doc.but(("总计为120.00万元", "总计为121.00万元"))))
    assert [f.operands[1].amount for f in value] == ["121.00"]
