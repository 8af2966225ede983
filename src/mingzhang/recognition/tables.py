"""Statutory tables → points: titles, headers, row labels and codes are translated by the lexicon.

Nothing depends on where a column stands or how a table is numbered. What a cell means is the merger of
what its table's title, its column's headings and its row's label say; where these contradict, or a word
is unknown, the figure goes to the unread list with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.amount import WAN, Unit, money_unit
from mingzhang.document import Block, Document, Paragraph, Table
from mingzhang.findings import Cited
from mingzhang.points.reading import NumeralFate, RecognisedTable
from mingzhang.points.terms import squeeze
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.columns import unit_in
from mingzhang.recognition.draft import Draft, declared_precision, finish, lend_unit, repeats
from mingzhang.recognition.flatten import flatten, is_form
from mingzhang.recognition.grid import Grid, grids, is_number
from mingzhang.recognition.heads import Surroundings, is_note, surroundings
from mingzhang.recognition.meanings import Context
from mingzhang.recognition.table_rows import read_grid
from mingzhang.recognition.titles import TableTitle
from mingzhang.regex import regex

_MIXED = frozenset({"会议费", "培训费"})
_YEAR = regex(r"(20\d{2})\s*年(?!\s*\d{1,2}\s*月)")
_BUDGET = regex(r"(?:部门|单位)预算|预算公开")
MAX_COVER = 20


def recognise_tables(document: Document, claims: Claims) -> tuple[RecognisedTable, ...]:
    """Every statutory table of the document, in order, with its points."""
    drafts: list[Draft] = []
    blocks = flatten(document)
    year, budget = _publication(blocks)
    for index, block in enumerate(blocks):
        if not isinstance(block, Table) or is_form(block):
            continue
        around = surroundings(blocks, index, claims)
        table_grids = grids(block)
        draft = _continued(around, table_grids, drafts, blocks, index)
        if draft is None:
            title = around.title or _title_by_columns(table_grids)
            if title is None:
                _may_lack(drafts, blocks, index, block)
                continue
            context = Context(
                title, around.head.year or year, budget, mixed=_is_mixed(title, block, table_grids)
            )
            printed = around.head.unit or _unit_in(table_grids)
            money = printed or (drafts[-1].money if drafts else WAN)
            draft = Draft(title, around, index, block.place, context, money, len(drafts) + 1)
            draft.unit_printed = printed is not None
            drafts.append(draft)
        draft.position = index
        for grid in table_grids:
            read_grid(draft, grid, claims, block)
    for block in blocks:
        if isinstance(block, Paragraph) and block.place.row is not None and not is_note(block.text):
            claims.take(block.place, NumeralFate.ORDINAL)  # a head line that stood in a row
    lend_unit(drafts)
    precision = declared_precision(drafts)
    filled = any(not item.blank for draft in drafts for item in draft.prints)
    return tuple(finish(draft, precision, filled) for draft in drafts)


def _may_lack(drafts: Sequence[Draft], blocks: Sequence[Block], index: int, table: Table) -> None:
    """Rows kept apart by spaces that nobody claims may be the rest of the table above: it may lack members."""
    if not table.spaced or not drafts or not _close(blocks, drafts[-1], index):
        return
    draft = drafts[-1]
    draft.position = index
    draft.unread += [
        Cited(cell.place, draft.part, printed=cell.text)
        for row in table.rows
        for cell in row
        if is_number(cell.text)
    ]


def _publication(blocks: Sequence[Block]) -> tuple[int | None, bool]:
    """The year the first lines name, and whether they announce a budget."""
    lines = [block.text for block in blocks[:MAX_COVER] if not isinstance(block, Table)]
    years = [int(match.group(1)) for line in lines if (match := _YEAR.search(line))]
    words = squeeze("".join(lines))
    return (years[0] if years else None), bool(_BUDGET.search(words)) and "决算" not in words


def _is_mixed(title: TableTitle, table: Table, table_grids: Sequence[Grid]) -> bool:
    """Whether a 三公表 lists 会议费 or 培训费 beside 三公, so that its 合计 may hold more."""
    if title.kind != "三公表":
        return False
    measures = {column.meaning.get("measure", "") for grid in table_grids for column in grid.columns}
    labels = {squeeze(row[0].text) for row in table.rows if row}
    return bool(_MIXED & (measures | labels)) or any(word in title.text for word in _MIXED)


def _unit_in(table_grids: Sequence[Grid]) -> Unit | None:
    """The unit that a heading names in brackets."""
    headers = (text for grid in table_grids for column in grid.columns for text in column.headers)
    return next((money_unit(symbol) for text in headers if (symbol := unit_in(text))), None)


def _continued(
    around: Surroundings,
    table_grids: Sequence[Grid],
    drafts: Sequence[Draft],
    blocks: Sequence[Block],
    index: int,
) -> Draft | None:
    """The table that a block continues over a page break, or None."""
    title = around.title
    last = drafts[-1] if drafts else None
    if (
        last is None
        or (title is not None and title.kind != last.title.kind)
        or not _close(blocks, last, index)
    ):
        return None
    names = [column.name for column in last.columns]
    if any([column.name for column in grid.columns] == names for grid in table_grids):
        return last
    if len(table_grids) == 1 and repeats(last, table_grids[0]):
        return last
    if title is None and (known := _title_by_columns(table_grids)) and known.kind == last.title.kind:
        return last  # the header is printed again, cut into other pieces
    return last if title is None and all(not grid.header_rows for grid in table_grids) else None


def _close(blocks: Sequence[Block], draft: Draft, index: int) -> bool:
    """Whether nothing but short lines stands between a table and the one it may continue."""
    between = blocks[draft.position + 1 : index]
    return len(between) <= 8 and all(isinstance(block, Table) or len(block.text) <= 40 for block in between)


def _title_by_columns(table_grids: Sequence[Grid]) -> TableTitle | None:
    """A table without a title is known by what its columns say, if they say enough."""
    columns = [column for grid in table_grids for column in grid.columns]
    funds = {column.meaning.get("fund", "") for column in columns}
    natures = {column.meaning.get("nature", "") for column in columns}
    measures = {column.meaning.get("measure", "") for column in columns}
    if {"上级补助", "事业"} <= funds:
        return TableTitle("收入表", "收入决算表", {"measure": "收入"})
    if {"上缴上级支出", "经营支出"} <= natures:
        return TableTitle("支出表", "支出决算表", {"measure": "支出"})
    if {"三公/因公出国", "三公/接待"} <= measures:
        return TableTitle("三公表", "“三公”经费支出决算表", {"measure": "三公"})
    return None
