"""Heads of tables: the money unit is stated and the same, and labels are the same from table to table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mingzhang.amount import Unit
from mingzhang.checking.families.wording_support import broken, exact, undecided
from mingzhang.document import Table
from mingzhang.findings import Cited, Relation
from mingzhang.points.reading import DocumentKind, Reading, RecognisedTable
from mingzhang.regex import regex

LINES_ABOVE = 8
_MONEY_UNIT = regex(r"单\s*位\s*[:：]?\s*(?:人民币)?[百千万亿]*元")
_DEPARTMENT = regex(r"部门(?:决算|预算)")
_UNIT = regex(r"单位(?:决算|预算)")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per table for the unit, one per document for labels and for 部门 / 单位."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    yield from _money_units(reading)
    yield from _labels(reading, "名称", [(t, t.head.name_label, t.head.name_cited) for t in reading.tables])
    yield from _labels(
        reading, "金额单位", [(t, t.head.unit_label, t.head.unit_cited) for t in reading.tables]
    )
    yield from _department_or_unit(reading)


def _money_units(reading: Reading) -> Iterator[Relation]:
    """Every table states its money unit, the one most tables state; a table of counts may do without."""
    stated = Counter(table.head.unit for table in reading.tables if table.head.unit is not None)
    if not reading.tables:
        return
    if not stated:
        missing = "各表都没有读出金额单位"
        yield undecided("wording.money_unit", "all", missing, [reading.tables[0].cited])
        return
    usual: Unit = stated.most_common(1)[0][0]
    for table in reading.tables:
        unit = table.head.unit
        if unit == usual or (unit is None and (table.kind == "信息表" or _printed_near(reading, table))):
            yield exact("wording.money_unit", table.scope, [table.head.unit_cited or table.cited])
            continue
        if unit is None and (table.unread or not table.prints) and _is_spaced(reading):
            missing = "只有空格分隔的表，表头各行不一定在表的上方"
            yield undecided("wording.money_unit", table.scope, missing, [table.cited])
            continue
        state = (
            f"金额单位是“{unit.symbol}”，其他表是" if unit is not None else "没有写明金额单位，其他表写的是"
        )
        words = {"table": table.head.title or table.kind, "state": state, "usual": usual.symbol}
        cited = [table.head.unit_cited or table.cited]
        yield broken("wording.money_unit", table.scope, cited, words, expected=usual.symbol)


def _is_spaced(reading: Reading) -> bool:
    """Whether the file is text in which only spaces keep the cells of tables apart, perhaps out of order."""
    return any(isinstance(block, Table) and block.spaced for block in reading.document.blocks)


def _printed_near(reading: Reading, table: RecognisedTable) -> bool:
    """Whether 单位：万元 stands in the lines above the table or in its first rows, unread as its head."""
    blocks = reading.document.blocks
    for block in blocks[max(table.block - LINES_ABOVE, 0) : table.block][::-1]:
        if isinstance(block, Table):
            break
        if _MONEY_UNIT.search(block.text):
            return True
    own = blocks[table.block]
    rows = own.rows[:LINES_ABOVE] if isinstance(own, Table) else ()
    return any(_MONEY_UNIT.search(cell.text) for row in rows for cell in row)


def _labels(
    reading: Reading, what: str, heads: list[tuple[RecognisedTable, str, Cited | None]]
) -> Iterator[Relation]:
    printed = [(table, label, cited or table.cited) for table, label, cited in heads if label]
    if len(printed) < 2:
        return
    usual = Counter(label for _, label, _ in printed).most_common(1)[0][0]
    rare = [(table, label, cited) for table, label, cited in printed if label != usual]
    if not rare:
        yield exact("wording.head_labels", what, [printed[0][2]])
        return
    titles = "、".join(table.head.number or table.head.title or table.kind for table, _, _ in rare)
    words = {
        "what": what,
        "tables": titles,
        "label": "、".join(sorted({label for _, label, _ in rare})),
        "usual": usual,
    }
    yield broken(
        "wording.head_labels", what, [cited for _, _, cited in rare], words, fold="wording.head_labels"
    )


def _department_or_unit(reading: Reading) -> Iterator[Relation]:
    """Cover and headings say either 部门决算 or 单位决算."""
    spoken = list(reading.cover)
    spoken += [Cited(section.place, part="标题", printed=section.title) for section in reading.sections]
    department = [cited for cited in spoken if _DEPARTMENT.search(cited.printed)]
    unit = [cited for cited in spoken if _UNIT.search(cited.printed)]
    if not department and not unit:
        return
    if not department or not unit:
        yield exact("wording.department_or_unit", "all", [(department or unit)[0]])
        return
    words = {"department": department[0].printed, "unit": unit[0].printed}
    yield broken("wording.department_or_unit", "all", [unit[0], department[0]], words)
