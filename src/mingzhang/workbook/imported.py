"""A published disclosure as a ledger draft: what its 万元 say, marked 还原, and what they cannot say left blank.

The printed tables tell spending by 项 and nature, and by 款 for all 项 together, never both at once; so the
economic items and the projects of the spending rows stay blank, and the loader asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.amount import Kind, format_scaled
from mingzhang.document import Paragraph
from mingzhang.points.classification import function_names
from mingzhang.points.coordinate import FULL_BUDGET, INITIAL_BUDGET, Coordinate
from mingzhang.points.reading import DocumentKind, Form, FormMoney, FormValue, Indicator, Reading, Role
from mingzhang.points.scoring import BUDGET, COMPILED, EXECUTED, INITIAL, REQUESTED, Band
from mingzhang.points.trees import FISCAL, GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.regex import regex
from mingzhang.workbook.schema import (
    ANALYSES,
    BASIC,
    BY_CODE,
    COUNTS,
    DUTY,
    FUNDS,
    INCOME,
    MARK,
    OWN_CODES,
    RESTORED,
    SPENDING,
    THREE_PUBLIC,
    TOTALS,
)
from mingzhang.workbook.schema import Kind as Column
from mingzhang.workbook.template import blank_tables

Tables = dict[str, list[dict[str, str]]]
FISCAL_FUNDS = (GENERAL, GOVERNMENT_FUND, STATE_CAPITAL)
NATURES = (BASIC, "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
ITEM = 7
"""Digits of the code of an item."""
_FIGURE = regex(r"([=≥≤])?(\d+(?:\.\d+)?)(\D*)")
_NUMBERED = regex(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*")
_UNIT_KINDS = {DocumentKind.UNIT_ACCOUNTS: "单位", DocumentKind.DEPARTMENT_ACCOUNTS: "部门"}


def draft_of(reading: Reading, profile: str, bands: tuple[Band, ...], *, digits: int = 3) -> Tables:
    """The rows of a draft.

    ``bands``: the profile's words for qualitative results, best first. ``digits``: of the codes it asks budgets by.
    """
    tables = blank_tables(profile, reading.year or 0)
    unit_rows(reading, tables["单位信息"])
    tables["职责机构"] = duties_of(reading)
    tables["收支明细"] = [*_income(reading), *_spending(reading)]
    tables["结转结余"] = list(_balances(reading))
    tables["预算与上年"] = list(_last_year(reading, digits))
    tables[OWN_CODES] = own_codes(reading)
    for record in tables["三公经费"]:
        _three_public(reading, record)
    for record in tables["数量与资产"]:
        place, kind = COUNTS[record["指标"]]
        value = value_of(reading, place)
        if value is not None:
            record["数值"] = yuan_text(value) if kind is Column.MONEY else str(value // 10_000)
    for form in reading.forms:
        name = form.name.printed if form.name else form.title.printed
        tables["项目"].append(_project(form, name))
        tables["项目资金"] += [
            _money(name, row) for row in form.money if not row.total or len(form.money) == 1
        ]
        tables["绩效指标"] += [_indicator(name, item, bands) for item in form.indicators]
    return tables


def unit_rows(reading: Reading, records: list[dict[str, str]]) -> None:
    """Write into 单位信息 what a publication says of its unit."""
    said = {
        "单位名称": reading.unit,
        "单位代码": reading.unit_code,
        "公开范围": _UNIT_KINDS.get(reading.kind, ""),
    }
    for record in records:
        record["内容"] = said.get(record["项目"]) or record["内容"]


def own_codes(reading: Reading) -> list[dict[str, str]]:
    """The rows of 自定义科目: what the publication's tables call the codes that the list of accounts has not."""
    printed: dict[str, str] = {}
    for table in reading.tables:
        for row in table.names:
            if row.dimension == "function" and row.name:
                printed.setdefault(row.code, row.name)
    known = function_names()
    return [{"编码": code, "名称": name} for code, name in sorted(printed.items()) if code not in known]


def duties_of(reading: Reading) -> list[dict[str, str]]:
    """The rows of 职责机构 that a publication tells."""
    return [{"类别": DUTY, "内容": text} for text in _duties(reading)]


def value_of(reading: Reading, place: Coordinate) -> int | None:
    """What a publication prints of a point, in 分 or ten-thousandths of a count; None where it does not."""
    point = reading.points.get(place)
    return point.prints[0].amount.value if point else None


def _items(reading: Reading, measure: str, fund: str) -> list[str]:
    codes = {
        place.function
        for place in reading.points
        if place.measure == measure
        and place.fund == fund
        and len(place.function) == 7
        and place.phase == "决算"
        and not place.year
    }
    return sorted(codes)


def _income(reading: Reading) -> Iterator[dict[str, str]]:
    """By item and source. 财政拨款 is told by fund where spending of that fund is printed for the item."""
    for item in _items(reading, INCOME, FISCAL):
        value = value_of(reading, Coordinate(INCOME, fund=FISCAL, function=item))
        if value:
            funds = [
                f for f in FISCAL_FUNDS if value_of(reading, Coordinate(SPENDING, fund=f, function=item))
            ]
            fund = funds[0] if len(funds) == 1 else ""
            yield _row(INCOME, item, fund, "", value)
    for fund in FUNDS:
        if fund not in FISCAL_FUNDS:
            for item in _items(reading, INCOME, fund):
                value = value_of(reading, Coordinate(INCOME, fund=fund, function=item))
                if value:
                    yield _row(INCOME, item, fund, "", value)


def _spending(reading: Reading) -> Iterator[dict[str, str]]:
    """By item and nature: each fiscal fund from its own table, what is left of 支出决算表 without a fund."""
    for item in _items(reading, SPENDING, "全部"):
        for nature in NATURES:
            whole = Coordinate(SPENDING, nature=nature, function=item)
            left = value_of(reading, whole) or 0
            for fund in FISCAL_FUNDS:
                value = value_of(reading, whole.at(fund=fund)) or 0
                if value:
                    yield _row(SPENDING, item, fund, nature, value)
                    left -= value
            if abs(left) > 10_000:
                yield _row(SPENDING, item, "", nature, left)


def _row(side: str, item: str, fund: str, nature: str, value: int) -> dict[str, str]:
    return {
        MARK: RESTORED,
        "收支": side,
        "功能科目编码": item,
        "资金来源": fund,
        "支出性质": nature,
        "金额（元）": yuan_text(value),
    }


def _balances(reading: Reading) -> Iterator[dict[str, str]]:
    for measure in ("年初结转和结余", "年末结转和结余"):
        for fund in FISCAL_FUNDS:
            yield from balances_of(reading, measure, fund, measure)
    for measure in ("使用非财政拨款结余", "结余分配"):
        value = value_of(reading, Coordinate(measure))
        if value:
            yield {MARK: RESTORED, "类别": measure, "金额（元）": yuan_text(value)}


def balances_of(reading: Reading, measure: str, fund: str, called: str) -> Iterator[dict[str, str]]:
    """A fund's balance, by item where the publication tells it (as for 政府性基金), under the name ``called``."""
    place = Coordinate(measure, fund=fund)
    items = [
        (other.function, value_of(reading, other))
        for other in sorted(reading.points, key=lambda other: other.function)
        if len(other.function) == ITEM and other == place.at(function=other.function)
    ]
    for code, value in items or [("", value_of(reading, place))]:
        if value:
            yield {
                MARK: RESTORED,
                "类别": called,
                "功能科目编码": code,
                "资金来源": fund,
                "金额（元）": yuan_text(value),
            }


def _last_year(reading: Reading, digits: int) -> Iterator[dict[str, str]]:
    for name, places in TOTALS.items():
        place = places[0]
        record = {MARK: RESTORED, "指标": name}
        change, reason = _before(reading, place)
        record |= {"变动原因": reason}
        if name not in BY_CODE:
            yield {**record, "上年决算（元）": _text(change)}
            continue
        yield record
        for code in sorted(
            {c.function for c in reading.points if c.fund == place.fund and len(c.function) == digits}
        ):
            own = place.at(function=code)
            before, why = _before(reading, own)
            budget = _budget(reading, own)
            if before is not None or budget is not None or value_of(reading, own):
                yield {
                    MARK: RESTORED,
                    "指标": name,
                    "功能科目编码": code,
                    "年初预算（元）": _text(budget),
                    "上年决算（元）": _text(before),
                    "变动原因": why,
                }


def _budget(reading: Reading, place: Coordinate) -> int | None:
    """The initial budget of a class or item; that of a class also added up, where each item that spent has one."""
    printed = value_of(reading, place.at(phase=INITIAL_BUDGET))
    if printed is not None or len(place.function) == ITEM:
        return printed
    below = {
        other.function
        for other in reading.points
        if len(other.function) == ITEM and other.function.startswith(place.function)
    }
    spent = {code for code in below if value_of(reading, place.at(function=code))}
    budgets = {code: value_of(reading, place.at(function=code, phase=INITIAL_BUDGET)) for code in below}
    given = {code: value for code, value in budgets.items() if value is not None}
    return sum(given.values()) if spent and spent <= given.keys() else None


def _before(reading: Reading, place: Coordinate) -> tuple[int | None, str]:
    """Last year's figure by the change the narrative states, and the reason it gives. What is compared with a
    budget says nothing of last year."""
    now = value_of(reading, place)
    for item in reading.statements:
        if item.subject != place or item.base != place.at(year=-1) or now is None:
            continue
        if item.role is Role.CHANGE and item.amount is not None and item.direction is not None:
            return now - item.direction * item.amount.value, item.reason
        if item.role is Role.COMPARISON and item.direction == 0:
            return now, item.reason
    return None, ""


def _three_public(reading: Reading, record: dict[str, str]) -> None:
    place = THREE_PUBLIC[record["项目"]]
    before, reason = _before(reading, place)
    record |= {
        MARK: RESTORED,
        "年初预算（元）": _text(value_of(reading, place.at(phase=INITIAL_BUDGET))),
        "全年预算（元）": _text(value_of(reading, place.at(phase=FULL_BUDGET))),
        "上年决算（元）": _text(before),
        "变动原因": reason,
    }


def _project(form: Form, name: str) -> dict[str, str]:
    return {
        "项目名称": name,
        "是否自评": "是",
        "年度目标": form.goal.printed if form.goal else "",
        "实际完成情况": form.done.printed if form.done else "",
        **{label: form.analyses[label].printed for label in ANALYSES if label in form.analyses},
    }


def _money(name: str, row: FormMoney) -> dict[str, str]:
    figures = {key: item.amount.value for key, item in row.figures.items()}
    return {
        MARK: RESTORED,
        "项目名称": name,
        "资金": row.origin,
        "目标申报数（元）": _text(figures.get(REQUESTED)),
        "预算编制数（元）": _text(figures.get(COMPILED, figures.get(INITIAL))),
        "全年预算数（元）": _text(figures.get(BUDGET)),
        "全年执行数（元）": _text(figures.get(EXECUTED)),
        "偏差原因": row.deviation.printed if row.deviation else "",
    }


def _indicator(name: str, item: Indicator, bands: tuple[Band, ...]) -> dict[str, str]:
    record = {
        "项目名称": name,
        "二级指标": item.level2,
        "三级指标": item.name.printed,
        "分值": _marks(item.weight.amount.value) if item.weight else "",
        "得分": _marks(item.score.amount.value) if item.score else "",
        "定性说明": item.note.printed if item.note else "",
        "偏差原因": item.deviation.printed if item.deviation else "",
    }
    target, actual = _figure(item.target), _figure(item.actual)
    if target and actual and target[0]:
        initial = _figure(item.initial)
        return record | {
            "运算符": target[0],
            "计量单位": target[2],
            "年初指标值": initial[1] if initial else "",
            "调整后指标值": target[1],
            "实际完成值": actual[1],
        }
    said = "".join(item.actual.text.split()).replace("预期目标", "预期指标")
    known = [band.name for band in bands if band.name == said]
    return record | {
        "年初指标值": item.initial.text,
        "调整后指标值": item.target.text,
        "实际完成值": known[0] if known else item.actual.text,
    }


def _figure(value: FormValue) -> tuple[str, str, str] | None:
    match = _FIGURE.fullmatch(value.text.replace(" ", ""))
    return (match[1] or "", match[2], match[3]) if match else None


def _duties(reading: Reading) -> Iterator[str]:
    for section in reading.sections:
        if section.level == 2 and re.search("职责|职能", section.title):
            for block in reading.document.blocks[section.start : section.end]:
                if isinstance(block, Paragraph) and block.text.strip():
                    yield _NUMBERED.sub("", block.text.strip())
            return


def _text(fen: int | None) -> str:
    return "" if fen is None else yuan_text(fen)


def yuan_text(fen: int) -> str:
    """分 as 元, as a cell has it."""
    return format_scaled(fen, 100, 2)


def _marks(value: int) -> str:
    return format_scaled(value, 10_000, 0)


def holds_money(reading: Reading) -> bool:
    """Whether any amount but a blank was recognised: nothing can be restored of an empty template."""
    return reading.kind is not DocumentKind.BLANK_TEMPLATE and any(
        item.amount.kind is Kind.MONEY and item.amount.value
        for point in reading.points.values()
        for item in point.prints
    )


def contradictions(reading: Reading) -> int:
    """How many amounts a publication prints that cannot all be one: a draft has the first of each."""
    return sum(
        not all(
            item.amount.interval.meets(point.prints[0].amount.interval)
            for item in point.prints
            if item.amount.kind is point.prints[0].amount.kind
        )
        for point in reading.points.values()
    )


def is_budget(reading: Reading) -> bool:
    """Whether a publication is a budget: it tells what was planned, not what was spent."""
    return reading.kind in (
        DocumentKind.DEPARTMENT_BUDGET,
        DocumentKind.UNIT_BUDGET,
        DocumentKind.BUDGET_TABLES,
    )
