"""Rulebook chapter: what the unit declares beside the document — its type, its dates, its level."""

from __future__ import annotations

from mingzhang.checking.rulebook.entry import Entry, entry
from mingzhang.findings import Severity

_FAMILY = "declared"

ENTRIES: tuple[Entry, ...] = (
    entry(
        "declared.timely",
        "二十日内公开",
        "决算自批复之日起二十日内公开。",
        severity=Severity.ERROR,
        source="预算法第14条；预算法实施条例第6条",
        family=_FAMILY,
        title="公开日期 {published} 超过批复后二十日",
        message="批复日期为 {approved}，公开日期为 {published}，相隔 {days} 天；应当在 {limit} 以前（含当日）公开。",
        remedy="核对两个日期；确实逾期的，说明原因，并在以后年度按期公开。",
    ),
    entry(
        "declared.order",
        "先批复后公开",
        "公开日期不早于批复日期。",
        severity=Severity.WARNING,
        source="预算法第14条",
        family=_FAMILY,
        title="公开日期 {published} 早于批复日期 {approved}",
        message="批复日期为 {approved}，公开日期为 {published}：决算在批复以前不应公开。",
        remedy="核对 mingzhang.toml 里填的两个日期。",
    ),
    entry(
        "declared.running_kind",
        "事业单位没有机关运行经费",
        "机关运行经费只统计行政单位和参公事业单位，其他事业单位应当为零。",
        severity=Severity.WARNING,
        source="部门决算名词解释（机关运行经费）",
        family=_FAMILY,
        title="事业单位填了机关运行经费 {printed}",
        message="本单位登记为事业单位（非参公），{subject} 却为 {printed}；机关运行经费只统计行政单位和参公事业单位。",
        remedy="核对单位类型；确为事业单位的，机关运行经费应为零，并说明“本单位不在机关运行经费统计范围之内”。",
    ),
    entry(
        "declared.running_row",
        "机关运行经费的单位类型",
        "行政单位的机关运行经费填在“行政单位”行，参公事业单位的填在“参公事业单位”行。",
        severity=Severity.WARNING,
        source="部门决算名词解释（机关运行经费）",
        family=_FAMILY,
        title="{subject} 与本单位的类型不符",
        message="本单位登记为{kind}单位，{subject} 却为 {printed}。",
        remedy="核对单位类型，把机关运行经费填到相应的一行。",
    ),
    entry(
        "declared.level",
        "部门与单位",
        "文件是部门决算还是单位决算，与登记的一致。",
        severity=Severity.WARNING,
        source="预算法实施条例第6条（部门和单位分别公开）",
        family=_FAMILY,
        title="登记为{declared}决算，文件却是{kind}",
        message="mingzhang.toml 登记这份文件是{declared}决算，封面和标题却写作{kind}。",
        remedy="核对封面和标题的写法，或者改正 mingzhang.toml 里的登记。",
    ),
)
