"""The first page of a folder's results: every file with the way to its report, nothing of a name becoming markup."""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec.structs import replace

from mingzhang.view.overview import Ways, overview_html
from mingzhang.view.problems import Sheet, sheet
from mingzhang.view.workbook import Failure, Pair
from tests.view import sample


def made(**changes: object) -> Sheet:
    """The sheet of a report with an error, a warning and a note."""
    return replace(sheet(sample.full_report()), **changes)


def page(*sheets: Sheet, failures: tuple[Failure, ...] = (), pairs: tuple[Pair, ...] = ()) -> str:
    pages = {one.file: f"报告/{one.file}.html" for one in sheets}
    letters = {one.unit: f"整改通知/{one.unit}.docx" for one in sheets}
    drafts = {one.file: f"批注稿/{one.file}" for one in sheets if one.problems}
    return overview_html(sheets, failures, pairs, Ways("问题清单.xlsx", pages, letters, drafts))


def test_every_file_leads_to_its_report_and_draft_and_every_unit_to_its_letter() -> None:
    """甲's file has problems, 乙's none: only 甲 gets a letter, and its draft notes."""
    first = made(file="子/甲 #1.docx", unit="甲")
    second = made(file="乙.pdf", unit="乙", problems=())
    links = [unquote(link) for link in re.findall(r'href="([^"#][^"]*)"', page(first, second))]
    assert links == [
        "问题清单.xlsx",
        "报告/子/甲 #1.docx.html",
        "整改通知/甲.docx",
        "批注稿/子/甲 #1.docx",
        "报告/乙.pdf.html",
    ]


def test_files_that_could_not_be_checked_are_named_with_the_reason() -> None:
    text = page(made(), failures=(Failure("坏.pdf", "文件损坏"),))
    assert "1 个未能读取" in text
    assert text.index("坏.pdf") < text.index("文件损坏")


def test_the_headline_names_only_what_there_is() -> None:
    assert "核对了 1 个文件：1 个有错误</h1>" in page(made())
    assert "核对了 1 个文件：都没有发现错误</h1>" in page(made(problems=()))
    text = page(made(problems=(), complete=False), failures=(Failure("坏.pdf", "文件损坏"),))
    assert "核对了 2 个文件：1 个未能完成核对，1 个未能读取</h1>" in text


def test_each_cell_says_what_it_is_for_a_narrow_screen() -> None:
    """As cards have no head above them; an empty cell is hidden there."""
    cells = re.findall(r'<td[^>]* data-head="([^"]*)"', page(made()))
    assert cells[:5] == ["年度", "文件", "结论", "错误", "提醒"]
    assert cells[-3:] == ["同时核对", "整改通知", "批注稿"]


def test_what_was_checked_together_is_shown() -> None:
    one = made(file="2024.pdf")
    text = page(one, pairs=(Pair("2024.pdf", "甲", "2024", "2023.pdf", "2024预算.pdf"),))
    assert "2023.pdf、2024预算.pdf" in text


def test_a_budget_is_not_judged_by_the_checklist_of_accounts() -> None:
    assert "合格" not in page(made(checked=()))
    assert "未判定" in page(made())


def test_names_are_never_markup() -> None:
    hostile = "<script>alert(1)</script>\"'&.txt"
    text = page(made(file=hostile, unit=hostile), failures=(Failure(hostile, hostile),))
    assert "<script>alert" not in text
    assert 'href="报告/<' not in text
    assert "default-src &#x27;none&#x27;" in text
