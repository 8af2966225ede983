"""项目支出绩效自评表: the form of one project, filled from its scoring."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from mingzhang.amount import WAN
from mingzhang.compose.page import Draft, Page, Row
from mingzhang.compose.printing import fixed, trimmed
from mingzhang.compose.profile import Profile
from mingzhang.document import Role, ValueKind
from mingzhang.points.ledger import Facts, ProjectIndicator
from mingzhang.points.scoring import LEVEL1_OF_LEVEL2
from mingzhang.score import Scored, ScoredMoney

ANALYSES = (
    ("自评结果分析", "项目实施和预算执行情况"),
    ("自评结果分析", "产出情况及分析"),
    ("自评结果分析", "效益情况及分析"),
    ("自评结果分析", "满意度情况及分析"),
    ("主要经验做法", ""),
    ("项目管理中存在的主要问题及原因分析", ""),
    ("下一步改进措施及管理建议", ""),
)
"""Label and part of the text blocks at the foot of the form."""
COVERED = Draft(covered=True)
NOTHING = "无"


def write_form(page: Page, scored: Scored, profile: Profile, facts: Facts) -> None:
    """Add one form: title, year, the grid, the statutory remarks."""
    unit = facts.ledger.unit
    settings: dict[str, Any] = profile.settings["forms"]
    project = scored.project
    page.say(settings["title"].format(project=project.name), Role.HEADING, 2)
    page.say(f"（{unit.year}年度）", Role.CAPTION)
    department = (
        f"{unit.department_code}-{unit.department}[部门]" if unit.department_code else unit.department
    )
    rows: list[Row] = [
        [_head("项目名称", 2), _text(project.name, 9)],
        [
            _head("主管部门及代码", 2),
            _text(department, 3),
            _head("预算单位", 2),
            _text(f"{unit.code}-{unit.name}", 4),
        ],
    ]
    rows += _money_rows(scored)
    rows += [
        [_head("项目年度绩效目标", rows=2), _head("年度目标", 5), _head("实际完成情况", 5)],
        [COVERED, _text(project.goal, 5), _text(project.done, 5)],
    ]
    rows += _indicator_rows(scored)
    rows.append([_head("总分", 8), _mark(trimmed(scored.total, 2)), _text(scored.grade, 2)])
    for at, (label, part) in enumerate(ANALYSES):
        text = project.analyses.get(part or label, "").strip() or NOTHING
        group = COVERED if at else _head("项目绩效分析", rows=len(ANALYSES))
        heads = (
            [_reaching([name for name, _ in ANALYSES], at, label), _head(part)] if part else [_head(label, 2)]
        )
        rows.append([group, *heads, _text(text, 8)])
    page.lay([], rows, form=True, caption=project.name)
    for note in settings["notes"]:
        page.say(note, Role.NOTE)


def _money_rows(scored: Scored) -> list[Row]:
    """Two rows of heads, the total, a row for each origin; the block's name reaches down over all."""
    rows: list[Row] = [
        [
            _head("项目资金预算安排及执行进度（万元）", rows=3 + len(scored.origins)),
            _head("", rows=2),
            _head("年初预算数", 2),
            *(
                _head(text, rows=2)
                for text in ("全年预算数", "全年执行数", "资金结（转）余", "执行率", "得分")
            ),
            _head("偏差原因", 2, rows=2),
        ],
        [COVERED, COVERED, _head("目标申报数"), _head("预算编制数"), *[COVERED] * 6],
        [COVERED, _head("资金总额："), *_money(scored.total_money), _text("", 2)],
    ]
    for item in scored.origins:
        rows.append([COVERED, _head(item.money.origin), *_money(item), _text(item.money.deviation, 2)])
    return rows


def _money(item: ScoredMoney) -> Row:
    """The figures of a money row."""
    money = item.money
    return [
        _amount(money.requested, 2),
        _amount(money.compiled, 2),
        _amount(money.budget, 2),
        _amount(money.executed, 3),
        _amount(item.balance, 3),
        Draft(fixed(item.rate, 2), ValueKind.PERCENT),
        _mark(fixed(item.score, 2)),
    ]


def _indicator_rows(scored: Scored) -> list[Row]:
    heads = (
        "绩效指标", "一级指标", "二级指标", "三级指标", "年初指标值", "调整后指标值", "实际完成值",
        "定性指标情况说明", "分值", "得分", "偏差原因分析及改进措施",
    )  # fmt: skip
    rows: list[Row] = [[_head(heads[0], rows=1 + len(scored.indicators)), *map(_head, heads[1:])]]
    levels = [
        (LEVEL1_OF_LEVEL2.get(item.indicator.level2, ""), item.indicator.level2) for item in scored.indicators
    ]
    firsts = [level1 for level1, _ in levels]
    for at, item in enumerate(scored.indicators):
        indicator = item.indicator
        rows.append(
            [
                COVERED,
                _reaching(firsts, at, f"{firsts[at]}指标"),
                _reaching(levels, at, _level2(indicator.level2)),
                _text(indicator.name),
                _text(_value(indicator, indicator.initial)),
                _text(_value(indicator, indicator.target)),
                _text(_actual(indicator)),
                _text(indicator.note),
                _mark(trimmed(indicator.weight, 2)),
                _mark(trimmed(item.score, 2)),
                _text(indicator.deviation),
            ]
        )
    return rows


def _reaching(values: Sequence[object], at: int, text: str) -> Draft:
    """The head of a run of equal values, reaching down over all of it; nothing within the run."""
    if at and values[at - 1] == values[at]:
        return COVERED
    end = at
    while end < len(values) and values[end] == values[at]:
        end += 1
    return _head(text, rows=end - at)


def _level2(level2: str) -> str:
    return level2 if level2 == "服务对象满意度" else f"{level2}指标"


def _value(indicator: ProjectIndicator, text: str) -> str:
    """A figure with its operator and unit (``≥2次``), a range as it is, words as they are."""
    if not text or not indicator.quantitative:
        return text
    operator = "" if indicator.operator == "区间" else indicator.operator
    return f"{operator}{text}{indicator.unit}"


def _actual(indicator: ProjectIndicator) -> str:
    """What was attained: a plain figure, not a bound."""
    if not indicator.quantitative:
        return indicator.actual
    return f"{indicator.actual}{indicator.unit}"


def _head(text: str, colspan: int = 1, *, rows: int = 1) -> Draft:
    return Draft(text, ValueKind.TEXT, head=True, colspan=colspan, rowspan=rows)


def _text(text: str, colspan: int = 1) -> Draft:
    return Draft(" ".join(text.split()), ValueKind.TEXT, colspan=colspan)


def _mark(text: str) -> Draft:
    return Draft(text, ValueKind.SCORE)


def _amount(fen: int, decimals: int) -> Draft:
    return Draft(trimmed(Fraction(fen, WAN.scale), decimals), ValueKind.AMOUNT)
