"""From rows to a Ledger: every sheet's rows become leaves, remarks, texts and projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from mingzhang.points.coordinate import ALL, FULL_BUDGET, INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import (
    Leaf,
    Ledger,
    Problem,
    Project,
    ProjectIndicator,
    ProjectMoney,
    Remarks,
    UnitFacts,
)
from mingzhang.points.ledger.facts import nature_of
from mingzhang.workbook import messages
from mingzhang.workbook.schema import (
    ADDED,
    ANALYSES,
    BASIC,
    BODY,
    BY_CODE,
    BY_ITEM,
    COUNTS,
    DUTY,
    INCOME,
    MEMBER,
    SPENDING,
    TERM,
    TEXTS,
    THREE_PUBLIC,
    TOTALS,
    UNIT_ROWS,
    Kind,
    Served,
)
from mingzhang.workbook.tables import Row
from mingzhang.workbook.values import Values

Rows = Mapping[str, Sequence[Row]]
AMOUNT = "金额（元）"
YEARS_AHEAD = 2


def assemble(
    rows: Rows, profiles: Mapping[str, Served], problems: list[Problem], gaps: set[str], inexact: set[str]
) -> Ledger:
    """The ledger the rows describe; a row with a fault is reported and left out.

    ``gaps``: sheets that are not whole; those of which a row is left out are added. ``inexact``: gets the sheets
    with an amount that has more decimals than it may.
    """
    names = {row.text("编码"): row.text("名称") for row in rows["自定义科目"]}
    values = Values(problems, names, gaps, inexact)
    leaves: list[Leaf] = []
    remarks: dict[Coordinate, Remarks] = {}
    _flows(rows["收支明细"], values, leaves)
    _balances(rows["结转结余"], values, leaves)
    _last_year(rows["预算与上年"], values, leaves, remarks)
    _three_public(rows["三公经费"], values, leaves, remarks)
    _counts(rows["数量与资产"], values, leaves)
    listed: dict[str, list[str]] = {DUTY: [], BODY: [], MEMBER: [], TERM: []}
    for row in rows["职责机构"]:
        listed.get(values.choice(row, "类别"), []).append(values.text(row, "内容"))
    texts = _texts(rows["文字"], values)
    texts["名词解释"] = "\n".join(listed[TERM])
    return Ledger(
        _unit(rows["单位信息"], values, profiles),
        tuple(leaves),
        remarks,
        texts,
        tuple(listed[DUTY]),
        tuple(listed[BODY]),
        tuple(listed[MEMBER]),
        _projects(rows, values, leaves),
        names,
    )


def _texts(rows: Sequence[Row], values: Values) -> dict[str, str]:
    """The free texts; one that is not asked for is told, one that is missing is empty."""
    found: dict[str, str] = {}
    for row in rows:
        if row.text("项目") in TEXTS:
            found[row.text("项目")] = row.text("内容")
        elif row.text("内容"):
            what = messages.ROW_UNKNOWN.format(text=row.text("项目")[:40])
            values.report(row, "项目", what, messages.ROW_UNKNOWN_REMEDY)
    return found


def _unit(rows: Sequence[Row], values: Values, profiles: Mapping[str, Served]) -> UnitFacts:
    found = _by_name(rows, "项目", tuple(UNIT_ROWS), values)
    said: dict[str, str] = {}
    for name, (_, needed, choices) in UNIT_ROWS.items():
        row = found.get(name)
        said[name] = row.text("内容") if row else ""
        if row is None:
            continue
        if needed and not said[name]:
            values.report(
                row,
                "内容",
                messages.NEEDED.format(column=name),
                messages.NEEDED_REMEDY.format(column=name),
            )
        elif choices and said[name] not in choices and said[name]:
            what = messages.NOT_A_CHOICE.format(column=name, text=said[name])
            values.report(row, "内容", what, messages.NOT_A_CHOICE_REMEDY.format(choices="、".join(choices)))
    year = int(said["年度"]) if said["年度"].isdecimal() and len(said["年度"]) == 4 else 0
    if (row := found.get("年度")) and said["年度"] and not year:
        values.report(row, "内容", messages.BAD_YEAR.format(text=said["年度"]), messages.BAD_YEAR_REMEDY)
    profile = said["样式"]
    if (row := found.get("样式")) and profile and profile not in profiles:
        what = messages.BAD_PROFILE.format(text=profile)
        values.report(row, "内容", what, messages.BAD_PROFILE_REMEDY.format(choices="、".join(profiles)))
    elif (
        profile in profiles
        and year
        and not usable(profiles[profile].year, year)
        and (row := found.get("年度"))
    ):
        what = messages.OTHER_YEAR.format(year=year, profile=profile, expected=profiles[profile].year)
        values.report(row, "内容", what, messages.OTHER_YEAR_REMEDY)
    return UnitFacts(
        said["单位名称"],
        said["单位代码"],
        said["主管部门名称"] or said["单位名称"],
        said["主管部门代码"],
        year,
        profile,
        said["公开范围"] or "部门",
        said["单位性质"] or "行政单位",
    )


def usable(made_for: int, year: int) -> bool:
    """Whether a profile of one year serves another: the forms change rarely, and never for years gone by."""
    return made_for <= year <= made_for + YEARS_AHEAD


def _flows(rows: Sequence[Row], values: Values, leaves: list[Leaf]) -> None:
    for row in rows:
        side = values.choice(row, "收支")
        function = values.function(row, "功能科目编码", item=True) or values.class_above(row, "功能科目编码")
        economic = values.economic(row, "经济科目编码")
        fund = values.choice(row, "资金来源")
        nature = values.choice(row, "支出性质")
        project = row.text("项目名称")
        fen = values.money(row, AMOUNT, near=True)
        if side == INCOME and (nature or economic or project):
            values.report(row, "支出性质", messages.INCOME_NATURE, messages.INCOME_NATURE_REMEDY)
        if side == SPENDING and not row.text("支出性质"):
            values.report(row, "支出性质", messages.NO_NATURE, messages.NO_NATURE_REMEDY)
        if side == SPENDING and not row.text("经济科目编码"):
            values.report(row, "经济科目编码", messages.NO_ECONOMIC, messages.NO_ECONOMIC_REMEDY)
        if nature == "项目支出" and not project:
            values.report(row, "项目名称", messages.NO_PROJECT, messages.NO_PROJECT_REMEDY)
        if not (side and function and fund) or fen is None or (side == SPENDING and not nature):
            values.gaps.add(row.sheet)
            continue
        if side == INCOME:
            place = Coordinate(INCOME, fund=fund, function=function)
        else:
            leaf_nature = nature_of(economic) if economic and nature == BASIC else nature
            place = Coordinate(
                SPENDING,
                fund=fund,
                nature=leaf_nature,
                function=function,
                economic=economic,
                project=project,
            )
        leaves.append(Leaf(place, fen, row.cell(AMOUNT)))


def _balances(rows: Sequence[Row], values: Values, leaves: list[Leaf]) -> None:
    for row in rows:
        measure = values.choice(row, "类别")
        function = values.function(row, "功能科目编码", item=True)
        fund, nature = values.choice(row, "资金来源"), values.choice(row, "支出性质")
        fen = values.money(row, AMOUNT)
        if fund in BY_ITEM and fen and not row.text("功能科目编码"):
            what = messages.NO_ITEM.format(fund=fund)
            values.report(row, "功能科目编码", what, messages.NOT_AN_ITEM_REMEDY)
            values.gaps.add(row.sheet)
        if measure and fund and fen is not None:
            place = Coordinate(measure, fund=fund, nature=nature or ALL, function=function)
            leaves.append(Leaf(place, fen, row.cell(AMOUNT)))
        else:
            values.gaps.add(row.sheet)


def _last_year(
    rows: Sequence[Row], values: Values, leaves: list[Leaf], remarks: dict[Coordinate, Remarks]
) -> None:
    rows_of_place: dict[tuple[str, str], Row] = {}
    for row in rows:
        name = values.choice(row, "指标")
        function = values.function(row, "功能科目编码", item=False)
        budget, before = values.money(row, "年初预算（元）"), values.money(row, "上年决算（元）")
        if not name or (row.text("功能科目编码") and not function):
            continue  # told already
        said = _said(row)
        before_row = rows_of_place.setdefault((name, function), row)
        if before_row is not row:
            _twice(row, "指标", f"{name} {function}".strip(), before_row, values)
            continue
        split = name in BY_CODE
        if split and not function and (budget is not None or before is not None):
            what = messages.TOTAL_AND_CODES.format(name=name)
            values.report(row, "年初预算（元）", what, messages.TOTAL_AND_CODES_REMEDY)
            budget = before = None
        for place in TOTALS[name]:
            place = place.at(function=function)
            remarks[place] = said
            if budget is not None:
                leaves.append(Leaf(place.at(phase=INITIAL_BUDGET), budget, row.cell("年初预算（元）")))
            if before is not None:
                leaves.append(Leaf(place.at(year=-1), before, row.cell("上年决算（元）")))


def _said(row: Row) -> Remarks:
    return Remarks(
        row.text("用途"),
        row.text("变动原因"),
        row.text("预算差异原因"),
        row.cell("变动原因"),
        row.cell("预算差异原因"),
        row.cell("年初预算（元）"),
        row.cell("上年决算（元）"),
    )


def _three_public(
    rows: Sequence[Row], values: Values, leaves: list[Leaf], remarks: dict[Coordinate, Remarks]
) -> None:
    for name, row in _by_name(rows, "项目", tuple(THREE_PUBLIC), values).items():
        place = THREE_PUBLIC[name]
        remarks[place] = _said(row)
        for key, other in (
            ("年初预算（元）", place.at(phase=INITIAL_BUDGET)),
            ("全年预算（元）", place.at(phase=FULL_BUDGET)),
            ("上年决算（元）", place.at(year=-1)),
        ):
            fen = values.money(row, key)
            if fen is not None:
                leaves.append(Leaf(other, fen, row.cell(key)))


def _counts(rows: Sequence[Row], values: Values, leaves: list[Leaf]) -> None:
    for name, row in _by_name(rows, "指标", tuple(COUNTS), values).items():
        place, kind = COUNTS[name]
        value = values.money(row, "数值") if kind is Kind.MONEY else values.count(row, "数值")
        if value is not None:
            leaves.append(Leaf(place, value, row.cell("数值")))
        elif row.text("数值"):
            values.gaps.add(row.sheet)


def _by_name(rows: Sequence[Row], key: str, names: tuple[str, ...], values: Values) -> dict[str, Row]:
    """The rows of a sheet whose rows are given, by name; unknown and missing ones are problems."""
    found: dict[str, Row] = {}
    for row in rows:
        if row.text(key) in found:
            _twice(row, key, row.text(key), found[row.text(key)], values)
        elif row.text(key) in names:
            found[row.text(key)] = row
        else:
            what = messages.ROW_UNKNOWN.format(text=row.text(key)[:40])
            values.report(row, key, what, messages.ROW_UNKNOWN_REMEDY)
    sheet = rows[0].sheet if rows else ""
    for name in names:
        if name not in found and sheet and name not in ADDED:
            what = messages.ROW_MISSING.format(text=name)
            values.problems.append(Problem(sheet, what, messages.ROW_MISSING_REMEDY))
    return found


def _twice(row: Row, key: str, text: str, first: Row, values: Values) -> None:
    """A row that says again what another says."""
    what = messages.ROW_TWICE.format(text=text, cell=first.cell(key).partition("!")[2])
    values.report(row, key, what, messages.ROW_TWICE_REMEDY)


def _projects(rows: Rows, values: Values, leaves: Sequence[Leaf]) -> tuple[Project, ...]:
    money: dict[str, list[Row]] = {}
    for row in rows["项目资金"]:
        money.setdefault(values.text(row, "项目名称"), []).append(row)
    indicators: dict[str, list[ProjectIndicator]] = {}
    first: dict[str, Row] = {}
    for row in rows["绩效指标"]:
        name = values.text(row, "项目名称")
        first.setdefault(name, row)
        indicators.setdefault(name, []).append(_indicator(row, values))
    projects: list[Project] = []
    for row in rows["项目"]:
        name = values.text(row, "项目名称")
        if any(project.name == name for project in projects):
            what = messages.PROJECT_TWICE.format(name=name)
            values.report(row, "项目名称", what, messages.PROJECT_TWICE_REMEDY)
            continue
        projects.append(
            Project(
                name,
                values.choice(row, "是否自评") == "是",
                row.text("不自评的理由"),
                row.text("年度目标"),
                row.text("实际完成情况"),
                _money(name, money.pop(name, []), values, leaves),
                tuple(indicators.pop(name, [])),
                {label: row.text(label) for label in ANALYSES},
                row.cell("项目名称"),
            )
        )
    for name, orphans in money.items():
        if name:
            what = messages.PROJECT_UNKNOWN.format(name=name)
            values.report(orphans[0], "项目名称", what, messages.PROJECT_UNKNOWN_REMEDY)
    for name in indicators:
        if name:
            what = messages.PROJECT_UNKNOWN.format(name=name)
            values.report(first[name], "项目名称", what, messages.PROJECT_UNKNOWN_REMEDY)
    return tuple(projects)


def _money(
    name: str, rows: Sequence[Row], values: Values, leaves: Sequence[Leaf]
) -> tuple[ProjectMoney, ...]:
    booked = sum(
        leaf.value
        for leaf in leaves
        if leaf.coordinate.project == name and leaf.coordinate.measure == SPENDING
    )
    found: list[ProjectMoney] = []
    for row in rows:
        executed = values.money(row, "全年执行数（元）")
        if executed is None and not row.text("全年执行数（元）"):
            if len(rows) > 1:
                what = messages.NOT_SPLIT.format(name=name)
                values.report(row, "全年执行数（元）", what, messages.NOT_SPLIT_REMEDY)
            executed = booked
        found.append(
            ProjectMoney(
                values.text(row, "资金"),
                values.money(row, "目标申报数（元）") or 0,
                values.money(row, "预算编制数（元）") or 0,
                values.money(row, "全年预算数（元）") or 0,
                executed or 0,
                row.text("偏差原因"),
                row.cell("全年执行数（元）"),
                row.cell("偏差原因"),
            )
        )
    given = sum(item.executed for item in found)
    unassigned = any(leaf.coordinate.nature == "项目支出" and not leaf.coordinate.project for leaf in leaves)
    if found and given != booked and not unassigned and "收支明细" not in values.gaps | values.inexact:
        what = messages.EXECUTED_DIFFERS.format(name=name, given=yuan(given), booked=yuan(booked))
        values.report(rows[0], "全年执行数（元）", what, messages.EXECUTED_DIFFERS_REMEDY)
    return tuple(found)


def _indicator(row: Row, values: Values) -> ProjectIndicator:
    return ProjectIndicator(
        values.choice(row, "二级指标"),
        values.text(row, "三级指标"),
        values.choice(row, "运算符"),
        row.text("计量单位"),
        row.text("年初指标值"),
        row.text("调整后指标值"),
        row.text("实际完成值"),
        values.mark(row, "分值") or Fraction(0),
        values.mark(row, "得分"),
        row.text("定性说明"),
        row.text("偏差原因"),
        row.cell("得分"),
        row.cell("实际完成值"),
        row.cell("偏差原因"),
    )


def yuan(fen: int) -> str:
    """分 as 元 with two decimals."""
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"
