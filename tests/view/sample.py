"""A made-up disclosure of 青禾县水利局, its reading and its report, built by hand."""

from __future__ import annotations

from msgspec.structs import replace

from mingzhang.document import Cell, Document, Paragraph, Table
from mingzhang.findings import (
    Cited,
    Counts,
    DocumentFacts,
    Finding,
    Operand,
    Proposal,
    RelationCounts,
    Report,
    Rule,
    RuleRun,
    Severity,
    Suspect,
    Unevaluated,
)
from mingzhang.place import Place
from mingzhang.points.reading import DocumentKind, Reading, RecognisedTable, Section, TableHead

FILE = "青禾县水利局.txt"
TABLE = "公开03表 支出决算表"
TEXT = "说明三"
HOSTILE = "<script>alert('账')</script>\x1b[31m&"

_ROWS = (
    ("项目", "合计", "基本支出", "项目支出"),
    ("合计", "581.37", "210.04", "371.32"),
    ("213 农林水支出", "581.36", "210.04", "371.32"),
    (HOSTILE, "", "", ""),
)


def document() -> Document:
    """A heading, a sentence, and a small table with a hostile cell."""
    heading = Paragraph("三、支出决算情况说明", Place(FILE, line=1, block=0))
    sentence = Paragraph("本年支出合计580.37万元，比上年<b>增加</b>。", Place(FILE, line=2, block=1))
    rows = tuple(
        tuple(
            Cell(text, row, column, Place(FILE, line=4 + row, block=2, row=row, column=column))
            for column, text in enumerate(texts)
        )
        for row, texts in enumerate(_ROWS)
    )
    table = Table(rows, Place(FILE, line=4, block=2), aligned=False)
    return Document(FILE, "txt", "ab" * 32, (heading, sentence, table))


def cell(row: int, column: int, part: str = TABLE) -> Cited:
    """A cell of the table as findings cite it."""
    place = Place(FILE, line=4 + row, block=2, row=row, column=column)
    return Cited(place, part, _ROWS[row][0], _ROWS[0][column], _ROWS[row][column])


def phrase() -> Cited:
    """580.37 in the sentence."""
    return Cited(Place(FILE, line=2, block=1).span(6, 12), TEXT, "", "", "580.37万元")


AGREE = Rule(
    "agreement.prints",
    "同一数字前后一致",
    "同一事项的数字在各处应当相同",
    Severity.ERROR,
    "部门决算公开操作规程",
    "agreement",
)
SUM = Rule("rollup.rows", "分项之和", "合计等于各分项之和", Severity.ERROR, "公开03表", "rollup")
NAME = Rule("wording.markup", "文字", "表中不应有程序代码", Severity.WARNING, "", "wording")
IDLE = Rule("form.weights", "权重", "权重合计为 100", Severity.ERROR, "", "form")


def finding_error() -> Finding:
    """The sentence says 580.37, the table 581.37."""
    return Finding(
        "F1",
        AGREE,
        Severity.ERROR,
        "本年支出合计前后不一致",
        "说明三写的是 580.37 万元，公开03表是 581.37 万元，相差 1.00 万元。",
        "请核对总账，改正说明三或公开03表中的一处。",
        (phrase(),),
        (Operand(phrase(), "文字", "580.37", "万元"), Operand(cell(1, 1), "表", "581.37", "万元")),
        "581.37",
        "1.00",
        Suspect((phrase(),), "580.37", "581.37", "一位数字不同", True, mends=3),
        ("agreement.prints:a", "agreement.prints:b", "rollup.rows:c"),
    )


def finding_warning() -> Finding:
    """Markup in a cell; two ways to mend it."""
    hostile = cell(3, 0)
    return Finding(
        "F2",
        NAME,
        Severity.WARNING,
        f"表中有程序代码 {HOSTILE}",
        f"单元格里是{HOSTILE}。",
        "请改成科目名称。",
        (hostile,),
        suspect=Suspect(
            (cell(1, 3),),
            "371.32",
            "371.33",
            "",
            False,
            (Proposal((cell(1, 2),), "210.04", "210.05"),),
            ties=1,
        ),
    )


def finding_note() -> Finding:
    """581.37 against 210.04 + 371.32: a legitimate tail."""
    return Finding(
        "F3",
        SUM,
        Severity.NOTE,
        "合计与分项相差 0.01",
        "基本支出与项目支出之和为 581.36，合计为 581.37，属四舍五入尾差。",
        "一般不用修改。",
        (cell(1, 1), cell(1, 2), cell(1, 3)),
        relations=("rollup.rows:d",),
    )


def reading() -> Reading:
    """The reading the reports below belong to."""
    doc = document()
    heading = doc.blocks[0].place
    head = TableHead(title="支出决算表", number="公开03表")
    return Reading(
        doc,
        DocumentKind.DEPARTMENT_ACCOUNTS,
        "青禾县水利局",
        None,
        "213001",
        2024,
        None,
        {},
        tables=(RecognisedTable("支出表", "t0", 0, 2, head, Cited(doc.blocks[2].place), ()),),
        sections=(Section(0, 2, 3, "支出决算情况说明", "三、", heading, 1, 3, -1),),
    )


def report(*findings: Finding, undecided: int = 0, unread: int = 0) -> Report:
    """A report with these findings: 200 relations, 300 numbers."""
    relations = RelationCounts(190 - undecided, 6, 4, undecided)
    facts = DocumentFacts(FILE, "txt", "ab" * 32, "部门决算", "青禾县水利局", "213001", 2024)
    return Report(
        schema="mingzhang-report/1",
        version="0.1.0",
        rulebook="2024",
        document=facts,
        counts=Counts(1, 0, 12, 3, 300, unread, relations),
        findings=findings,
        rules=(
            RuleRun(AGREE, RelationCounts(90 - undecided, 0, 2, undecided)),
            RuleRun(SUM, RelationCounts(60, 6, 1, 0)),
            RuleRun(NAME, RelationCounts(40, 0, 1, 0)),
            RuleRun(IDLE, RelationCounts(), "文件中没有自评表"),
        ),
        undecided=tuple(
            Unevaluated("本年支出合计与上年相比", "没有读到上年的数字", phrase()) for _ in range(undecided)
        ),
        unread=tuple(Unevaluated(f"数字“{n}”", "不知道它说的是什么", cell(2, 1)) for n in range(unread)),
        remarks=("去掉了 2 行页码。",),
    )


def full_report() -> Report:
    """All three findings, given out of order, and something left open."""
    return report(finding_note(), finding_warning(), finding_error(), undecided=2, unread=1)


def nothing() -> Report:
    """A file in which nothing could be recognised."""
    empty = report()
    return replace(empty, counts=Counts(0, 0, 0, 0, 0, 0, RelationCounts()), rules=(), remarks=())
