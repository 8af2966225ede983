"""``mingzhang.toml``: what it may say, and how a mistake in it is told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from mingzhang import check, read, recognise
from mingzhang.checking.across import company
from mingzhang.checking.own.evaluate import relations
from mingzhang.checking.own.rule import OwnRule
from mingzhang.desk.beside import SettingsError
from mingzhang.desk.settings import NAME, Settings, load_settings, settings_beside
from mingzhang.findings import Severity, Verdict
from mingzhang.points.declared import Declared, Level, UnitType
from mingzhang.readers.text import read_text
from tests.years import YEARS, budget, with_public


def load(folder: Path, text: str) -> Settings:
    """The settings that a file of this text gives."""
    path = folder / NAME
    path.write_text(text, "utf-8")
    return load_settings(path)


def test_a_folder_without_a_file_has_the_standard_settings(tmp_path: Path) -> None:
    assert settings_beside(tmp_path / "决算.docx") == Settings()


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        """
        unit_type = "行政"
        document = "单位"
        approved = 2025-08-20
        published = 2025-09-05

        [rules]
        "bridge.same_source" = "停用"
        "figure.negative" = "提示"
        "own.fiscal" = "提醒"

        [[rule]]
        id = "fiscal"
        name = "财政拨款收入"
        relation = "收入决算表[合计, 财政拨款收入] = 财政拨款收入支出决算总表[本年收入合计]"

        [[file]]
        name = "二中*.pdf"
        unit_type = "事业"
        unit = "第二中学"
        year = 2023
        last_year = ["往年/2022.pdf"]
        budget = []
        """,
    )
    whole = Declared(UnitType.ADMINISTRATIVE, Level.UNIT, date(2025, 8, 20), date(2025, 9, 5))
    assert settings.declared == whole
    assert settings.policy.off == {"bridge.same_source"}
    assert settings.policy.severities == {"figure.negative": Severity.NOTE, "own.fiscal": Severity.WARNING}
    assert [own.rule.id for own in settings.policy.own] == ["own.fiscal"]
    school = settings.of("学校/二中决算.pdf")
    assert school.declared.unit_type is UnitType.INSTITUTION
    assert school.declared.level is Level.UNIT
    assert (school.unit, school.year, school.last_year, school.budget) == (
        "第二中学",
        2023,
        ("往年/2022.pdf",),
        (),
    )
    other = settings.of("水务局.pdf")
    assert other.declared == whole
    assert other.last_year is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("unit_typ = '行政'", "不认识“unit_typ”；可以写：unit_type"),
        ("unit_type = '国企'", "unit_type 不能是“国企”；可以写：行政、参公、事业"),
        ("approved = '2025-08-20'", "approved 要写成日期"),
        ("document = 单位", "第 1 行写得不合 TOML 格式"),
        ("[rules]\nx = 'y", "第 2 行写得不合 TOML 格式"),
        ("\n\nx = [\n1,\n", "第 4 行写得不合 TOML 格式"),
        ("[rules]\n'no.such' = '停用'", "没有编号为“no.such”的规则"),
        ("[rules]\n'agreement' = '轻'", "agreement 不能是“轻”；可以写：停用、错误、提醒、提示"),
        ("rules = 1", "要单独起一行写 [rules]"),
        ("[rule]\nid = 'x'", "要单独起一行写 [[rule]]"),
        ("[[rule]]\nid = '中文'\nrelation = 'x = y'", "要有编号 id"),
        ("[[rule]]\nid = 'x'", "[[rule]] 少了 relation"),
        ("[[rule]]\nid = 'x'\nrelation = '甲表[合计] = 乙表[合计]'", "自定规则“x”用不了：不认识表“甲表”"),
        (
            "[[rule]]\nid = 'x'\nrelation = '三公经费.决算 <= 三公经费.预算'\nseverity = '大'",
            "severity 不能是“大”",
        ),
        ("[[file]]\nunit = '甲'", "[[file]] 少了 name"),
        ("[[file]]\nname = '甲'\nyear = '2024'", "year 要写成四位年份"),
        ("[[file]]\nname = '甲'\nlast_year = 2023", "last_year 要写成一列文件名"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text)
    assert sentence in str(caught.value)
    assert str(caught.value).endswith("。")
    assert "\n" not in str(caught.value)


def test_a_file_of_another_encoding_and_one_too_deep_are_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes("unit_type = '行政'".encode("gbk"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(path)
    path.write_text("x = " + "[" * 5000, "utf-8")
    with pytest.raises(SettingsError):
        load_settings(path)


def test_the_example_of_the_manual_is_a_settings_file(tmp_path: Path) -> None:
    """What people copy must load."""
    page = (Path(__file__).parents[2] / "docs" / "manual" / "daily.md").read_text("utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    settings = load(tmp_path, example)
    assert settings.declared.unit_type is UnitType.ADMINISTRATIVE
    assert [own.rule.id for own in settings.policy.own] == ["own.fiscal_income"]
    assert settings.of("二中.pdf").budget == ("预算/二中2024.pdf",)


def test_the_settings_of_the_manual_are_good(tmp_path: Path) -> None:
    """Every block of the manual loads, and its rules are evaluated on a whole disclosure."""
    manual = Path(__file__).parents[2] / "docs" / "manual" / "daily.md"
    blocks = re.findall(r"(?s)```toml\n(.*?)```", manual.read_text("utf-8"))
    assert len(blocks) == 2
    reading = recognise(read(Path(__file__).parents[1] / "data" / "clean.txt"))
    rules: list[OwnRule] = []
    for block in blocks:
        path = tmp_path / "mingzhang.toml"
        path.write_text(block, "utf-8")
        rules += load_settings(path).policy.own
    alone = {rule.rule.id: [relation.verdict for relation in relations(reading, rule)] for rule in rules}
    need_files = {"own.less_than_before", "own.operating", "own.within_budget"}
    assert len(alone) == 10
    assert {name for name, found in alone.items() if found == [Verdict.UNDECIDED]} == need_files
    assert all(found == [Verdict.EXACT] for name, found in alone.items() if name not in need_files)

    this, last, planned = (
        recognise(read_text(text.encode(), "f.txt", "0" * 64))
        for text in (
            with_public(YEARS[2024], YEARS[2023]),
            with_public(YEARS[2023], YEARS[2022]),
            budget(YEARS[2024]),
        )
    )
    together = company(this, (last,), (planned,))
    for rule in rules:
        if rule.rule.id in need_files:
            assert [relation.verdict for relation in relations(this, rule, together)] == [Verdict.EXACT]


def test_an_own_rule_is_switched_off_and_made_milder_like_any_other(tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "x"\nrelation = "公务接待费.决算 = 0"\n'
    reading = recognise(read(Path(__file__).parents[1] / "data" / "clean.txt"))
    found = {}
    for value in ("错误", "提醒", "停用"):
        path = tmp_path / "mingzhang.toml"
        path.write_text(f'[rules]\n"own.x" = "{value}"\n{rule}', "utf-8")
        report = check(reading, load_settings(path).policy)
        found[value] = [f.severity for f in report.findings if f.rule.id == "own.x"]
    assert found == {"错误": [Severity.ERROR], "提醒": [Severity.WARNING], "停用": []}
