"""What the form families share: building relations, citing figures, and telling which form prints what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mingzhang.amount import Amount, Kind
from mingzhang.checking.constraints import Agreement, cell_at, same_digits
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Cited, Constraint, Operand, Relation, Severity, Verdict
from mingzhang.points import scoring
from mingzhang.points.reading import Form, FormMoney, FormValue, Indicator, Print, Source

NO_REASON = frozenset({"", "无", "无。", "/", "-", "—", "——", "不适用"})
"""Texts in a reason cell that give no reason."""


def exact(
    rule_id: str, key: str, operands: Iterable[Operand] = (), constraint: Constraint | None = None
) -> Relation:
    """An instance that holds."""
    return Relation(rule(rule_id), key, Verdict.EXACT, tuple(operands), constraint=constraint)


def undecided(rule_id: str, key: str, missing: str, operands: Iterable[Operand] = ()) -> Relation:
    """An instance that lacks a number."""
    return Relation(rule(rule_id), key, Verdict.UNDECIDED, tuple(operands), missing=missing)


def failed(
    rule_id: str,
    key: str,
    operands: Iterable[Operand],
    words: Mapping[str, str],
    *,
    verdict: Verdict = Verdict.BROKEN,
    severity: Severity | None = None,
    expected: str = "",
    difference: str = "",
    guilty: Iterable[int] = (),
    fold: str = "",
    constraint: Constraint | None = None,
) -> Relation:
    """An instance that does not hold exactly, with the values of its message."""
    return Relation(
        rule(rule_id),
        key,
        verdict,
        tuple(operands),
        expected,
        difference,
        dict(words),
        severity=severity,
        guilty=tuple(guilty),
        fold=fold,
        constraint=constraint,
    )


def of_print(item: Print, role: str = "", factor: int = 1) -> Operand:
    """A figure of the form as an operand."""
    return Operand(
        item.cited, role or item.cited.column, item.amount.decimal, item.amount.unit.symbol, factor
    )


def of_value(value: FormValue, role: str) -> Operand | None:
    """An indicator's figure as an operand, None where nothing is printed."""
    if value.cited is None:
        return None
    amount = value.amount.decimal if value.amount is not None else ""
    return Operand(value.cited, role, amount, value.unit)


def of_cited(cited: Cited, role: str = "") -> Operand:
    """A text as an operand."""
    return Operand(cited, role or cited.column or cited.row)


def same_value(one: FormValue, other: FormValue) -> Agreement | None:
    """Two figures of an indicator that print the same number."""
    if one.cited is None or one.amount is None or other.cited is None or other.amount is None:
        return None
    return same_digits(
        cell_at(one.cited, one.amount, Source.FORM), cell_at(other.cited, other.amount, Source.FORM)
    )


def operands(*items: Operand | None) -> tuple[Operand, ...]:
    """The operands that are there."""
    return tuple(item for item in items if item is not None)


def form_words(form: Form) -> str:
    """How a finding names the form."""
    return form.cited.part or f"第{form.index}张自评表"


def short(cited: Cited | None, length: int = 40) -> str:
    """The beginning of a printed text, for a message."""
    text = cited.printed if cited is not None else ""
    return text if len(text) <= length else text[: length - 1] + "…"


def total_row(form: Form) -> FormMoney | None:
    """资金总额, or the only money row where no total is printed."""
    rows = [row for row in form.money if row.figures]
    return next((row for row in rows if row.total), rows[0] if len(rows) == 1 else None)


def sources(form: Form) -> tuple[FormMoney, ...]:
    """The rows below the total."""
    return tuple(row for row in form.money if not row.total and row.figures)


def is_system_form(form: Form) -> bool:
    """Whether a finance system printed the form (目标申报数, 结转结余): decimals and rules are then known."""
    columns = (scoring.REQUESTED, scoring.COMPILED, scoring.BALANCE)
    return any(column in row.figures for row in form.money for column in columns)


def visible_decimals(cited: Cited) -> int:
    """Decimals as printed."""
    text = cited.printed.strip().rstrip("%％分").replace("．", ".")
    return len(text.partition(".")[2].strip())


def has_reason(cited: Cited | None) -> bool:
    """Whether a reason cell gives one."""
    return cited is not None and cited.printed.strip() not in NO_REASON


def level(indicator: Indicator) -> str:
    """An indicator by its level and name, for a message."""
    return f"{indicator.level2 or indicator.level1}指标“{short(indicator.name, 24)}”".replace(
        "指标指标", "指标"
    )


def comparable(one: Amount, other: Amount) -> bool:
    """Whether two indicator figures are of one kind and noun; a bare number goes with a % or a noun."""
    if one.kind is Kind.MONEY or other.kind is Kind.MONEY:
        return one.kind is other.kind
    mine, yours = one.unit.symbol, other.unit.symbol
    return (
        mine == yours
        or not mine
        or not yours
        or (one.kind is other.kind and (mine in yours or yours in mine))
    )


def is_cost(indicator: Indicator) -> bool:
    """Whether less is better because it is a cost."""
    return indicator.level2 in scoring.COST_LEVELS or indicator.level1 == scoring.COST


def quantitative(indicator: Indicator) -> tuple[Amount, Amount] | None:
    """Target and actual where both are numbers."""
    if indicator.lost or indicator.target.amount is None or indicator.actual.amount is None:
        return None
    return indicator.target.amount, indicator.actual.amount


def lower_is_better(indicator: Indicator) -> bool:
    """Whether staying below the target meets it: ≤, <, and costs set by "="."""
    if indicator.target.operator in ("≤", "<"):
        return True
    return is_cost(indicator) and indicator.target.operator not in ("≥", ">")


def is_met(indicator: Indicator, target: Amount, actual: Amount) -> bool:
    """Whether the actual value meets the target."""
    return actual.value <= target.value if lower_is_better(indicator) else actual.value >= target.value
