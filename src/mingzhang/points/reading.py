"""The Reading: what recognition found in a document, and every number it could not place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from mingzhang.amount import Amount, Unit
from mingzhang.document import Document
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.declared import NOTHING_DECLARED, Declared


class DocumentKind(StrEnum):
    """What sort of publication a file is."""

    DEPARTMENT_ACCOUNTS = "部门决算"
    UNIT_ACCOUNTS = "单位决算"
    DEPARTMENT_BUDGET = "部门预算"
    UNIT_BUDGET = "单位预算"
    ACCOUNTS_TABLES = "决算表"
    BUDGET_TABLES = "预算表"
    PERFORMANCE_FORMS = "绩效自评表"
    BLANK_TEMPLATE = "空白模板"
    UNKNOWN = "未识别"


class Source(StrEnum):
    """Which part of a disclosure a print stands in."""

    TABLE = "table"
    TEXT = "text"
    FORM = "form"


class Print(Struct, frozen=True):
    """One appearance of a point. ``blank``: an empty money cell of a recognised row, read as zero.

    ``scope``: which list it was printed in: table index ``t3``, section ``s12``, form ``f4``; relations
    that need an exhaustive list look only within one scope.
    """

    coordinate: Coordinate
    amount: Amount
    cited: Cited
    source: Source
    scope: str
    blank: bool = False


class Point(Struct, frozen=True):
    """A coordinate with all its prints, in document order."""

    coordinate: Coordinate
    prints: tuple[Print, ...]


class Role(StrEnum):
    """What a figure in a sentence says about its subject."""

    VALUE = "value"
    CHANGE = "change"
    """Amount of increase or decrease against ``base``."""
    RATE = "rate"
    """Percentage of increase or decrease against ``base``."""
    SHARE = "share"
    """Subject as a percentage of ``base``."""
    COMPLETION = "completion"
    """Subject as a percentage of a budget, ``base``."""
    COMPARISON = "comparison"
    """A direction word without a figure: 持平, 相同, 决算数小于预算数."""


class Statement(Struct, frozen=True):
    """One figure, or one comparison, that a sentence states.

    ``subject``: what it is about (for VALUE its own coordinate). ``base``: what it is measured
    against: the same coordinate with year=-1, the whole of a share, the budget of a completion.
    ``direction``: +1 增加/大于, -1 减少/小于, 0 持平/相同, None where the sentence has no such word;
    ``word``: that word. ``amount``: None for a COMPARISON. ``section``: index into Reading.sections.
    ``sentence``: (block, ordinal) of the sentence. ``group``: key of the list (其中 …) it belongs to,
    equal for the members of one list, and ``whole``: the coordinate that list divides.
    ``reason``: the text after 主要原因, empty if none is given; ``digits``: the visible decimals of a percentage.
    ``percent_sign``: False where a share or rate is printed without %.
    """

    role: Role
    subject: Coordinate
    amount: Amount | None
    cited: Cited
    section: int
    sentence: tuple[int, int]
    base: Coordinate | None = None
    direction: int | None = None
    word: str = ""
    group: str = ""
    whole: Coordinate | None = None
    reason: str = ""
    digits: int = 0
    percent_sign: bool = True


class Listing(Struct, frozen=True):
    """Names of accounts listed after 主要包括 / 主要用于 without money, each with its place.

    ``subject``: what is said to consist of them (人员经费 …).
    """

    subject: Coordinate
    names: tuple[Cited, ...]
    section: int
    open_ended: bool
    """True if the list ends in 等."""


class Section(Struct, frozen=True):
    """A heading with the blocks under it. ``level`` 1 第…部分, 2 一、, 3 （一）, 4 1、; ``part`` 1–5 where known.

    ``start``, ``end``: block range (heading excluded, end exclusive). ``parent``: index of the section above, or -1.
    """

    index: int
    level: int
    ordinal: int
    title: str
    label: str
    place: Place
    start: int
    end: int
    parent: int
    part: int = 0
    topic: str = ""
    """Which of the statutory sections it is, by its words: 收支总体, 收入, 支出, 财政拨款收支, 一般公共, … or ''."""


class ContentsEntry(Struct, frozen=True):
    """A line of the table of contents."""

    title: str
    page: int | None
    cited: Cited


class TableHead(Struct, frozen=True):
    """What stands above a table. Labels are kept because forms mix 部门名称/单位名称 and 金额单位/单位."""

    title: str = ""
    number: str = ""
    name_label: str = ""
    name: str = ""
    name_cited: Cited | None = None
    year: int | None = None
    year_cited: Cited | None = None
    unit_label: str = ""
    unit: Unit | None = None
    unit_cited: Cited | None = None


class RowName(Struct, frozen=True):
    """A row's code and name as printed, for comparing names across tables."""

    code: str
    name: str
    dimension: str
    cited: Cited


class ShiftedRow(Struct, frozen=True):
    """A row whose figures all stand aside of the columns in which alone its sums hold; it is read in those.

    ``figures``: the printed ones, each with the column it is read in; ``stand_in``: the columns they stand in.
    ``steps``: how many columns further right they belong, left where negative.
    """

    figures: tuple[Cited, ...]
    stand_in: tuple[str, ...]
    steps: int


class RecognisedTable(Struct, frozen=True):
    """One statutory table.

    ``kind``: canonical key in the lexicon (收支总表, 收入表, …). ``scope``: key used by its prints.
    ``ordinal``: position among the recognised tables. ``row_numbers``, ``column_numbers``: 行次, 栏次 as printed.
    ``unread``: figures of the table that became no point: where one stands, a list may lack a member.
    ``empty``: no amount but zero. ``notes``: 注/说明 paragraphs below it. ``not_applicable``: cells printed "——".
    """

    kind: str
    scope: str
    ordinal: int
    block: int
    head: TableHead
    cited: Cited
    prints: tuple[Print, ...]
    names: tuple[RowName, ...] = ()
    row_numbers: tuple[tuple[int, Cited], ...] = ()
    column_numbers: tuple[tuple[int, Cited], ...] = ()
    not_applicable: tuple[Cited, ...] = ()
    notes: tuple[Cited, ...] = ()
    empty: bool = False
    remarks: tuple[str, ...] = ()
    unread: tuple[Cited, ...] = ()
    shifted: tuple[ShiftedRow, ...] = ()


class FormValue(Struct, frozen=True):
    """A figure of a 自评表 as printed: operator (=, ≥, ≤, >, <, -), amount and unit; text where not a number.

    ``amount`` is None when the cell holds only operator and unit (``=%``), or words (``text``), or nothing.
    """

    text: str = ""
    operator: str = ""
    amount: Amount | None = None
    unit: str = ""
    cited: Cited | None = None


class FormMoney(Struct, frozen=True):
    """A money row. ``origin``: 资金总额 for the total row, else the source's label as printed.

    ``figures``: by column key: 目标申报数, 预算编制数 (or 年初预算数), 全年预算数, 全年执行数, 结转结余, 执行率, 得分, 分值.
    """

    origin: str
    total: bool
    figures: Mapping[str, Print]
    cited: Cited
    deviation: Cited | None = None


class Indicator(Struct, frozen=True):
    """One indicator row. ``level1``: 产出, 效益, 满意度 (or 成本); ``level2``: 数量, 质量, 时效, 成本, 经济效益 …"""

    level1: str
    level2: str
    name: Cited
    initial: FormValue
    target: FormValue
    actual: FormValue
    note: Cited | None
    weight: Print | None
    score: Print | None
    deviation: Cited | None
    cited: Cited
    lost: bool = False
    """True where only a label remains of the row: its figures are missing."""


class Form(Struct, frozen=True):
    """One 项目支出绩效自评表. ``analyses``: text blocks by canonical label; ``texts``: every prose cell, for wording."""

    index: int
    scope: str
    title: Cited
    name: Cited | None
    name_label: bool
    year: int | None
    year_cited: Cited | None
    department: Cited | None
    department_code: str
    unit: Cited | None
    unit_code: str
    money: tuple[FormMoney, ...]
    goal: Cited | None
    done: Cited | None
    indicators: tuple[Indicator, ...]
    total: Print | None
    grade: Cited | None
    analyses: Mapping[str, Cited]
    notes: tuple[Cited, ...]
    cited: Cited
    blocks: tuple[int, ...] = ()
    prints: tuple[Print, ...] = ()
    """Every figure of the form, free numbers in its texts included, as points."""
    whole_unit: bool = False
    """True for a 部门整体支出绩效自评表: it evaluates all of a unit's money, and is no project."""


class NumeralFate(StrEnum):
    """What became of a numeral. The non-amounts are a closed list."""

    POINT = "数据点"
    FREE = "文中数字"
    ROW_NUMBER = "行次"
    COLUMN_NUMBER = "栏次"
    CODE = "编码"
    YEAR = "年度"
    DATE = "日期"
    ORDINAL = "序号"
    PAGE_NUMBER = "页码"
    DOCUMENT_NUMBER = "文号"
    UNREAD = "未读出"


class Numeral(Struct, frozen=True):
    """A run of digits in the document, its fate, and the point it became if it is one."""

    text: str
    cited: Cited
    fate: NumeralFate
    part: int
    why: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is among the numbers of the disclosure: those of parts two to five, and all that were not read."""
        return self.part >= 2 or self.fate is NumeralFate.UNREAD


POOR = 5
"""One number in so many unread is more than a careful person would build on what is not there."""


class Reading(Struct, frozen=True, eq=False):
    """Everything recognised in one document. Two readings are equal only if they are the same object."""

    document: Document
    kind: DocumentKind
    unit: str
    unit_cited: Cited | None
    unit_code: str
    year: int | None
    year_cited: Cited | None
    points: Mapping[Coordinate, Point]
    tables: tuple[RecognisedTable, ...] = ()
    statements: tuple[Statement, ...] = ()
    listings: tuple[Listing, ...] = ()
    forms: tuple[Form, ...] = ()
    whole_forms: tuple[Form, ...] = ()
    """The 部门整体支出绩效自评表, which are counted with no projects."""
    sections: tuple[Section, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    glossary: tuple[Cited, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    cover: tuple[Cited, ...] = ()
    """The lines before the contents list or the first heading."""
    names: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
    """False for a file that holds tables only, text only or forms only: nothing may be called missing (hard case 13)."""
    cut_short: Cited | None = None
    """Where the file breaks off in the middle of a table or sentence, if it does."""
    declared: Declared = NOTHING_DECLARED
    """What the unit itself says beside the document; empty for a document that stands alone."""

    @property
    def self_evaluations(self) -> tuple[Form, ...]:
        """The forms of projects, then those of the whole unit: all of them add up in the same way."""
        return (*self.forms, *self.whole_forms)

    @property
    def unread(self) -> tuple[Numeral, ...]:
        """Numerals that became neither a point nor a known non-amount."""
        return tuple(item for item in self.numerals if item.fate is NumeralFate.UNREAD)

    @property
    def poorly_read(self) -> bool:
        """Whether so many numbers were not read that a blank cell or a missing table may be the reader's."""
        return POOR * len(self.unread) > sum(item.counts for item in self.numerals)
