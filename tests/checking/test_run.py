"""The run over all families: counts, undecided relations, unread numbers, and a deterministic report."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace

import mingzhang
from mingzhang.checking import check_reading
from mingzhang.checking.families import FAMILIES, rollup
from mingzhang.checking.judged import judged
from mingzhang.checking.rulebook import rulebook
from mingzhang.checking.run import SCHEMA, evaluate_all
from mingzhang.findings import RelationCounts, Severity, Verdict
from mingzhang.points.reading import NumeralFate, Reading
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document
from mingzhang.view.json import dump, report_json
from tests.checking.tables import ARITHMETIC, STATEMENTS, Drawn, read

DISCLOSURE = Drawn("""
青河县水务局2024年度部门决算公开

支出决算表
部门名称：青河县水务局
2024年度
金额单位：万元
科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | | 35.57 | 25.57 | 10.00
210 | 卫生健康支出 | 5.57 | 5.57 |
21007 | 计划生育事务 | 0.30 | 0.30 |
21011 | 行政事业单位医疗 | 5.28 | 5.28 |
213 | 农林水支出 | 30.00 | 20.00 | 10.00
21303 | 水利 | 30.00 | 20.00 | 10.00

第三部分 情况说明

三、支出决算情况说明

2024年度支出合计35.57万元，其中：基本支出25.57万元，占比71.89%；项目支出10.00万元，占比28.11%。与上年相比，项目支出增长5.00%。另有7笔。
""")


def test_the_report_says_what_was_checked() -> None:
    report = check_reading(DISCLOSURE.reading)
    assert (report.schema, report.version, report.document.unit, report.document.year) == (
        SCHEMA,
        mingzhang.__version__,
        "青河县水务局",
        2024,
    )
    assert report.counts.tables == 1
    assert report.counts.points == len(DISCLOSURE.reading.points)
    assert report.counts.relations.total == len(evaluate_all(DISCLOSURE.reading))
    assert report.counts.relations.tail == 2
    assert report.counts.relations == RelationCounts(
        **{
            verdict.value: sum(1 for item in evaluate_all(DISCLOSURE.reading) if item.verdict is verdict)
            for verdict in Verdict
        }
    )


def test_every_rule_is_accounted_for() -> None:
    """A rule without an instance says that the file has nothing for it; none passes silently."""
    report = check_reading(DISCLOSURE.reading)
    runs = {run.rule.id: run for run in report.rules}
    assert list(runs) == list(rulebook())
    assert sum(run.counts.total for run in runs.values()) == report.counts.relations.total
    assert runs["rollup.function"].counts.exact > 0
    assert runs["rollup.function"].reason == ""
    assert runs["rollup.economic"].counts.total == 0
    assert runs["rollup.economic"].reason


def test_an_undecided_relation_says_what_it_lacked() -> None:
    """项目支出增长5.00% without an amount of change."""
    (item,) = [one for one in check_reading(DISCLOSURE.reading).undecided if one.what.startswith("增减率")]
    assert item.why == "增减额或上年数"
    assert item.cited is not None
    assert item.cited.printed == "5.00"


def test_what_could_not_be_read_is_listed() -> None:
    """A column whose heading nobody knows: its figures are unread, with the reason, and no relation uses them."""
    strange = read("""
    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 潮汐系数
    合计 | | 35.57 | 12.34
    213 | 农林水支出 | 35.57 | 12.34
    """)
    report = check_reading(strange)
    assert report.counts.unread == 2
    assert [item.what for item in report.unread] == ["12.34", "12.34"]
    assert all("潮汐系数" in item.why for item in report.unread)


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (dump(report_json(check_reading(read(DISCLOSURE.text)))) for _ in range(2))
    assert first == second


def test_relations_have_identities() -> None:
    """No two relations of one document share an id: a report can be compared with last year's."""
    ids = [item.id for item in evaluate_all(DISCLOSURE.reading)]
    assert len(set(ids)) == len(ids)


def test_findings_are_numbered_in_document_order() -> None:
    wrong = DISCLOSURE.but(
        ("21303 | 水利 | 30.00 | 20.00", "21303 | 水利 | 30.00 | 2.00"), ("占比28.11%", "占比82.11%")
    )
    found = check_reading(wrong).findings
    assert [item.id for item in found] == [f"F{n:03d}" for n in range(1, len(found) + 1)]
    errors = [
        item
        for item in found
        if item.severity is Severity.ERROR
        and item.rule.id in ("rollup.nature", "rollup.function", "share.part")
    ]
    assert [item.places[0].printed for item in errors] == ["2.00", "82.11"]


def test_no_document_is_no_error() -> None:
    """A letter to the editor: nothing to check, nothing found, and the report is not complete."""
    report = check_reading(read("各位代表：\n现将有关情况报告如下。"))
    assert report.counts.relations.broken == 0 or all(
        f.severity is not Severity.ERROR for f in report.findings
    )
    assert report.counts.tables == 0


@pytest.mark.parametrize("name", FAMILIES)
def test_every_registered_family_can_run(name: str) -> None:
    """Each module of the list has relations(reading), and survives a document that has nothing for it."""
    module = import_module(f"mingzhang.checking.families.{name}")
    assert module.__doc__
    assert all(item.rule.id in rulebook() for item in module.relations(read("各位代表：")))


def test_the_arithmetic_families_are_registered() -> None:
    assert set(ARITHMETIC) | set(STATEMENTS) <= set(FAMILIES)


def test_equations_are_judged_once() -> None:
    """The roll-up and the joint test share one evaluation."""
    assert judged(DISCLOSURE.reading, rollup.equations) is judged(DISCLOSURE.reading, rollup.equations)


CLEAN = (Path(__file__).parents[1] / "data" / "clean.txt").read_text("utf-8")
LOST = "一、一般公共预算财政拨款收入\t1\t356.12"


def badly_read(reading: Reading) -> Reading:
    """The same with every second number unread."""
    numerals = [replace(n, fate=NumeralFate.UNREAD) if at % 2 else n for at, n in enumerate(reading.numerals)]
    return replace(reading, numerals=tuple(numerals))


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (LOST, LOST.replace("356.12", ""), "agreement"),
        (
            CLEAN[
                CLEAN.rindex("国有资本经营预算财政拨款支出决算表\n") : CLEAN.rindex(
                    "财政拨款“三公”经费支出决算表\n"
                )
            ],
            "",
            "content.tables",
        ),
    ],
    ids=["a blank cell", "a missing table"],
)
def test_what_is_not_there_accuses_nobody_where_much_was_not_read(old: str, new: str, rule: str) -> None:
    """A blank cell or a missing table is an error of a document that was read, and undecided where half was not."""
    assert CLEAN.count(old) == 1
    text = CLEAN.replace(old, new)
    reading = recognise_document(read_text(text.encode(), "例.txt", "0" * 64))
    assert rule in {finding.rule.id for finding in check_reading(reading).findings}
    report = check_reading(badly_read(reading))
    assert rule not in {finding.rule.id for finding in report.findings}
    assert any("没有读出的" in item.why for item in report.undecided)
