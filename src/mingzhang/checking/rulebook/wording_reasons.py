"""Rulebook chapter: wording — reasons, zero bases and empty tables."""

from __future__ import annotations

from mingzhang.checking.rulebook.entry import Entry, entry
from mingzhang.findings import Severity

_FORM = "部门决算公开格式；地方预决算公开操作规程（财预〔2016〕143号）"
_EXACT = "政府信息公开条例第六条（及时、准确公开）"
_LAW = "预算法第75条（决算真实、准确、完整）"

REASONS: tuple[Entry, ...] = (
    entry(
        "wording.reason",
        "增减写明原因",
        "每一处增减变动都应当写明原因。",
        severity=Severity.WARNING,
        source=_FORM,
        family="wording_reasons",
        title="{where}：{change}没有写原因",
        message="{where}说{what}{change}，没有写明原因。",
        remedy="补写增减变动的主要原因。",
    ),
    entry(
        "wording.reason_conflict",
        "原因不矛盾",
        "同一文件里人员增加与人员减少的原因不应当并存而不说明。",
        severity=Severity.WARNING,
        source=_EXACT,
        family="wording_reasons",
        title="原因互相矛盾：人员既增又减",
        message="{more}，说人员增加；而{fewer}，说人员减少。",
        remedy="核实人员变动情况，改正写错的原因；如果新进与退休并存，请分别写明人数。",
    ),
    entry(
        "wording.budget_reason",
        "预算偏差写明原因",
        "决算与年初预算相差超过 20% 时，应当写明预算偏差的原因。",
        severity=Severity.WARNING,
        source=_FORM,
        family="wording_reasons",
        title="{where}：完成年初预算的 {rate}，没有写预算偏差原因",
        message="{where}“{text}”与年初预算相差较大，只写了与上年比较的原因，没有写偏离预算的原因。",
        remedy="补写决算数大于（或小于）年初预算数的主要原因，例如年中追加了什么项目。",
    ),
    entry(
        "wording.zero_base",
        "零基数没有增长率",
        "上年数为零时不写增长率。",
        severity=Severity.WARNING,
        source=_EXACT,
        family="wording_bases",
        title="{where}：上年为零，却写增长 {rate}",
        message="{where}说{what}增加 {change}，与本年数相等，上年为零，增长率 {rate} 没有意义。",
        remedy="删去增长率，写“上年无此项收支，不可比”。",
    ),
    entry(
        "wording.zero_budget",
        "零预算没有完成率",
        "预算数为零时不写完成预算的百分比。",
        severity=Severity.ERROR,
        source=_EXACT,
        family="wording_bases",
        title="{where}：预算为零，却写“{rate}”",
        message="{where}写“{budget}”，又写“{rate}”；预算为零，完成率无从计算。",
        remedy="删去完成率，或改为相对哪一个不为零的预算（如全年预算），并写明是年中追加的。",
    ),
    entry(
        "wording.empty_table",
        "空表有说明",
        "没有数据的表应当保留格式，并在表下说明。",
        severity=Severity.WARNING,
        source="地方预决算公开操作规程（财预〔2016〕143号）：空表应列出并说明",
        family="wording_empty",
        title="{table}是空表，表下没有说明",
        message="{table}没有数据，{narrative}表下没有“本表无数据”一类的说明。",
        remedy="在表下写明：本单位本年度没有这类收支，故本表无数据。",
    ),
    entry(
        "wording.empty_claim",
        "说没有的就没有金额",
        "文字说没有的收支，表里不应当有金额。",
        severity=Severity.ERROR,
        source=_LAW,
        family="wording_empty",
        title="{where}说没有，表中却有 {amount}",
        message="{where}写“{printed}”，而{table}里有 {amount}。",
        remedy="核实是否有这项收支：有就改写文字，没有就改正表中的数。",
    ),
)
