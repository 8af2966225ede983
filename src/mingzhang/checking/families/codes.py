"""Codes of coded tables: every row's parent is printed, no code twice, ascending order.

Source: 政府收支分类科目 (类 3, 款 5, 项 7 digits).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.checking.rulebook import rule
from mingzhang.findings import Operand, Relation, Rule, Verdict
from mingzhang.points.reading import Reading, RecognisedTable, RowName
from mingzhang.points.trees import parent_code


def relations(reading: Reading) -> Iterator[Relation]:
    """Structure of the codes of every coded table."""
    for table in reading.tables:
        if table.names:
            yield from _parents(table)
            yield from _unique(table)
            if all(name.dimension == "function" for name in table.names):
                yield from _ascending(table)


def _operand(name: RowName, role: str = "") -> Operand:
    return Operand(name.cited, role, name.code)


def _relation(
    which: Rule, table: RecognisedTable, wrong: Sequence[RowName], everything: Sequence[RowName]
) -> Relation:
    shown = wrong or everything[:1]
    return Relation(
        which,
        f"{table.scope}",
        Verdict.BROKEN if wrong else Verdict.EXACT,
        tuple(_operand(name) for name in shown),
        words={
            "part": everything[0].cited.part,
            "rows": "、".join(f"{name.code} {name.name}" for name in wrong[:6]),
            "parents": "、".join(dict.fromkeys(parent_code(name.code) for name in wrong[:6])),
        },
        fold=f"{which.id}/{table.scope}" if wrong else "",
    )


def _parents(table: RecognisedTable) -> Iterator[Relation]:
    codes = {name.code for name in table.names}
    orphans = [name for name in table.names if parent_code(name.code) and parent_code(name.code) not in codes]
    yield _relation(rule("codes.parent"), table, orphans, table.names)


def _unique(table: RecognisedTable) -> Iterator[Relation]:
    seen: set[str] = set()
    twice: list[RowName] = []
    for name in table.names:
        if name.code in seen:
            twice.append(name)
        seen.add(name.code)
    yield _relation(rule("codes.unique"), table, twice, table.names)


def _ascending(table: RecognisedTable) -> Iterator[Relation]:
    pairs = zip(table.names, table.names[1:], strict=False)
    astray = [after for before, after in pairs if after.code < before.code]
    yield _relation(rule("codes.order"), table, astray, table.names)
