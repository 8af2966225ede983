"""Completeness: tables, detail, explanations, parts, hints; only for whole disclosures of final accounts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mingzhang.checking.families import content_economy, content_hints, content_narrative, content_tables
from mingzhang.checking.locating import causes
from mingzhang.document import Paragraph
from mingzhang.findings import Cited, Severity, Verdict
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import DocumentKind, Numeral, NumeralFate, Reading, RecognisedTable
from tests.builders import FILE, broken, reading, table, verdicts

KINDS = (
    "收支总表",
    "收入表",
    "支出表",
    "财政拨款总表",
    "一般公共支出表",
    "基本支出表",
    "三公表",
    "基金表",
    "国资表",
)


def tables(*without: str) -> list[RecognisedTable]:
    return [table(kind, ordinal=at) for at, kind in enumerate(KINDS) if kind not in without]


class TestTables:
    def test_all_there(self) -> None:
        found = list(content_tables.relations(reading("清河县档案馆", tables=tables())))
        assert verdicts(found, "content.tables") == [Verdict.EXACT] * 9

    def test_provinces_that_leave_out_a_word_of_the_title(self) -> None:
        """云南: 收入支出决算表, 财政拨款收入支出决算表, both without 总."""
        named = [
            table("支出表", title="收入支出决算表", ordinal=20),
            table("支出表", title="财政拨款收入支出决算表", ordinal=21),
        ]
        source = reading("清河县档案馆", tables=[*tables("收支总表", "财政拨款总表"), *named])
        assert verdicts(content_tables.relations(source), "content.tables") == [Verdict.EXACT] * 9

    @pytest.mark.parametrize(("kind", "severity"), [("三公表", Severity.ERROR), ("国资表", Severity.WARNING)])
    def test_one_missing(self, kind: str, severity: Severity) -> None:
        found = broken(
            content_tables.relations(reading("清河县档案馆", tables=tables(kind))), "content.tables"
        )
        assert [(item.key, item.severity) for item in found] == [(kind, severity)]

    def test_a_missing_table_that_the_text_explains(self) -> None:
        source = reading(
            "第三部分 情况说明", "一、政府性基金", "本年度没有政府性基金收支。", tables=tables("基金表")
        )
        assert broken(content_tables.relations(source), "content.tables")[0].severity is Severity.WARNING

    def test_a_title_above_a_table_nobody_recognised(self) -> None:
        source = reading(
            "财政拨款“三公”经费支出决算表",
            [["合计", "1.00"]] * 4,
            tables=[table(k, ordinal=a, block=9) for a, k in enumerate(KINDS) if k != "三公表"],
        )
        assert Verdict.UNDECIDED in verdicts(content_tables.relations(source), "content.tables")

    def test_a_missing_table_whose_amounts_may_stand_alone_in_the_file(self) -> None:
        alone = ["合计", "1.00", "2.00", "3.00", "4.00"]
        source = reading("清河县档案馆", *alone, tables=tables("三公表"))
        numerals = tuple(
            Numeral(text, Cited(block.place, printed=text), NumeralFate.UNREAD, 2)
            for block in source.document.blocks
            if isinstance(block, Paragraph) and "." in (text := block.text)
        )
        found = verdicts(content_tables.relations(replace(source, numerals=numerals)), "content.tables")
        assert Verdict.UNDECIDED in found
        assert Verdict.BROKEN not in found

    def test_before_2020_no_table_of_state_capital(self) -> None:
        source = reading("清河县档案馆", year=2018, tables=tables("国资表"))
        assert not broken(content_tables.relations(source), "content.tables")

    @pytest.mark.parametrize(
        "kind", [DocumentKind.DEPARTMENT_BUDGET, DocumentKind.ACCOUNTS_TABLES, DocumentKind.PERFORMANCE_FORMS]
    )
    def test_other_publications_are_not_asked(self, kind: DocumentKind) -> None:
        source = reading("清河县档案馆", kind=kind, tables=tables("三公表"))
        for family in (content_tables, content_narrative, content_hints):
            assert not list(family.relations(source))

    def test_no_table_was_read(self) -> None:
        found = verdicts(content_tables.relations(reading("清河县档案馆")), "content.tables")
        assert found == [Verdict.UNDECIDED] * 9

    @pytest.mark.parametrize(
        ("names", "verdict"),
        [
            ([("201", "一般公共服务支出"), ("20126", "档案事务"), ("2012604", "档案馆")], Verdict.EXACT),
            ([("201", "一般公共服务支出"), ("20126", "档案事务")], Verdict.BROKEN),
            ([], Verdict.UNDECIDED),
        ],
    )
    def test_function_down_to_items(self, names: list[tuple[str, str]], verdict: Verdict) -> None:
        spent = table("支出表", {Coordinate("支出"): "3.00"}, names=names, ordinal=20)
        others = [item for item in tables() if item.kind != "支出表"]
        found = verdicts(
            content_tables.relations(reading("清河县档案馆", tables=[*others, spent])),
            "content.function_items",
        )
        assert found == [verdict]

    def test_a_group_without_items_where_the_others_have_them(self) -> None:
        """20508 has money and no 项, 20502 has one: a line is missing, or was not read."""
        rows = [("205", "教育支出"), ("20502", "普通教育"), ("2050202", "小学教育"), ("20508", "进修及培训")]
        values = {Coordinate("支出", function=code): "3.00" for code, _ in rows}
        others = [item for item in tables() if item.kind != "支出表"]

        def said(*more: tuple[str, str]) -> list[Verdict]:
            names = [*rows, *more]
            spent = table("支出表", values, names=names, ordinal=20)
            source = reading("清河县档案馆", tables=[*others, spent])
            return verdicts(content_tables.relations(source), "content.function_gap")

        assert Verdict.BROKEN in said()
        assert Verdict.BROKEN not in said(("2050803", "培训支出"))
        bare = table("支出表", values, names=rows[:2], ordinal=20)
        left = content_tables.relations(reading("清河县档案馆", tables=[bare]))
        assert verdicts(left, "content.function_gap") == []

    @pytest.mark.parametrize(("paid", "verdict"), [("3.00", Verdict.EXACT), ("", Verdict.BROKEN)])
    def test_economy_down_to_accounts(self, paid: str, verdict: Verdict) -> None:
        values = {Coordinate("支出", economic="302"): "3.00", Coordinate("支出", economic="30201"): paid}
        others = [item for item in tables() if item.kind != "基本支出表"]
        source = reading("清河县档案馆", tables=[*others, table("基本支出表", values, ordinal=20)])
        assert verdicts(content_tables.relations(source), "content.economic_items") == [verdict]


FULL = {
    "三公": "“三公”经费支出1.20万元，比上年减少0.10万元。因公出国（境）费0万元，团组0个；公务用车购置费0万元，购置车辆0辆；"
    "公务用车运行维护费1.20万元，保有量1辆；公务接待费0万元，共0批次。",
    "机关运行经费": "机关运行经费支出5.10万元。",
    "政府采购": "政府采购支出2.00万元，其中货物1.00万元、工程0万元、服务1.00万元，授予中小企业合同1.00万元。",
    "国有资产": "共有车辆1辆，为国有资产。",
    "绩效": "开展绩效自评2个项目。",
}


def whole(**changes: str) -> Reading:
    """A whole disclosure; a section changed to an empty text is left out with its heading."""
    items = ["第一部分 概况", "一、主要职责", "负责档案保管。", "第三部分 情况说明"]
    for at, (title, text) in enumerate({**FULL, **changes}.items()):
        if text:
            items += [f"{'一二三四五'[at]}、{title}情况说明", text]
    items += ["第四部分 名词解释", "基本支出：指为保障机构正常运转发生的支出。"]
    return reading(*items)


class TestNarrative:
    def test_all_explained(self) -> None:
        found = list(content_narrative.relations(whole()))
        assert {item.verdict for item in found} == {Verdict.EXACT}

    @pytest.mark.parametrize(
        ("left_out", "rule"),
        [
            ("三公", "content.three_public"),
            ("机关运行经费", "content.operating"),
            ("政府采购", "content.procurement"),
            ("国有资产", "content.assets"),
            ("绩效", "content.performance"),
        ],
    )
    def test_one_left_out(self, left_out: str, rule: str) -> None:
        found = [
            item
            for item in content_narrative.relations(whole(**{left_out: ""}))
            if item.verdict is not Verdict.EXACT
        ]
        assert [item.rule.id for item in found] == [rule]

    def test_each_missing_part_is_a_finding(self) -> None:
        """Two parts left out are two findings, though both cite the cover."""
        found = causes(list(content_narrative.relations(whole(国有资产="", 绩效=""))))
        assert sorted(cause.relations[0].rule.id for cause in found) == [
            "content.assets",
            "content.performance",
        ]

    def test_counts_of_guests_by_groups(self) -> None:
        """来访团组12个、96人次 are batches and people too."""
        text = (
            "“三公”经费支出1.20万元，比上年减少。因公出国（境）费0万元，团组0个；公务用车购置费0万元，购置公务用车0辆；"
            "公务用车运行维护费1.20万元，保有量1辆；公务接待费。2024年决算数0.10万元，接待国内来访团组12个、96人次。"
        )
        found = list(content_narrative.relations(whole(三公=text)))
        assert {item.verdict for item in found} == {Verdict.EXACT}

    def test_three_public_without_counts(self) -> None:
        text = "“三公”经费支出1.20万元，比上年减少。因公出国（境）费0万元；公务用车购置费0万元；公务用车运行维护费1.20万元；公务接待费0万元。"
        found = broken(content_narrative.relations(whole(三公=text)), "content.three_public_counts")
        assert "保有量" in found[0].words["lacking"]

    def test_a_unit_without_any(self) -> None:
        found = list(
            content_narrative.relations(
                whole(三公="本馆2024年度无“三公”经费支出。", 政府采购="本馆本年度没有政府采购支出。")
            )
        )
        assert {item.verdict for item in found} == {Verdict.EXACT}

    def test_an_institution_may_leave_out_operating_cost(self) -> None:
        found = broken(content_narrative.relations(whole(机关运行经费="")), "content.operating")
        assert found[0].severity is Severity.WARNING, "清河县档案馆 is an institution"

    def test_no_narrative_was_read(self) -> None:
        found = verdicts(
            content_narrative.relations(reading("清河县档案馆", tables=tables())), "content.narrative"
        )
        assert found == [Verdict.UNDECIDED]

    def test_no_glossary_and_no_duties(self) -> None:
        source = reading("第三部分 情况说明", "一、收入支出决算总体情况说明", "收入1.00万元。")
        found = list(content_narrative.relations(source))
        assert verdicts(found, "content.glossary") == [Verdict.BROKEN]
        assert verdicts(found, "content.duties") == [Verdict.BROKEN]

    def test_a_part_of_the_contents_that_the_body_lacks(self) -> None:
        source = reading(
            "目录",
            "第一部分 概况.....1",
            "第四部分 名词解释.....9",
            "第一部分 概况",
            "一、主要职责",
            "负责档案保管。",
        )
        assert verdicts(content_narrative.relations(source), "content.parts") == [
            Verdict.EXACT,
            Verdict.BROKEN,
        ]

    def test_parts_whose_headings_were_not_read(self) -> None:
        source = reading("目录", "第一部分 概况.....1", "收入支出决算总表", [["合计", "1.00"]])
        assert verdicts(content_narrative.relations(source), "content.parts") == [Verdict.UNDECIDED]


class TestHints:
    def test_hints_are_notes_of_one_finding(self) -> None:
        found = [item for item in content_hints.relations(whole()) if item.verdict is Verdict.BROKEN]
        assert {item.severity or item.rule.severity for item in found} == {Severity.NOTE}
        assert {item.fold for item in found} == {"content.hints"}

    def test_scope_told(self) -> None:
        source = reading("第一部分 概况", "一、主要职责", "纳入2024年度决算编制范围的单位共1个。")
        assert verdicts(content_hints.relations(source), "content.scope") == [Verdict.EXACT]

    def test_terms_of_the_tables(self) -> None:
        values = {Coordinate("支出", nature="经营支出"): "", Coordinate("支出", nature="基本支出"): "3.00"}
        term = Cited(Place(FILE, block=0), "名词解释", printed="基本支出")
        source = reading("清河县档案馆", tables=[table("支出表", values)], glossary=[term])
        assert broken(content_hints.relations(source), "content.terms")[0].words["terms"] == "经营支出"


class TestEconomy:
    @pytest.mark.parametrize(
        ("office", "rest", "verdict"),
        [("", "3.00", Verdict.BROKEN), ("1.00", "3.00", Verdict.EXACT), ("", "0.10", Verdict.EXACT)],
    )
    def test_everything_in_other_goods_and_services(self, office: str, rest: str, verdict: Verdict) -> None:
        """302 = 10.00; 30201 办公费, 30299 其他商品和服务支出; 水, 电, 邮电 and 差旅 are blank."""
        values = {
            "302": "10.00",
            "30201": office,
            "30205": "",
            "30206": "",
            "30207": "",
            "30211": "",
            "30299": rest,
        }
        printed = table(
            "基本支出表", {Coordinate("支出", economic=code): text for code, text in values.items()}
        )
        found = verdicts(
            content_economy.relations(reading("清河县档案馆", tables=[printed])), "content.ordinary_accounts"
        )
        assert found == [verdict]

    def test_rows_that_are_not_printed_tell_nothing(self) -> None:
        values = {Coordinate("支出", economic="302"): "10.00", Coordinate("支出", economic="30299"): "9.00"}
        assert not list(
            content_economy.relations(reading("清河县档案馆", tables=[table("基本支出表", values)]))
        )
