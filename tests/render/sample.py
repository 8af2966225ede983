"""A small publication with everything there is to set, made by hand.

Cover, contents, an upright and a wide table with merged headers, notes, narrative with charts, a form, a
signature. Some texts begin as formulas do, some hold what markup would need to escape.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from mingzhang.document import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Document,
    Paragraph,
    Publication,
    Role,
    Series,
    Table,
    ValueKind,
    placed,
)
from mingzhang.place import Place

HERE = Place("")
ABOUT = Publication(
    "某县财政局2024年度部门决算公开", "某县财政局", "101001", 2024, datetime.date(2025, 8, 20), "shanxi"
)
_A, _T, _C, _L = ValueKind.AMOUNT, ValueKind.TEXT, ValueKind.CODE, ValueKind.LINE


def words(text: str, role: Role = Role.BODY, level: int = 0) -> Paragraph:
    """A paragraph."""
    return Paragraph(text, HERE, role=role, level=level)


def rows(*lines: str) -> tuple[tuple[Cell, ...], ...]:
    """Rows of cells drawn as text: ``|`` between cells, ``<`` continues the cell to the left, ``^`` the one above."""
    texts = [[piece.strip() for piece in line.split("|")] for line in lines]
    found: list[tuple[Cell, ...]] = []
    for y, row in enumerate(texts):
        cells = []
        for x, text in enumerate(row):
            if text in ("<", "^"):
                continue
            across = 1
            while x + across < len(row) and row[x + across] == "<":
                across += 1
            down = 1
            while y + down < len(texts) and x < len(texts[y + down]) and texts[y + down][x] == "^":
                down += 1
            cells.append(Cell(text.replace("\\n", "\n"), y, x, HERE, down, across, bold=text == "合计"))
        found.append(tuple(cells))
    return tuple(found)


STATEMENT = Table(
    rows(
        "收入 | < | < | 支出 | < | <",
        "项目 | 行次 | 金额 | 项目 | 行次 | 金额",
        "一、一般公共预算财政拨款收入 | 1 | 1766.26 | 一、一般公共服务支出 | 32 | ",
        "二、政府性基金预算财政拨款收入 | 2 |  | 二、卫生健康支出 | 33 | 35.57",
        "三、国有资本经营预算财政拨款收入 | 3 | 10.20 | 三、国有资本经营预算支出 | 34 | -10.20",
        "总计 | 4 | 1776.46 | 总计 | 35 | 1776.46",
    ),
    HERE,
    header_rows=2,
    kinds=(_T, _L, _A, _T, _L, _A),
)
WIDE = Table(
    rows(
        "科目代码 | 科目名称 | 本年支出 | < | < | 年末结转和结余",
        "^ | ^ | 小计 | 基本支出 | 项目支出 | ^",
        "合计 | < | 1,776.46 | 902.56 | 873.90 | 0.00",
        "2080501 | 行政单位离退休 | 140.87 | 140.87 |  | ",
        "0210101 | =行政运行\\n（本级） | 35.57 | 35.57 | —— | ",
    ),
    HERE,
    header_rows=2,
    kinds=(_C, _T, _A, _A, _A, _A),
    wide=True,
)
FORM = Table(
    rows(
        "项目名称 | < | 老旧小区改造 | < | < | <",
        "项目资金（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 执行率",
        "^ | < | 6.56 | 6.56 | 6.556 | 99.94%",
        "绩效指标 | 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分",
        "^ | 产出指标 | 改造户数 | ≥120户 | 128户 | 20",
        "^ | ^ | @验收合格率 | =100% | +100% | 10",
        "偏差原因 | < | 改造内容较多，个别工序因雨停工，已在下半年补足；\\n以后年度提前安排工期。 | < | < | <",
    ),
    HERE,
    form=True,
)


def chart(kind: ChartKind = ChartKind.BAR) -> Chart:
    """Spending by function in two years."""
    return Chart(
        HERE,
        title="支出按功能分类",
        kind=kind,
        unit="万元",
        categories=("一般公共服务支出", "卫生健康支出", "债务付息支出"),
        series=(Series("2023年", ("1201.00", "40.12", "")), Series("2024年", ("1333.91", "35.57", "-2.10"))),
        alternative="2024年一般公共服务支出1333.91万元，卫生健康支出35.57万元，债务付息支出-2.10万元。",
    )


BLOCKS: Sequence[Block] = (
    words("某县财政局", Role.TITLE),
    words("2024年度部门决算公开", Role.TITLE),
    words("二〇二五年八月", Role.COVER),
    words("目录", Role.CONTENTS),
    words("第一部分 概况", Role.CONTENTS, 1),
    words("第二部分 2024年部门决算表", Role.CONTENTS, 1),
    words("一、收入支出决算总表", Role.CONTENTS, 2),
    words("二、支出决算表", Role.CONTENTS, 2),
    words("第三部分 情况说明", Role.CONTENTS, 1),
    words("第一部分 概况", Role.HEADING, 1),
    words("一、本部门职责", Role.HEADING, 2),
    words("贯彻执行国家财税方针政策，#拟订 *本县* 财政规划 <草案> & 办法。"),
    words("第二部分 2024年部门决算表", Role.HEADING, 1),
    words("收入支出决算总表", Role.HEADING, 2),
    words("公开01表", Role.CAPTION),
    words("部门名称：某县财政局", Role.CAPTION),
    words("金额单位：万元", Role.CAPTION),
    STATEMENT,
    words("注：本表反映部门本年度的总收支和年末结转结余情况。", Role.NOTE),
    words("支出决算表", Role.HEADING, 2),
    words("公开03表", Role.CAPTION),
    words("部门名称：某县财政局", Role.CAPTION),
    words("2024年度", Role.CAPTION),
    words("金额单位：万元", Role.CAPTION),
    WIDE,
    words("注：本表反映部门本年度各项支出情况。", Role.NOTE),
    words("第三部分 情况说明", Role.HEADING, 1),
    words("一、收入支出决算总体情况说明", Role.HEADING, 2),
    chart(),
    words(
        "2024年度收入总计1776.46万元、支出总计1776.46万元。与2023年相比，收入总计增加500.85万元，增长39.26%。"
    ),
    words("二、支出决算情况说明", Role.HEADING, 2),
    words("（一）总体情况", Role.HEADING, 3),
    words("2024年度支出合计1776.46万元，其中：基本支出902.56万元，占50.81%；项目支出873.90万元，占49.19%。"),
    chart(ChartKind.STACK),
    chart(ChartKind.LINE),
    words("1、基本支出用于保障机构正常运转。", Role.ITEM),
    words("老旧小区改造项目支出绩效自评表", Role.HEADING, 2),
    words("（2024年度）", Role.CAPTION),
    FORM,
    words("备注：执行率是执行数与全年预算数相比较。", Role.NOTE),
    words("某县财政局", Role.SIGNATURE),
)
PUBLICATION = Document("made", "made", "", placed(BLOCKS, "made"), publication=ABOUT)
