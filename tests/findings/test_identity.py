"""A finding's identity: the same in every run and format, apart for another cause."""

from __future__ import annotations

from msgspec.structs import replace

from mingzhang.findings import Cited, Finding, Operand, Rule, Severity, identified
from mingzhang.findings.identity import figures, identity
from mingzhang.place import Place

RULE = Rule("agreement", "同数一致", "相同。", Severity.ERROR, "法", "agreement")
CITED = Cited(
    Place("甲.docx", page=3, block=12, row=4, column=1),
    "公开03表 支出决算表",
    "合计",
    "本年支出·基本支出",
    "902.55",
)


def finding(cited: Cited = CITED, amount: str = "902.56") -> Finding:
    """A finding at one cell."""
    other = Operand(Cited(Place("甲.docx"), "说明六"), "文字", amount, "万元")
    return Finding("F001", RULE, Severity.ERROR, "题", "文。", "改。", (cited,), (other,))


def named(found: Finding) -> str:
    return identity(found, "青河县水务局", 2024)


def test_layout_does_not_change_it() -> None:
    """Another page, block and line; the table's number lost; the group heading of the column lost."""
    moved = replace(CITED, place=Place("甲.pdf", page=9, block=70, row=8, column=3))
    assert named(finding(moved)) == named(finding())
    assert named(finding(replace(moved, part="支出决算表", column="基本支出", row="合 计"))) == named(
        finding()
    )


def test_figures_do_not_change_it_and_are_kept_apart() -> None:
    changed = finding(replace(CITED, printed="902.50"))
    assert named(changed) == named(finding())
    assert figures(changed) == ("902.5", "902.56")
    assert figures(finding()) == ("902.55", "902.56")
    assert figures(finding(replace(CITED, printed="1,050.00万元"))) == ("1050", "902.56")


def test_rule_place_unit_and_year_do() -> None:
    names = {
        named(finding()),
        named(finding(replace(CITED, row="201 一般公共服务支出"))),
        named(finding(replace(CITED, column="本年支出·项目支出"))),
        named(finding(replace(CITED, part="公开05表 一般公共预算财政拨款支出决算表"))),
        named(replace(finding(), rule=replace(RULE, id="rollup.fund"))),
        identity(finding(), "青河县水务局", 2023),
        identity(finding(), "白河县水务局", 2024),
    }
    assert len(names) == 7


def test_words_of_a_sentence_tell_two_findings_of_one_part_apart() -> None:
    first, second = (Cited(Place("甲"), "说明六", printed=words) for words in ("生活补助", "医疗费补助"))
    assert named(finding(first)) != named(finding(second))


def test_of_very_many_figures_a_digest_is_kept() -> None:
    many = tuple(Operand(CITED, "项", f"{n}.01", "万元") for n in range(40))
    kept = figures(replace(finding(), operands=many))
    assert len(kept) == 12
    assert kept != figures(replace(finding(), operands=(*many[:-1], Operand(CITED, "项", "99.02", "万元"))))


def test_every_finding_of_a_report_is_named() -> None:
    (named_one,) = identified([finding()], "青河县水务局", 2024)
    assert named_one.identity == named(finding())
    assert len(named_one.identity) == 9
    assert named_one.figures == ("902.55", "902.56")
