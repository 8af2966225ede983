"""What share of its marks a quantitative indicator earns: all if the target is met, else in proportion."""

from __future__ import annotations

from fractions import Fraction

from mingzhang.points.ledger import ProjectIndicator
from mingzhang.points.scoring import COST_LEVELS
from mingzhang.regex import regex

AT_LEAST, AT_MOST, EQUAL, RANGE = "≥", "≤", "=", "区间"
OPERATORS = (EQUAL, AT_LEAST, AT_MOST, RANGE)
_NUMBER = regex(r"-?\d{1,15}(?:\.\d{1,6})?")
_BETWEEN = regex(r"(\d{1,15}(?:\.\d{1,6})?)\s*[~～—-]\s*(\d{1,15}(?:\.\d{1,6})?)")


def number(text: str) -> Fraction | None:
    """A typed figure as an exact fraction, None if it is none."""
    text = text.strip().replace(",", "")
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def bounds(text: str) -> tuple[Fraction, Fraction] | None:
    """The ends of a typed range (``90~95``)."""
    match = _BETWEEN.fullmatch(text.strip())
    return (Fraction(match[1]), Fraction(match[2])) if match else None


def attained(indicator: ProjectIndicator) -> Fraction | None:
    """Share of the marks earned, 0 to 1; None where a figure cannot be read.

    A cost met exactly or undercut earns everything even where the form writes ``=``; anything else written
    with ``=`` is met by reaching it, because more of an output is no failure (it may need an analysis).
    """
    actual = number(indicator.actual)
    if indicator.operator == RANGE:
        ends = bounds(indicator.target)
        if actual is None or ends is None:
            return None
        low, high = ends
        return _at_least(actual, low) if actual < low else _at_most(actual, high)
    target = number(indicator.target)
    if actual is None or target is None:
        return None
    most = indicator.operator == AT_MOST or (
        indicator.operator == EQUAL and indicator.level2.removesuffix("指标") in COST_LEVELS
    )
    return _at_most(actual, target) if most else _at_least(actual, target)


def overfulfilment(indicator: ProjectIndicator) -> Fraction | None:
    """Actual as a percentage of the target where more is better, else None."""
    actual, target = number(indicator.actual), number(indicator.target)
    cost = indicator.level2.removesuffix("指标") in COST_LEVELS
    if actual is None or not target or cost or indicator.operator not in (AT_LEAST, EQUAL):
        return None
    return Fraction(actual * 100, target)


def _at_least(actual: Fraction, target: Fraction) -> Fraction:
    if actual >= target:
        return Fraction(1)
    return Fraction(max(actual, Fraction(0)), target) if target > 0 else Fraction(0)


def _at_most(actual: Fraction, target: Fraction) -> Fraction:
    if actual <= target:
        return Fraction(1)
    return Fraction(max(target, Fraction(0)), actual)
