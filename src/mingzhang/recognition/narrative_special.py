"""Sentences with a form of their own: 本年度无此项收支, and equipment above a unit price."""

from __future__ import annotations

from mingzhang.amount import COUNT, WAN, Amount
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import NumeralFate, Role
from mingzhang.points.trees import GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.clauses import Clause, clauses
from mingzhang.recognition.narrative_state import State
from mingzhang.recognition.narrative_zones import equipment
from mingzhang.regex import regex

_NONE = regex(
    r"(?:.{0,60}?(?:20\d\d年度?|本年度?|单位|部门))?(?:无|没有|未发生)(?:此项|该项|使用|安排)?(?P<what>[^，；。]{0,40}?)(?P<side>收支|收入和支出|收入支出|收入、支出|支出)(?:情况)?"
)


_BOUGHT = regex(r"(?:购置|新增|购买|更新|报废|处置)了?\Z")
"""购置单价50万元以上的通用设备0台: what was bought in the year, not what there is."""


def stated_none(state: State, clause: Clause, start: int, end: int) -> None:
    """本年度无此项收支: a stated zero for the section's subject."""
    root = state.section.topic.split("/")[0]
    text = state.stream.text[start:end]
    match = _NONE.fullmatch(text)
    if (
        match is None
        or start != clause.start
        or clause.mark not in ("。", "\n", "")
        or any(item.symbol for item in clause.quantities)
    ):
        return
    place = state.stream.place(start, end)
    zero = Amount(0, WAN, 2)
    targets: list[Coordinate] = []
    if root == "政府性基金" and (not match["what"] or "基金" in match["what"]):
        targets = [state.default.at(measure=side, fund=GOVERNMENT_FUND) for side in _sides(match["side"])]
    elif root == "国有资本" and (not match["what"] or "国有资本" in match["what"]):
        targets = [state.default.at(measure=side, fund=STATE_CAPITAL) for side in _sides(match["side"])]
    elif root == "三公" and "三公" in match["what"]:
        targets = [state.default.at(measure="三公")]
    elif root == "机关运行" and "机关运行" in match["what"]:
        targets = [state.default.at(measure="机关运行经费")]
    state.words = match["what"] + match["side"]
    for target in targets:
        state.statement(Role.VALUE, target, zero, place, "无", clause, word="无")


def _sides(words: str) -> tuple[str, ...]:
    return ("支出",) if words == "支出" else ("收入", "支出")


def read_equipment(state: State, claims: Claims) -> set[int]:
    """单价100万元（含）以上设备0台（套）: the standard and the count. Returns where its figures begin."""
    done: set[int] = set()
    if not any(word in state.families for word in ("车辆", "国有资产")):
        return done
    marks = list(clauses(state.stream))
    for found in equipment(state.stream.text):
        clause = next(
            (item for item in marks if item.start <= found.start < max(item.end, item.start + 1)), marks[0]
        )
        state.words = found.words
        limit = Coordinate(
            "设备单价标准", state.default.phase, detail=f"{found.threshold.decimal.partition('.')[0]}万元以上"
        )
        bought = _BOUGHT.search(state.stream.text[clause.start : found.start])
        measure = f"{'购置设备' if bought else '设备'}/{found.threshold.decimal.partition('.')[0]}万元以上"
        place = state.stream.place(found.limit_at, found.limit_end)
        claims.take(place, NumeralFate.POINT)
        state.statement(Role.VALUE, limit, found.threshold, place, found.limit, clause)
        place = state.stream.place(found.count_at, found.count_end)
        claims.take(place, NumeralFate.POINT)
        amount = Amount(int(found.count) * COUNT.scale, found.unit, 0)
        state.statement(
            Role.VALUE, Coordinate(measure, state.default.phase), amount, place, found.count, clause
        )
        done.update((found.limit_at, found.count_at))
    state.words = ""
    return done
