"""A document's blocks with head lines and notes taken out of its tables.

A table pasted from a sheet carries its title, its 部门 and 单位 line and its notes as rows, and several such
tables run into one block. Cut there, every table has its head lines above it and its notes below it, as
where the layout printed them outside. Every piece keeps the place it was printed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from mingzhang.document import Block, Cell, Document, Paragraph, Table, numbering
from mingzhang.points.classification import function_classes
from mingzhang.points.lexicon import header_term, item_term, row_term
from mingzhang.points.terms import bare
from mingzhang.recognition.grid import is_header_only
from mingzhang.recognition.halves import reunited
from mingzhang.recognition.heads import is_head_line, is_note
from mingzhang.recognition.titles import table_title

_FORM_WORDS = ("一级指标", "二级指标", "三级指标", "绩效指标", "年度绩效目标", "资金总额")
MAX_HEADER_WORD = 12
MAX_LABEL = 24
LONG_TEXT = 40


def flatten(document: Document) -> tuple[Block, ...]:
    """The blocks of a document, tables cut at their head lines and notes, wrapped headers put together."""
    pieces: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and not is_form(block):
            pieces.extend(_pieces(block))
        else:
            pieces.append(block)
    return tuple(reunited(_joined(pieces)))


def is_form(table: Table) -> bool:
    """Whether a table is (part of) a 项目支出绩效自评表, which another recogniser reads."""
    text = "\n".join(cell.text for row in table.rows for cell in row if cell.text)
    return sum(word in text for word in _FORM_WORDS) >= 2


def _pieces(table: Table) -> Iterator[Block]:
    body: list[tuple[Cell, ...]] = []
    for row in table.rows:
        cells = _once(cell for cell in row if cell.text)
        if cells and (_is_head(cells) or _is_note(cells)):
            if body:
                yield _table(body, table)
                body = []
            yield from (Paragraph(cell.text, cell.place) for cell in cells)
        else:
            body.append(row)
    if any(cell.text for row in body for cell in row):
        yield _table(body, table)


def _once(cells: Iterable[Cell]) -> list[Cell]:
    """Cells without those that repeat the one before: converters print a merged cell in every column it spans."""
    found: list[Cell] = []
    for cell in cells:
        if not found or found[-1].text != cell.text:
            found.append(cell)
    return found


def _table(rows: Sequence[tuple[Cell, ...]], whole: Table) -> Table:
    if len(rows) == len(whole.rows):
        return whole
    first = rows[0][0].place
    return replace(whole, rows=tuple(rows), place=replace(first, row=None, column=None))


def _is_head(cells: Sequence[Cell]) -> bool:
    if len(cells) == 1 and (table_title(cells[0].text) is not None or _is_part(cells[0].text)):
        return True
    return all(is_head_line(cell.text) for cell in cells)


def _is_part(text: str) -> bool:
    number = numbering(text)
    return number is not None and number.level == 1


def _is_note(cells: Sequence[Cell]) -> bool:
    text = cells[0].text
    return len(cells) == 1 and (is_note(text) or (len(text) > LONG_TEXT and text.endswith("。")))


def _joined(pieces: Sequence[Block]) -> Iterator[Block]:
    """Header rows, a word or two of a wrapped header cell, and the rows below it are one table.

    So are rows and the bare labels between them: a row of blanks whose trailing tabs were cut off. A label
    that opens a section of 相关信息统计表 belongs to the header row below it.
    """
    waiting: list[Block] = []
    header = False
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if not isinstance(piece, Table) and isinstance(following, Table) and not waiting and _opens(piece):
            waiting = [piece]
            continue
        if isinstance(piece, Table):
            joins = waiting and (header or not isinstance(waiting[-1], Table))
            joins = joins and not piece.spaced and not (isinstance(waiting[0], Table) and waiting[0].spaced)
            if joins and not is_form(piece) and _same_columns(waiting, piece):
                piece, waiting = _merge([*waiting, piece]), []
            yield from waiting
            waiting = [piece]
            header = _may_be_header(piece) and is_header_only(piece)
        elif waiting and (_is_header_word(piece.text) if header else _is_label(piece.text)):
            waiting.append(piece)
        elif header and isinstance(following, Table) and _is_stray(piece.text):
            yield piece
        else:
            yield from waiting
            waiting, header = [], False
            yield piece
    yield from waiting


def _same_columns(waiting: Sequence[Block], table: Table) -> bool:
    """Whether tables whose columns the format fixes have as many: else no one knows what stands below what."""
    widths = {_width(block) for block in (*waiting, table) if isinstance(block, Table) and block.aligned}
    return len(widths) < 2


def _width(table: Table) -> int:
    return max((cell.column + cell.colspan for row in table.rows for cell in row), default=0)


def _may_be_header(table: Table) -> bool:
    """A quick look: no digit in the last row, and no form."""
    return not any(char.isdigit() for cell in table.rows[-1] for char in cell.text) and not is_form(table)


def _is_header_word(text: str) -> bool:
    return len(text) <= MAX_HEADER_WORD and header_term(text) is not None


def _is_stray(text: str) -> bool:
    """Whether a line between a header and its rows is no part of either: a mark the page printed there."""
    return (
        len(text) <= MAX_HEADER_WORD
        and numbering(text) is None
        and table_title(text) is None
        and not is_head_line(text)
        and not is_note(text)
    )


def _is_label(text: str) -> bool:
    words = bare(text)
    known = row_term(words) or item_term(words) or words in function_classes()
    return len(words) <= MAX_LABEL and bool(known)


def _opens(paragraph: Paragraph) -> bool:
    """Whether a line is a section row of a table (一、政府采购情况)."""
    words = bare(paragraph.text)
    term = (item_term(words) or row_term(words)) if len(words) <= MAX_LABEL else None
    return term is not None and "section" in term


def _merge(blocks: Sequence[Block]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for block in blocks:
        if isinstance(block, Table):
            rows.extend(block.rows)
        else:
            rows.append((Cell(block.text, len(rows), 0, block.place),))
    first = next(block for block in blocks if isinstance(block, Table))
    return replace(first, rows=tuple(rows))
