"""Rulebook chapter: content — what the regulations require of a whole disclosure of final accounts."""

from __future__ import annotations

from mingzhang.checking.rulebook.entry import Entry, entry
from mingzhang.findings import Severity

_LAW = "预算法第十四条；地方预决算公开操作规程（财预〔2016〕143号）"
_DETAIL = "预算法实施条例第六条（功能分类到项，基本支出经济分类到款）"
_RULES = "地方预决算公开操作规程（财预〔2016〕143号）"


def _explained(rule_id: str, name: str, words: str, severity: Severity, source: str = _LAW) -> Entry:
    """A text that must be there."""
    return entry(
        rule_id,
        name,
        words,
        severity=severity,
        source=source,
        family="content_narrative",
        title="没有找到{what}",
        message="全文没有找到{what}。",
        remedy="补上{what}；如果本单位没有这项内容，也请写明没有。",
    )


def _hint(rule_id: str, name: str, words: str) -> Entry:
    """A text that would be good to have."""
    return entry(
        rule_id,
        name,
        words,
        severity=Severity.NOTE,
        source=_RULES,
        family="content_hints",
        title="没有见到{what}",
        message="全文没有见到{what}，建议一并公开。",
        remedy="如果当地要求公开，请补上{what}；不要求的不需改动。",
    )


_TABLES: tuple[Entry, ...] = (
    entry(
        "content.tables",
        "决算表齐全",
        "收支总表、收入表、支出表、财政拨款总表、一般公共支出表、基本支出表、三公表、基金表、国资表齐全，空表也要列出。",
        severity=Severity.ERROR,
        source=_LAW,
        family="content_tables",
        title="缺《{table}》",
        message="《{table}》{state}；没有数据的表也应当列出并说明。",
        remedy="补上《{table}》；没有数据的，保留空表并在表下说明。",
    ),
    entry(
        "content.function_items",
        "功能分类到项",
        "收入、支出按功能分类公开到项（七位编码）。",
        severity=Severity.ERROR,
        source=_DETAIL,
        family="content_tables",
        title="{table}没有公开到项",
        message="{table}中 {codes} 类只有类、款，没有公开到项。",
        remedy="把这些类按政府收支分类科目细化到项。",
    ),
    entry(
        "content.function_gap",
        "款下有项",
        "一张表列到项的，每一款下面都有项；没有的，多半漏了一行。",
        severity=Severity.WARNING,
        source=_DETAIL,
        family="content_tables",
        title="{table}中 {codes} 下面没有项",
        message="{table}的别的款都列到了项，{codes} 下面却没有一个项，多半漏了一行，或者没有细化。",
        remedy="补上漏掉的项；文件由识别得来的，对照原件。",
    ),
    entry(
        "content.economic_items",
        "经济分类到款",
        "一般公共预算基本支出按经济分类公开到款（五位编码）。",
        severity=Severity.ERROR,
        source=_DETAIL,
        family="content_tables",
        title="{table}没有公开到款",
        message="{table}中 {codes} 类有金额，但它的款都没有金额。",
        remedy="把这些类细化到款。",
    ),
    entry(
        "content.ordinary_accounts",
        "公用经费结构",
        "办公费、水电费、邮电费、差旅费都没有金额，而其他商品和服务支出较大，结构异常。",
        severity=Severity.WARNING,
        source="部门预算支出经济分类科目",
        family="content_economy",
        title="日常公用科目全为空，其他商品和服务支出有 {amount}",
        message="{table}中办公费、水费、电费、邮电费、差旅费都没有金额，其他商品和服务支出却有 {amount}。",
        remedy="核实是否把日常公用支出都归入了“其他”；如果由别处统一支付，请在说明中写明。",
    ),
)

_NARRATIVE: tuple[Entry, ...] = (
    _explained("content.narrative", "有情况说明", "公开决算应当附情况说明。", Severity.ERROR),
    _explained("content.three_public", "有三公经费说明", "说明“三公”经费支出情况。", Severity.ERROR),
    entry(
        "content.three_public_items",
        "三公分项公开",
        "分别说明因公出国（境）费、公务用车购置费、公务用车运行维护费、公务接待费，没有的写 0。",
        severity=Severity.WARNING,
        source=_RULES,
        family="content_narrative",
        title="“三公”经费说明缺少{lacking}",
        message="{where}没有分别说明：{lacking}。",
        remedy="补上这些项目的金额；没有发生的写 0 或写明没有。",
    ),
    entry(
        "content.three_public_counts",
        "三公实物量公开",
        "说明出国团组数和人次、公务用车购置数和保有量、公务接待批次和人次。",
        severity=Severity.WARNING,
        source=_RULES,
        family="content_narrative",
        title="“三公”经费说明缺少{lacking}",
        message="{where}没有写明：{lacking}。",
        remedy="补上这些数量；没有发生的写 0。",
    ),
    entry(
        "content.three_public_change",
        "三公增减说明",
        "说明“三公”经费与上年或预算比较的增减。",
        severity=Severity.WARNING,
        source=_RULES,
        family="content_narrative",
        title="“三公”经费没有与上年或预算比较",
        message="{where}没有说明与上年或预算比较的增减情况。",
        remedy="补写与上年、与预算比较的增减和原因。",
    ),
    _explained(
        "content.operating", "有机关运行经费说明", "说明机关运行经费的安排和使用情况。", Severity.ERROR
    ),
    _explained("content.procurement", "有政府采购说明", "说明政府采购支出情况。", Severity.ERROR),
    entry(
        "content.procurement_parts",
        "政府采购分项公开",
        "政府采购按货物、工程、服务分列，并说明授予中小企业的合同金额。",
        severity=Severity.WARNING,
        source="政府采购促进中小企业发展管理办法（财库〔2020〕46号）；" + _RULES,
        family="content_narrative",
        title="政府采购说明缺少{lacking}",
        message="{where}没有写明：{lacking}。",
        remedy="补上这些内容；没有发生的写 0。",
    ),
    _explained(
        "content.assets",
        "有国有资产占用说明",
        "说明车辆和大型设备等国有资产占用情况。",
        Severity.WARNING,
        _RULES,
    ),
    _explained("content.performance", "有预算绩效说明", "说明预算绩效管理情况。", Severity.WARNING, _RULES),
    _explained("content.duties", "有职责和机构", "公开单位职责和机构设置。", Severity.WARNING, _RULES),
    _explained("content.glossary", "有名词解释", "对专业名词作出解释。", Severity.WARNING, _RULES),
    entry(
        "content.parts",
        "各部分齐全",
        "目录列出的各部分在正文里都有。",
        severity=Severity.WARNING,
        source=_RULES,
        family="content_narrative",
        title="正文里没有“{title}”",
        message="目录列有“{title}”，正文里没有这一部分的标题。",
        remedy="补上这一部分；如果只是漏了标题，请补上标题。",
    ),
)

_HINTS: tuple[Entry, ...] = (
    _hint("content.scope", "决算编制范围", "说明纳入决算的单位构成。"),
    _hint("content.whole_performance", "整体绩效", "公开部门（单位）整体支出绩效评价结果。"),
    _hint("content.date", "公开日期可查", "写明决算批复日期或公开日期，以便核对是否在批复后 20 日内公开。"),
    _hint("content.forms", "绩效自评表", "随决算公开项目支出绩效自评表。"),
    entry(
        "content.terms",
        "表中名词有解释",
        "决算表的收支栏目在名词解释里有解释。",
        severity=Severity.NOTE,
        source=_RULES,
        family="content_hints",
        title="有名词没有解释",
        message="决算表里的{terms}在名词解释里没有解释。",
        remedy="可以补上解释；本单位没有这类收支的，不补也可以。",
    ),
)

ENTRIES: tuple[Entry, ...] = (
    entry(
        "content.cut",
        "文件完整",
        "文件不在表格或句子中间断开。",
        severity=Severity.WARNING,
        source="地方预决算公开操作规程（财预〔2016〕143号）：公开内容完整",
        family="content",
        title="文件在第 {line} 行中断，后面的内容没有读到",
        message="文件到第 {line} 行“{text}”就断了，后面应有的内容没有读到，有关的核对只能记为未能核对。",
        remedy="请取得完整的文件再核对一次。",
    ),
    entry(
        "content.readable",
        "文件可以机读",
        "公开的文件每一页都有文字，可以检索、复制，不是扫描的图片。",
        severity=Severity.WARNING,
        source=_RULES,
        family="content",
        title="{pages}不能机读",
        message="{pages}是图片，或者字体没有文字编码，不能检索、复制，也没有核对。",
        remedy="从原始文件另存为 PDF，不要打印后再扫描。",
    ),
    entry(
        "content.several",
        "一份文件一份公开",
        "一个文件里只有一个单位、一个年度的决算或预算；几份合在一起的，各份之间不互相比较。",
        severity=Severity.WARNING,
        source="预算法实施条例第六条：部门、单位分别公开",
        family="content",
        title="文件里有 {count} 份公开",
        message="文件里有 {count} 份公开（{which}），合在一起分不清哪个数是哪一份的，数与数之间的核对只能记为未能核对。",
        remedy="请把每个单位、每个年度的预算或决算各存成一个文件，放进同一个文件夹一起核对。",
    ),
    *_TABLES,
    *_NARRATIVE,
    *_HINTS,
)
