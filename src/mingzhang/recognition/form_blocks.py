"""Where the 自评表 of a document are: regions of rows with the paragraphs above and below them.

A form is known by its own row labels, not by its title: titles are cut, lost or shared. A region may
run over several table blocks, and one table block may hold several forms.
"""

from __future__ import annotations

from msgspec import Struct, field

from mingzhang.document import Cell, Document, Paragraph, Table
from mingzhang.recognition.form_words import (
    ANALYSIS_HEAD,
    DEPARTMENT_LABEL,
    DONE_LABEL,
    EVALUATED,
    LISTED,
    NAME_LABEL,
    NOTE_HEAD,
    SUM_LABEL,
    TITLE,
    TOTAL_LABEL,
    WHOLE_UNIT,
    YEAR_LINE,
    bare,
    indicator_term,
    is_number,
    level1_of,
    level2_of,
    money_term,
    squash,
)

Row = tuple[Cell, ...]
"""The cells of a row that hold text."""

_TITLE_REACH = 4
"""Paragraphs above a form that may belong to its title."""
_TITLE_LENGTH = 80
_FIGURES = frozenset("0123456789=≥≤-")


class Region(Struct):
    """The rows of one form, and what each shows. ``lead``: paragraphs and single-cell rows above it, nearest last."""

    aligned: bool
    lead: list[Paragraph | Cell] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    marks: list[set[str]] = field(default_factory=list)
    signals: set[str] = field(default_factory=set)
    notes: list[Paragraph] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    between: int = 0
    """Paragraphs seen since its last row."""

    @property
    def whole_unit(self) -> bool:
        """Whether its title says 整体 and no row names a project: it evaluates all that a unit spends."""
        titles = [squash(item.text) for item in self.lead]
        return "name" not in self.signals and any(
            WHOLE_UNIT.search(title) and TITLE.search(title) for title in titles
        )

    @property
    def is_form(self) -> bool:
        """Whether it is a self-evaluation form, not a target sheet or a list of projects."""
        if not ({"money", "indicators"} & self.signals) or len(self.signals) < 3:
            return False
        titles = [squash(item.text) for item in self.lead]
        if any(TITLE.search(title) and "自评" in title for title in titles):
            return True
        return any(
            EVALUATED.search(squash(cell.text)) for row in self.rows for cell in row if len(cell.text) <= 24
        )


def signals(row: Row) -> set[str]:
    """What a row shows by its labels: name, department, money, goal, indicators, level, total, analysis."""
    found: set[str] = set()
    words = [bare(cell.text) for cell in row if len(cell.text) <= 60 and cell.text[0] not in _FIGURES]
    if not words:
        return found
    if NAME_LABEL.fullmatch(words[0]) or NAME_LABEL.fullmatch(words[0].split(":")[0]):
        found.add("name")
    if DEPARTMENT_LABEL.fullmatch(words[0].split(":")[0]):
        found.add("department")
    if len({term for term in map(money_term, words) if term}) >= 3:
        found.add("money")
    if (
        len(
            {term for term in map(indicator_term, words) if term}
            & {"level1", "level2", "name", "weight", "score"}
        )
        >= 3
    ):
        found.add("indicators")
        found.discard("money")
    if (
        any(DONE_LABEL.fullmatch(word) for word in words)
        and "indicators" not in found
        and "money" not in found
    ):
        found.add("goal")
    if any(level1_of(word) or level2_of(word) for word in words[:3]) and len(words) > 1:
        found.add("level")
    if TOTAL_LABEL.match(words[0]):
        found.add("total")
    if ANALYSIS_HEAD.fullmatch(words[0]):
        found.add("analysis")
    return found


def find_regions(document: Document) -> list[Region]:
    """The regions that are forms, in document order."""
    return [region for region in _Walk().run(document) if region.is_form]


def _has_merges(table: Table) -> bool:
    """Whether cells of a table are merged, as in every form that was laid out as one. Typed from text, its rows
    begin at the left and have lost the cells that labels reached over, so columns say nothing."""
    return any(cell.rowspan > 1 or cell.colspan > 1 for row in table.rows for cell in row)


class _Walk:
    """One pass over the blocks. ``pending``: what stood above and may be the next form's title."""

    def __init__(self) -> None:
        self.found: list[Region] = []
        self.open: Region | None = None
        self.pending: list[tuple[int, Paragraph | Cell]] = []

    def run(self, document: Document) -> list[Region]:
        for index, block in enumerate(document.blocks):
            if isinstance(block, Table) and block.spaced:
                self._leave()  # texts that run over lines of several cells: gaps do not tell whose they are
            elif isinstance(block, Table):
                self._table(index, block)
            else:
                self._paragraph(index, block)
        return self.found

    def _leave(self) -> None:
        self.open = None
        self.pending.clear()

    def _table(self, index: int, table: Table) -> None:
        rows = [tuple(cell for cell in row if cell.text.strip()) for row in table.rows]
        marks = [signals(row) for row in rows]
        seen: set[str] = set().union(*marks) if marks else set()
        strong = seen & {"name", "department", "money", "indicators", "total", "goal"}
        if len(strong) < 2 and not (self.open and (seen or self._runs_on(rows)) and not self.open.notes):
            self._leave()
            return
        for row, mark in zip(rows, marks, strict=True):
            if not row:
                continue
            if self._starts(mark):
                self._begin(table.aligned and _has_merges(table))
            if self.open is None:
                self.pending.extend((index, cell) for cell in row[:1] if len(row) == 1)
            else:
                self._add(index, row, mark)

    def _runs_on(self, rows: list[Row]) -> bool:
        """Whether rows without any label carry on an open indicator list (cut by a page)."""
        if self.open is None or "indicators" not in self.open.signals or "total" in self.open.signals:
            return False
        return self.open.between == 0 and any(is_number(cell.text) for row in rows for cell in row)

    def _starts(self, mark: set[str]) -> bool:
        """Whether a row with these signals opens a new form."""
        if self.open is None:
            return bool(mark & {"name", "department", "money"})
        have = self.open.signals
        if "name" in mark:
            return bool(have)
        if "department" in mark:
            return bool(have & {"department", "money", "indicators", "total"})
        if "money" in mark:
            return bool(have & {"indicators", "total"})
        return False

    def _begin(self, aligned: bool) -> None:
        lead = [item for _, item in self.pending[-_TITLE_REACH:]]
        blocks = [block for block, _ in self.pending[-_TITLE_REACH:]]
        if self.open is not None:
            borrowed = self._take_back(self.open)
            lead = [row[0] for row in borrowed] if borrowed else lead
        self.open = Region(aligned, lead=lead, blocks=sorted(set(blocks)))
        self.found.append(self.open)
        self.pending.clear()

    @staticmethod
    def _take_back(region: Region) -> list[Row]:
        """Single-cell rows at the end of a form that are the next one's title or name."""
        taken: list[Row] = []
        while region.rows and len(region.rows[-1]) == 1 and len(taken) < 3:
            text = squash(region.rows[-1][0].text)
            if len(text) > _TITLE_LENGTH or NOTE_HEAD.match(text) or LISTED.match(text) or region.marks[-1]:
                break
            taken.insert(0, region.rows.pop())
            region.marks.pop()
        return taken

    def _add(self, index: int, row: Row, mark: set[str]) -> None:
        region = self.open
        if region is None:
            return
        region.rows.append(row)
        region.marks.append(mark)
        region.signals |= mark
        region.between = 0
        if SUM_LABEL.fullmatch(bare(row[0].text)) and "indicators" in region.signals:
            region.signals.add("total")
        if index not in region.blocks:
            region.blocks.append(index)

    def _paragraph(self, index: int, paragraph: Paragraph) -> None:
        region = self.open
        text = paragraph.text
        if region is not None:
            listed = LISTED.match(text) is not None
            if NOTE_HEAD.match(text) or (region.notes and listed and index - region.blocks[-1] <= 1):
                region.notes.append(paragraph)
                region.blocks.append(index)
                return
            region.between += 1
            if (
                region.notes
                or region.between > _TITLE_REACH
                or is_title(text)
                or YEAR_LINE.fullmatch(text.strip())
            ):
                self.open = None
        self.pending.append((index, paragraph))
        del self.pending[: -_TITLE_REACH * 2]


def is_title(text: str) -> bool:
    """True for a heading that names a self-evaluation form, whole or cut short."""
    word = squash(text)
    if not word or len(word) > _TITLE_LENGTH or word.endswith(("。", "；", "：", ":")):
        return False
    return TITLE.search(word) is not None or YEAR_LINE.sub("", word).endswith("项目支出")
