"""Codes of coded tables: every row's parent is printed, no code twice, ascending order, figures below their heads.

Source: 政府收支分类科目 (类 3, 款 5, 项 7 digits).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from msgspec.structs import replace

from mingzhang.checking.rulebook import rule
from mingzhang.findings import Operand, Relation, Rule, Severity, Verdict
from mingzhang.points.reading import Print, Reading, RecognisedTable, RowName
from mingzhang.points.trees import parent_code


def relations(reading: Reading) -> Iterator[Relation]:
    """Structure of the codes of every coded table."""
    listed: dict[str, set[str]] = {
        table.scope: {name.code for name in table.names} for table in reading.tables
    }
    for table in reading.tables:
        yield from _repeated(table)
        if table.names:
            yield from _parents(table, {code for other in listed.values() for code in other})
            yield from _shifted(table)
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


def _parents(table: RecognisedTable, listed: Set[str]) -> Iterator[Relation]:
    """Where another table of the document lists the parent, the row is missing here: no manner of listing explains it."""
    codes = {name.code for name in table.names}
    codes |= {code for item in table.prints for code in (item.coordinate.function, item.coordinate.economic)}
    orphans = [name for name in table.names if parent_code(name.code) and parent_code(name.code) not in codes]
    found = _relation(rule("codes.parent"), table, orphans, table.names)
    if (
        orphans
        and all(parent_code(name.code) in listed for name in orphans)
        and _lists_parents(table, orphans)
    ):
        found = replace(found, severity=Severity.ERROR)
    yield found


def _lists_parents(table: RecognisedTable, orphans: Sequence[RowName]) -> bool:
    """Whether the table lists the parents of all its other rows of those levels."""
    codes = {name.code for name in table.names}
    levels = {len(name.code) for name in orphans}
    others = [name for name in table.names if len(name.code) in levels and parent_code(name.code) in codes]
    return len(others) > len(orphans)


def _shifted(table: RecognisedTable) -> Iterator[Relation]:
    """A row whose sums hold only in the columns beside those it is printed in."""
    if not table.shifted and table.prints:
        yield Relation(rule("codes.shifted"), table.scope, Verdict.EXACT, (Operand(table.cited),))
    for row in table.shifted:
        moves = zip(row.figures, row.stand_in, strict=True)
        yield Relation(
            rule("codes.shifted"),
            f"{table.scope}/{row.figures[0].place.row}",
            Verdict.BROKEN,
            tuple(Operand(cited, "", cited.printed) for cited in row.figures),
            words={
                "part": row.figures[0].part,
                "row": row.figures[0].row,
                "moves": "、".join(
                    f"{cited.printed} 印在“{here}”，应在“{cited.column}”" for cited, here in moves
                ),
                "side": "左" if row.steps > 0 else "右",
                "steps": str(abs(row.steps)),
            },
            guilty=tuple(range(len(row.figures))),
            fold=f"codes.shifted/{table.scope}/{row.figures[0].place.row}",
        )


def _unique(table: RecognisedTable) -> Iterator[Relation]:
    seen: set[str] = set()
    twice: list[RowName] = []
    for name in table.names:
        if name.code in seen:
            twice.append(name)
        seen.add(name.code)
    found = _relation(rule("codes.unique"), table, twice, table.names)
    if twice and all(_doubled(table, name) for name in twice):
        found = replace(found, severity=Severity.ERROR)
    yield found


def _doubled(table: RecognisedTable, name: RowName) -> bool:
    """Whether the row above is the same one, with the same figures: printed twice, so that nothing adds up."""
    at = table.names.index(name)
    above = table.names[at - 1] if at else None
    if above is None or (above.code, above.name) != (name.code, name.name):
        return False
    figures = [
        {p.cited.column: p.amount.value for p in table.prints if p.cited.place.row == row.cited.place.row}
        for row in (above, name)
    ]
    return figures[0] == figures[1] and any(figures[0].values())


def _repeated(table: RecognisedTable) -> Iterator[Relation]:
    """A row without a code that is printed twice: the same line, column, label and amount."""
    coded = {name.cited.place.row for name in table.names}
    seen: set[tuple[object, ...]] = set()
    rows: dict[int, Print] = {}
    for item in table.prints:
        place, row = item.cited.place, item.cited.place.row
        if row is None or row in coded or not item.amount.value or not item.cited.row:
            continue
        sign = (item.coordinate, place.column, item.cited.row, item.amount.value)
        if sign in seen:
            rows.setdefault(row, item)
        seen.add(sign)
    if seen and not rows:
        yield Relation(
            rule("codes.row_twice"), table.scope, Verdict.EXACT, (Operand(table.cited),), words={"part": ""}
        )
    for item in rows.values():
        yield Relation(
            rule("codes.row_twice"),
            f"{table.scope}/{item.cited.place.row}",
            Verdict.BROKEN,
            (Operand(item.cited, "", item.amount.decimal, item.amount.unit.symbol),),
            words={"part": item.cited.part, "row": item.cited.row},
            fold=f"codes.row_twice/{table.scope}/{item.cited.place.row}",
        )


def _ascending(table: RecognisedTable) -> Iterator[Relation]:
    pairs = zip(table.names, table.names[1:], strict=False)
    astray = [after for before, after in pairs if after.code < before.code]
    yield _relation(rule("codes.order"), table, astray, table.names)
