"""A letter to one unit that asks for correction: the problems in a table, in the typography of official letters.

The sender, the number, the date and the deadline are for the sender to fill in: the program cannot know them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from pathlib import PurePath
from typing import Any

from mingzhang.findings import Severity
from mingzhang.view import messages
from mingzhang.view.layout import clean
from mingzhang.view.problems import Problem, Sheet
from mingzhang.view.stable import stable

_TITLE_FONT, _BODY_FONT, _HEAD_FONT = "方正小标宋简体", "仿宋", "黑体"
_WIDTHS = (11, 32, 17, 50, 25, 25)
"""Millimetres."""


def letter(unit: str, sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a DOCX file; equal sheets give equal bytes."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    word = docx.Document()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(32), Mm(30)
    page.left_margin, page.right_margin = Mm(26), Mm(24)
    years = "、".join(str(year) for year in sorted({made.year for made in sheets if made.year is not None}))
    year = messages.LETTER_YEAR.format(year=years) if years else ""
    title = word.add_paragraph()
    title.alignment = ALIGN.CENTER
    title.paragraph_format.space_after = Pt(16)
    _run(title, messages.LETTER_TITLE.format(year=year), 20, _TITLE_FONT)
    _body(word, messages.LETTER_TO.format(unit=unit), indent=False)
    _body(word, messages.LETTER_FOUND.format(year=year, what=_counted(sheets)))
    for made in sheets:
        if made.problems:
            _body(
                word, messages.LETTER_FILE.format(file=PurePath(made.file).name), font=_HEAD_FONT, keep=True
            )
            _table(word, made)
    for sentence in (messages.LETTER_ASK, messages.LETTER_ANSWER):
        _body(word, sentence)
    for line in (messages.LETTER_SENDER, messages.LETTER_DATE):
        end = word.add_paragraph()
        end.alignment = ALIGN.RIGHT
        end.paragraph_format.space_before = Pt(12)
        end.paragraph_format.keep_together = True
        _run(end, line, 14, _BODY_FONT)
    _footer(page)
    out = io.BytesIO()
    word.save(out)
    return stable(out.getvalue())


def _counted(sheets: Sequence[Sheet]) -> str:
    """How many of each severity there are; of what there is nothing, nothing is said."""
    kinds = (
        (Severity.ERROR, messages.LETTER_ERRORS),
        (Severity.WARNING, messages.LETTER_WARNINGS),
        (Severity.NOTE, messages.LETTER_NOTES),
    )
    counts = [(sum(made.count(kind) for made in sheets), words) for kind, words in kinds]
    return "、".join(words.format(count=count) for count, words in counts if count)


def _body(word: Any, text: str, *, indent: bool = True, font: str = _BODY_FONT, keep: bool = False) -> None:
    from docx.shared import Pt

    paragraph = word.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing = Pt(26)
    form.space_after = Pt(0)
    form.keep_with_next = keep
    if indent:
        form.first_line_indent = Pt(28)
    _run(paragraph, text, 14, font)


def _run(paragraph: Any, text: str, size: int, font: str, *, bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    run.bold = bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(word: Any, made: Sheet) -> None:
    """The problems, one in a row. Only the first row is built; the others are copies of it with other words."""
    from docx.shared import Mm, Pt

    table = word.add_table(rows=2, cols=len(_WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    head, first = table.rows
    _head(head)
    _row(first)
    for row in (head, first):
        _whole(row)
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)
            form = cell.paragraphs[0].paragraph_format
            form.space_before = form.space_after = Pt(2)
            form.line_spacing = Pt(14)
    pattern = first._tr
    for problem in made.problems:
        copied = deepcopy(pattern)
        for text, words in zip(_texts(copied), _words(problem), strict=True):
            text.text = clean(words)
        pattern.addprevious(copied)
    pattern.getparent().remove(pattern)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _row(row: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    for at, cell in enumerate(row.cells):
        paragraph = cell.paragraphs[0]
        _run(paragraph, messages.LETTER_HEADS[at], 10, _BODY_FONT)
        if at in (0, 2):
            paragraph.alignment = ALIGN.CENTER
        elif at in (4, 5):
            paragraph.alignment = ALIGN.RIGHT


def _texts(row: Any) -> list[Any]:
    from docx.oxml.ns import qn

    return list(row.iter(qn("w:t")))


def _words(problem: Problem) -> tuple[str, ...]:
    return (
        str(problem.number),
        problem.place,
        problem.page,
        f"{problem.problem}。{problem.remedy}",
        problem.printed,
        problem.expected,
    )


def _head(row: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import OxmlElement

    for cell, text in zip(row.cells, messages.LETTER_HEADS, strict=True):
        cell.paragraphs[0].alignment = ALIGN.CENTER
        _run(cell.paragraphs[0], text, 10, _HEAD_FONT)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """A row is not torn over two pages."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _footer(page: Any) -> None:
    """The page number between dashes, as official letters have it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = page.footer.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    _run(paragraph, "— ", 12, _BODY_FONT)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    _run(paragraph, " —", 12, _BODY_FONT)
