"""Headline, order and grouping: what the text and the page share."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mingzhang.findings import Severity
from mingzhang.view import summary
from tests.view import sample


def test_errors_and_warnings_are_counted() -> None:
    """One of each."""
    assert summary.headline(sample.full_report()) == "发现 1 个错误、1 个提醒"
    assert summary.headline(sample.report(sample.finding_error())) == "发现 1 个错误"


def test_no_error_never_stands_without_what_was_not_checked() -> None:
    """3 of 200 relations, 2 of 300 numbers."""
    words = summary.headline(sample.report(undecided=3, unread=2))
    assert words == "未发现错误（另有 1.5% 的关系未能核对、0.7% 的数字未能读出）"
    words = summary.headline(sample.report())
    assert words == "未发现错误（另有 0% 的关系未能核对、0% 的数字未能读出）"
    words = summary.headline(sample.report(sample.finding_warning(), undecided=1))
    assert words.startswith("未发现错误，有 1 个提醒（另有 0.5%")


@pytest.mark.parametrize(("undecided", "unread"), [(11, 0), (0, 16)])
def test_above_five_percent_the_check_is_not_complete(undecided: int, unread: int) -> None:
    """11 of 200 relations, or 16 of 300 numbers: no verdict on the whole, whatever was found."""
    clean = summary.headline(sample.report(undecided=undecided, unread=unread))
    assert clean.startswith("未能完成核对：")
    assert "未发现错误" not in clean
    found = summary.headline(sample.report(sample.finding_error(), undecided=undecided, unread=unread))
    assert found.startswith("未能完成核对：")
    assert found.endswith("已核对的部分发现 1 个错误")
    assert summary.advice(sample.report(undecided=undecided, unread=unread))


def test_nothing_recognised_is_not_complete() -> None:
    """An empty report promises nothing."""
    assert summary.headline(sample.nothing()) == "未能完成核对：没有识别出可以核对的关系"
    assert "没有错误" not in summary.no_findings(sample.nothing())


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, "0%"),
        (0, 9, "0%"),
        (1, 100000, "不到 0.1%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (1, 10, "10%"),
        (3, 0, "100%"),
    ],
)
def test_shares_are_exact_and_never_rounded_to_nothing(part: int, whole: int, words: str) -> None:
    """With one decimal, in integers."""
    assert summary.share(part, whole) == words


def test_findings_stand_in_document_order_grouped_by_part() -> None:
    """说明三 (line 2) before 公开03表 (line 7), notes behind, numbered through."""
    groups, notes = summary.number_findings(sample.full_report())
    assert [(group.part, [n.label for n in group.findings]) for group in groups] == [
        ("说明三", ["错误 1"]),
        ("公开03表 支出决算表", ["提醒 2"]),
    ]
    assert [n.label for n in notes] == ["提示 3"]


def test_a_place_without_line_is_told_by_block_and_cell() -> None:
    """Formats without lines and pages."""
    cited = sample.cell(1, 2)
    assert summary.where(cited) == "第5行"
    bare = replace(cited, place=replace(cited.place, line=None))
    assert summary.where(bare) == "全文第3段的表，第2行第3格"
    assert summary.where(replace(cited, place=replace(cited.place, page=4))) == "第4页第5行"


def test_what_is_open_is_gathered_by_reason() -> None:
    """Two instances of one rule lacking the same are one line."""
    gathered = summary.gather(sample.report(undecided=2).undecided)
    assert [(item.count, len(item.cited)) for item in gathered] == [(2, 2)]


def test_difference_has_a_unit_only_where_all_operands_share_it() -> None:
    """万元 against 万元 differ in 万元; 万元 against % in neither."""
    finding = sample.finding_error()
    assert summary.outcome(finding) == [("应为", "581.37万元"), ("相差", "1.00万元")]
    mixed = replace(finding, operands=(finding.operands[0], replace(finding.operands[1], unit="%")))
    assert summary.outcome(mixed) == [("应为", "581.37"), ("相差", "1.00")]


def test_candidates_are_all_named_and_none_is_certain() -> None:
    """371.32 → 371.33, or 210.04 → 210.05."""
    suspect = sample.finding_warning().suspect
    assert suspect is not None
    first, *candidates = summary.suspect_lines(suspect)
    assert "几种改法" in first
    assert len(candidates) == 2
    assert "371.33" in candidates[0]
    assert "210.05" in candidates[1]


def test_tone_follows_the_gravest() -> None:
    """Red, yellow, green."""
    assert summary.tone(sample.full_report()) == Severity.ERROR.value
    assert summary.tone(sample.nothing()) == "warning"
    assert summary.tone(sample.report()) == "good"
