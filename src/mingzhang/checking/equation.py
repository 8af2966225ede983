"""Linear relations among prints, and their evaluation with exact integers and intervals."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from mingzhang.amount import Interval, Unit, format_scaled
from mingzhang.checking.constraints.sums import Sum
from mingzhang.checking.constraints.terms import Term, true_range
from mingzhang.findings import Operand, Relation, Rule, Severity, Verdict
from mingzhang.points.reading import Print

TAIL_IMPOSSIBLE = "四舍五入解释不了"
TAIL_UNLIKELY = "各项四舍五入都偏向同一边才能造成，可能性很小，多半有一个数的末位写错了"
TAIL_TWICE = "两处各自四舍五入可以造成，应当取同一个数"
"""How far rounding can explain a difference."""

__all__ = ["Equation", "Term", "evaluate", "operand", "parts", "shown", "subject", "true_range"]


class Equation(Struct, frozen=True):
    """Σ factor · amount = 0, or ≤ 0 where ``inequality``.

    The first term is the one the relation speaks of (the total); the difference is reported in its unit.
    ``slack``: how far the sum of the true amounts may be from zero, in smallest steps, where something too
    small to be printed may stand between them. ``constant``: added to the sum, in smallest steps.
    ``strict``: no rounding explains a difference.
    """

    rule: Rule
    key: str
    terms: tuple[Term, ...]
    inequality: bool = False
    severity: Severity | None = None
    words: dict[str, str] = field(default_factory=dict)
    slack: int = 0
    constant: int = 0
    strict: bool = False

    @property
    def sum(self) -> Sum:
        """What the equation demands, to be evaluated with any figures."""
        return Sum(self.terms, self.inequality, self.slack, self.constant, self.strict)

    @property
    def residue(self) -> int:
        """Σ factor · printed amount."""
        return self.sum.residue

    @property
    def interval(self) -> Interval:
        """The values Σ factor · true amount may take."""
        return self.sum.interval


def evaluate(equation: Equation) -> Relation:
    """Exact, tail or broken, with every operand, the expected value of the first and the difference."""
    constraint = equation.sum
    verdict = constraint.judge({})
    first = equation.terms[0]
    unit = first.print.amount.unit
    operands = tuple(operand(term) for term in equation.terms)
    if verdict is Verdict.EXACT:
        return Relation(equation.rule, equation.key, verdict, operands, constraint=constraint)
    residue = constraint.residue
    sign = 1 if first.factor > 0 else -1
    expected = first.print.amount.value - sign * residue
    words = {
        "subject": subject(first.print),
        "printed": shown(first.print.amount.value, unit, first.print.amount.precision),
        "expected": shown(expected, unit, first.print.amount.precision),
        "difference": shown(abs(residue), unit, first.print.amount.precision),
        "parts": parts(equation.terms[1:]),
        "rounding": _rounding(constraint, verdict),
        **equation.words,
    }
    severity = _severity(equation, verdict)
    return Relation(
        equation.rule,
        equation.key,
        verdict,
        operands,
        expected=format_scaled(expected, unit.scale, first.print.amount.precision),
        difference=format_scaled(sign * residue, unit.scale, first.print.amount.precision),
        words=words,
        severity=severity,
        guilty=(0,) if verdict is Verdict.TAIL else (),
        fold=f"tail/{first.print.scope}"
        if verdict is Verdict.TAIL and severity is not Severity.WARNING
        else "",
        constraint=constraint,
    )


def _rounding(constraint: Sum, verdict: Verdict) -> str:
    if verdict is not Verdict.TAIL:
        return TAIL_IMPOSSIBLE
    return TAIL_TWICE if constraint.one_unit_apart({}) else TAIL_UNLIKELY


def operand(term: Term) -> Operand:
    """The operand a report shows for a term; one that is printed nowhere (a row not listed) reads as zero."""
    amount = term.print.amount
    return Operand(term.print.cited, term.role, amount.decimal, amount.unit.symbol, term.factor)


def subject(item: Print) -> str:
    """How a person names a print: part, row and column."""
    cited = item.cited
    inside = "、".join(text for text in (cited.row, cited.column) if text)
    return f"{cited.part}“{inside}”" if inside else cited.part


def shown(value: int, unit: Unit, precision: int) -> str:
    """An amount with its unit, for messages."""
    return f"{format_scaled(value, unit.scale, precision)}{unit.symbol}"


def parts(terms: Sequence[Term], limit: int = 8) -> str:
    """The right-hand side of a sum, in words: non-zero terms, at most ``limit`` of them."""
    nonzero = [term for term in terms if term.print.amount.value]
    names = [
        f"{'－' if term.factor > 0 and terms[0].factor < 0 else ''}{term.print.cited.row or term.print.cited.column or term.role} "
        f"{term.print.amount.decimal}"
        for term in nonzero[:limit]
    ]
    rest = f"等 {len(nonzero)} 项" if len(nonzero) > limit else ""
    return ("；".join(names) + rest) if names else "各项均为 0"


def _severity(equation: Equation, verdict: Verdict) -> Severity | None:
    """The rule's own for what is broken; a tail nobody should pass unseen is a warning, unless the rule is a hint."""
    if verdict is Verdict.BROKEN:
        return equation.severity
    if (equation.severity or equation.rule.severity) is Severity.NOTE:
        return None
    suspicious = equation.sum.one_unit_apart({}) or equation.sum.unlikely({})
    return Severity.WARNING if suspicious else None
