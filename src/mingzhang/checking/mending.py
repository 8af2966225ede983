"""Which value of a suspected cell would make its broken relations hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from mingzhang.checking.folding import spot
from mingzhang.findings import Cited, Operand, Relation

LINEAR_FAMILIES = frozenset({"rollup", "identity", "funds", "text"})
"""Families whose relations are Σ factor · amount = 0 over their operands, every factor 1 or -1."""
INEQUALITIES = frozenset({"funds.within", "text.parts"})


def mended(relations: Iterable[Relation], suspect: Cited) -> str:
    """The value, as a decimal string in the printed unit, that mends most of the relations; empty if none does.

    A relation asks for one value where the cell is its only operand at that place; ratios and inequalities
    ask for none. Of values that mend as many, the one asked for by the shortest relation is taken: a long
    sum carries the rounding of all its terms.
    """
    asked = [wish for wish in (_asked(relation, suspect) for relation in relations) if wish is not None]
    if not asked:
        return ""
    return max(asked, key=lambda wish: (sum(other.allows(wish.value) for other in asked), -wish.terms)).text


@dataclass(frozen=True, slots=True)
class _Wish:
    """The value a relation asks for, how many figures it was computed from, and half a unit in its last place."""

    value: Fraction
    text: str
    terms: int
    half: Fraction

    def allows(self, value: Fraction) -> bool:
        """Whether another value would satisfy the relation too, by rounding."""
        return abs(self.value - value) <= self.half * (self.terms + 1)


def _asked(relation: Relation, suspect: Cited) -> _Wish | None:
    here = [operand for operand in relation.operands if spot(operand.cited) == spot(suspect)]
    others = [operand for operand in relation.operands if spot(operand.cited) != spot(suspect)]
    if len(here) != 1 or not others or any(operand.unit != here[0].unit for operand in others):
        return None
    if relation.rule.family == "agreement":
        value = Fraction(others[0].amount)
    elif relation.rule.family in LINEAR_FAMILIES and relation.rule.id not in INEQUALITIES:
        total = sum((Fraction(operand.amount) * operand.factor for operand in others), Fraction(0))
        value = -total * here[0].factor
    else:
        return None
    text = _decimal(value, here[0])
    decimals = len(here[0].amount.partition(".")[2])
    terms = sum(1 for operand in others if operand.amount.strip("0.-"))
    return _Wish(value, text, terms, Fraction(1, 2 * int(10**decimals))) if text else None


def _decimal(value: Fraction, like: Operand) -> str:
    """The value with the decimals of the operand; empty if it has more (then it is no print of this cell)."""
    decimals = len(like.amount.partition(".")[2])
    scaled = value * int(10**decimals)
    if scaled.denominator != 1:
        return ""
    digits = str(abs(int(scaled))).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if scaled < 0 else text
