"""Titles, years, codes, labels, analyses, and goals that are this year's."""

from __future__ import annotations

import pytest

from mingzhang.findings import Severity, Verdict
from tests.checking.families.form_readings import check, of, one, reading, told
from tests.recognition.form_sheets import NATIONAL, SYSTEM

GOAL = "|保持全年河面清洁。||||河面保持清洁。||||||"


def goal(text: str, done: str = "已完成。") -> str:
    """The system's form with another goal."""
    return SYSTEM.replace(GOAL, f"|{text}||||{done}||||||")


def test_all_hold() -> None:
    """Nothing to say about a complete form, in either layout."""
    assert {r.verdict for r in check("form_completeness", reading(SYSTEM))} == {Verdict.EXACT}
    found = check("form_completeness", reading(NATIONAL, aligned=True, unit="岚山县公路站"))
    assert {r.verdict for r in found} == {Verdict.EXACT}


def test_title_and_label() -> None:
    """A title cut short, a name without its label: notes."""
    text = SYSTEM.replace("项目支出绩效自评表\n", "项目支出绩效自\n").replace(
        "项目名称||P河道保洁经费|||", "P河道保洁经费||||||"
    )
    assert told(check("form_completeness", reading(text)), Severity.NOTE) == ["form.title", "form.name_label"]


def test_year() -> None:
    """A form of 2023 in the accounts of 2024; without the document's year nothing is said."""
    text = SYSTEM.replace("(2024年度)", "(2023年度)")
    assert told(check("form_completeness", reading(text)), Severity.ERROR) == ["form.year"]
    assert of(check("form_completeness", reading(text, year=None)), "form.year") == [Verdict.UNDECIDED]


def test_codes() -> None:
    """208001 is no unit of department 207."""
    found = check("form_completeness", reading(SYSTEM.replace("207001-", "208001-")))
    assert told(found, Severity.ERROR) == ["form.codes"]


def test_unit_name() -> None:
    """Another unit's form; a short name of the own unit is no difference."""
    found = check("form_completeness", reading(SYSTEM, unit="白石县档案馆"))
    assert told(found, Severity.WARNING) == ["form.unit_name"]
    assert of(check("form_completeness", reading(SYSTEM, unit="青川水务局")), "form.unit_name") == [
        Verdict.EXACT
    ]
    assert of(check("form_completeness", reading(SYSTEM, unit="")), "form.unit_name") == [Verdict.UNDECIDED]


def test_analyses() -> None:
    """主要结论 where 主要经验做法 belongs."""
    found = check("form_completeness", reading(SYSTEM.replace("|主要经验做法|", "|主要结论|")))
    assert one(found, "form.analyses").words["missing"] == "主要经验做法"


class TestGoalYear:
    def test_copied_from_an_old_form(self) -> None:
        """保障2021年…运行 in the goal, 保障2024年…运行 in the result: an error."""
        found = check(
            "form_completeness", reading(goal("保障2021年泵站设备正常运行。", "保障2024年泵站设备正常运行。"))
        )
        relation = one(found, "form.goal_year")
        assert (relation.severity, relation.expected) == (None, "2024")

    def test_last_year_with_its_counterpart(self) -> None:
        """Even last year is stale where the result repeats the sentence with this year."""
        found = check(
            "form_completeness", reading(goal("保障2023年泵站设备正常运行。", "保障2024年泵站设备正常运行。"))
        )
        assert told(found, Severity.ERROR) == ["form.goal_year"]

    def test_old_year_without_counterpart(self) -> None:
        """An old year alone is a warning."""
        found = check("form_completeness", reading(goal("保障2021年泵站设备正常运行。")))
        assert told(found, Severity.WARNING) == ["form.goal_year"]

    @pytest.mark.parametrize(
        "text",
        [
            "完成2023年度水质年报编制。",
            "水质比2020年提高一级。",
            "按2019年标准发放补贴。",
            "落实2021-2025年治理规划。",
            "执行《2018年河道条例》。",
            "2024年完成清淤。",
            "自2020年起持续保洁。",
        ],
    )
    def test_not_stale(self, text: str) -> None:
        """A base, a standard, a period, last year's report, this year."""
        found = check("form_completeness", reading(goal(text)))
        assert set(of(found, "form.goal_year")) == {Verdict.EXACT}, text
