"""Forms of two layouts and their damaged variants are read into the same figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingzhang.points.reading import Form, NumeralFate
from mingzhang.readers import read_file
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.forms import recognise_forms
from tests.recognition.form_sheets import NATIONAL, OPERATOR_COLUMNS, SYSTEM, document


def read(text: str, aligned: bool = False) -> tuple[Form, ...]:
    drawn = document(text, aligned)
    return recognise_forms(drawn, Claims(drawn), None)


def money(form: Form, row: int = 0) -> list[str]:
    return [item.amount.decimal for item in form.money[row].figures.values()]


def marks(form: Form) -> list[str]:
    return [
        f"{item.weight.cited.printed}/{item.score.cited.printed}"
        for item in form.indicators
        if item.weight is not None and item.score is not None
    ]


def without(text: str, *lines: int) -> str:
    """The sheet without some rows (counted from 0, without blank lines)."""
    rows = [line for line in text.strip().split("\n") if line]
    return "\n".join(line for number, line in enumerate(rows) if number not in lines)


class TestSystemForm:
    form = read(SYSTEM)[0]

    def test_head(self) -> None:
        """Title, year, project, department and unit with their codes."""
        assert self.form.name is not None
        assert self.form.name.printed == "P河道保洁经费"
        assert self.form.name_label
        assert (self.form.year, self.form.scope) == (2024, "f1")
        assert (self.form.department_code, self.form.unit_code) == ("207", "207001")
        assert self.form.department is not None
        assert self.form.department.printed == "青川市水务局"
        assert self.form.title.printed.endswith("绩效自评表")

    def test_money(self) -> None:
        """Budgets have two declared decimals, execution and balance three, rate and score two."""
        assert list(self.form.money[0].figures) == [
            "目标申报数", "预算编制数", "全年预算数", "全年执行数", "结转结余", "执行率", "得分",
        ]  # fmt: skip
        assert money(self.form) == ["12.50", "12.50", "12.50", "12.375", "0.125", "99.00", "9.90"]
        assert [row.origin for row in self.form.money] == ["资金总额", "市县区财政资金"]
        assert self.form.money[1].deviation is not None

    def test_indicators(self) -> None:
        """A result word is the actual value; values before it are target and initial."""
        assert [(i.level1, i.level2) for i in self.form.indicators] == [
            ("产出", "数量"), ("产出", "质量"), ("产出", "时效"), ("产出", "成本"),
            ("效益", "社会效益"), ("效益", "生态效益"), ("满意度", "服务对象满意度"),
        ]  # fmt: skip
        timely = self.form.indicators[2]
        assert (timely.initial.text, timely.target.text, timely.actual.text) == ("", "及时", "达成预期指标")
        assert marks(self.form) == ["20/20", "10/10", "10/10", "10/10", "15/15", "15/12", "10/10"]

    def test_texts(self) -> None:
        """Goal, result, seven analyses, two notes, total and grade."""
        assert self.form.goal is not None
        assert self.form.done is not None
        assert (self.form.goal.printed, self.form.done.printed) == ("保持全年河面清洁。", "河面保持清洁。")
        assert len(self.form.analyses) == 7
        assert len(self.form.notes) == 2
        assert self.form.total is not None
        assert self.form.total.amount.decimal == "96.90"
        assert self.form.grade is not None

    def test_every_figure_is_a_point(self) -> None:
        """Figures have a coordinate with project and origin or indicator."""
        drawn = document(SYSTEM)
        claims = Claims(drawn)
        form = recognise_forms(drawn, claims, None)[0]
        assert [item for item in claims if item.fate is None] == []
        executed = form.money[0].figures["全年执行数"].coordinate
        assert (executed.measure, executed.project, executed.detail) == (
            "项目资金/全年执行数", "P河道保洁经费", "资金总额",
        )  # fmt: skip
        detail = {p.coordinate.detail for p in form.prints if p.coordinate.measure == "绩效指标/目标值"}
        assert "产出/数量/保洁河段#1" in detail
        fates = {item.text: item.fate for item in claims}
        assert fates["207001"] is NumeralFate.CODE
        assert fates["2024"] is NumeralFate.YEAR
        assert fates["12.375"] is NumeralFate.POINT
        assert fates["1"] is NumeralFate.ORDINAL


class TestNationalForm:
    @pytest.mark.parametrize("aligned", [True, False])
    def test_money(self, aligned: bool) -> None:
        """Columns 年初, 全年, 执行, 分值, 执行率, 得分; a dash takes a column and is no figure."""
        form = read(NATIONAL, aligned)[0]
        assert money(form) == ["80.00", "96.40", "90.616", "10", "94", "9.4"]
        assert form.money[1].origin == "当年财政拨款"
        carried = form.money[2].figures
        assert [carried[k].amount.decimal for k in ("全年预算数", "全年执行数", "执行率")] == [
            "16.40",
            "16.40",
            "100",
        ]

    @pytest.mark.parametrize("aligned", [True, False])
    def test_indicators(self, aligned: bool) -> None:
        """Level-2 labels end in 指标, level 1 carries its marks in brackets."""
        form = read(NATIONAL, aligned)[0]
        assert marks(form) == ["20/19.6", "15/15", "15/15", "30/30", "10/10"]
        assert form.indicators[0].target.amount is not None
        assert form.indicators[0].target.amount.unit.symbol == "公里"
        assert form.indicators[2].target.amount is None
        assert form.indicators[0].deviation is not None
        assert form.total is not None
        assert form.total.amount.decimal == "99.00"
        assert form.unit is not None
        assert form.unit.printed == "岚山县公路站"

    def test_blank_money_cell_of_a_grid_is_zero(self) -> None:
        """上年结转资金 has no 年初预算数: zero, where the grid shows the column."""
        form = read(NATIONAL, aligned=True)[0]
        assert form.money[2].figures["年初预算数"].blank

    def test_operator_and_unit_columns(self) -> None:
        """指标性质 and 度量单位 complete the value; 成本指标 is level 1 here."""
        form = read(OPERATOR_COLUMNS)[0]
        assert [i.level1 for i in form.indicators] == ["产出", "成本", "效益", "满意度"]
        cost = form.indicators[1]
        assert (cost.target.operator, str(cost.target.amount)) == ("≤", "38.5万元")
        assert form.year == 2023
        assert form.goal is not None
        assert form.goal.printed == "补植乔木300株。"
        assert form.money[0].figures["年初预算数"].amount.decimal == "40.00"


class TestDamage:
    def test_title_lost(self) -> None:
        """Without a title the form is known by its own rows."""
        form = read(without(SYSTEM, 0, 1))[0]
        assert form.title.printed == ""
        assert money(form)[3] == "12.375"

    def test_name_label_lost(self) -> None:
        """项目名称 lost: the lone cell above 主管部门 is the name."""
        form = read(SYSTEM.replace("项目名称||P河道保洁经费|||", "P河道保洁经费||||||"))[0]
        assert form.name is not None
        assert (form.name.printed, form.name_label) == ("P河道保洁经费", False)

    def test_title_cut(self) -> None:
        """A title cut by its cell is still the title."""
        form = read(SYSTEM.replace("P河道保洁经费项目支出绩效自评表\n", "P河道保洁经费项目支出绩效自\n"))[0]
        assert form.title.printed == "P河道保洁经费项目支出绩效自"

    def test_total_label_in_the_header_row(self) -> None:
        """资金总额 stands in the header row, its figures alone in the next."""
        text = SYSTEM.replace("(万元)||年初预算数", "(万元)|资金总额:|年初预算数").replace(
            "|资金总额:|12.5|", "|||12.5|"
        )
        form = read(text)[0]
        assert form.money[0].total
        assert money(form)[4] == "0.125"

    def test_damaged_header_term(self) -> None:
        """2年预算 for 全年预算数: layout is repaired, no digit is."""
        form = read(SYSTEM.replace("||全年预算数|全年执行数", "||2年预算|全年执行数"))[0]
        assert form.money[0].figures["全年预算数"].amount.decimal == "12.50"

    def test_lost_money_cell_is_placed_by_the_row_s_own_relations(self) -> None:
        """Six figures under seven columns: only one assignment satisfies balance, rate and score."""
        form = read(
            SYSTEM.replace("|12.5|12.5|12.5|12.375|0.125|99|9.9|", "|12.5|12.5|12.375|0.125|99|9.9|")
        )[0]
        total = form.money[0].figures
        assert [total[k].amount.decimal for k in ("全年预算数", "全年执行数", "结转结余")] == [
            "12.50",
            "12.375",
            "0.125",
        ]

    def test_level_labels_in_the_wrong_column(self) -> None:
        """成本指标 printed under 效益指标 is still 产出: level 2 implies level 1."""
        text = SYSTEM.replace("||成本指标|保洁成本", "|效益指标|成本指标|保洁成本")
        form = read(text)[0]
        assert (form.indicators[3].level1, form.indicators[3].level2) == ("产出", "成本")

    def test_name_and_initial_value_fused(self) -> None:
        """保洁河段=段 is the name and an initial value without its number; the values do not shift."""
        form = read(SYSTEM.replace("|保洁河段|≥4段|≥4段|4段|", "|保洁河段=段|=4段|=4段||"))[0]
        first = form.indicators[0]
        assert first.name.printed == "保洁河段"
        assert (first.initial.operator, first.initial.amount, first.initial.unit) == ("=", None, "段")
        assert str(first.actual.amount) == "4段"

    def test_operator_read_as_a_dash(self) -> None:
        """-4段 keeps the dash as operator; the amount is 4."""
        form = read(SYSTEM.replace("|≥4段|≥4段|4段|", "|-段|-4段|-4段|"))[0]
        first = form.indicators[0]
        assert (first.target.operator, str(first.target.amount)) == ("-", "4段")

    def test_row_reduced_to_its_label(self) -> None:
        """A row of which only label and name remain is lost, not skipped."""
        text = SYSTEM.replace(
            "|产出指标|数量指标|保洁河段|≥4段|≥4段|4段||20|20||", "|||||||||数量指标|保洁河段"
        )
        form = read(text)[0]
        assert [item.lost for item in form.indicators][:2] == [True, False]

    def test_unfilled_template_rows_are_no_indicators(self) -> None:
        """指标2： and …… are the template's own rows."""
        text = SYSTEM.replace("||质量指标|保洁合格率", "|||指标2：|||||||\n||质量指标|保洁合格率")
        assert len(read(text)[0].indicators) == 7

    def test_result_word_damaged(self) -> None:
        """生成预期指标 stands for 达成预期指标."""
        form = read(SYSTEM.replace("|及时|达成预期指标|", "|及时|生成预期指标|"))[0]
        assert form.indicators[2].actual.text == "生成预期指标"

    def test_year_before_an_amount(self) -> None:
        """2024年125000元 in a target cell: a year and an amount."""
        drawn = document(
            SYSTEM.replace("|=12.5万元|=12.5万元|=12.375万元|", "||2024年125000元|达成预期指标|")
        )
        claims = Claims(drawn)
        form = recognise_forms(drawn, claims, None)[0]
        assert str(form.indicators[3].target.amount) == "125000元"
        assert [item.text for item in claims if item.fate is None] == []


class TestRegions:
    def test_consecutive_forms(self) -> None:
        """Two forms one after the other, each with its own notes."""
        forms = read(SYSTEM + "\n" + NATIONAL)
        assert [form.index for form in forms] == [1, 2]
        assert [len(form.notes) for form in forms] == [2, 0]
        assert len(forms[0].indicators) == 7

    def test_two_forms_in_one_table(self) -> None:
        """A 项目名称 row opens the next form inside one table block."""
        rows = "\n".join(line for line in SYSTEM.split("\n") if "|" in line)
        forms = read(rows + "\n" + rows.replace("河道", "湖面"))
        assert [form.name.printed if form.name else "" for form in forms] == [
            "P河道保洁经费",
            "P湖面保洁经费",
        ]
        assert [len(form.indicators) for form in forms] == [7, 7]

    def test_table_cut_by_a_page(self) -> None:
        """A form goes on in the next table block; a stray line between them does not end it."""
        cut = SYSTEM.replace("\n||时效指标|", "\n第 7 页\n||时效指标|")
        forms = read(cut)
        assert len(forms) == 1
        assert len(forms[0].indicators) == 7
        assert len(forms[0].blocks) >= 3

    def test_same_name_twice(self) -> None:
        """Equal names do not become one point."""
        forms = read(SYSTEM + "\n" + SYSTEM)
        keys = {form.money[0].figures["全年执行数"].coordinate.project for form in forms}
        assert len(keys) == 2

    def test_target_sheet_is_no_form(self) -> None:
        """A 绩效目标表 of the budget has indicators but nothing was evaluated."""
        sheet = """
        项目支出绩效目标表

        项目名称|河道保洁
        主管部门|青川市水务局
        年度目标|保持河面清洁
        一级指标|二级指标|三级指标|指标值
        产出指标|数量指标|保洁河段|≥4段
        """
        assert read(sheet) == ()

    def test_list_of_projects_is_no_form(self) -> None:
        """A summary table with a row per project is no form."""
        assert (
            read("项目名称|预算数|执行数|自评得分|等级\n河道保洁|12.5|12.375|96.9|优\n湖面保洁|3|3|100|优")
            == ()
        )

    def test_statutory_table_is_no_form(self) -> None:
        """收入支出决算总表 has 决算数 and 合计 rows and is left alone."""
        assert (
            read(
                "收入|||支出||\n项目|行次|决算数|项目|行次|决算数\n一、财政拨款收入|1|3.5|一、一般公共服务支出|31|3.5"
            )
            == ()
        )


def test_reference(reference: Path) -> None:
    """14 forms with 113 indicators and one row of which only the label is left."""
    drawn = read_file(reference)
    claims = Claims(drawn)
    forms = recognise_forms(drawn, claims, None)
    assert len(forms) == 14
    assert sum(not item.lost for form in forms for item in form.indicators) == 113
    assert sum(item.lost for form in forms for item in form.indicators) == 1
    assert all(len(row.figures) == 7 for form in forms for row in form.money)
    budgets = sum(form.money[0].figures["预算编制数"].amount.value for form in forms)
    assert budgets == 241_980_000
    assert all(item.weight and item.score for form in forms for item in form.indicators if not item.lost)


WHOLE = """部门整体支出绩效自评表
（2024年度）
部门名称\t青河县教育局\t\t\t\t\t\t
年度资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t500.00\t520.00\t494.00\t10\t95.00%\t9.50
年度总体目标\t预期目标\t\t\t实际完成情况\t\t\t
\t办好教育。\t\t\t全面完成。\t\t\t
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因
产出指标\t数量指标\t在校学生数\t≥1000人\t1020人\t30\t30\t
产出指标\t质量指标\t毕业率\t≥98%\t99%\t20\t20\t
效益指标\t社会效益指标\t教育质量\t提升\t提升\t30\t30\t
满意度指标\t服务对象满意度指标\t家长满意度\t≥90%\t93%\t10\t10\t
自评得分\t99.50\t\t自评等级\t优\t\t\t
"""


def test_the_form_of_a_whole_unit_is_no_project() -> None:
    """It has money, indicators and a total like a project's, and stands apart."""
    reading = recognise_document(read_text(WHOLE.encode(), "整体.txt", "0" * 64))
    assert reading.forms == ()
    (form,) = reading.whole_forms
    assert form.whole_unit
    assert [money.origin for money in form.money] == ["资金总额"]
    assert form.money[0].figures["全年执行数"].amount.decimal == "494.00"
    assert len(form.indicators) == 4
    assert form.total is not None
    assert form.total.amount.decimal == "99.50"
    assert form.grade is not None
    assert form.grade.printed == "优"
    assert reading.unread == ()


def test_a_project_of_that_name_stays_a_project() -> None:
    named = WHOLE.replace("部门名称\t", "项目名称\t整体提升工程\n部门名称\t")
    reading = recognise_document(read_text(named.encode(), "项目.txt", "0" * 64))
    assert len(reading.forms) == 1
    assert reading.whole_forms == ()


def test_a_project_name_on_a_line_of_its_own() -> None:
    """The label and the empty cells of the name's row are lost; the line repeats how the title begins."""
    text = SYSTEM.replace("项目名称||P河道保洁经费|||||||||", "P河道保洁经费")
    form = read(text)[0]
    assert text != SYSTEM
    assert form.name is not None
    assert (form.name.printed, form.name_label, form.year) == ("P河道保洁经费", False, 2024)


def test_a_grid_without_a_merged_cell_is_read_like_the_text_it_was_typed_from() -> None:
    """A form whose rows have lost the cells beside their labels, set as a table: columns say nothing."""

    def prints(aligned: bool) -> set[tuple[str, str]]:
        return {
            (item.coordinate.words, str(item.amount))
            for form in read(SYSTEM, aligned)
            for item in form.prints
        }

    assert prints(aligned=True) == prints(aligned=False)
    assert len(prints(aligned=True)) > 30


class TestDamagedFigures:
    def test_a_total_with_a_letter_for_a_digit(self) -> None:
        """100 beside 9O.4 is the sum of the weights, and the total is not known."""
        (form,) = read(SYSTEM.replace("总分||||||||||96.9|优", "总分|||||||||100|9O.9|优"))
        assert form.total is None

    def test_a_budget_with_a_letter_for_a_digit_keeps_its_place(self) -> None:
        """12.S in the middle of a row: the figures behind it stay under their own headings."""
        (form,) = read(
            SYSTEM.replace("|资金总额:|12.5|12.5|12.5|12.375|", "|资金总额:|12.5|12.5|12.S|12.375|")
        )
        assert "全年预算数" not in form.money[0].figures
        assert form.money[0].figures["全年执行数"].cited.printed == "12.375"

    def test_zeros_of_a_source_stand_as_the_total_does(self) -> None:
        """上年结转资金 0.00 | 0.00 | 0.00 | — | | —: five of six cells, and nothing but zeros to tell them by."""
        sheet = NATIONAL.replace("|上年结转资金||16.4|16.4|—|100%|—|<", "|上年结转资金|0.00|0.00|0.00|—||—|<")
        (form,) = read(sheet)
        row = next(item for item in form.money if item.origin == "上年结转资金")
        assert [item.amount.value for item in row.figures.values()] == [0, 0, 0]
