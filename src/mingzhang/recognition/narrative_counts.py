"""Counts: what 个, 辆, 批次, 人次, 台（套） and 分 count, by the subject they are said of.

Money and counts of one subject stand side by side (公务接待费…万元，…批次，…人次); the unit tells which
figure is meant. A count whose noun is not understood is left to the reader of free numbers.
"""

from __future__ import annotations

from msgspec.structs import replace

from mingzhang.points.coordinate import Coordinate
from mingzhang.points.trees import GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.recognition.narrative_subject import Subject
from mingzhang.regex import regex

_GRADES = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
_GRADE = r"(不合格|合格|优秀|优|良好|良|中等|中|较差|差)"
_GRADED = regex(rf"(?:等级|评级|结果|评价|级别|评定|档次)(?:均|都)?(?:评)?(?:为|是|达到){_GRADE}")
_GRADE_ALONE = regex(rf"(?:\A|其中|，|、|为|是){_GRADE}(?:等级|等次|档)?(?:的)?(?:项目)?(?:为|有|共)?\Z")
_SEVERAL_GRADES = regex(
    rf"{_GRADE}(?:、|和|及|与|或){_GRADE}(?:等级|等次|档)?(?:的)?(?:项目)?(?:均?为|有|共)?\Z"
)
"""中和差的0个: of two grades at once."""
_PROJECTS = {
    "自评": "自评项目数",
    "绩效目标": "绩效目标项目数",
    "绩效跟踪": "绩效跟踪项目数",
    "绩效评价": "绩效评价项目数",
    "绩效问题": "绩效问题数",
}
PERFORMANCE = ("自评", "绩效目标", "绩效跟踪", "绩效评价")
WHOLE_UNIT = "整体"
"""The detail of an evaluation of a whole unit's expenditure, which is none of its projects."""
_FUNDS = (("政府性基金", GOVERNMENT_FUND), ("国有资本经营", STATE_CAPITAL))
_SUMS = {
    "自评": "自评金额",
    "绩效目标": "绩效目标金额",
    "绩效跟踪": "绩效跟踪金额",
    "绩效评价": "绩效评价金额",
}
_DONE = regex(r"完成整改|整改完成|已整改")
_DOING = regex(r"正在整改|整改中")
_BODY = regex(r"机构|科室|处室|股室")
_BELOW = regex(r"下属|所属|二级|事业")
_OWNED = regex(r"[共现实]有(?:公务用车|车辆)(?:共计|共|为)?\Z")
_BOUGHT = regex(r"(?:公务用车|车辆|数量?|共计?|为|了|\A[，、]?)\Z")
_HELD = regex(r"(?:公务用车|[原现共]有(?:车辆|公车))(?:共计|共|为)?\Z")
_SUM = regex(r"资金|金额|预算")
_ONE_PROJECT = regex(r"(?:\A|[，该本])项目(?:的)?(?:全年|年初|调整后)?预算")
"""自评得分为98.50分，项目全年预算数为30.00万元: the budget of one project, not what all of them involve."""


def grade_of(text: str) -> str:
    """The grade a text names (优, 良, 中, 差, 合格, 不合格), '' if none."""
    found = _GRADED.search(text) or _GRADE_ALONE.search(text)
    return _GRADES.get(found[1], found[1]) if found else ""


def counted(subject: Coordinate, lead: str, symbol: str, trail: str) -> Coordinate | None:
    """The coordinate of a count in unit ``symbol`` said of ``subject``, or None if its noun is unknown.

    ``lead``, ``trail``: the words of the clause before the number, and after the unit.
    """
    measure = subject.measure
    if measure in _PROJECTS:
        return _performance(subject, lead, symbol, trail)
    if measure.startswith("车辆"):
        return subject if symbol in ("辆", "台") else None
    if measure == "内设机构数":
        named = _BODY.search(lead + trail) and not _BELOW.search(lead)
        return subject if symbol == "个" and named else None
    if measure.startswith("三公/接待"):
        return _received(subject, lead + trail, symbol)
    if measure == "三公/因公出国":
        return _travelled(subject, lead + trail, symbol)
    if measure.startswith("三公/公务用车") and symbol in ("辆", "台"):
        return _car(subject, lead)
    return None


def _received(subject: Coordinate, words: str, symbol: str) -> Coordinate | None:
    suffix = subject.measure.removeprefix("三公/接待")
    if symbol in ("批次", "批") or (symbol == "个" and ("团组" in words or "批" in words)):
        return subject.at(measure=f"接待批次{suffix}")
    if symbol in ("人次", "人"):
        return subject.at(measure=f"接待人次{suffix}")
    return None


def _travelled(subject: Coordinate, words: str, symbol: str) -> Coordinate | None:
    if symbol in ("批次", "批") or (symbol in ("个", "次") and ("团" in words or "批" in words)):
        return subject.at(measure="出国团组")
    if symbol in ("人次", "人"):
        return subject.at(measure="出国人次")
    return None


def _car(subject: Coordinate, lead: str) -> Coordinate | None:
    if "保有" in lead or _OWNED.search(lead):
        return subject.at(measure="公务用车保有量")
    if any(word in lead for word in ("报废", "处置", "租", "调拨", "划转", "车改")):
        return None
    bought = any(word in lead for word in ("购置", "更新", "新购", "购买"))
    if bought or (subject.measure == "三公/公务用车/购置" and _BOUGHT.search(lead)):
        return subject.at(measure="购置车辆数")
    if subject.measure.endswith("/运行") and _HELD.search(lead):
        return subject.at(measure="公务用车保有量")
    return None


def _performance(subject: Coordinate, lead: str, symbol: str, trail: str) -> Coordinate | None:
    measure = subject.measure
    if symbol == "分":
        return subject.at(measure=f"{measure}平均得分") if "平均" in lead else None
    if symbol in ("万元", "元", "亿元", "万"):
        if _ONE_PROJECT.search(lead):
            return None
        return subject.at(measure=_SUMS[measure]) if measure in _SUMS and _SUM.search(lead) else None
    if symbol not in ("个", "项"):
        return None
    if measure == "绩效问题":
        state = "/已整改" if _DONE.search(lead) else "/整改中" if _DOING.search(lead) else ""
        return subject.at(measure=_PROJECTS[measure] + state)
    if _SEVERAL_GRADES.search(lead):
        return None
    grade = grade_of(lead) or grade_of(trail)
    if grade:
        return subject.at(measure=f"{_PROJECTS[measure]}/{grade}")
    detail = next((level for level in ("一级项目", "二级项目") if level in lead + trail), subject.detail)
    return subject.at(measure=_PROJECTS[measure], detail=detail)


def of_fund(subject: Subject, words: str) -> Subject:
    """The subject, told apart by what is evaluated: 1个政府性基金预算项目, or 单位整体支出 and no project."""
    named = [fund for word, fund in _FUNDS if word in words]
    if "整体" in words and "项目" not in words:
        named = [WHOLE_UNIT]
    if len(named) != 1 or "一般公共" in words or subject.coordinates[0].measure not in PERFORMANCE:
        return subject
    return replace(subject, coordinates=(subject.coordinates[0].at(detail=named[0]),))
