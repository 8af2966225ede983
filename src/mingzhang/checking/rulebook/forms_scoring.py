"""Entries on the scoring of a 自评表: weights, totals, grades, and the indicators' values and scores."""

from __future__ import annotations

from mingzhang.checking.rulebook.entry import Entry, entry
from mingzhang.findings import Severity

_METHOD = "项目支出绩效评价管理办法（财预〔2020〕10号）"
_FORM = "项目支出绩效自评表及其备注"
_FAMILY = "form"

SCORES: tuple[Entry, ...] = (
    entry(
        "form.weights_total",
        "分值合计 100",
        "各指标分值与预算执行率分值之和为 100。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：各项分值合计不是 100",
        message=(
            "{form}的指标分值合计 {printed}，加预算执行率 {execution} 分不是 100，"
            "指标分值应合计 {expected}，相差 {difference}。{lost}"
        ),
        remedy="核对各指标的分值，补上缺少的指标行或改正填错的分值。",
    ),
    entry(
        "form.full_marks",
        "总分的分值",
        "总分一行的分值等于各项分值之和，满分为 100。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：总分一行的分值不是 {expected}",
        message="{form}总分一行的分值印的是 {printed}，各项分值合计与满分都是 {expected}。",
        remedy="核对总分一行的分值，改正填错的数。",
    ),
    entry(
        "form.weights_group",
        "一级指标分值 50/30/10",
        "原则上产出指标 50 分、效益指标 30 分、满意度指标 10 分。",
        severity=Severity.NOTE,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：{group}指标分值不是 {expected}",
        message=(
            "{form}的{group}指标分值合计 {printed}，办法规定原则上为 {expected}；当地另有规定的从其规定。"
        ),
        remedy="核对权重设置；有当地规定的无需改动。",
    ),
    entry(
        "form.score_range",
        "得分在 0 与分值之间",
        "指标得分不小于 0，不大于分值。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：{indicator}的得分超出分值",
        message="{form}的{indicator}得分 {printed}，分值 {weight}：得分应在 0 与分值之间。",
        remedy="核对这一行的分值与得分。",
    ),
    entry(
        "form.total_score",
        "总分＝执行得分＋各指标得分",
        "总分等于预算执行得分与各项指标得分之和。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：总分不等于各项得分之和",
        message=(
            "{form}的总分为 {printed}，执行得分 {execution} 加各指标得分 {scores} 为 {expected}，"
            "相差 {difference}；{judgement}"
        ),
        remedy="{advice}",
    ),
    entry(
        "form.grade",
        "等级与总分相符",
        "90 分及以上为优，80–90 为良，60–80 为中，60 以下为差。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：等级“{printed}”与总分 {total} 不符",
        message="{form}总分 {total}，等级写作“{printed}”，按办法应为“{expected}”。",
        remedy="核对总分和等级，改正其中写错的一个。",
    ),
    entry(
        "form.level1_complete",
        "一级指标齐全",
        "产出、效益、满意度三类一级指标齐全。",
        severity=Severity.WARNING,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：缺少{missing}指标",
        message="{form}没有{missing}指标。",
        remedy="补设缺少的一级指标；确不适用的，说明原因。",
    ),
)

INDICATORS: tuple[Entry, ...] = (
    entry(
        "form.quantitative_score",
        "定量指标计分",
        "定量指标达到目标值的得满分，未达到的按完成值与目标值的比例计分。",
        severity=Severity.ERROR,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：{indicator}得分 {printed} 不合计分规则",
        message="{form}的{indicator}目标 {target}，完成 {actual}，分值 {weight}，得分 {printed}：{why}。",
        remedy="核对完成值后按规则重新计分，并同步改总分；不扣分的，在偏差原因中说明理由。",
    ),
    entry(
        "form.qualitative_band",
        "定性指标计分区间",
        "达成预期指标得 80%–100%，部分达成得 60%–80%，未达成得 0–60%。",
        severity=Severity.WARNING,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：{indicator}的得分与完成情况不相称",
        message=(
            "{form}的{indicator}完成情况为“{actual}”，得 {printed} 分（分值 {weight}，占 {share}%），"
            "这一档应在 {low}%–{high}% 之间。"
        ),
        remedy="核对完成情况与得分；当地另定区间的从其规定。",
    ),
    entry(
        "form.deviation_reason",
        "扣分或未达标要写原因",
        "扣了分或没有达到目标的指标，应填偏差原因分析及改进措施。",
        severity=Severity.WARNING,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：{indicator}没有填偏差原因",
        message="{form}的{indicator}{what}（分值 {weight}，得分 {printed}），偏差原因一栏是空的。",
        remedy="补填偏差原因分析及改进措施。",
    ),
    entry(
        "form.cost_target",
        "成本目标＝预算数",
        "成本指标的目标值合计一般等于预算数。",
        severity=Severity.NOTE,
        source=_FORM,
        family=_FAMILY,
        title="{form}：成本目标与预算数不同",
        message="{form}的成本指标目标值合计 {printed} 万元，全年预算数 {expected} 万元。",
        remedy="确认成本指标是否覆盖整个项目；覆盖的，应与预算数一致。",
    ),
    entry(
        "form.cost_actual",
        "成本完成值＝执行数",
        "成本指标的完成值合计一般等于全年执行数。",
        severity=Severity.WARNING,
        source=_FORM,
        family=_FAMILY,
        title="{form}：成本完成值与全年执行数不同",
        message=(
            "{form}的成本指标完成值合计 {printed} 万元，全年执行数 {expected} 万元，"
            "相差 {difference} 万元；{why}。"
        ),
        remedy="按实际支出填写成本完成值；只差四舍五入的无需改动。",
    ),
    entry(
        "form.initial_value",
        "年初指标值有数",
        "年初指标值应有数，不能只有“=%”“≥次”这样的运算符和单位。",
        severity=Severity.WARNING,
        source=_FORM,
        family=_FAMILY,
        title="{form}：年初指标值没有数（{printed}）",
        message="{form}的{indicator}，年初指标值只印出“{printed}”，没有数。",
        remedy="补上年初批复的指标值；系统打印不全的，检查导出设置。",
    ),
    entry(
        "form.actual_value",
        "实际完成值是数",
        "实际完成值应是一个数，不带“≥”“≤”，也不能空着。",
        severity=Severity.NOTE,
        source=_FORM,
        family=_FAMILY,
        title="{form}：实际完成值写作“{printed}”",
        message="{form}的{indicator}，实际完成值写作“{printed}”：应填实际完成的数，定性指标填达成情况。",
        remedy="改填实际数；系统打印时带出运算符的可不改。",
    ),
    entry(
        "form.equal_target",
        "“=”型指标完成值等于目标值",
        "以“=”设定的指标，完成值应等于目标值。",
        severity=Severity.NOTE,
        source=_FORM,
        family=_FAMILY,
        title="{form}：“=”型指标完成值与目标值不等",
        message="{form}的{indicator}目标 {target}，完成 {actual}：允许超额或不足的指标不宜用“=”。",
        remedy="今后设定指标时{advice}。",
    ),
    entry(
        "form.over_fulfilled",
        "大幅超额要分析",
        "完成值比目标值高出 20% 以上的，应分析原因。",
        severity=Severity.NOTE,
        source=_METHOD,
        family=_FAMILY,
        title="{form}：{indicator}大幅超额而没有分析",
        message="{form}的{indicator}目标 {target}，完成 {actual}，没有说明原因；目标定得过低的应当扣分。",
        remedy="补写超额的原因；目标偏低的，今后调高。",
    ),
    entry(
        "form.adjusted_value",
        "年初指标值＝调整后指标值",
        "预算没有调整的，年初指标值与调整后指标值一般相同。",
        severity=Severity.WARNING,
        source=_FORM,
        family=_FAMILY,
        title="{form}：{indicator}的年初值 {printed} 与调整后的值 {target} 不同",
        message="{form}的{indicator}，年初指标值为 {printed}，调整后为 {target}，而项目预算没有调整。",
        remedy="核对年初批复的指标值；确实调整过的，说明原因。",
    ),
    entry(
        "form.scoring_consistent",
        "同名指标计分一致",
        "各表中名称相同、同样未达标的指标，计分办法应当一致。",
        severity=Severity.NOTE,
        source=_METHOD,
        family=_FAMILY,
        title="指标“{indicator}”在各表计分不一致",
        message="指标“{indicator}”都没有达到目标，{full}给了满分，{deducted}扣了分。",
        remedy="统一计分口径。",
    ),
)
