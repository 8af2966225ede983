"""项目支出绩效自评表: funds, indicators with weights 50/30/10 beside 10 for execution, scores, grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from accuracy.draft import Draft, Part
from accuracy.ledger import Accounts
from accuracy.printing import WAN, decimal, rounded

SUBJECTS = (
    "办公设备更新",
    "业务培训",
    "宣传教育",
    "信息系统运行维护",
    "基层检查督导",
    "档案整理加工",
    "房屋维修改造",
    "专家评审咨询",
    "应急物资储备",
    "法律顾问服务",
)
OUTPUTS = (("完成{}次数", "次"), ("{}覆盖单位", "个"), ("{}参与人数", "人"))
GRADES = ((9000, "优"), (8000, "良"), (6000, "中"), (0, "差"))


@dataclass(frozen=True, slots=True)
class Project:
    """A project's money in 分: by source (label, budget, spent)."""

    name: str
    sources: tuple[tuple[str, int, int], ...]
    initial: int

    @property
    def budget(self) -> int:
        """全年预算数."""
        return sum(budget for _, budget, _ in self.sources)

    @property
    def spent(self) -> int:
        """全年执行数."""
        return sum(spent for _, _, spent in self.sources)


def projects(rng: Random, books: Accounts, number: int) -> list[Project]:
    """Projects whose spending fits into the unit's 项目支出."""
    room = max(0, books.this.total("project")) * 4 // 5
    names = rng.sample(SUBJECTS, number)
    made = []
    for name in names:
        if rng.random() < 0.08:
            made.append(Project(f"J{name}经费", (("市县区财政资金", 0, 0),), rng.randint(100, 2000) * 10_000))
            continue
        budget = rng.randint(50, max(60, room // number // 10_000)) * 10_000 if room > 3_000_000 else 0
        if not budget:
            continue
        rate = rng.choice((1000, 1000, rng.randint(900, 999), rng.randint(500, 999)))
        exact = rng.random() < 0.3
        sources = [("市县区财政资金", budget, _spent(rng, budget, rate, exact))]
        if rng.random() < 0.2:
            more = rng.randint(50, 900) * 10_000
            sources.append((rng.choice(("其他资金", "省级财政资金")), more, _spent(rng, more, rate, exact)))
        whole = sum(item[1] for item in sources)
        made.append(
            Project(
                f"{rng.choice(('J', 'QT', 'XM'))}{name}经费",
                tuple(sources),
                whole if rng.random() < 0.85 else 0,
            )
        )
    return made


def _spent(rng: Random, budget: int, rate: int, exact: bool) -> int:
    if rate == 1000:
        return budget
    return max(0, budget * rate // 1000 - (0 if exact else rng.randint(0, 9_999)))


class Forms:
    """Draws the forms of a document and counts their grades."""

    def __init__(self, draft: Draft, books: Accounts) -> None:
        self.draft, self.books = draft, books
        self.grades: list[str] = []
        self.budgets: list[int] = []

    def all(self, made: Sequence[Project]) -> None:
        """Every form."""
        for project in made:
            self.draw(project)

    def draw(self, project: Project) -> None:
        """One form."""
        draft, books = self.draft, self.books
        draft.area, draft.table = "forms", f"自评表{len(self.grades) + 1}"
        draft.para(f"{project.name}项目支出绩效自评表", "title")
        draft.para("({year}年度)", "head_line", year=draft.figure(str(books.year), "year", "year", 0))
        draft.row("项目名称", "", project.name, *([""] * 9), role="head")
        unit = draft.figure(f"{books.code}001-{books.unit}", "name", "unit")
        draft.row(
            "主管部门及代码",
            "",
            f"{books.code}-{books.unit}[部门]",
            "",
            "",
            "",
            "预算单位",
            unit,
            "",
            "",
            "",
            "",
            role="head",
        )
        draft.row(
            "项目资金预算安排及执行进度(万元)",
            "",
            "年初预算数",
            "",
            "全年预算数",
            "全年执行数",
            "资金结(转)余",
            "执行率",
            "得分",
            "偏差原因",
            "",
            "",
            role="head",
        )
        draft.row("", "", "目标申报数", "预算编制数", *([""] * 8), role="head")
        execution = self._money(project)
        draft.row(
            "项目年度绩效目标", "年度目标", "", "", "", "", "实际完成情况", "", "", "", "", "", role="head"
        )
        draft.row(
            "",
            f"按计划完成{project.name[1:].lstrip('TM')}的各项任务，资金使用规范。",
            "",
            "",
            "",
            "",
            "各项任务已按计划完成。",
            "",
            "",
            "",
            "",
            "",
            role="head",
        )
        self._indicators(project, execution)
        self._analysis()
        draft.para("备注：全年执行数是指预算执行指标确认数；执行率是执行数与全年预算数相比较。", "note")
        draft.table = ""

    def _cell(self, value: int, digits: int, kind: str, fact: str = "", *, trim: bool, scale: int = 0) -> int:
        return self.draft.figure(decimal(value, digits, trim=trim), kind, fact, digits, scale)

    def _money(self, project: Project) -> int:
        """The rows of money; returns the figure of the score for execution."""
        draft, table = self.draft, self.draft.table
        rows = [
            ("资金总额:", project.budget, project.spent, True),
            *((label, budget, spent, False) for label, budget, spent in project.sources),
        ]
        made: list[list[int]] = []
        lone = len(project.sources) == 1
        for label, budget, spent, total in rows:
            left = budget - spent
            rate = rounded(100 * spent, budget, 2) if budget else 0
            score = rounded(10 * spent, budget, 2) if budget else 0
            initial = project.initial if total or lone else budget if project.initial else 0
            which = "总" if total or lone else label
            cells = [
                self._cell(
                    rounded(initial, WAN, 2), 2, "money", f"{table}|申报|{which}", trim=True, scale=WAN
                ),
                self._cell(
                    rounded(initial, WAN, 2), 2, "money", f"{table}|编制|{which}", trim=True, scale=WAN
                ),
                self._cell(
                    rounded(budget, WAN, 2), 2, "money", f"{table}|预算|{which}", trim=True, scale=WAN
                ),
                self._cell(rounded(spent, WAN, 3), 3, "money", f"{table}|执行|{which}", trim=True, scale=WAN),
                self._cell(rounded(left, WAN, 3), 3, "money", f"{table}|结余|{which}", trim=True, scale=WAN),
                self._cell(rate, 2, "rate", f"{table}|执行率|{which}", trim=total),
                self._cell(score, 2, "execution", f"{table}|得分|{which}", trim=total),
            ]
            draft.total(cells[4], [cells[2], cells[3]], signs=(1, -1))
            if budget:
                draft.tie("ratio", cells[5], cells[3], cells[2])
                draft.tie("times", cells[6], cells[5], self._constant(10))
            made.append(cells)
            reason = "" if total or spent == budget else draft.rng.choice(("按实际结算支付", "尾款跨年支付"))
            draft.row("", label, *cells, reason, "", "", key=label)
        for at in range(5):
            draft.total(made[0][at], [cells[at] for cells in made[1:]])
        self.budgets.append(project.initial)
        return made[0][6]

    def _indicators(self, project: Project, execution: int) -> None:
        draft, rng = self.draft, self.draft.rng
        draft.row(
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "年初指标值",
            "调整后指标值",
            "实际完成值",
            "定性指标情况说明",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
            "",
            role="head",
        )
        subject = project.name.lstrip("JQTXM").removesuffix("经费")
        groups: dict[str, list[tuple[int, int]]] = {"产出指标": [], "效益指标": [], "满意度指标": []}
        number = rng.randint(1, 3)
        weights = {1: (20,), 2: (10, 10), 3: (8, 6, 6)}[number]
        first = "产出指标"
        for at, weight in enumerate(weights):
            name, unit = OUTPUTS[at]
            target = rng.randint(2, 200)
            actual = target + rng.choice(
                (0, 0, 0, rng.randint(0, max(1, target // 8)), -rng.randint(1, max(1, target // 6)))
            )
            groups["产出指标"].append(
                self._row(
                    first,
                    "数量指标" if at == 0 else "",
                    name.format(subject),
                    "≥",
                    target,
                    max(actual, 1),
                    unit,
                    weight,
                )
            )
            first = ""
        groups["产出指标"].append(
            self._row(
                "",
                "质量指标",
                f"{subject}验收合格率",
                "≥",
                (t := rng.choice((90, 95, 100))),
                min(100, t + rng.randint(0, 5)),
                "%",
                10,
            )
        )
        groups["产出指标"].append(self._words("", "时效指标", f"{subject}完成及时性", "及时", 10))
        groups["产出指标"].append(self._cost(project, subject))
        if rng.random() < 0.5:
            groups["效益指标"].append(
                self._words("效益指标", "社会效益", f"{subject}保障工作开展", "保障", 30)
            )
        else:
            groups["效益指标"].append(self._words("效益指标", "社会效益", f"{subject}服务能力", "提升", 15))
            groups["效益指标"].append(self._words("", "可持续影响", f"{subject}长效机制", "健全", 15))
        groups["满意度指标"].append(
            self._row(
                "满意度指标", "服务对象满意度", "服务对象满意度", "≥", 90, rng.randint(90, 100), "%", 10
            )
        )
        everything = [pair for pairs in groups.values() for pair in pairs]
        total = self._value(execution) + sum(self._value(score) for _, score in everything)
        whole = self._cell(total, 2, "total", "", trim=True)
        draft.total(whole, [execution, *(score for _, score in everything)])
        for name, value in (("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)):
            draft.total(self._constant(value), [weight for weight, _ in groups[name]])
        grade = next(name for floor, name in GRADES if total >= floor)
        self.grades.append(grade)
        draft.row("总分", *([""] * 8), whole, draft.figure(grade, "grade"), "", key="总分")

    def _constant(self, value: int) -> int:
        """A figure that is printed nowhere: what the regulation fixes."""
        return self.draft.figure(str(value), "constant", "", 0)

    def _value(self, figure: int) -> int:
        """Hundredths of a printed score."""
        text = self.draft.figures[figure].text
        whole, _, rest = text.partition(".")
        return int(whole) * 100 + int(rest.ljust(2, "0")[:2] or 0)

    def _score(self, weight: int, target: int, actual: int, *, ceiling: bool = False) -> int:
        """Hundredths: all if met, in proportion if not."""
        met = actual <= target if ceiling else actual >= target
        return weight * 100 if met else rounded(weight * actual, target, 2)

    def _row(
        self, first: str, second: str, name: str, sign: str, target: int, actual: int, unit: str, weight: int
    ) -> tuple[int, int]:
        score = self._score(weight, target, actual)
        reason = "" if actual >= target else "部分任务受天气影响推迟"
        return self._line(
            first, second, name, f"{sign}{target}{unit}", f"{actual}{unit}", weight, score, reason
        )

    def _words(self, first: str, second: str, name: str, value: str, weight: int) -> tuple[int, int]:
        return self._line(first, second, name, value, "达成预期指标", weight, weight * 100, "")

    def _cost(self, project: Project, subject: str) -> tuple[int, int]:
        budget = decimal(rounded(project.budget or project.initial, WAN, 2), 2, trim=True)
        spent = decimal(rounded(project.spent if project.budget else project.initial, WAN, 3), 3, trim=True)
        return self._line("", "成本指标", f"{subject}费用", f"≤{budget}万元", f"{spent}万元", 10, 1000, "")

    def _line(
        self,
        first: str,
        second: str,
        name: str,
        target: str,
        actual: str,
        weight: int,
        score: int,
        reason: str,
    ) -> tuple[int, int]:
        draft = self.draft
        pair = (draft.figure(str(weight), "weight", "", 0), self._cell(score, 2, "score", "", trim=True))
        if score == weight * 100:
            draft.total(pair[1], [pair[0]])
        draft.row("", first, second, name, target, target, actual, "", pair[0], pair[1], reason, "", key=name)
        return pair

    def _analysis(self) -> None:
        draft = self.draft
        pad: list[Part] = [""] * 9
        rows = (
            ("项目绩效分析", "自评结果分析", "项目实施和预算执行情况", "资金按规定程序审批支付，专款专用。"),
            ("", "", "产出情况及分析", "年度任务已经完成。"),
            ("", "", "效益情况及分析", "保障了各项工作正常开展。"),
            ("", "", "满意度情况及分析", "服务对象总体满意。"),
            ("", "主要经验做法", "", "任务分解到人，按月调度。"),
            ("", "项目管理中存在的主要问题及原因分析", "", "部分工作集中在下半年。"),
            ("", "下一步改进措施及管理建议", "", "提前安排进度，均衡支出。"),
        )
        for cells in rows:
            draft.row(*cells, *pad[:8], role="row", key=cells[2] or cells[1])
