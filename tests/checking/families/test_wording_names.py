"""Unit names, years, account names, names of codes."""

from __future__ import annotations

import pytest

from mingzhang.checking.families import wording_accounts, wording_codes, wording_units, wording_years
from mingzhang.findings import Relation, Severity, Verdict
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import DocumentKind, Reading
from tests.builders import broken, listing, narrative, reading, table, verdicts
from tests.checking.tables import read

STAFF = Coordinate("支出", nature="人员经费")
OFFICE = Coordinate("支出", nature="公用经费")


def basic(values: dict[str, str]) -> Reading:
    """A basic expenditure table and a text that lists four accounts of 人员经费."""
    printed = table(
        "基本支出表",
        {Coordinate("支出", nature="基本支出", economic=code): amount for code, amount in values.items()},
        title="基本支出决算表",
    )
    text = "人员经费31.50万元，主要包括基本工资、抚恤金、车补、奖励金。"
    source = narrative(text, tables=[printed])
    return narrative(
        text, tables=[printed], listings=[listing(source, STAFF, ["基本工资", "抚恤金", "车补", "奖励金"])]
    )


class TestUnitNames:
    def test_full_name_abbreviation_and_own_level(self) -> None:
        tables = [
            table("收入表", name="清河县档案馆", ordinal=1),
            table("支出表", name="清河县档案馆（本级）", ordinal=2),
            table("三公表", name="清河档案馆", ordinal=3),
        ]
        found = list(wording_units.relations(reading("清河县档案馆", tables=tables)))
        assert verdicts(found, "wording.unit_name") == [Verdict.EXACT] * 3

    def test_another_unit_in_one_head_is_an_error(self) -> None:
        tables = [
            table("收入表", name=name, ordinal=at)
            for at, name in enumerate(["清河县档案馆", "清河县档案馆", "清河县水利局"])
        ]
        found = broken(wording_units.relations(reading("清河县档案馆", tables=tables)), "wording.unit_name")
        assert [(item.operands[0].cited.printed, item.severity) for item in found] == [("清河县水利局", None)]

    def test_where_all_heads_differ_from_the_cover_one_warning(self) -> None:
        """A department's cover over its office's tables: a person must look, nothing is certain."""
        tables = [table("收入表", name="清河县史志办公室", ordinal=at) for at in range(3)]
        found = broken(wording_units.relations(reading("清河县档案馆", tables=tables)), "wording.unit_name")
        assert [(item.key, item.severity) for item in found] == [("cover", Severity.WARNING)]

    def test_no_name_to_compare_with(self) -> None:
        tables = [table("收入表", name="——", ordinal=1)]
        found = list(wording_units.relations(reading("决算", unit="", tables=tables)))
        assert verdicts(found, "wording.unit_name") == [Verdict.UNDECIDED]

    def test_another_unit_as_the_subject_of_a_sentence(self) -> None:
        found = broken(
            wording_units.relations(narrative("清河县水利局2024年度收入总计41.32万元。")), "wording.unit_name"
        )
        assert [item.operands[0].cited.printed for item in found] == ["清河县水利局"]

    def test_a_subordinate_that_part_one_names(self) -> None:
        source = reading(
            "第一部分 概况",
            "一、主要职责",
            "本单位下设清河县档案服务中心，负责查阅。",
            "第三部分 情况说明",
            "一、收入支出决算总体情况说明",
            "清河县档案服务中心2024年度收入总计1.32万元。",
        )
        assert not broken(wording_units.relations(source), "wording.unit_name")

    def test_one_character_exchanged_in_a_head(self) -> None:
        """清河县档案馆 thrice, 清河县档案官 once: a misprint, for no unit is called so."""
        tables = [
            table("收入表", name=name, ordinal=at)
            for at, name in enumerate(["清河县档案馆"] * 3 + ["清河县档案官"])
        ]
        (found,) = broken(
            wording_units.relations(reading("清河县档案馆", unit="清河县档案馆", tables=tables)),
            "wording.unit_name",
        )
        assert (found.operands[0].cited.printed, found.severity) == ("清河县档案官", None)

    def test_one_character_exchanged_in_a_sentence(self) -> None:
        text = "截至年末，清河县挡案馆共有车辆1辆。" + "清河县档案馆开展了自评。" * 3
        (found,) = broken(wording_units.relations(narrative(text, unit="清河县档案馆")), "wording.unit_name")
        assert found.operands[0].cited.printed == "清河县挡案馆"

    @pytest.mark.parametrize("other", ["清河市档案馆", "清河区档案馆"])
    def test_a_name_of_another_level_is_another_unit(self, other: str) -> None:
        text = f"向{other}移交档案。" + "清河县档案馆开展了自评。" * 3
        found = broken(wording_units.relations(narrative(text, unit="清河县档案馆")), "wording.unit_name")
        assert found == []

    def test_a_name_printed_as_often_as_the_units_own_is_none_of_its_misprints(self) -> None:
        text = "清河县档案馆与清河县挡案馆合署办公。" * 2
        assert not broken(wording_units.relations(narrative(text, unit="清河县档案馆")), "wording.unit_name")


class TestYears:
    def test_heads(self) -> None:
        tables = [table("收入表", year=2024, ordinal=1), table("支出表", year=2023, ordinal=2)]
        found = list(wording_years.relations(reading("清河县档案馆", tables=tables)))
        assert verdicts(found, "wording.year") == [Verdict.EXACT, Verdict.BROKEN]

    def test_a_head_where_the_documents_year_is_unknown(self) -> None:
        source = reading("清河县档案馆", year=None, tables=[table("收入表", year=2023)])
        assert verdicts(wording_years.relations(source), "wording.year") == [Verdict.UNDECIDED]

    def test_a_stale_heading(self) -> None:
        source = reading("第二部分 2023年度部门决算表", "收入支出决算总表")
        assert len(broken(wording_years.relations(source), "wording.year")) == 1

    def test_a_stale_sentence(self) -> None:
        found = broken(
            wording_years.relations(narrative("2023年度收入总计41.32万元，支出总计41.32万元。")),
            "wording.year",
        )
        assert [(item.operands[0].cited.printed, item.severity) for item in found] == [("2023", None)]

    @pytest.mark.parametrize(
        "text",
        [
            "2023年国内公务接待4批次、31人次。",
            "2023年度，清河县档案馆政府采购支出总额12.00万元。",
            "2023年度收入总计41.32万元。与2023年相比增加1.10万元。本馆于2024年迁址。",
        ],
    )
    def test_a_stale_sentence_of_three_public_or_with_the_units_name(self, text: str) -> None:
        (found, *_) = broken(wording_years.relations(narrative(text)), "wording.year")
        assert (found.operands[0].cited.printed, found.severity) == ("2023", None)

    @pytest.mark.parametrize(
        "text",
        [
            "3．公务接待费。2023年度公务接待费支出预算为2.00万元。",
            "本部门2023年度没有国有资本经营预算财政拨款支出。",
            "2023年度财政拨款收、支总计41.32万元。",
            "用于维修。2023年期末，部门开支财政拨款的公务用车保有量为2辆。",
        ],
    )
    def test_other_sentences_that_are_of_the_documents_year(self, text: str) -> None:
        (found,) = broken(wording_years.relations(narrative(text)), "wording.year")
        assert found.operands[0].cited.printed == "2023"

    @pytest.mark.parametrize(
        "text",
        [
            "2024年度收入总计41.32万元。2023年度收入总计40.00万元。",
            "与2023年相比，收入总计增加1.32万元。",
            "按照2021—2025年规划，收入总计41.32万元。",
            "2022年部署的档案普查，2023年完成。",
        ],
    )
    def test_years_that_are_not_stale(self, text: str) -> None:
        assert not broken(wording_years.relations(narrative(text)), "wording.year")

    def test_the_base_of_a_comparison(self) -> None:
        found = list(
            wording_years.relations(narrative("比2023年增加1.10万元。与2024年度相比减少。较2021年下降。"))
        )
        bases = [item for item in found if item.rule.id == "wording.base_year"]
        assert [(item.verdict, item.severity) for item in bases] == [
            (Verdict.EXACT, None),
            (Verdict.BROKEN, None),
            (Verdict.BROKEN, Severity.WARNING),
        ]

    def test_a_comparison_with_the_budget_of_the_year_is_none(self) -> None:
        assert not broken(
            wording_years.relations(narrative("与2024年预算相比减少1.10万元。")), "wording.base_year"
        )

    @pytest.mark.parametrize(
        ("day", "verdict"),
        [
            ("2024年12月31日", Verdict.EXACT),
            ("2024年6月30日", Verdict.BROKEN),
            ("2023年12月31日", Verdict.BROKEN),
        ],
    )
    def test_the_day_of_the_assets(self, day: str, verdict: Verdict) -> None:
        source = narrative(f"截至{day}，本单位共有车辆1辆。")
        assert verdicts(wording_years.relations(source), "wording.asset_date") == [verdict]

    def test_other_days_and_other_kinds_of_publication(self) -> None:
        assert not verdicts(
            wording_years.relations(narrative("截至2024年6月30日，完成普查。")), "wording.asset_date"
        )
        budget = narrative("截至2024年6月30日，共有车辆1辆。", kind=DocumentKind.DEPARTMENT_BUDGET)
        assert not verdicts(wording_years.relations(budget), "wording.asset_date")


FILLED = {"303": "9.00", "30301": "", "30304": "5.00", "30309": "4.00", "301": "20.00", "30101": "20.00"}


class TestAccounts:
    def test_listed_accounts_with_money_and_a_free_name(self) -> None:
        assert verdicts(wording_accounts.relations(basic(FILLED)), "wording.account") == [Verdict.EXACT] * 3

    def test_a_listed_account_whose_cell_is_blank(self) -> None:
        values = {**FILLED, "30304": "", "30309": "9.00"}
        found = broken(wording_accounts.relations(basic(values)), "wording.account")
        assert [(item.words["name"], item.severity) for item in found] == [("抚恤金", None)]
        assert found[0].guilty == (0,)

    def test_a_row_that_is_not_printed_counts_as_zero_only_in_a_complete_list(self) -> None:
        complete = {"303": "4.00", "30309": "4.00", "301": "20.00", "30101": "20.00"}
        partial = {**complete, "303": "9.00"}
        assert len(broken(wording_accounts.relations(basic(complete)), "wording.account")) == 1
        assert Verdict.UNDECIDED in verdicts(wording_accounts.relations(basic(partial)), "wording.account")

    def test_without_the_table_nothing_is_decided(self) -> None:
        source = narrative("主要包括基本工资。")
        told = narrative("主要包括基本工资。", listings=[listing(source, STAFF, ["基本工资"])])
        assert verdicts(wording_accounts.relations(told), "wording.account") == [Verdict.UNDECIDED]

    def test_a_larger_account_that_is_left_out_is_a_note(self) -> None:
        values = {**FILLED, "30103": "8.00"}
        found = broken(wording_accounts.relations(basic(values)), "wording.account_omitted")
        assert found[0].words["name"] == "奖金"

    @pytest.mark.parametrize(
        ("name", "code"), [("其他交通费", "30239"), ("维修（护）费", "30213"), ("退职（役）费", "30303")]
    )
    def test_variants_of_names(self, name: str, code: str) -> None:
        assert wording_accounts.account_codes(name) == (code,)

    def test_a_free_name_has_no_code(self) -> None:
        assert wording_accounts.account_codes("在职人员车补") == ()


class TestCodes:
    def test_one_name_for_one_code(self) -> None:
        tables = [
            table("收入表", names=[("2012604", "档案馆")], ordinal=1),
            table("支出表", names=[("2012604", "档案馆")], ordinal=2, block=1),
        ]
        found = list(wording_codes.relations(reading("清河县档案馆", [[""]], tables=tables)))
        assert verdicts(found, "wording.code_name") == [Verdict.EXACT]

    @pytest.mark.parametrize(
        ("name", "severity"),
        [
            ("住房公积金", None),
            ("机关事业单位基本养老保险缴费支", Severity.NOTE),
            ("机关事业单位基本养老保除缴费支出", Severity.WARNING),
        ],
    )
    def test_another_name_a_name_cut_off_and_a_damaged_one(
        self, name: str, severity: Severity | None
    ) -> None:
        usual = ("2080505", "机关事业单位基本养老保险缴费支出")
        tables = [
            table("收入表", names=[usual], ordinal=1),
            table("支出表", names=[usual], ordinal=2, block=1),
            table("一般公共支出表", names=[("2080505", name)], ordinal=3, block=2),
        ]
        found = broken(wording_codes.relations(reading("清河县档案馆", tables=tables)), "wording.code_name")
        assert [item.severity for item in found] == [severity]

    @pytest.mark.parametrize(("name", "severity"), [("教育支岀", Severity.WARNING), ("教育收入", None)])
    def test_one_sign_of_a_short_name(self, name: str, severity: Severity | None) -> None:
        """教育支岀 is no account's name, but a sign misread; two signs apart is another name."""
        tables = [
            table("收入表", names=[("205", "教育支出")], ordinal=1),
            table("支出表", names=[("205", "教育支出")], ordinal=2, block=1),
            table("一般公共支出表", names=[("205", name)], ordinal=3, block=2),
        ]
        found = broken(wording_codes.relations(reading("清河县档案馆", tables=tables)), "wording.code_name")
        assert [item.severity for item in found] == [severity]

    def test_the_number_of_a_class_is_no_part_of_its_name(self) -> None:
        """一、一般公共服务支出 in 公开01 and 201 一般公共服务支出 in 公开02 are one name."""
        text = (
            "收入支出决算总表\n收入||支出|\n项目|决算数|项目|决算数\n一、一般公共预算财政拨款收入|3.00|一、一般公共服务支出|3.00\n"
            "本年收入合计|3.00|本年支出合计|3.00\n"
            "收入决算表\n科目编码|科目名称|本年收入合计\n合计||3.00\n201|一般公共服务支出|3.00\n"
        )
        found = list(wording_codes.relations(read(text)))
        assert verdicts(found, "wording.code_name") == [Verdict.EXACT]

    def test_a_class_that_one_table_calls_by_its_former_name(self) -> None:
        """公开01 prints the old name of 207, 公开04 the one of today: a warning at the old one."""
        text = (
            "收入支出决算总表\n收入||支出|\n项目|决算数|项目|决算数\n一、一般公共预算财政拨款收入|3.00|七、文化体育与传媒支出|3.00\n"
            "本年收入合计|3.00|本年支出合计|3.00\n"
            "财政拨款收入支出决算总表\n收入||支出|\n项目|决算数|项目|合计\n一、一般公共预算财政拨款|3.00|七、文化旅游体育与传媒支出|3.00\n"
            "本年收入合计|3.00|本年支出合计|3.00\n"
        )
        (found,) = broken(wording_codes.relations(read(text)), "wording.code_name")
        assert found.severity is Severity.WARNING
        assert found.words["name"] == "文化体育与传媒支出"

    def test_the_unique_name_of_another_code(self) -> None:
        tables = [table("支出表", names=[("2080505", "机关事业单位职业年金缴费支出")])]
        found = broken(
            wording_codes.relations(reading("清河县档案馆", tables=tables)), "wording.foreign_name"
        )
        assert found[0].words["owner"] == "2080506"

    @pytest.mark.parametrize(
        ("dimension", "row", "owner"),
        [
            ("economic", ("30103", "科学技术支出"), "206"),
            ("economic", ("303", "其他社会保障缴费"), "30112"),
            ("function", ("2080501", "一般公共服务支出"), "201"),
        ],
    )
    def test_a_name_of_another_level_or_classification(
        self, dimension: str, row: tuple[str, str], owner: str
    ) -> None:
        tables = [table("支出表", names=[row])]
        (found,) = broken(
            wording_codes.relations(reading("清河县档案馆", tables=tables)), "wording.foreign_name"
        )
        assert (found.words["owner"], found.severity) == (owner, None)

    @pytest.mark.parametrize("row", [("2130599", "巩固脱贫攻坚成果衔接乡村振兴"), ("30103", "奖金支出")])
    def test_a_name_cut_off_or_drawn_out_is_no_other_name(self, row: tuple[str, str]) -> None:
        tables = [table("支出表", names=[row])]
        assert not broken(
            wording_codes.relations(reading("清河县档案馆", tables=tables)), "wording.foreign_name"
        )

    CODES = (("21303", "水利"), ("2130301", "行政运行"), ("2130306", "水利工程运行与维护"))

    def coded(self, *lists: tuple[tuple[str, str], ...]) -> list[Relation]:
        tables = [table("支出表", names=list(rows), ordinal=at) for at, rows in enumerate(lists)]
        return list(wording_codes.relations(reading("清河县水利局", tables=tables)))

    def test_a_code_one_digit_from_that_of_the_other_tables(self) -> None:
        """2130386 水利工程运行与维护 in one table, 2130306 in the two others, and not in this one."""
        slip = (*self.CODES[:2], ("2130386", "水利工程运行与维护"))
        (found,) = broken(self.coded(self.CODES, slip, self.CODES), "wording.name_code")
        assert (found.expected, found.words["code"]) == ("2130306", "2130386")
        assert verdicts(self.coded(self.CODES, self.CODES), "wording.name_code") == [Verdict.EXACT]
        assert verdicts(self.coded(self.CODES), "wording.name_code") == []

    def test_a_name_that_several_codes_bear(self) -> None:
        """行政运行 of 21303 and of 21302 stand side by side: neither is a misprint of the other."""
        both = (*self.CODES, ("2130201", "行政运行"))
        assert broken(self.coded(self.CODES, both, self.CODES), "wording.name_code") == []

    def test_two_tables_that_disagree_leave_open_which_is_right(self) -> None:
        slip = (*self.CODES[:2], ("2130386", "水利工程运行与维护"))
        assert broken(self.coded(self.CODES, slip), "wording.name_code") == []

    @pytest.mark.parametrize(
        "row",
        [
            ("2080505", "行政单位离退休（旧）"),
            ("2999977", "住房公积金"),
            ("2080501", "归口管理的行政单位离退休"),
        ],
    )
    def test_former_names_and_unknown_codes_are_no_errors(self, row: tuple[str, str]) -> None:
        assert not broken(
            wording_codes.relations(reading("清河县档案馆", tables=[table("支出表", names=[row])])),
            "wording.foreign_name",
        )


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("清河县档案馆", "清河县国家综合档案馆", True),
        ("清河县云岭街道办事处", "清河回族自治县云岭街道", True),
        ("清河县档案局", "清河县水利局", False),
        ("清河县人民政府档案管理委员会", "平川县人民政府档案管理委员会", False),
        ("清河县水利局", "清河县档案馆", False),
    ],
)
def test_when_two_names_are_one_unit(left: str, right: str, same: bool) -> None:
    assert wording_units.same_unit(left, right) is same
