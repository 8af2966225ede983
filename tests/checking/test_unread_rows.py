"""What a row left outside its table may explain is undecided: no blank cell, no missing row is built upon."""

from __future__ import annotations

import mingzhang
from mingzhang.checking.run import evaluate_all
from mingzhang.findings import Severity, Verdict
from mingzhang.points.reading import Reading
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document

HEAD = """某县水务局2024年度部门决算公开
支出决算表
部门名称：某县水务局
金额单位：万元
科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出
"""
WHOLE = "合计\t\t35.57\t25.57\t10.00\n"
FIRST = "210\t卫生健康支出\t5.57\t5.57\t\n"
SECOND = "213\t农林水支出\t30.00\t20.00\t10.00\n"


def read(table: str, below: str = "") -> Reading:
    return recognise_document(read_text((HEAD + table + "\n" + below).encode(), "公开.txt", ""))


def verdicts(reading: Reading, rule: str) -> set[Verdict]:
    return {relation.verdict for relation in evaluate_all(reading) if relation.rule.id == rule}


def test_a_sum_whose_row_is_missing_is_broken() -> None:
    """
    合计  35.57 ; 210  5.57
    """
    assert Verdict.BROKEN in verdicts(read(WHOLE + FIRST), "rollup.function")


def test_a_sum_whose_missing_row_may_stand_below_is_undecided() -> None:
    """
    合计  35.57 ; 210  5.57 ; and below the table, in lines of their own, 农林水支出 and 30.00
    """
    found = verdicts(read(WHOLE + FIRST, "\n农林水支出\n\n30.00\n\n20.00\n\n10.00\n"), "rollup.function")
    assert Verdict.UNDECIDED in found
    assert Verdict.BROKEN not in found


def test_a_sum_with_all_its_rows_is_exact() -> None:
    assert verdicts(read(WHOLE + FIRST + SECOND), "rollup.function") == {Verdict.EXACT}


def test_no_error_rests_on_a_torn_table() -> None:
    report = mingzhang.check(read(WHOLE + FIRST, "\n农林水支出\n\n30.00\n\n20.00\n\n10.00\n"))
    assert [item.rule.id for item in report.findings if item.severity is Severity.ERROR] == []


def test_what_was_not_read_is_among_the_numbers_wherever_it_stands() -> None:
    """Figures in lines of their own on the cover: the share of unread numbers never passes the whole."""
    cover = "\n\n".join(f"{at}.25" for at in range(10, 40))
    reading = recognise_document(read_text((cover + "\n\n" + HEAD + WHOLE).encode(), "公开.txt", ""))
    counts = mingzhang.check(reading).counts
    assert counts.unread >= 30
    assert counts.unread < counts.numbers
