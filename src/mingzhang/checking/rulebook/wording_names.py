"""Rulebook chapter: wording — names of units, years, accounts and codes."""

from __future__ import annotations

from mingzhang.checking.rulebook.entry import Entry, entry
from mingzhang.findings import Severity

_FORM = "部门决算公开格式；地方预决算公开操作规程（财预〔2016〕143号）"
_EXACT = "政府信息公开条例第六条（及时、准确公开）"
_LAW = "预算法第75条（决算真实、准确、完整）"
_CODES = "政府收支分类科目；部门预算支出经济分类科目"

NAMES: tuple[Entry, ...] = (
    entry(
        "wording.unit_name",
        "单位名称一致",
        "表头和正文里的单位名称应当是封面上的单位。",
        severity=Severity.ERROR,
        source=_EXACT,
        family="wording_units",
        title="{where}：单位名称是“{printed}”",
        message="{where}写的单位是“{printed}”，而本文件的单位是“{unit}”。",
        remedy="确认这部分内容是不是别的单位的；如果只是名称没有改，请改为“{unit}”。",
    ),
    entry(
        "wording.year",
        "年度一致",
        "表头、标题和本年数前面的年度应当是本文件的年度。",
        severity=Severity.ERROR,
        source=_EXACT,
        family="wording_years",
        title="{where}：年度是{printed}，应为{year}年",
        message="{where}写的年度是{printed}，而本文件是{year}年度的。",
        remedy="改为{year}年；并核对这部分的数字是不是也沿用了旧年度的。",
    ),
    entry(
        "wording.base_year",
        "比较年度正确",
        "与上年比较时，写出的年度应当是上一年。",
        severity=Severity.ERROR,
        source=_EXACT,
        family="wording_years",
        title="{where}：比较的年度是{printed}，应为{base}年",
        message="{where}“{text}”拿{printed}作比较，而本文件的上年是{base}年。",
        remedy="把比较的年度改为{base}年；如果确实要同更早的年度比，请写明原因。",
    ),
    entry(
        "wording.asset_date",
        "资产时点",
        "国有资产占用情况的时点是本年 12 月 31 日。",
        severity=Severity.ERROR,
        source=_FORM,
        family="wording_years",
        title="{where}：资产时点是{printed}，应为{expected}",
        message="{where}写的资产时点是{printed}，决算应当是{expected}。",
        remedy="改为{expected}，并确认车辆和设备数是这一天的。",
    ),
    entry(
        "wording.account",
        "列举的科目有金额",
        "“主要包括”后面列举的科目，在基本支出决算表里应当有金额。",
        severity=Severity.ERROR,
        source=_LAW,
        family="wording_accounts",
        title="{where}：列举了“{name}”，表中{state}",
        message="{where}说{subject}主要包括“{name}”，但{table}里 {code} {name}{state}。",
        remedy="如果本年没有这项支出，从列举中删去“{name}”；如果有，请补上表中的金额。",
    ),
    entry(
        "wording.account_omitted",
        "较大的科目应列举",
        "金额大于已列举科目的科目不宜漏列。",
        severity=Severity.NOTE,
        source=_FORM,
        family="wording_accounts",
        title="{where}：{subject}没有列举“{name}”",
        message="{where}列举{subject}时没有提到“{name}”（{amount}），它比列举的一些科目金额更大。",
        remedy="可以把“{name}”加入列举；如果是有意从略，不需改动。",
    ),
    entry(
        "wording.code_name",
        "同一编码同一名称",
        "同一文件里，一个科目编码只有一个名称。",
        severity=Severity.ERROR,
        source=_CODES,
        family="wording_codes",
        title="编码 {code} 有两个名称",
        message="{where}中编码 {code} 的名称是“{name}”，而{usual_where}中是“{usual}”。",
        remedy="对照政府收支分类科目，改正写错的名称或编码。",
    ),
    entry(
        "wording.function_name",
        "说明与表的科目名称一致",
        "情况说明中带“类、款、项”的功能科目名称，与本文件各表中的名称相同。",
        severity=Severity.WARNING,
        source=_CODES,
        family="wording_functions",
        title="{where}：科目名称“{name}”与表中不同",
        message="{where}写“{name}”，{usual_where}中 {code} 的名称是“{usual}”。",
        remedy="按表中（政府收支分类科目）的名称改正说明。",
    ),
    entry(
        "wording.name_code",
        "同一科目同一编码",
        "同一科目在各张表里编码相同；只在一张表里出现、与别处的编码只差一位的，多半印错了。",
        severity=Severity.ERROR,
        source=_CODES,
        family="wording_codes",
        title="{where} 的“{name}”编码印成 {code}，别处是 {usual}",
        message="{where}中“{name}”的编码是 {code}，只在这一张表里出现，而这张表没有 {usual}；{usual_where}等处“{name}”的编码是 {usual}。",
        remedy="对照政府收支分类科目改正编码；如果确是另一个科目，请检查名称。",
    ),
    entry(
        "wording.foreign_name",
        "名称与编码相符",
        "编码旁边不应当印着另一个编码独有的名称。",
        severity=Severity.ERROR,
        source=_CODES,
        family="wording_codes",
        title="编码 {code} 印着“{name}”",
        message="{where}中编码 {code} 的名称印成“{name}”，这是 {owner} 的名称；{code} 是“{known}”。",
        remedy="对照政府收支分类科目，改正名称或编码；改编码时一并核对这一行的金额应归在哪里。",
    ),
)
