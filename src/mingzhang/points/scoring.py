"""How a 项目支出绩效自评表 is scored: weights, grades, bands and the levels of indicators, as declarations.

Source: 财预〔2020〕10号 项目支出绩效评价管理办法 (weights "in principle", grades, bands);
财预〔2021〕101号 (成本指标 at level 1). Other places set other numbers, so all of them are parameters.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

WEIGHT_SOURCE = "财预〔2020〕10号 项目支出绩效评价管理办法"

OUTPUT = "产出"
BENEFIT = "效益"
SATISFACTION = "满意度"
COST = "成本"

FULL_MARKS = 100
EXECUTION_WEIGHT = 10
"""Marks for the execution rate where the form prints no 分值 of its own."""
OTHER_EXECUTION_WEIGHTS = (20, 15, 5, 30)
"""Weights some places give the execution rate; believed only where the printed score agrees."""
GROUP_WEIGHTS: Mapping[str, int] = {OUTPUT: 50, BENEFIT: 30, SATISFACTION: 10}
"""Marks of the level-1 groups "in principle", without 成本 at level 1."""

LEVEL1_OF_LEVEL2: Mapping[str, str] = {
    "数量": OUTPUT,
    "质量": OUTPUT,
    "时效": OUTPUT,
    "成本": OUTPUT,
    "经济效益": BENEFIT,
    "社会效益": BENEFIT,
    "生态效益": BENEFIT,
    "可持续影响": BENEFIT,
    "服务对象满意度": SATISFACTION,
    "经济成本": COST,
    "社会成本": COST,
    "生态环境成本": COST,
}
"""Level 1 is implied by level 2 in the form of 财预〔2020〕10号 (and in the later one, but for 成本)."""

COST_LEVELS = ("成本", "经济成本", "社会成本", "生态环境成本")


class GradeScale(Struct, frozen=True):
    """Grade names with their lowest total score, best first."""

    name: str
    steps: tuple[tuple[str, int], ...]

    def grade_of(self, total: int, scale: int) -> str:
        """The grade of ``total``, which is in ``1/scale`` marks."""
        for grade, lowest in self.steps:
            if total >= lowest * scale:
                return grade
        return self.steps[-1][0]


NATIONAL_GRADES = GradeScale("优良中差", (("优", 90), ("良", 80), ("中", 60), ("差", 0)))
SHANGHAI_GRADES = GradeScale("优良合格不合格", (("优", 90), ("良", 75), ("合格", 60), ("不合格", 0)))
"""Shanghai names 优/良/合格/不合格; its second threshold is 75, in some years 80."""
GRADE_WORDS: Mapping[str, str] = {
    "优": "优",
    "优秀": "优",
    "良": "良",
    "良好": "良",
    "中": "中",
    "一般": "中",
    "差": "差",
    "较差": "差",
    "合格": "合格",
    "不合格": "不合格",
}


class Band(Struct, frozen=True):
    """Share of its weight a qualitative result may earn, in percent, both ends included."""

    name: str
    low: int
    high: int


ATTAINED = Band("达成预期指标", 80, 100)
PARTLY_ATTAINED = Band("部分达成预期指标并具有一定效果", 60, 80)
NOT_ATTAINED = Band("未达成预期指标且效果较差", 0, 60)

OVERFULFILMENT_PERCENT = 120
"""An actual value beyond this share of its target calls for an analysis."""

REQUESTED = "目标申报数"
COMPILED = "预算编制数"
INITIAL = "年初预算数"
BUDGET = "全年预算数"
EXECUTED = "全年执行数"
BALANCE = "结转结余"
RATE = "执行率"
MARK = "得分"
WEIGHT = "分值"

MONEY_COLUMNS = (REQUESTED, COMPILED, INITIAL, BUDGET, EXECUTED, BALANCE)
DECLARED_DECIMALS: Mapping[str, int] = {
    REQUESTED: 2,
    COMPILED: 2,
    INITIAL: 2,
    BUDGET: 2,
    EXECUTED: 3,
    BALANCE: 3,
    RATE: 2,
    MARK: 2,
    WEIGHT: 2,
}
"""Decimals of the form that a finance system prints (it has 目标申报数 or 结转结余), in 万元, % and marks."""
