"""The document on the page: every paragraph and table as it was read, findings highlighted in place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mingzhang.document import Cell, Paragraph, Table
from mingzhang.points.reading import Reading
from mingzhang.regex import regex
from mingzhang.view import messages
from mingzhang.view.marks import Mark, Marks, Shade, anchor_of, cell_spot
from mingzhang.view.markup import escape, rows, tag, text_tag

_NUMERIC = regex(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?\Z")
MAX_HEADING = 4


def document_html(reading: Reading, marks: Marks) -> str:
    """All blocks in reading order."""
    blocks = reading.document.blocks
    if not blocks:
        return text_tag("p", messages.EMPTY_DOCUMENT)
    headings = {section.place.block: section.level for section in reading.sections}
    names = {table.block: f"{table.head.number} {table.head.title}".strip() for table in reading.tables}
    parts = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            parts.append(_table(index, block, names.get(index, ""), marks))
        else:
            parts.append(_paragraph(index, block, headings.get(index, 0), marks))
    return rows(parts)


def _paragraph(index: int, paragraph: Paragraph, level: int, marks: Marks) -> str:
    found = marks.at((index, -1, -1))
    style = f"h{min(level, MAX_HEADING)}" if level else ""
    whole = [mark for mark in found if not _spanned(mark, paragraph.text)]
    if whole:
        style = f"{style} hit {whole[0].style}".strip()
    return tag(
        "p",
        _line_number(paragraph.place.line)
        + marked_text(paragraph.text, found, marks.shades((index, -1, -1))),
        id=anchor_of((index, -1, -1)),
        class_=style,
    )


def _table(index: int, table: Table, name: str, marks: Marks) -> str:
    numbered = any(row and row[0].place.line is not None for row in table.rows)
    columns = max((cell.column + cell.colspan for row in table.rows for cell in row), default=0)
    found = marks.at((index, -1, -1))
    links = "".join(_back(mark) for mark in found)
    body = rows(_row(index, row, columns, numbered, table.aligned, marks) for row in table.rows)
    inner = tag("table", tag("tbody", body))
    caption = tag("div", escape(name or "") + links, class_="caption") if name or links else ""
    return caption + tag(
        "div",
        inner,
        id=anchor_of((index, -1, -1)),
        class_=f"scroll hit {found[0].style}" if found else "scroll",
        tabindex="0",
        role="region",
        aria_label=name or messages.TABLE_LABEL,
    )


def _row(index: int, row: tuple[Cell, ...], columns: int, numbered: bool, aligned: bool, marks: Marks) -> str:
    line = row[0].place.line if row else None
    cells = [tag("th", "" if line is None else str(line), class_="line")] if numbered else []
    cells += [_cell(index, cell, marks) for cell in row]
    used = sum(cell.colspan for cell in row)
    if not aligned and used < columns:
        cells.append(tag("td", "", class_="pad", colspan=str(columns - used)))
    return tag("tr", "".join(cells))


def _cell(index: int, cell: Cell, marks: Marks) -> str:
    spot = cell_spot(index, cell)
    found = marks.at(spot)
    shades = marks.shades(spot)
    numeric = _NUMERIC.match(cell.text.strip()) is not None
    if (
        not found and not shades and cell.rowspan == cell.colspan == 1 and not marks.target(spot)
    ):  # nearly every cell
        return f'<td class="num">{escape(cell.text)}</td>' if numeric else f"<td>{escape(cell.text)}</td>"
    styles = ["num"] if numeric else []
    styles += [shades[0].style] if numeric and shades else []
    if found:
        styles += ["hit", found[0].style]
    return tag(
        "td",
        _marked_figure(cell.text, found) if numeric else marked_text(cell.text, found, shades),
        id=anchor_of(spot) if marks.target(spot) else "",
        class_=" ".join(styles),
        rowspan=str(cell.rowspan) if cell.rowspan > 1 else "",
        colspan=str(cell.colspan) if cell.colspan > 1 else "",
    )


def _marked_figure(text: str, marks: list[Mark]) -> str:
    """A figure with the ways back before it, so that the digits of a column stay aligned."""
    return "".join(_back(mark) for mark in marks) + escape(text)


def marked_text(text: str, marks: list[Mark], shades: Sequence[Shade] = ()) -> str:
    """Text with its marked stretches highlighted, and after each the way back to its finding; numbers shaded."""
    everything: list[Mark | Shade] = [*marks, *shades]
    spans = [(mark, *_bounds(mark)) for mark in everything if _spanned(mark, text)]
    cuts = sorted({0, len(text), *(start for _, start, _ in spans), *(end for _, _, end in spans)})
    parts = []
    for start, end in pairwise(cuts):
        covering = [mark for mark, low, high in spans if low <= start and end <= high]
        piece = escape(text[start:end])
        parts.append(tag("mark", piece, class_=covering[0].style) if covering else piece)
        parts += [_back(mark) for mark, _, high in spans if high == end and isinstance(mark, Mark)]
    parts += [_back(mark) for mark in marks if not _spanned(mark, text)]
    return "".join(parts)


def _bounds(mark: Mark | Shade) -> tuple[int, int]:
    return mark.start or 0, mark.end or 0


def _spanned(mark: Mark | Shade, text: str) -> bool:
    """True if the mark covers a stretch of this text and not all of it."""
    start, end = _bounds(mark)
    return mark.end is not None and 0 <= start < end <= len(text)


def _back(mark: Mark) -> str:
    """The small link from a place to its finding."""
    severity = mark.numbered.finding.severity.value
    words = messages.BACK.format(
        severity=messages.SEVERITIES[severity], number=mark.numbered.number, title=mark.numbered.finding.title
    )
    if mark.related:
        words = f"{messages.RELATED}（{words}）"
    return text_tag(
        "a",
        f"{messages.MARKS[severity]}{mark.numbered.number}",
        class_=f"ref {mark.style}",
        href=f"#f{mark.numbered.number}",
        title=words,
        aria_label=words,
    )


def _line_number(line: int | None) -> str:
    return "" if line is None else text_tag("span", str(line), class_="line")
