"""The workbook and the letter, opened by other programs' libraries; the checklist behind them."""

from __future__ import annotations

import io

import docx
import openpyxl
from msgspec.structs import replace

from mingzhang.checking.rulebook import rulebook
from mingzhang.findings import RelationCounts, RuleRun, Severity
from mingzhang.view.checklist import ASPECTS, Mark, aspects, checklist, items
from mingzhang.view.letter import letter
from mingzhang.view.problems import Sheet, sheet, sheet_from_json, sheet_json
from mingzhang.view.workbook import Failure, Pair, workbook
from tests.view import sample


def made(**changes: object) -> Sheet:
    """The sheet of a report with an error, a warning and a note."""
    return replace(sheet(sample.full_report()), **changes)


def cells(data: bytes, name: str) -> list[list[object]]:
    """The rows of a sheet below its title."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for row in book[name].iter_rows(min_row=2)]


def test_errors_and_warnings_are_listed_and_notes_on_request() -> None:
    words = {problem.severity for problem in made().problems}
    assert words == {"错误", "提醒"}
    assert len(sheet(sample.full_report(), notes=True).problems) > len(made().problems)
    assert sheet_from_json(sheet_json(made())) == made()


def test_the_workbook_has_a_summary_a_checklist_and_a_sheet_for_each_unit() -> None:
    other = made(unit="白河县水务局", problems=())
    data = workbook([made(), other], [Failure("坏.pdf", "文件损坏")], [Pair("a", "b", "2024", "c", "d")])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["汇总", "检查表", made().unit, "白河县水务局", "未能核对的文件", "配对"]
    head, first, *_ = cells(data, "汇总")
    assert head[:6] == ["单位", "年度", "文件", "错误", "提醒", "已认可"]
    assert head[6 : 6 + len(ASPECTS)] == list(ASPECTS)
    assert first[3] == made().count(Severity.ERROR)
    head, *rows = cells(data, made().unit)
    assert {"单位", "年度", "位置", "页", "问题", "印刷数", "应为", "依据", "严重程度", "反馈"} <= set(head)
    assert len(rows) == len(made().problems)
    assert all(row[-1] in (None, "") for row in rows)
    assert cells(data, "未能核对的文件")[1] == ["坏.pdf", "文件损坏"]


def test_equal_sheets_give_equal_bytes() -> None:
    assert workbook([made()]) == workbook([made()])
    assert letter("青禾县水利局", [made()]) == letter("青禾县水利局", [made()])


def test_no_cell_is_a_formula_and_every_name_is_allowed() -> None:
    """A unit's name is hostile: too long, forbidden characters, equal to another but for the case."""
    names = ["=1+1", "A" * 60, "a" * 60, "x/[y]:*?\\z", "'", "汇总"]
    hostile = replace(made().problems[0], problem="=HYPERLINK(1)", message="")
    data = workbook([made(unit=name, problems=(hostile,)) for name in names])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert len({name.casefold() for name in book.sheetnames}) == len(names) + 2
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)


def test_the_letter_names_the_unit_and_every_problem() -> None:
    word = docx.Document(io.BytesIO(letter("青禾县水利局", [made()])))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "青禾县水利局：" in text
    assert "决算公开内容的通知" in text
    (table,) = word.tables
    assert len(table.rows) == len(made().problems) + 1


def test_an_item_fails_passes_or_stays_open() -> None:
    """Nothing evaluated is 未判定, never 合格."""
    empty = sample.report()
    marks = aspects(checklist(replace(empty, rules=(), findings=())))
    assert set(marks.values()) == {Mark.OPEN}
    failing = checklist(sample.report(sample.finding_error()))
    rule = sample.finding_error().rule.id
    item = next(item for item in items() if item.asks(rule))
    assert next(c.mark for c in failing if c.name == item.name) is Mark.FAILED
    assert aspects(failing)[item.aspect] is Mark.FAILED


def test_what_no_file_can_tell_is_left_to_people() -> None:
    """Pages that can be read do not yet make 方式 合格: where the file was published is not in it."""
    rule = rulebook()["content.readable"].rule
    runs = (RuleRun(rule, RelationCounts(exact=1)),)
    found = checklist(replace(sample.report(), rules=runs, findings=()))
    assert next(item.mark for item in found if item.name == "附件可以机读") is Mark.PASSED
    assert aspects(found)["方式"] is Mark.OPEN
    signed = [replace(item, mark=Mark.PASSED) if item.aspect == "方式" else item for item in found]
    assert aspects(signed)["方式"] is Mark.PASSED


def test_a_budget_is_not_asked() -> None:
    report = sample.full_report()
    plan = replace(report, document=replace(report.document, kind="部门预算"))
    assert sheet(plan).checked == ()
    data = workbook([sheet(plan)])
    assert cells(data, "检查表")[1:] == []
    assert not any(cells(data, "汇总")[1][6 : 6 + len(ASPECTS)])


def test_the_letter_counts_only_what_there_is() -> None:
    errors = tuple(problem for problem in made().problems if problem.severity == "错误")
    text = "\n".join(
        p.text for p in docx.Document(io.BytesIO(letter("甲", [made(problems=errors)]))).paragraphs
    )
    assert f"{len(errors)} 处错误，具体如下表" in text
    assert "0 处" not in text


def test_every_rule_of_the_checklist_exists() -> None:
    """A rule that is renamed is renamed in the file too."""
    for item in items():
        for rule in item.rules:
            begins = rule.removesuffix("*")
            assert any(
                known == rule or (rule.endswith(".*") and known.startswith(begins)) for known in rulebook()
            ), rule
