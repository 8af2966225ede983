"""Completeness of the tables: the statutory ones are there, and detailed to 项 and 款.

Only for whole disclosures of final accounts (hard case 13 of the design).
Source: 预算法第十四条; 预算法实施条例第六条; 地方预决算公开操作规程 (财预〔2016〕143号).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mingzhang.checking.families.wording_contents import plain_title
from mingzhang.checking.families.wording_support import (
    WHOLE_KINDS,
    Zone,
    broken,
    document_cited,
    exact,
    passages,
    undecided,
)
from mingzhang.document import RemarkKind, Table
from mingzhang.findings import Cited, Relation, Severity
from mingzhang.points.reading import Reading, RecognisedTable, RowName
from mingzhang.points.strays import is_stray
from mingzhang.regex import regex

STATE_CAPITAL_SINCE = 2020
"""First year of accounts for which the table of state capital operations is usual."""
MIN_TABLES = 3
"""A file with fewer recognised tables is no whole disclosure, or its tables could not be read."""
MAX_TITLE_LINE = 60
MIN_ROWS = 4
_BOTH_SIDES = regex(r"(?:收入支出|收支)(?:决算)?总?表")
_ONE_FUND = regex(r"一般公共|政府性基金|国有资本")
_TITLE = regex(r"\A(?!注|说明).*表(?:[（(].{1,12}[)）])?\s*\Z")
_BY_FUNCTION = ("收入表", "支出表", "一般公共支出表", "基金表", "国资表")


class _Required(Struct, frozen=True):
    """A table the regulations require: its kind, usual title, words that betray its title, severity."""

    kind: str
    title: str
    words: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    accepted: tuple[str, ...] = ()


REQUIRED = (
    _Required(
        "收支总表",
        "收入支出决算总表",
        ("收入支出决算总表", "收入支出决算表", "收支决算总表"),
        ("财政拨款", "一般公共"),
    ),
    _Required("收入表", "收入决算表", ("收入决算表", "收入决算总表"), ("财政拨款",)),
    _Required(
        "支出表",
        "支出决算表",
        ("支出决算表", "支出决算总表"),
        ("收入支出", "财政拨款", "三公", "基金", "国有资本"),
    ),
    _Required(
        "财政拨款总表", "财政拨款收入支出决算总表", ("财政拨款收入支出决算总表", "财政拨款收支决算总表")
    ),
    _Required(
        "一般公共支出表",
        "一般公共预算财政拨款支出决算表",
        ("一般公共预算财政拨款支出决算",),
        accepted=("财政拨款支出表",),
    ),
    _Required("基本支出表", "一般公共预算财政拨款基本支出决算表", ("基本支出决算",)),
    _Required(
        "三公表",
        "财政拨款“三公”经费支出决算表",
        ("三公经费支出决算", "三公经费决算", "三公经费财政拨款支出决算表"),
    ),
    _Required("基金表", "政府性基金预算财政拨款收入支出决算表", ("政府性基金预算财政拨款",)),
    _Required(
        "国资表",
        "国有资本经营预算财政拨款支出决算表",
        ("国有资本经营预算财政拨款",),
        severity=Severity.WARNING,
    ),
)


_PICTURES = frozenset({RemarkKind.PICTURE, RemarkKind.PAGE_WITHOUT_TEXT, RemarkKind.EMBEDDED})


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per required table, and per table that must be detailed."""
    if reading.kind not in WHOLE_KINDS or not reading.whole:
        return
    if len(reading.tables) < MIN_TABLES:
        for required in REQUIRED:
            yield undecided("content.tables", required.kind, "没有读出决算表", [document_cited(reading)])
        return
    kinds = {kind for table in reading.tables for kind in _kinds(table)}
    for required in REQUIRED:
        if required.kind == "国资表" and (reading.year or 0) < STATE_CAPITAL_SINCE:
            continue
        found = kinds & {required.kind, *required.accepted}
        if found:
            cited = next(table.cited for table in reading.tables if found & _kinds(table))
            yield exact("content.tables", required.kind, [cited])
        else:
            yield _missing(reading, required)
    detailed = {row.code[:3] for table in reading.tables for row in table.names if len(row.code) == 7}
    for table in reading.tables:
        if table.kind in _BY_FUNCTION:
            yield from _functions(table, detailed)
        elif table.kind == "基本支出表":
            yield from _accounts(table)


def _kinds(table: RecognisedTable) -> set[str]:
    """A table's kind, and the one its title names where a province leaves out 总 (云南: 收入支出决算表)."""
    title = plain_title(table.head.title)
    kinds = {table.kind}
    if _BOTH_SIDES.search(title) and not _ONE_FUND.search(title):
        kinds.add("财政拨款总表" if "财政拨款" in title else "收支总表")
    return kinds


def _missing(reading: Reading, required: _Required) -> Relation:
    """A missing table; undecided where its title is printed and some table was not recognised."""
    title = _title_line(reading, required)
    if title is not None and _unrecognised(reading):
        return undecided(
            "content.tables", required.kind, f"“{required.title}”有标题，但表没有认出来", [title]
        )
    if title is None and _has_strays(reading):
        return undecided("content.tables", required.kind, "有表没有读出", [document_cited(reading)])
    denied = _denied(reading, required)
    words = {"table": required.title, "state": "只有标题，没有表" if title is not None else "没有找到"}
    severity = Severity.WARNING if denied else required.severity
    listed = next((e.cited for e in reading.contents if _speaks_of(e.title, required)), None)
    cited = [title or listed or document_cited(reading)]
    return broken("content.tables", required.kind, cited, words, severity=severity, expected=required.title)


def _speaks_of(text: str, required: _Required) -> bool:
    plain = plain_title(text)
    return any(word in plain for word in required.words) and not any(
        word in plain for word in required.excluded
    )


def _title_line(reading: Reading, required: _Required) -> Cited | None:
    """The first line or cell that prints the table's title outside the text and contents."""
    for item in passages(reading):
        if item.zone in (Zone.CONTENTS, Zone.NARRATIVE, Zone.GLOSSARY) or len(item.text) > MAX_TITLE_LINE:
            continue
        if _TITLE.search(item.text) and _speaks_of(item.text, required):
            return item.whole
    for block in reading.document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    if len(cell.text) > MAX_TITLE_LINE or not _TITLE.search(cell.text):
                        continue
                    if _speaks_of(cell.text, required):
                        return Cited(cell.place, printed=cell.text)
    return None


def _unrecognised(reading: Reading) -> bool:
    """Whether some table of several rows became neither a statutory table nor a form, or may be a picture, or
    stands in the document as numbers one below the other.

    Where only spaces keep cells apart, rows of a table may have been taken for lines of text.
    """
    if any(isinstance(block, Table) and block.spaced for block in reading.document.blocks):
        return True
    if any(remark.kind in _PICTURES for remark in reading.document.remarks):
        return True
    if _has_strays(reading):
        return True
    known = {table.block for table in reading.tables} | {
        block for form in reading.self_evaluations for block in form.blocks
    }
    return any(
        isinstance(block, Table) and block.place.block not in known and len(block.rows) >= MIN_ROWS
        for block in reading.document.blocks
    )


def _has_strays(reading: Reading) -> bool:
    """Whether so many amounts stand alone in their lines that they are those of a table."""
    alone = sum(
        item.cited.place.row is None and is_stray(reading.document, item.cited.place.block)
        for item in reading.unread
        if not item.cited.place.volume
    )
    return alone >= MIN_ROWS


def _denied(reading: Reading, required: _Required) -> bool:
    """Whether the text says that the unit has nothing of the kind."""
    word = {"基金表": "政府性基金", "国资表": "国有资本经营", "三公表": "三公"}.get(required.kind)
    if word is None:
        return False
    return any(
        word in item.part + item.text and any(no in item.text for no in ("无", "没有", "不涉及", "未发生"))
        for item in passages(reading)
        if item.zone is Zone.NARRATIVE and len(item.text) < 120
    )


def _functions(table: RecognisedTable, detailed: set[str]) -> Iterator[Relation]:
    """Every 类 with money is detailed down to a 项 of seven digits.

    Where another table details the 类, a row of this one is missing; where this one details none at all, its
    rows were probably not read: undecided.
    """
    codes = {row.code: row for row in table.names if row.dimension == "function"}
    if table.empty:
        return
    if not codes:
        yield undecided("content.function_items", table.scope, "没有读出功能分类科目编码", [table.cited])
        return
    classes = sorted({code[:3] for code in codes})
    items = {code[:3] for code in codes if len(code) == 7}
    bare = [code for code in classes if code not in items]
    partly = items and set(bare) <= detailed
    if partly:
        yield _gap(codes, table)
    if not bare or partly:
        yield exact("content.function_items", table.scope, [table.cited])
        return
    cited = [codes[code].cited if code in codes else table.cited for code in bare]
    if set(bare) <= detailed or table.unread:
        yield undecided("content.function_items", table.scope, f"没有读出 {'、'.join(bare)} 类的项", cited)
        return
    words = {"table": table.head.title or table.kind, "codes": "、".join(bare)}
    yield broken("content.function_items", table.scope, cited, words)


def _gap(codes: dict[str, RowName], table: RecognisedTable) -> Relation:
    gaps = _groups_without_items(codes, table)
    if not gaps:
        return exact("content.function_gap", table.scope, [table.cited])
    words = {"table": table.head.title or table.kind, "codes": "、".join(gaps)}
    return broken("content.function_gap", table.scope, [codes[code].cited for code in gaps], words)


def _groups_without_items(codes: dict[str, RowName], table: RecognisedTable) -> list[str]:
    """款 with money and without any 项 below, in a table that details the others."""
    items = {code[:5] for code in codes if len(code) == 7}
    funded = {item.coordinate.function for item in table.prints if item.amount.value}
    return sorted(code for code in codes if len(code) == 5 and code not in items and code in funded)


def _accounts(table: RecognisedTable) -> Iterator[Relation]:
    """Every 经济分类 类 with money is detailed to at least one 款 with money."""
    amounts: dict[str, int] = {}
    cited: dict[str, Cited] = {}
    for item in table.prints:
        code = item.coordinate.economic
        if code:
            amounts[code] = amounts.get(code, 0) or item.amount.value
            cited.setdefault(code, item.cited)
    if table.empty:
        return
    if not amounts:
        yield undecided("content.economic_items", table.scope, "没有读出经济分类科目编码", [table.cited])
        return
    detailed = {code[:3] for code, amount in amounts.items() if len(code) == 5 and amount}
    bare = sorted(
        code for code, amount in amounts.items() if len(code) == 3 and amount and code not in detailed
    )
    if not bare:
        yield exact("content.economic_items", table.scope, [table.cited])
        return
    if table.unread:
        yield undecided(
            "content.economic_items",
            table.scope,
            f"没有读出 {'、'.join(bare)} 类的款",
            [cited[code] for code in bare],
        )
        return
    words = {"table": table.head.title or table.kind, "codes": "、".join(bare)}
    yield broken("content.economic_items", table.scope, [cited[code] for code in bare], words)
