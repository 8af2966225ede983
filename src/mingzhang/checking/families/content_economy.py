"""Plausibility of basic expenditure by economic account: not everything stands in 其他商品和服务支出."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mingzhang.amount import Kind
from mingzhang.checking.families.wording_support import ACCOUNTS_KINDS, exact
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Operand, Relation, Verdict
from mingzhang.points.reading import Print, Reading, RecognisedTable

ORDINARY = ("30201", "30205", "30206", "30207", "30211")
"""办公费, 水费, 电费, 邮电费, 差旅费: what every office that spends on goods and services pays."""
REST = "30299"
WHOLE = "302"
LARGE_SHARE = 10
"""Per cent of 302 from which 其他商品和服务支出 is worth asking about."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per table of basic expenditure that prints all of the ordinary accounts' rows."""
    if reading.kind not in ACCOUNTS_KINDS:
        return
    for table in reading.tables:
        if "基本" not in table.kind:
            continue
        rows = _rows(table)
        if WHOLE in rows and REST in rows and all(code in rows for code in ORDINARY):
            yield _ordinary(table, rows)


def _rows(table: RecognisedTable) -> Mapping[str, Print]:
    rows: dict[str, Print] = {}
    for item in table.prints:
        if item.coordinate.economic and item.amount.kind is Kind.MONEY:
            rows.setdefault(item.coordinate.economic, item)
    return rows


def _ordinary(table: RecognisedTable, rows: Mapping[str, Print]) -> Relation:
    rest, whole = rows[REST].amount.value, rows[WHOLE].amount.value
    if any(rows[code].amount.value for code in ORDINARY) or rest <= 0 or rest * 100 < whole * LARGE_SHARE:
        return exact("content.ordinary_accounts", table.scope, [rows[REST].cited])
    amount = rows[REST].amount
    operands = (
        Operand(rows[REST].cited, role="其他商品和服务支出", amount=amount.decimal, unit=amount.unit.symbol),
        *(Operand(rows[code].cited, role="空白科目") for code in ORDINARY),
    )
    words = {"table": table.head.title or table.kind, "amount": str(amount)}
    return Relation(
        rule("content.ordinary_accounts"), table.scope, Verdict.BROKEN, operands, words=words, guilty=(0,)
    )
