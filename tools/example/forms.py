"""The project sheets of the example: figures as printed, words of our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from mingzhang.amount import YUAN, Interval, round_half_up
from mingzhang.points.reading import Form, FormMoney, FormValue, Indicator
from mingzhang.points.scoring import BALANCE, BUDGET, COMPILED, EXECUTED, RATE, REQUESTED
from tools.example.amounts import pick

ATTAINED, PARTLY = "达成预期指标", "部分达成预期指标并具有一定效果"
_FIGURE = re.compile(r"([=≥≤-]?)(\d+(?:\.\d+)?)(\D*)")
Record = dict[str, str]


def executed(form: Form) -> int:
    """全年执行数 in 分: what prints as execution (or budget less balance) and as the rate, computed from 元."""
    total = next(row for row in form.money if row.total)
    budget = _fen(total, BUDGET)
    rate = total.figures[RATE].amount.value
    if budget == 0:
        return 0
    direct = total.figures[EXECUTED].amount.interval
    through_balance = Interval.point(budget) - total.figures[BALANCE].amount.interval

    def fits(value: int) -> bool:
        return value <= budget and int(round_half_up(Fraction(value * 100, budget), 2) * 10_000) == rate

    if total.figures[EXECUTED].amount.value == budget:
        return budget
    for item in form.indicators:  # the sum in 元 may be printed as an indicator's actual value
        said = item.actual.amount
        if said is not None and said.unit is YUAN and said.value in direct and fits(said.value):
            return said.value
    both = direct & through_balance
    for interval in (both, direct, through_balance):
        if not interval.empty and any(fits(value) for value in range(interval.low, interval.high + 1, 1)):
            return pick(total.cited.printed + str(form.index), interval, fits)
    raise SystemExit(f"自评表 {form.index}：执行数与执行率不能同时成立")


def name_of(form: Form) -> str:
    """The project's name as printed."""
    assert form.name is not None
    return form.name.printed


def project_record(form: Form, words: Mapping[str, Any], texts: Mapping[str, Any]) -> Record:
    """The row of 项目."""
    return {
        "项目名称": name_of(form),
        "是否自评": "是",
        "年度目标": words["goal"],
        "实际完成情况": words["done"],
        "项目实施和预算执行情况": texts["analysis"],
        "产出情况及分析": words["done"],
    }


def money_record(form: Form, spent: int, texts: Mapping[str, Any]) -> Record:
    """The row of 项目资金; execution is left to the spending sheet."""
    row = next(item for item in form.money if not item.total)
    short = spent < _fen(row, BUDGET)
    return {
        "项目名称": name_of(form),
        "资金": "市县区财政资金",
        "目标申报数（元）": yuan(_fen(row, REQUESTED)),
        "预算编制数（元）": yuan(_fen(row, COMPILED)),
        "全年预算数（元）": yuan(_fen(row, BUDGET)),
        "全年执行数（元）": "",
        "偏差原因": texts["deviation"] if short else "费用由财政统一支付" if not spent else "",
    }


def indicator_records(form: Form, choices: Mapping[str, Any]) -> list[Record]:
    """The rows of 绩效指标, those that recognition lost put back where arithmetic proves them."""
    texts = choices["texts"]
    records = [_record(form, item, texts) for item in form.indicators if not item.lost]
    for lost in choices.get("lost_row", ()):
        if lost["form"] == form.index:
            records.insert(
                lost["after"],
                {
                    "项目名称": name_of(form),
                    "二级指标": lost["level2"],
                    "三级指标": lost["name"],
                    "运算符": "=",
                    "计量单位": lost["unit"],
                    "年初指标值": lost["target"],
                    "调整后指标值": lost["target"],
                    "实际完成值": lost["target"],
                    "分值": lost["weight"],
                },
            )
    return records


def _record(form: Form, item: Indicator, texts: Mapping[str, Any]) -> Record:
    weight = _marks(item.weight.amount.value) if item.weight else "0"
    score = _marks(item.score.amount.value) if item.score else weight
    record: Record = {
        "项目名称": name_of(form),
        "二级指标": item.level2,
        "三级指标": item.name.printed,
        "分值": weight,
    }
    target, actual = _figure(item.target), _figure(item.actual)
    if target and actual and (item.actual.operator or target == actual):
        operator = {"": "=", "-": "="}.get(target[0], target[0])
        short = Fraction(actual[1]) < Fraction(target[1])
        record |= {
            "运算符": operator,
            "计量单位": _unit(target[2]),
            "年初指标值": target[1],
            "调整后指标值": target[1],
            "实际完成值": actual[1],
        }
        reason = item.deviation.printed if item.deviation else ""
        if reason and score == weight:
            record["得分"] = score
        if reason or (short and item.level2 != "成本"):
            record["偏差原因"] = reason if item.level2 == "成本" else str(texts["exact_item"])
        return record
    share = Fraction(score) / Fraction(weight)
    record |= {
        "年初指标值": item.target.text,
        "调整后指标值": item.target.text,
        "实际完成值": ATTAINED if share >= Fraction(4, 5) else PARTLY,
        "定性说明": item.note.printed if item.note else "",
    }
    if share < 1:
        record |= {"得分": score, "偏差原因": "没有完全达到，下一年改进"}
    elif item.deviation:
        record["偏差原因"] = "费用由财政统一支付"
    return record


def _figure(value: FormValue) -> tuple[str, str, str] | None:
    match = _FIGURE.fullmatch(value.text.replace(" ", ""))
    return (match[1], match[2], match[3]) if match else None


def _unit(unit: str) -> str:
    return {"平方": "平方米", "": "户", "亿": "亿元"}.get(unit, unit)


def _fen(row: FormMoney, column: str) -> int:
    return row.figures[column].amount.value


def _marks(value: int) -> str:
    whole, rest = divmod(value, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")


def yuan(fen: int) -> str:
    """分 as a decimal of 元."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}"
