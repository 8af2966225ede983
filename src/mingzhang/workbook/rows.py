"""From a file's sheets to rows by column header, with every fault of their shape."""

from __future__ import annotations

from collections.abc import Mapping

from mingzhang.points.ledger import Problem
from mingzhang.readers.sheets.sheet import Sheet as Read
from mingzhang.workbook import messages
from mingzhang.workbook.schema import (
    BOOKED,
    EXAMPLE,
    HEADER_ROW,
    MARK,
    MAX_ROWS,
    RESTORED,
    SHEETS,
    Kind,
    Sheet,
)
from mingzhang.workbook.tables import Row, letters


def rows_of(sheets: Mapping[str, Read], problems: list[Problem], gaps: set[str]) -> dict[str, list[Row]]:
    """The rows of every sheet of the schema. What is missing or oddly shaped is a problem.

    ``gaps``: gets the names of the sheets that could not be read whole.
    """
    if not any(sheet.name in sheets for sheet in SHEETS):
        problems.append(Problem("工作簿", messages.NOT_A_LEDGER, messages.NOT_A_LEDGER_REMEDY))
        return {}
    found: dict[str, list[Row]] = {}
    for sheet in SHEETS:
        read = sheets.get(sheet.name)
        if read is None:
            what = messages.SHEET_MISSING.format(sheet=sheet.name)
            problems.append(Problem(sheet.name, what, messages.SHEET_MISSING_REMEDY))
            gaps.add(sheet.name)
            found[sheet.name] = []
        elif read.hidden:
            what = messages.SHEET_HIDDEN.format(sheet=sheet.name)
            problems.append(Problem(sheet.name, what, messages.SHEET_HIDDEN_REMEDY))
            gaps.add(sheet.name)
            found[sheet.name] = []
        else:
            found[sheet.name] = _rows(sheet, read, problems, gaps)
    return found


def _rows(sheet: Sheet, read: Read, problems: list[Problem], gaps: set[str]) -> list[Row]:
    columns = _columns(sheet, read, problems, gaps)
    _shape(sheet, read, columns, problems)
    rows: list[Row] = []
    names = {column.key for column in sheet.columns if column.kind is Kind.NAME}
    for number in sorted(read.rows):
        if number <= HEADER_ROW:
            continue
        cells = read.rows[number]
        texts = {key: cells.get(at, "").strip() for key, at in columns.items() if key not in names}
        mark = texts.pop(MARK, "")
        if not any(texts.values()):
            continue
        row = Row(sheet.name, number + 1, texts, columns)
        if mark == EXAMPLE:
            if not _is_example(sheet, texts):
                problems.append(
                    Problem(row.cell(MARK), messages.EXAMPLE_CHANGED, messages.EXAMPLE_CHANGED_REMEDY)
                )
                gaps.add(sheet.name)
            continue
        if mark == RESTORED:
            stops = sheet.name in BOOKED
            problems.append(Problem(row.cell(MARK), messages.RESTORED, messages.RESTORED_REMEDY, stops))
        for key, text in texts.items():
            if read.unvalued and text.startswith("="):
                problems.append(Problem(row.cell(key), messages.FORMULA, messages.FORMULA_REMEDY))
        rows.append(row)
        if len(rows) > MAX_ROWS:
            what = messages.TOO_MANY_ROWS.format(limit=MAX_ROWS)
            problems.append(Problem(f"{sheet.name}!A{number + 1}", what, messages.TOO_MANY_ROWS_REMEDY))
            gaps.add(sheet.name)
            break
    return rows


def _is_example(sheet: Sheet, texts: Mapping[str, str]) -> bool:
    """Whether a row marked 示例 is one the workbook was written with, and not somebody's own over it."""
    filled = {key: text for key, text in texts.items() if text}
    return any(filled == dict(example) for example in sheet.example)


def _columns(sheet: Sheet, read: Read, problems: list[Problem], gaps: set[str]) -> dict[str, int]:
    header = read.rows.get(HEADER_ROW, {})
    columns: dict[str, int] = {}
    for at, text in sorted(header.items()):
        key = text.strip()
        if key in columns:
            where = f"{sheet.name}!{letters(at)}{HEADER_ROW + 1}"
            problems.append(
                Problem(where, messages.COLUMN_TWICE.format(column=key), messages.COLUMN_TWICE_REMEDY)
            )
        columns.setdefault(key, at)
    for at, column in enumerate(sheet.columns, 1):
        if column.key not in columns and column.kind is not Kind.NAME:
            where = f"{sheet.name}!{letters(at)}{HEADER_ROW + 1}"
            what = messages.COLUMN_MISSING.format(column=column.key)
            problems.append(Problem(where, what, messages.COLUMN_MISSING_REMEDY.format(column=column.key)))
            gaps.add(sheet.name)
    known = {MARK, *(column.key for column in sheet.columns)}
    return {key: at for key, at in columns.items() if key in known}


def _shape(sheet: Sheet, read: Read, columns: Mapping[str, int], problems: list[Problem]) -> None:
    for first_row, first_column, last_row, _ in read.merges:
        if last_row >= HEADER_ROW:
            where = f"{sheet.name}!{letters(first_column)}{first_row + 1}"
            problems.append(Problem(where, messages.MERGED, messages.MERGED_REMEDY))
    for row in sorted(read.hidden_rows):
        if row > HEADER_ROW and any(read.rows.get(row, {}).values()):
            problems.append(Problem(f"{sheet.name}!A{row + 1}", messages.HIDDEN, messages.HIDDEN_REMEDY))
    for column in sorted(read.hidden_columns & set(columns.values())):
        where = f"{sheet.name}!{letters(column)}{HEADER_ROW + 1}"
        problems.append(Problem(where, messages.HIDDEN, messages.HIDDEN_REMEDY))
