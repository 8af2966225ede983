"""The words of a 项目支出绩效自评表: what a header cell, a row label or a level label says."""

from __future__ import annotations

import re
from functools import lru_cache

from mingzhang.amount import to_half_width
from mingzhang.points.scoring import (
    BALANCE,
    BENEFIT,
    BUDGET,
    COMPILED,
    EXECUTED,
    INITIAL,
    MARK,
    OUTPUT,
    RATE,
    REQUESTED,
    SATISFACTION,
    WEIGHT,
)
from mingzhang.regex import regex

_CACHE = 4096
"""Labels repeat from form to form."""
_SPACE = regex(r"\s+")
_BRACKETS = regex(r"[(\[][^()\[\]]*[)\]]")
_NUMBER = regex(r"[-+]?[\d,]+(?:\.\d+)?%?")
_NOT_APPLICABLE = regex(r"[-—–―─－/]+|不适用")


def _vocabulary(*terms: tuple[str, str]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Terms and their patterns as one expression, whose group number says which matched first."""
    return tuple(name for name, _ in terms), regex("|".join(f"({pattern})" for _, pattern in terms))


NAME_LABEL = regex(r"(?:\d?[.、]?)?(?:专项|项目|政策|资金)+(?:支出)?名称")
DEPARTMENT_LABEL = regex(r"(?:项目)?主管(?:部门|单位)(?:及?(?:编码|代码|名称))?")
UNIT_LABEL = regex(
    r"(?:预算|实施|项目|资金使用|项目实施|用款|承担)(?:单位|部门)(?:及?(?:编码|代码|名称))?"
    r"|(?:[省市县区级本]{1,3})?(?:预算)?(?:部门|单位)(?:\(单位\))?名称"
)
OTHER_HEAD_LABEL = regex(
    r"项目(?:负责人|类别|类型|属性|编码|代码|性质|级次|分类)|联系(?:电话|人)|填报人|填报日期|单位负责人|电话"
)
GOAL_LABEL = regex(r"(?:项目|年度|年初|总体|绩效|预期|设定|预定|全年)*目标(?:值)?")
DONE_LABEL = regex(
    r"(?:全年|年度|目标|实际|总体|绩效|年度目标)*(?:完成|实现)情况(?:综述)?|自评完成情况|实际完成"
)
TOTAL_LABEL = regex(r"(?:自评|评价|综合|最终)得分(?:合计)?(?=\Z|:)|总(?:得分|分|计得分|评得分)(?:合计)?")
SUM_LABEL = regex(r"合计|总计")
GRADE_LABEL = regex(r"(?:自评|评价|绩效)?(?:等级|结论|等次)")
NOTE_HEAD = regex(r"\s*(?:备\s*注|注)\s*\d?\s*[:：]")
LISTED = regex(r"\s*\d{1,2}\s*[.．、](?!\d)")
TITLE = regex(r"绩效.{0,4}自评|自评表|项目支出绩效|绩效评价自评|绩效目标自评")
WHOLE_UNIT = regex(r"整体")
YEAR_LINE = regex(r"\(?\s*(20\d{2})\s*年(?:度)?\s*\)?")
EVALUATED = regex(r"得分|执行率|执行数|实际完成|完成值|自评|实际值")
ANALYSIS_HEAD = regex(r"项目绩效(?:分析|自评)?|自评结果分析|绩效分析")
MONEY_SECTION = regex(r"项目资金|资金(?:情况|安排|执行)|预算(?:执行情况|安排|资金)|项目预算|年度资金情况")
MONEY_TOTAL = regex(r"(?:年度|项目)?(?:资金)?总额|合计|总计|年度资金|资金合计|预算总额|全年资金")
MONEY_SOURCE = regex(r"资金|拨款|结转|收入|其他|其它|补助|债券|自筹|财政|贷款|预算")

_MONEY_TERMS = _vocabulary(
    (REQUESTED, r"(?:项目)?目标申报(?:数|额)?|申报数"),
    (COMPILED, r"预算编制(?:数|额)?"),
    (INITIAL, r"(?:年初|期初|初始)(?:批复)?(?:部门)?预算(?:安排)?(?:数额|数|额|金额)?"),
    (RATE, r"(?:预算|资金|全年)*(?:执行|完成|支出)率|(?:预算|资金)*(?:执行|支出)进度"),
    (EXECUTED, r"(?:全年|预算|实际|年度|累计|资金)*(?:执行|支出)(?:总)?(?:数额|数|额|金额)"),
    (BALANCE, r"(?:年末|资金|预算|全年)*(?:结余|结转结余|结转和结余|结转余|结转)(?:数|额|资金)?"),
    (
        BUDGET,
        r"(?:.?年度?)?(?:调整后的?)?(?:调整)?预算(?:总)?(?:数额|数|额|金额|调整数)?(?:预算数)?",
    ),
    (WEIGHT, r"分值|权重|标准分|满分"),
    (MARK, r"(?:自评|执行)?得分|自评分|执行率得分"),
    ("偏差原因", r".{0,6}(?:偏差|原因).{0,12}"),
)

_INDICATOR_TERMS = _vocabulary(
    ("level1", r"一级指标"),
    ("level2", r"二级指标"),
    ("name", r"(?:三级|四级)指标(?:名称)?|指标名称|指标内容"),
    ("deviation", r".*(?:偏差|原因|措施).*|备注|情况说明"),
    ("note", r".*定性.*|定值.*说明|.*情况/?说明"),
    ("operator", r"指标性质|指标符号|指标方向|运算符号?"),
    ("unit", r"(?:度量|计量|指标)?单位"),
    ("initial", r"(?:年初|初始).{0,4}值"),
    ("actual", r".*(?:实际|完成).{0,4}(?:值|情况|数)|全年.*值|实际值|完成值"),
    (
        "target",
        r"(?:调整后|年度|预期|计划|目标|绩效|设定|全年)*(?:指标|目标)值?|预期值|计划值|.*指标值.*|.*目标值.*",
    ),
    ("weight", r"(?:指标)?分值|(?:指标)?权重|标准分|满分"),
    ("score", r"(?:自评|指标)?得分|自评分"),
)

_LEVEL1 = _vocabulary(
    (OUTPUT, r"(?:项目)?(?:产出|完成)指?标?"),
    (BENEFIT, r"(?:项目)?效益指?标?|效果指标"),
    (SATISFACTION, r"满意度?指?标?"),
)
_LEVEL1_COST = regex(r"成本指标?")
_LEVEL2 = _vocabulary(
    ("数量", r"(?:产出)?数量指?标?"),
    ("质量", r"(?:产出)?质量指?标?"),
    ("时效", r"(?:产出)?时效指?标?"),
    ("成本", r"(?:产出)?成本指?标?"),
    ("经济效益", r"经济效益(?:指标?)?"),
    ("社会效益", r"社会效益(?:指标?)?"),
    ("生态效益", r"(?:生态|环境|生态环境)效益(?:指标?)?"),
    ("可持续影响", r"可持续(?:性)?(?:发展)?(?:影响|发展|效益)?(?:指标?)?"),
    (
        "服务对象满意度",
        r"(?:社会公众或|社会公众)?(?:服务|受益)(?:对象|群体|人群)?满意度?(?:指标?)?|社会公众满意度指标",
    ),
    ("经济成本", r"经济成本(?:指标?)?"),
    ("社会成本", r"社会成本(?:指标?)?"),
    ("生态环境成本", r"生态(?:环境)?成本(?:指标?)?"),
)

_ANALYSES = _vocabulary(
    ("项目实施和预算执行情况", r"项目实施|预算执行情况"),
    ("产出情况", r"产出(?:情况|指标完成)|项目产出"),
    ("效益情况", r"效益(?:实现)?情况|项目效益"),
    ("满意度情况", r"满意度(?:情况|及分析|分析)?"),
    ("主要经验做法", r"主要经验|经验做法"),
    ("问题及原因", r".{0,6}(?:存在)?的?(?:主要)?问题"),
    ("改进措施及建议", r"(?:下一步)?(?:改进|工作)?(?:措施|建议)|下一步|改进"),
)


def squash(text: str) -> str:
    """``text`` without white space, in half width, without closing punctuation: for comparing labels."""
    return _SPACE.sub("", to_half_width(text)).strip(":;；。、,*★")


@lru_cache(maxsize=_CACHE)
def bare(text: str) -> str:
    """:func:`squash` without brackets and what stands in them: ``资金结(转)余`` is ``资金结余``."""
    return _BRACKETS.sub("", squash(text)).strip(":")


def is_number(text: str) -> bool:
    """True for a plain printed number, with or without %."""
    return _NUMBER.fullmatch(squash(text)) is not None


def is_plain_number(text: str) -> bool:
    """True for a number that may be a weight or a score: no %, at most three digits before the point."""
    word = squash(text)
    if word.endswith("分") and len(word) > 1:
        word = word[:-1]
    return _NUMBER.fullmatch(word) is not None and not word.endswith("%") and len(word.split(".")[0]) <= 3


def is_not_applicable(text: str) -> bool:
    """True for ``——``, ``-`` and ``/`` standing alone."""
    return _NOT_APPLICABLE.fullmatch(squash(text)) is not None


@lru_cache(maxsize=_CACHE)
def money_term(text: str) -> str:
    """The money column a header cell names, by its key in ``points.scoring``; '' if none."""
    word = bare(text)
    return _first(_MONEY_TERMS, word) if 0 < len(word) <= 14 else ""


@lru_cache(maxsize=_CACHE)
def indicator_term(text: str) -> str:
    """The indicator column a header cell names: level1, level2, name, target, actual …; '' if none."""
    word = bare(text)
    if word in ("绩效指标", "指标", "绩效目标"):
        return ""
    return _first(_INDICATOR_TERMS, word) if 0 < len(word) <= 16 else ""


@lru_cache(maxsize=_CACHE)
def level1_of(text: str) -> str:
    """产出, 效益 or 满意度 if the text is that level-1 label, else ''."""
    return _first(_LEVEL1, bare(text))


def is_cost_label(text: str) -> bool:
    """True for 成本指标, which is level 2 in the form of 2020 and level 1 in the later one."""
    return _LEVEL1_COST.fullmatch(bare(text)) is not None


@lru_cache(maxsize=_CACHE)
def level2_of(text: str) -> str:
    """The canonical level-2 class if the text is such a label (数量, 经济效益 …), else ''."""
    return _first(_LEVEL2, bare(text))


def is_cost_class(level2: str) -> bool:
    """True for the level-2 classes that hang below 成本 at level 1."""
    return level2 in ("经济成本", "社会成本", "生态环境成本")


def analysis_of(text: str) -> str:
    """The canonical label of an analysis block, '' if the text is none."""
    word = squash(text)
    if len(word) > 24:
        return ""
    match = _ANALYSES[1].match(word)
    return _ANALYSES[0][(match.lastindex or 1) - 1] if match else ""


def _first(terms: tuple[tuple[str, ...], re.Pattern[str]], word: str) -> str:
    match = terms[1].fullmatch(word)
    return terms[0][(match.lastindex or 1) - 1] if match else ""
