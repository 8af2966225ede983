"""Rulebook chapter: 项目支出绩效自评表 — money rows, completeness, and the text about the forms."""

from __future__ import annotations

from collections.abc import Mapping

from mingzhang.checking.rulebook.entry import Entry, entry
from mingzhang.checking.rulebook.forms_scoring import INDICATORS, SCORES
from mingzhang.findings import Severity, Verdict

_METHOD = "项目支出绩效评价管理办法（财预〔2020〕10号）"
_FORM = "项目支出绩效自评表及其备注"
_LAW = "预算法第75条（决算真实、准确、完整）"
_FAMILY = "form"

_JUDGEMENT: Mapping[Verdict, str] = {
    Verdict.TAIL: "由元换算时四舍五入可以造成，属正常尾差。",
    Verdict.BROKEN: "四舍五入解释不了。",
}
_ADVICE: Mapping[str, str] = {
    "column": "核对资金总额行与各资金来源行的这一列，改正填错的数。",
    "execution": "对照支付记录核对这一行的全年预算数、全年执行数、结（转）余、执行率和得分，改正填错的一个。",
    "total": "核对总分、预算执行得分和各项指标得分；缺了指标行的补上。",
    "amount": "按自评表重新汇总涉及资金，并写明是年初预算数还是全年预算数。",
}
_NO_CHANGE = "无需改动。"


def judgement(verdict: Verdict) -> str:
    """The sentence on a difference: rounding explains it, or not."""
    return _JUDGEMENT.get(verdict, "")


def advice(verdict: Verdict, subject: str) -> str:
    """What to do: nothing about a legitimate tail."""
    return _NO_CHANGE if verdict is Verdict.TAIL else _ADVICE[subject]


_MONEY: tuple[Entry, ...] = (
    entry(
        "form.total_row",
        "资金总额＝各资金来源之和",
        "自评表每一列的资金总额等于各资金来源之和。",
        severity=Severity.ERROR,
        source=_FORM,
        family=_FAMILY,
        title="{form}：{column}的资金总额与资金来源不等",
        message=(
            "{form}的{column}，资金总额为 {printed}，各资金来源（{parts}）合计 {expected}，"
            "相差 {difference}；{judgement}"
        ),
        remedy="{advice}",
    ),
    entry(
        "form.executed_within_budget",
        "执行数不大于预算数",
        "全年执行数不能大于全年预算数。",
        severity=Severity.ERROR,
        source=_FORM,
        family=_FAMILY,
        title="{form}：全年执行数大于全年预算数",
        message="{form}“{row}”的全年执行数为 {printed}，应{computed}，超出 {difference}；{judgement}{guess}",
        remedy="{advice}",
    ),
    entry(
        "form.balance",
        "结（转）余＝预算−执行",
        "资金结（转）余等于全年预算数减全年执行数。",
        severity=Severity.ERROR,
        source=_FORM,
        family=_FAMILY,
        title="{form}：资金结（转）余不等于预算减执行",
        message=(
            "{form}“{row}”的资金结（转）余为 {printed}，按 {how} 应为 {computed}，相差 {difference}；"
            "{judgement}{guess}"
        ),
        remedy="{advice}",
    ),
    entry(
        "form.rate",
        "执行率＝执行÷预算",
        "执行率等于全年执行数除以全年预算数，按元计算后保留两位小数；预算为 0 的执行率为 0。",
        severity=Severity.ERROR,
        source=_FORM,
        family=_FAMILY,
        title="{form}：执行率与执行数、预算数不符",
        message=(
            "{form}“{row}”的执行率为 {printed}，按 {how} 应为 {computed}%，相差 {difference} 个百分点；"
            "{judgement}{guess}"
        ),
        remedy="{advice}",
    ),
    entry(
        "form.execution_score",
        "执行得分＝分值×执行率",
        "预算执行得分等于其分值乘执行率，最多得满分。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：预算执行得分与执行率不符",
        message=(
            "{form}“{row}”的得分为 {printed}，按 {how} 应为 {computed}，相差 {difference}；{judgement}{guess}"
        ),
        remedy="{advice}",
    ),
    entry(
        "form.unadjusted_budget",
        "年初未调整的，全年预算数＝预算编制数",
        "年初预算未调整的，全年预算数取预算编制数。",
        severity=Severity.NOTE,
        source=_FORM + "（备注2）",
        family=_FAMILY,
        title="{form}：全年预算数与预算编制数不同",
        message=(
            "{form}的全年预算数为 {printed}，预算编制数为 {expected}：年中作过调整的属正常，"
            "未调整的应当相同。"
        ),
        remedy="确认年中是否调整过预算；调整过的，在偏差原因中说明。",
    ),
    entry(
        "form.declared_budget",
        "目标申报数＝预算编制数",
        "目标申报数与预算编制数是同一笔资金的并列取数，一般相同。",
        severity=Severity.WARNING,
        source=_FORM + "（备注1）",
        family=_FAMILY,
        title="{form}：目标申报数与预算编制数不同",
        message="{form}的目标申报数为 {printed}，预算编制数为 {expected}，一般应当相同。",
        remedy="核对项目目标申报表中的年度资金；确未申报的，说明原因。",
    ),
    entry(
        "form.money_reason",
        "执行率不足 100% 要写原因",
        "执行率不足 100% 的，应填偏差原因。",
        severity=Severity.WARNING,
        source=_FORM,
        family=_FAMILY,
        title="{form}：执行率不足 100% 没有填偏差原因",
        message="{form}的执行率为 {printed}，偏差原因一栏是空的。",
        remedy="补填偏差原因。",
    ),
    entry(
        "form.money_digits",
        "同一个数写法一致",
        "资金总额行与唯一的资金来源行是同一个数，写法应一致。",
        severity=Severity.NOTE,
        source=_FORM,
        family=_FAMILY,
        title="{form}：同一个数的小数位数不一致",
        message="{form}的{column}，资金总额行写作 {printed}，资金来源行写作 {other}。",
        remedy="统一小数位数；不影响数值，可不改。",
    ),
    entry(
        "form.money_precision",
        "小数位数符合列的规定",
        "预算两位小数，执行与结（转）余三位小数，执行率与得分两位小数。",
        severity=Severity.NOTE,
        source=_FORM,
        family=_FAMILY,
        title="{form}：小数位数超出该列的规定",
        message="{form}的{column}写作 {printed}，该列保留 {decimals} 位小数。",
        remedy="核对是否多写或误写了数字。",
    ),
)

_COMPLETENESS: tuple[Entry, ...] = (
    entry(
        "form.title",
        "自评表标题完整",
        "标题应为“项目名称＋项目支出绩效自评表”，不能被截断。",
        severity=Severity.NOTE,
        source=_FORM,
        family=_FAMILY,
        title="{form}：标题不完整",
        message="{form}的标题印作“{printed}”。",
        remedy="调整单元格宽度或字号后重新导出，使标题完整。",
    ),
    entry(
        "form.year",
        "自评表年度",
        "自评表的年度应是本次决算的年度。",
        severity=Severity.ERROR,
        source=_FORM,
        family=_FAMILY,
        title="{form}：年度写作 {printed}",
        message="{form}的年度写作 {printed} 年，本文件是 {expected} 年度决算。",
        remedy="改正年度；附错了表的，换成本年度的自评表。",
    ),
    entry(
        "form.codes",
        "预算单位编码属于主管部门",
        "预算单位编码以主管部门编码开头。",
        severity=Severity.ERROR,
        source=_FORM,
        family=_FAMILY,
        title="{form}：预算单位编码 {printed} 不属于主管部门 {department}",
        message="{form}的预算单位编码为 {printed}，主管部门编码为 {department}，前者应以后者开头。",
        remedy="核对两个编码。",
    ),
    entry(
        "form.unit_name",
        "自评表的单位是本单位",
        "自评表的主管部门或预算单位应是本文件的部门（单位）。",
        severity=Severity.WARNING,
        source=_FORM,
        family=_FAMILY,
        title="{form}：单位名称与本文件不同",
        message="{form}的单位为“{printed}”，本文件的单位为“{expected}”。",
        remedy="确认这张表属于本部门（单位）；单位更名的，统一名称。",
    ),
    entry(
        "form.name_label",
        "项目名称齐全",
        "自评表应有“项目名称”标签和名称。",
        severity=Severity.NOTE,
        source=_FORM,
        family=_FAMILY,
        title="{form}：{what}",
        message="{form}{what}。",
        remedy="补上缺少的标签或名称。",
    ),
    entry(
        "form.analyses",
        "自评分析齐全",
        "执行、产出、效益、满意度四项分析和经验、问题、措施三项都应填写。",
        severity=Severity.NOTE,
        source=_FORM,
        family=_FAMILY,
        title="{form}：缺少“{missing}”",
        message="{form}的绩效分析部分没有“{missing}”，或其标签写错了。",
        remedy="补上缺少的部分，或改正标签。",
    ),
    entry(
        "form.goal_year",
        "年度目标的年份",
        "年度目标中的年份应是本年度；作为基期、标准或期间的年份除外。",
        severity=Severity.ERROR,
        source=_FORM,
        family=_FAMILY,
        title="{form}：年度目标写的是 {printed}",
        message=(
            "{form}的年度目标写作“…{context}…”，其中 {printed} 不是本年度（{expected}）{evidence}，"
            "像是照抄了往年的文字。"
        ),
        remedy="核对年度目标，把年份改为 {expected}；确指以前年度的，写明其含义。",
    ),
)

_DOCUMENT: tuple[Entry, ...] = (
    entry(
        "form.names_unique",
        "项目名称不重复",
        "各自评表的项目名称不重复。",
        severity=Severity.WARNING,
        source=_FORM,
        family=_FAMILY,
        title="项目“{printed}”有两张自评表",
        message="有两张自评表的项目名称都是“{printed}”。",
        remedy="确认是否重复附表；确是两个项目的，写明区别。",
    ),
    entry(
        "form.code_name",
        "单位编码与名称一一对应",
        "各自评表中同一编码只对应一个单位名称。",
        severity=Severity.WARNING,
        source=_FORM,
        family=_FAMILY,
        title="{form}：预算单位“{printed}”与其他表不一致",
        message="{form}的预算单位为“{printed}”，另一张表中与之对应的是“{other}”。",
        remedy="核对编码与名称。",
    ),
    entry(
        "form.count",
        "自评个数＝附表张数",
        "情况说明中的绩效自评项目个数等于所附自评表的张数。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="绩效自评个数与所附自评表张数不符",
        message="情况说明写的绩效自评项目个数是 {printed}，文件附有 {expected} 张自评表。",
        remedy="核对个数；只选附部分自评表的，在说明中写明。",
    ),
    entry(
        "form.grade_count",
        "各等级个数",
        "情况说明中各等级的个数等于自评表中该等级的张数。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="评为“{grade}”的个数与自评表不符",
        message="情况说明写评为“{grade}”的项目 {printed} 个，自评表中有 {expected} 个。",
        remedy="按自评表重新统计各等级个数。",
    ),
    entry(
        "form.amount",
        "涉及资金＝各表预算数之和",
        "情况说明中的自评涉及资金等于各自评表预算数之和。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="绩效自评涉及资金 {printed} 与自评表合计不符",
        message="情况说明写的绩效自评涉及资金为 {printed}，而各自评表{sums}（万元）。{judgement}",
        remedy="{advice}",
    ),
    entry(
        "form.amount_caliber",
        "涉及资金的口径",
        "年初预算数与全年预算数合计不同时，应写明涉及资金用的是哪个口径。",
        severity=Severity.WARNING,
        source=_METHOD,
        family=_FAMILY,
        title="绩效自评涉及资金 {printed} 没有写明口径",
        message=(
            "情况说明写的绩效自评涉及资金 {printed} 用的是{used}，而各自评表{sums}（万元），"
            "口径不同结果不同。"
        ),
        remedy="在说明中写明涉及资金的口径。",
    ),
    entry(
        "form.within_project_expenditure",
        "自评执行数不大于项目支出",
        "各自评表全年执行数之和不大于支出决算表的项目支出。",
        severity=Severity.WARNING,
        source=_LAW,
        family=_FAMILY,
        title="自评表执行数合计大于项目支出",
        message=(
            "各自评表全年执行数合计 {printed} 万元，大于支出决算表的项目支出 {expected} 万元，"
            "超出 {difference} 万元。"
        ),
        remedy="核对自评表的执行数，以及项目支出与基本支出的划分。",
    ),
    entry(
        "form.coverage",
        "自评覆盖全部项目支出",
        "所有项目支出都应开展绩效自评。",
        severity=Severity.WARNING,
        source=_METHOD,
        family=_FAMILY,
        title="自评表只覆盖项目支出的 {share}%",
        message=(
            "各自评表全年执行数合计 {printed} 万元，是项目支出 {expected} 万元的 {share}%，"
            "还有 {difference} 万元没有自评表。"
        ),
        remedy="补附其余项目的自评表，或说明不公开、不自评的原因。",
    ),
    entry(
        "form.within_initial_budget",
        "项目年初预算不大于年初预算",
        "各自评表年初预算数之和不大于财政拨款年初预算。",
        severity=Severity.NOTE,
        source=_LAW,
        family=_FAMILY,
        title="自评表年初预算合计大于财政拨款年初预算",
        message="各自评表年初预算数合计 {printed} 万元，大于财政拨款支出年初预算 {expected} 万元。",
        remedy="核对年初预算数；资金不全是财政拨款的属正常。",
    ),
)

ENTRIES: tuple[Entry, ...] = (*_MONEY, *SCORES, *INDICATORS, *_COMPLETENESS, *_DOCUMENT)
