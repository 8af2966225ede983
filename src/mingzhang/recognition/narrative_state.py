"""The state of reading one section: subject carried over clauses, open lists, bases, pending reasons."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.amount import Amount
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.points.coordinate import ALL, FINAL, FULL_BUDGET, INITIAL_BUDGET, SOME_BUDGET, Coordinate
from mingzhang.points.phrases import terms
from mingzhang.points.reading import Print, Role, Section, Source, Statement
from mingzhang.points.trees import (
    FISCAL,
    GENERAL,
    GOVERNMENT_FUND,
    PARTIAL_MEASURES,
    STATE_CAPITAL,
    UNIT_COSTS,
)
from mingzhang.recognition.clauses import Clause, Flow, fold
from mingzhang.recognition.narrative_names import Names
from mingzhang.recognition.narrative_subject import COSTS, FLOWS, MAIN, TOTALS, Context, Subject, is_part
from mingzhang.regex import regex

_MEASURES = {
    "收入": "收入",
    "支出": "支出",
    "一般公共": "支出",
    "财政拨款支出": "支出",
    "基本支出": "支出",
    "三公": "三公",
    "机关运行": "机关运行经费",
    "政府采购": "采购",
    "国有资产": "车辆",
    "机构设置": "内设机构数",
}
_FAMILIES = {
    "政府采购": "采购",
    "国有资产": "车辆",
    "预算绩效": "自评",
    "会议费培训费": "会议费",
    "基本支出": "基本支出",
}
_FUNDS = (
    ("一般公共预算", GENERAL),
    ("政府性基金", GOVERNMENT_FUND),
    ("国有资本经营", STATE_CAPITAL),
    (FISCAL, FISCAL),
)


_OTHER_BUDGETS = regex(r"政府性基金|国有资本经营")


class OpenList(Struct):
    """A list that a sentence opened (其中). ``sticky``: it goes on to the end of the section."""

    key: str
    wholes: tuple[Coordinate, ...]
    sticky: bool
    bracketed: int = -1
    """How many figures had been stated where it stands in a bracket, and ends with it; else -1."""
    dimensions: tuple[str, ...] = ()
    """In what its first member differs from the whole: members by function and by nature are two lists."""


class State(Struct):
    """One section's state. ``base``: '' for last year, a budget phase, or None for an unknown base."""

    section: Section
    part: str
    stream: Flow
    default: Coordinate
    families: frozenset[str]
    names: Names
    year: int | None
    statements: list[Statement] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    carried: tuple[Coordinate, ...] = ()
    words: str = ""
    values: list[Coordinate] = field(default_factory=list)
    lists: list[OpenList] = field(default_factory=list)
    list_count: int = 0
    base: str | None = ""
    budgets: list[tuple[Coordinate, str]] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)
    brackets: list[tuple[Coordinate, ...]] = field(default_factory=list)
    mentioned: list[Coordinate] = field(default_factory=list)
    """Subjects named without a figure of their own (三公经费支出决算中，…占…)."""
    lost: bool = False
    grouped: set[tuple[str, Role, Coordinate]] = field(default_factory=set)
    """Members of lists so far: a figure that is repeated is not a second member."""
    one_budget: bool = False
    """As in :class:`~mingzhang.recognition.narrative_subject.Context`."""
    doubt: tuple[Coordinate, ...] = ()
    """What the next comparison may speak of: the whole of the list that has just ended, then its members."""
    doubted: list[tuple[int, tuple[Coordinate, ...]]] = field(default_factory=list)
    """Statements of this sentence made in such doubt, by index, and what they may speak of."""
    dropped: set[int] = field(default_factory=set)
    """Statements whose subject stayed in doubt, by index."""
    told: tuple[str, ...] = ()
    """The names whose figures the sentence told apart last (分别为…), of which the next clause may speak."""
    named_at: int = -1
    """How many statements there were when the subject was named: a line that only names one is a heading."""
    owed: tuple[Role, str] | None = None
    """Role and base words of 完成预算 / 占…合计 whose own amount was just read: its percentage comes next."""

    def context(self) -> Context:
        """What the subject of the next words is completed from."""
        whole = self.lists[-1].wholes[0] if self.lists else None
        if whole is not None and whole.measure.split("/")[0] != self.family_root() and self.carried:
            whole = None
        families = self.families | {coordinate.measure.split("/")[0] for coordinate in self.carried}
        if any(coordinate.nature != ALL for coordinate in self.carried):
            families |= {"基本支出"}
        return Context(
            self.default, self.carried, whole, families, self.names, self.lost, self._plain(), self.one_budget
        )

    def _plain(self) -> bool:
        spoken = {value.measure for value in self.values}
        return bool(spoken & set(FLOWS)) and not spoken & set(TOTALS)

    def family_root(self) -> str:
        """The first word of the measure the section speaks of now."""
        return (self.lists[-1].wholes[0] if self.lists else self.default).measure.split("/")[0]

    def open_list(self, sticky: bool, whole: Coordinate | None = None, bracketed: bool = False) -> None:
        """Open a list that divides ``whole``, or the figure stated last."""
        last = whole or (self.values[-1] if self.values else None)
        inside = len(self.values) if bracketed else -1
        wholes = (last.at(year=0, phase=self.default.phase),) if last is not None else self.carried
        if len(self.carried) == 2 and last in self.carried:
            wholes = self.carried
        self.pending.clear()
        if wholes:
            self.list_count += 1
            self.lists.append(OpenList(f"s{self.section.index}.{self.list_count}", wholes, sticky, inside))

    def close_bracket(self) -> None:
        """A bracket ends: the list in it does, and what its members are is not what was stated last."""
        for item in self.lists:
            if item.bracketed >= 0:
                del self.values[item.bracketed :]
        self.lists = [item for item in self.lists if item.bracketed < 0]

    def of_all_natures(self) -> Coordinate | None:
        """What a list by function divides where the figure stated last is of one nature: what that divides."""
        last = self.values[-1] if self.values else None
        if last is None or last.nature == self.default.nature or last.function or last.measure != "支出":
            return None
        whole = last.at(year=0, phase=self.default.phase, nature=self.default.nature, economic="")
        return whole if whole in [item.at(year=0, phase=self.default.phase) for item in self.values] else None

    def end_lists(self, sentence: bool) -> None:
        """A sentence ends, and with it the lists that stand within it; or a paragraph of a longer list.

        After several members 与上年相比，支出减少… may speak of the last of them or of the whole: of neither,
        then, unless the members of a longer list have their own changes.
        """
        just_named = self.named_at == len(self.statements)
        for item in self.lists:
            roles = [role for key, role, _ in self.grouped if key.startswith(item.key)]
            unsure = roles.count(Role.VALUE) > 1 and (
                not item.sticky or not {Role.CHANGE, Role.RATE} & {*roles}
            )
            spoken = any(is_part(one, whole) for one in self.carried for whole in item.wholes)
            if item.sticky != sentence and unsure and spoken and not just_named:
                self._doubt(item)
        if sentence:
            self.lists = [item for item in self.lists if item.sticky]

    def _doubt(self, item: OpenList) -> None:
        whole = item.wholes[0]
        members = [value for value in self.values if is_part(value.at(phase=self.default.phase), whole)]
        self.doubt = tuple(dict.fromkeys((whole, *members))) if len(item.wholes) == 1 else ()
        if self.doubt:
            self.carried = (whole,)
            self.lost = False
        else:
            self.lose()

    def member(self, coordinate: Coordinate) -> tuple[str, Coordinate | None]:
        """Key and whole of the innermost open list the figure belongs to."""
        plain = coordinate.at(year=0, phase=self.default.phase)
        if coordinate.measure.startswith("自评项目数/"):
            return f"s{self.section.index}.自评", plain.at(measure="自评项目数", detail="")
        for item in reversed(self.lists):
            for whole in item.wholes:
                if is_part(plain, whole):
                    return item.key + _suffix(item, plain, whole), whole
        return "", None

    def lose(self) -> None:
        """A figure was not understood: what follows it may be said of it, and not of the subject before."""
        self.doubt = ()
        self.carried = ()
        self.lost = True

    def name(self, subject: Subject) -> None:
        """The text named a subject: it is the one spoken of from here on; a cost per head is an aside."""
        if subject.coordinates[0].measure in UNIT_COSTS:
            self.words = subject.words
            return
        self.doubt = ()
        self.carried = subject.coordinates
        self.words = subject.words
        self.lost = False
        self.named_at = len(self.statements)

    def above(self, coordinate: Coordinate) -> Coordinate | None:
        """What a bare 占… divides: the list's whole, or the nearest figure before that contains it."""
        whole = self.member(coordinate)[1]
        if whole is not None:
            return whole
        plain = coordinate.at(year=0, phase=self.default.phase)
        for value in reversed((*self.values, *self.mentioned)):
            if value.year == 0 and is_part(plain, value.at(phase=self.default.phase)):
                return value.at(phase=self.default.phase)
        if plain.measure == "支出" and len(plain.function) == 3 and plain.fund == self.default.fund != ALL:
            return plain.at(function="", detail="")  # a class divides what the section is about
        return None

    def budget_phase(self, words: str) -> str:
        """The phase of a budget named only 预算: the one stated before, if there was just one."""
        if "年初" in words or "当年" in words:
            return INITIAL_BUDGET
        if "全年" in words or "调整" in words:
            return FULL_BUDGET
        own = {phase for coordinate, phase in self.budgets if coordinate in self.carried}
        stated = own or {phase for _, phase in self.budgets}
        return stated.pop() if len(stated) == 1 else SOME_BUDGET

    def emit(self, statement: Statement) -> None:
        """Add a statement, and the print of a value."""
        if self.doubt and statement.subject == self.doubt[0]:
            self.doubted.append((len(self.statements), self.doubt))
        self.statements.append(statement)
        if statement.role is Role.VALUE and statement.amount is not None:
            scope = f"s{self.section.index}"
            self.prints.append(
                Print(statement.subject, statement.amount, statement.cited, Source.TEXT, scope)
            )
        elif statement.role is not Role.SHARE and statement.role is not Role.VALUE:
            self.pending.append(len(self.statements) - 1)

    def statement(
        self,
        role: Role,
        subject: Coordinate,
        amount: Amount | None,
        place: Place,
        printed: str,
        clause: Clause,
        **more: object,
    ) -> None:
        """Emit a statement on ``subject`` with its list and its citation."""
        key, whole = self.member(subject)
        if key and subject.phase != self.default.phase:
            key, whole = f"{key}·{subject.phase}", whole.at(phase=subject.phase) if whole else None
        if subject.year or subject.measure in PARTIAL_MEASURES or (key, role, subject) in self.grouped:
            key, whole = "", None
        elif key:
            self.grouped.add((key, role, subject))
        subject = _as_printed(subject)
        column = "上年" if subject.year else subject.phase if subject.phase != FINAL else ""
        cited = Cited(place, self.part, self.words, column, printed)
        made = Statement(
            role, subject, amount, cited, self.section.index, clause.sentence, group=key, whole=whole
        )
        made = replace(made, **more)
        if made.base is not None:
            made = replace(made, base=_as_printed(made.base))
        self.emit(made)

    def give_reason(self, reason: str, budget: bool | None, subject: Coordinate | None = None) -> None:
        """Attach a reason to the comparisons it explains: the pending ones measured like the last of them."""
        if not self.pending:
            return
        last = self.statements[self.pending[-1]]
        if budget is None:
            budget = _against_budget(last)
        for index in self.pending:
            item = self.statements[index]
            if _against_budget(item) == budget and not item.reason and subject in (None, item.subject):
                self.statements[index] = replace(item, reason=reason)
        self.pending = [index for index in self.pending if not self.statements[index].reason]


def _as_printed(coordinate: Coordinate) -> Coordinate:
    """The coordinate as 公开06 has it: an account is one of 基本支出, whichever of its two parts it is named below."""
    if coordinate.economic and coordinate.nature in COSTS:
        return coordinate.at(nature="基本支出")
    return coordinate


def _suffix(item: OpenList, part: Coordinate, whole: Coordinate) -> str:
    names = ("measure", "fund", "nature", "function", "economic")
    differing = tuple(name for name in names if getattr(part, name) != getattr(whole, name))
    if part.measure.startswith(whole.measure + "/"):
        differing = ("measure",)
    if "function" in differing or (part.measure in MAIN and part.detail):
        differing = ("function",)
    if not item.dimensions:
        item.dimensions = differing
    return "" if differing == item.dimensions else "." + "+".join(differing)


def regroup(statements: list[Statement]) -> list[Statement]:
    """Members of a list that are parts of another member form a list of their own below it."""
    members: dict[str, list[Coordinate]] = {}
    for statement in statements:
        if statement.group and statement.role is Role.VALUE:
            members.setdefault(statement.group, []).append(statement.subject)
    found = []
    for statement in statements:
        above = [whole for whole in members.get(statement.group, ()) if is_part(statement.subject, whole)]
        if statement.group and above:
            lowest = [whole for whole in above if not any(is_part(other, whole) for other in above)]
            nearest = lowest[0] if lowest else above[-1]
            key = f"{statement.group}/{nearest.measure}{nearest.fund}{nearest.nature}{nearest.function}"
            statement = replace(statement, group=key, whole=nearest)
        found.append(statement)
    return found


def _against_budget(statement: Statement) -> bool:
    base = statement.base
    return base is not None and base.year == 0 and base.phase != statement.subject.phase


def start(section: Section, above: list[Section], stream: Flow, names: Names, year: int | None) -> State:
    """The state at the beginning of a section: its headings give the defaults, the nearest one first."""
    chain = [section, *above]
    topic = next((item.topic for item in chain if item.topic and item.topic != "其他事项"), "")
    root = topic.split("/")[0]
    funds = [next((fund for word, fund in _FUNDS if word in item.title), ALL) for item in chain]
    # 1、财政拨款支出决算总体情况 below （二）一般公共预算财政拨款支出 is still of the one budget
    fund = next((fund for fund in funds if fund not in (ALL, FISCAL)), FISCAL if FISCAL in funds else ALL)
    if root in ("三公", "机关运行", "政府采购", "国有资产", "预算绩效", "会议费培训费", "机构设置"):
        fund = ALL
    nature = next((word for item in chain for word in ("基本支出", "项目支出") if word in item.title), ALL)
    heads = " ".join(item.title for item in chain)
    phase = INITIAL_BUDGET if "预算情况" in heads and "决算" not in heads else FINAL
    measure = _headed_measure(root, section) or _MEASURES.get(root, "")
    default = Coordinate(measure, phase, 0, fund)
    if measure == "支出":
        default = default.at(nature=nature, function=_headed_function(chain, names))
    families = frozenset(filter(None, (_FAMILIES.get(root, ""), measure.split("/")[0], root)))
    # 财政拨款基本支出 below such a heading may be of all budgets (公开06 prints one, 公开03 all)
    one_budget = default.fund == GENERAL and nature == ALL and not _OTHER_BUDGETS.search(stream.text)
    return State(
        section, part_label(section, above), stream, default, families, names, year, one_budget=one_budget
    )


def _headed_measure(root: str, section: Section) -> str:
    """The one figure that a heading below 三公 or 会议费、培训费 names: 3、公务接待费支出情况说明."""
    if root not in ("三公", "会议费培训费"):
        return ""
    found = terms(fold(section.title)[0], frozenset({root.removesuffix("培训费")}))
    named = {term.phrase.measures[0] for term in found if term.phrase.measures}
    if len(named) != 1 or ("和" in section.title and root != "三公"):
        return ""
    return named.pop()


def _headed_function(chain: list[Section], names: Names) -> str:
    """The functional class a heading names: （一）社会保障和就业支出（类）."""
    for item in chain:
        title = fold(item.title)[0]
        named = names.find(title, "") if "（类）" in title or "（款）" in title else None
        if named is not None and named.code:
            return named.code
    return ""


_PART_NAMES = {1: "概况", 3: "说明", 5: "附件"}


def part_label(section: Section, above: list[Section]) -> str:
    """How a section is cited: 说明五（三）."""
    label = _PART_NAMES.get(section.part, "说明")
    for item in (*reversed(above), section):
        if item.level > 1:
            label += item.label.strip("、.．，,:： ") or f"“{item.title}”"
    return label
