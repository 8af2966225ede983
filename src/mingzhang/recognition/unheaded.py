"""Tables whose header was lost in recovery, read by the columns the statutory form has.

Source: 部门决算公开表 of the Ministry of Finance (公开01–09), whose columns are the same in every province that
keeps the form. They are believed only where the table is as wide as the form, every cell is of its column's
kind, what is left of the header says the same, and the rows add up; otherwise the figures stay unread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from mingzhang.document import Cell
from mingzhang.points.data import data
from mingzhang.points.terms import squeeze
from mingzhang.recognition.align import near, row_sums
from mingzhang.recognition.columns import Column, columns_of, merge
from mingzhang.recognition.refit import Row, amounts_of, strangers
from mingzhang.recognition.spacing import with_total
from mingzhang.recognition.titles import TableTitle

REMARK = "表头没有识别出来，列数、各列内容和合计关系都与财政部统一格式相符，按该格式的列次读取"
LEAST_PROOF = 2
"""So many sums must hold before columns without a heading are believed; two-sided tables prove by their labels."""
MOST_FAILING = 10
"""One row in so many may break its sums: a misprint does not take the columns away."""


def statutory_columns(
    title: TableTitle, columns: Sequence[Column], rows: Sequence[Row]
) -> tuple[Column, ...]:
    """The columns of the statutory form where a header is lost, else ``columns``."""
    width = max((len(row) for row in rows), default=0)
    forms = [form for stacks in _forms().get(title.kind, ()) for form in (stacks, *_split(stacks))]
    sided = any(stack[0] == "收入" for stacks in forms for stack in stacks)
    one_sided = sided and columns and not any(column.meaning.get("side") for column in columns)
    if not one_sided and not _is_lacking(columns, rows):
        return tuple(columns)
    for stacks in forms:
        found = _columns(stacks, rows[0][0])
        if len(stacks) == width and _agree(columns, found) and _proved(found, rows):
            return found
    return tuple(columns)


@cache
def _forms() -> Mapping[str, Sequence[Sequence[Sequence[str]]]]:
    """By kind of table the forms it has: for each column its headings from top to bottom."""
    found: dict[str, list[list[list[str]]]] = {}
    for line in data("heads.csv").splitlines()[1:]:
        kind, heads = line.split(",")
        found.setdefault(kind, []).append([head.split("·") for head in heads.split("|")])
    return found


def _split(stacks: Sequence[Sequence[str]]) -> list[list[Sequence[str]]]:
    """The form with its code split over 类, 款 and 项."""
    return [[["类"], ["款"], ["项"], *stacks[1:]]] if stacks[0] == ["科目代码"] else []


def _is_lacking(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Whether figures stand in a column without a heading."""
    headed = {column.index for column in columns if column.headers}
    return any(
        cell.column not in headed and any(map(str.isdigit, cell.text)) and "." in cell.text
        for row in rows
        for cell in row
    )


def _columns(stacks: Sequence[Sequence[str]], sample: Cell) -> tuple[Column, ...]:
    depth = max(len(stack) for stack in stacks)
    header = [
        tuple(
            Cell(stack[level] if level < len(stack) else "", level, at, sample.place)
            for at, stack in enumerate(stacks)
        )
        for level in range(depth)
    ]
    return columns_of(header, aligned=True, spread=False)


def _agree(columns: Sequence[Column], form: Sequence[Column]) -> bool:
    """Whether what is left of the header is what the form has there."""
    for column in columns[: len(form)]:
        own = form[column.index]
        if column.role not in ("unknown", own.role) and column.headers:
            return False
        known = {squeeze(text) for text in own.headers}
        if not {squeeze(text) for text in column.headers} <= known and (
            column.unknown or merge(column.meaning, own.meaning) is None
        ):
            return False
    return True


def _proved(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    sums = [*row_sums(columns), *row_sums(with_total(columns), ("measure",))]
    held = failed = labelled = 0
    for row in rows:
        if strangers(row, columns):
            return False
        labelled += 1
        amounts = amounts_of(row, columns)
        for whole, parts in sums:
            if amounts.get(whole) or any(amounts.get(part) for part in parts):
                fits = near(amounts.get(whole, 0), sum(amounts.get(part, 0) for part in parts), len(parts))
                held, failed = held + fits, failed + (not fits)
    blocks = sum(column.role == "code" for column in columns)
    two_sided = blocks > 1 or any(column.meaning.get("side") for column in columns)
    enough = held >= LEAST_PROOF or (two_sided and not sums and labelled > LEAST_PROOF)
    return enough and failed * MOST_FAILING <= held
