"""A whole disclosure of one seed: cover, contents, the four or five parts in the layout's order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from accuracy import witness
from accuracy.accounts import COUNTIES
from accuracy.draft import Document, Draft, Line
from accuracy.forms import Forms, projects
from accuracy.layouts import LAYOUTS, Layout, title
from accuracy.ledger import Accounts, accounts
from accuracy.narrative import Narrative
from accuracy.printing import WAN, decimal, rounded
from accuracy.sheet import ordinal
from accuracy.sheets import Sheets

GLOSSARY = (
    ("财政拨款收入", "本级财政当年拨给的预算资金。"),
    ("上级补助收入", "主管部门或上级单位补助的非财政拨款资金。"),
    ("事业收入", "开展专业业务活动及其辅助活动取得的收入。"),
    ("经营收入", "在专业业务之外从事非独立核算经营取得的收入。"),
    ("附属单位上缴收入", "下属独立核算单位按规定交来的款项。"),
    ("其他收入", "上面几项都不包括的收入，例如利息。"),
    ("使用非财政拨款结余（含专用结余）", "用以前积累的非财政资金弥补本年收支缺口的数额。"),
    ("年初结转和结余", "上一年没有用完、转到本年的资金。"),
    ("结余分配", "按规定从非财政拨款结余中提取的专用结余和缴纳的所得税等。"),
    ("年末结转和结余", "本年没有用完、留到以后年度的资金。"),
    ("基本支出", "单位正常运转所需的人员经费和公用经费。"),
    ("项目支出", "在基本支出之外，为完成专门任务安排的支出。"),
    ("上缴上级支出", "按规定交给上级单位的支出。"),
    ("经营支出", "从事非独立核算经营发生的支出。"),
    ("对附属单位补助支出", "用非财政资金补助下属单位的支出。"),
    ("“三公”经费", "用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费、公务接待费。"),
    ("机关运行经费", "行政单位和参照公务员法管理的事业单位用财政拨款安排的基本支出中的公用经费。"),
)
DUTIES = (
    "贯彻执行国家和上级有关方针政策、法律法规。",
    "拟订本行业发展规划并组织实施。",
    "承担本行业的监督检查和业务指导工作。",
    "承办上级交办的其他任务。",
)


def disclosure(seed: int, layout: Layout | None = None) -> Document:
    """The document of a seed; the layout is drawn with it unless given."""
    rng = Random(f"明账 {seed}")
    chosen = layout or rng.choice((LAYOUTS[0], *LAYOUTS))
    department = rng.random() < 0.5
    books = accounts(rng, department)
    books = replace(books, unit=rng.choice(COUNTIES) + books.trade.name)
    draft = Draft(rng, commas=rng.random() < 0.5)
    blocks = _Blocks(draft, chosen, books)
    lines = tuple(blocks.all())
    made = Document(lines, tuple(draft.figures), tuple(draft.ties), chosen.name, seed, books.year, books.unit)
    return _apart(made, rng) if rng.random() < 0.15 else made


def _apart(document: Document, rng: Random) -> Document:
    """One class printed 0.01 apart in 财政拨款总表 and elsewhere, as where a clerk evened out a sum (尾差)."""
    rows = []
    for line in document.lines:
        if line.table == "财政" and line.role == "row":
            figures = [part for cell in line.cells for part in cell if isinstance(part, int)]
            figures = [at for at in figures if document.figures[at].fact.endswith(f"|全部|{line.key}")]
            filled = [at for at in figures if document.figures[at].text.strip("0.-")]
            if len(filled) == 2 and document.figures[filled[1]].fact.startswith("支出|一般公共|"):
                rows.append(filled)
    rng.shuffle(rows)
    for both in rows:
        changed = document
        for at in both:
            hundredths = int(document.figures[at].text.replace(".", "")) + 1
            changed = changed.with_figure(at, decimal(hundredths, 2))
        pairs = set(witness.disagreements(changed))
        if document.figures[both[0]].scale == WAN and all(
            members in pairs for members in witness.broken(changed)
        ):
            return changed
    return document


class _Blocks:
    """The parts, drawn in dependence of each other and put in order afterwards."""

    def __init__(self, draft: Draft, layout: Layout, books: Accounts) -> None:
        self.draft, self.layout, self.books = draft, layout, books
        self.who = "部门" if books.department else "单位"

    def all(self) -> list[Line]:
        """Every line in order."""
        front = self._cover()
        duties = self._duties()
        tables = self._taken(lambda: Sheets(self.draft, self.layout, self.books).all())
        forms = Forms(self.draft, self.books)
        number = self.draft.rng.randint(1, 3) if self.layout.forms else 0
        made = projects(self.draft.rng, self.books, number)
        form_lines = self._taken(lambda: forms.all(made))
        titles: list[str] = []

        def tell() -> None:
            titles.extend(Narrative(self.draft, self.layout, self.books).all())
            self._performance(forms)

        narrative = self._taken(tell)
        glossary = self._taken(self._glossary)
        year, who = self.books.year, self.who
        order = [
            ("概况", duties),
            (f"{year}年度{who}决算表", tables),
            (f"{year}年度{who}决算情况说明", narrative),
            ("名词解释", glossary),
        ]
        if self.layout.narrative_first:
            order = [order[0], order[2], order[3], order[1]]
        if made:
            order.append(("附件", form_lines))
        parts: list[Line] = []
        for at, (name, lines) in enumerate(order, start=1):
            parts += [_paragraph(f"第{ordinal(at)}部分 {name}", "part"), *lines]
        return [*front, *self._contents([name for name, _ in order], titles), *parts]

    def _taken(self, write: Callable[[], None]) -> list[Line]:
        """What a writer adds to the draft."""
        kept, self.draft.lines = self.draft.lines, []
        write()
        made, self.draft.lines = self.draft.lines, kept
        return made

    def _cover(self) -> list[Line]:
        draft = self.draft

        def write() -> None:
            draft.para("{unit}", "cover", unit=draft.figure(self.books.unit, "name", "unit"))
            draft.para(
                f"{{year}}年度{self.who}决算公开",
                "cover",
                year=draft.figure(str(self.books.year), "year", "year", 0),
            )

        return self._taken(write)

    def _contents(self, parts: list[str], titles: list[str]) -> list[Line]:
        lines = [_paragraph("目 录", "toc")]
        page = 1
        for at, name in enumerate(parts, start=1):
            lines.append(_paragraph(f"第{ordinal(at)}部分 {name}\t{page}", "toc"))
            entries = {"概况": ["一、主要职责", "二、机构设置情况"]}.get(name, [])
            if name.endswith("决算表"):
                entries = [
                    f"{ordinal(n)}、{title(self.layout, kind)}"
                    for n, kind in enumerate(self.layout.tables, start=1)
                ]
            elif name.endswith("情况说明"):
                entries = titles
            for entry in entries:
                lines.append(_paragraph(f"{entry}.....{page}", "toc"))
                page += 1
            page += 1
        return lines

    def _duties(self) -> list[Line]:
        lines = [_paragraph("一、主要职责", "heading")]
        lines += [_paragraph(f"（{ordinal(at)}）{text}", "para") for at, text in enumerate(DUTIES, start=1)]
        lines.append(_paragraph("二、机构设置情况", "heading"))
        lines.append(_paragraph(f"{self.books.unit}设3个内设机构，分别是：办公室、业务股、财务股。", "para"))
        lines.append(
            _paragraph(
                f"纳入{self.books.year}年度{self.who}决算编制范围的单位共1个，即{self.books.unit}本级。",
                "para",
            )
        )
        return lines

    def _performance(self, forms: Forms) -> None:
        draft, year = self.draft, self.books.year
        draft.para("1.预算绩效管理工作开展情况", "heading")
        if not forms.grades:
            draft.para(
                f"本{self.who}按照规定对{year}年度项目支出开展了绩效自评，自评结果用于改进管理和安排预算。"
            )
            return
        draft.zero = "0"
        money = draft.figure(decimal(rounded(sum(forms.budgets), WAN, 2), 2), "amount", "自评|资金", 2, WAN)
        parts = [
            figure.index
            for figure in draft.figures
            if figure.fact.endswith(("|编制|总",)) and figure.fact.startswith("自评表")
        ]
        draft.total(money, _firsts(draft, parts))
        count = {
            grade: draft.figure(str(forms.grades.count(grade)), "count", f"自评|{grade}", 0)
            for grade in "优良中差"
        }
        whole = draft.figure(str(len(forms.grades)), "count", "自评|个数", 0)
        draft.total(whole, list(count.values()))
        draft.para(
            f"本{self.who}对{year}年度项目支出开展了绩效自评，共有{{n}}个项目，涉及资金{{m}}万元。自评等级为“优”的{{a}}个，为“良”的{{b}}个，为“中”的{{c}}个，为“差”的{{d}}个。",
            n=whole, m=money, a=count["优"], b=count["良"], c=count["中"], d=count["差"],
        )  # fmt: skip
        draft.para("2.其他需要说明的事项", "heading")
        draft.para("无。")

    def _glossary(self) -> None:
        for at, (term, text) in enumerate(GLOSSARY, start=1):
            self.draft.para(f"{ordinal(at)}、{term}：{text}")


def _firsts(draft: Draft, figures: list[int]) -> list[int]:
    """The first print of each fact."""
    seen: dict[str, int] = {}
    for index in figures:
        seen.setdefault(draft.figures[index].fact, index)
    return list(seen.values())


def _paragraph(text: str, role: str) -> Line:
    return Line(((text,),), role)
