"""Hints on what a good disclosure also says: scope, whole-unit performance, dates, terms, forms. Notes only.

Only for whole disclosures of final accounts (hard case 13 of the design).
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import (
    WHOLE_KINDS,
    Zone,
    broken,
    document_cited,
    exact,
    passages,
)
from mingzhang.findings import Relation
from mingzhang.points.reading import Reading
from mingzhang.regex import regex

_HINTS = (
    (
        "content.scope",
        "决算编制范围（纳入决算的单位构成）",
        regex(r"编制范围|单位构成|纳入[^。；]{0,24}(?:决算|预算)|下属单位|所属单位|无下属|二级预算单位"),
    ),
    (
        "content.whole_performance",
        "部门（单位）整体支出绩效评价结果",
        regex(r"整体(?:支出)?绩效|整体支出|部门绩效评价|部门评价"),
    ),
    (
        "content.date",
        "批复日期或公开日期",
        regex(r"批复|公开(?:时间|日期)|20\d\d年\d{1,2}月(?:\d{1,2}日)?\s*\Z"),
    ),
)
_TERMS = (
    ("上级补助收入", "收入", "上级补助"),
    ("附属单位上缴收入", "收入", "附属单位上缴"),
    ("事业收入", "收入", "事业"),
    ("经营收入", "收入", "经营"),
    ("其他收入", "收入", "其他"),
)
_NATURES = ("上缴上级支出", "经营支出", "对附属单位补助支出", "基本支出", "项目支出")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per hint."""
    if reading.kind not in WHOLE_KINDS or not reading.whole:
        return
    text = [item for item in passages(reading) if item.zone not in (Zone.CONTENTS, Zone.GLOSSARY)]
    for rule_id, what, pattern in _HINTS:
        found = next((item for item in text if pattern.search(item.text)), None)
        if found is not None:
            yield exact(rule_id, "all", [found.whole])
        else:
            words = {"what": what}
            yield broken(rule_id, "all", [document_cited(reading)], words, fold="content.hints")
    yield _forms(reading, " ".join(item.text for item in text if "绩效" in item.text))
    if reading.glossary:
        yield _terms(reading)


def _forms(reading: Reading, told: str) -> Relation:
    """Self-evaluation forms are attached where the text speaks of self-evaluated projects."""
    if reading.forms or "自评" not in told or "附件" in told or "附表" in told:
        cited = [reading.forms[0].cited] if reading.forms else [document_cited(reading)]
        return exact("content.forms", "all", cited)
    return broken(
        "content.forms",
        "all",
        [document_cited(reading)],
        {"what": "项目支出绩效自评表"},
        fold="content.hints",
    )


def _terms(reading: Reading) -> Relation:
    """Columns of the income and expenditure tables that no term of the glossary explains."""
    explained = " ".join(term.printed for term in reading.glossary)
    printed = {(point.measure, point.fund) for point in reading.points}
    natures = {point.nature for point in reading.points}
    wanted = [term for term, measure, fund in _TERMS if (measure, fund) in printed]
    wanted += [nature for nature in _NATURES if nature in natures]
    lacking = [term for term in wanted if term not in explained]
    if not lacking:
        return exact("content.terms", "all", [reading.glossary[0]])
    words = {"terms": "、".join(lacking)}
    return broken("content.terms", "all", [reading.glossary[0]], words, fold="content.hints")
