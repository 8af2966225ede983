"""Which value of a suspected cell would make its broken relations hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mingzhang.amount import PERCENT, Amount, money_unit
from mingzhang.checking.ratio import judge, ratio
from mingzhang.checking.spots import spot
from mingzhang.findings import Cited, Operand, Relation, Verdict

LINEAR_FAMILIES = frozenset({"rollup", "identity", "funds", "text"})
"""Families whose relations are Σ factor · amount = 0 over their operands, every factor 1 or -1."""
LINEAR_RULES = frozenset({"form.total_row", "form.total_score"})
"""Rules of other families whose operands carry their factors too."""
RATIOS = frozenset({"share.part", "share.completion", "change.rate", "form.rate"})
"""Rules whose three operands are the percentage, the part (or change) and the whole (or this year's figure)."""
INEQUALITIES = frozenset({"funds.within", "text.parts", "change.negative", "change.part"})
"""Rules of the kind Σ factor · amount ≤ 0."""


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


def mended_together(relations: Sequence[Relation], suspect: Cited) -> list[Relation]:
    """Those of the relations that one value of the suspected cell would mend; all of them where none asks for one.

    A relation of a kind that cannot be recomputed here stays with the cell it shares.
    """
    values = dict.fromkeys(
        value for relation in relations if (value := _value_asked(relation, suspect)) is not None
    )
    if len(relations) < 2 or not values:
        return list(relations)
    groups = [[r for r in relations if _mends(r, suspect, value)] for value in values]
    best = max(groups, key=len)
    return best or list(relations)


def _value_asked(relation: Relation, suspect: Cited) -> Fraction | None:
    wish = _asked(relation, suspect)
    if wish is not None:
        return wish.value
    blamed = [relation.operands[index] for index in relation.guilty]
    own = len(blamed) == 1 and spot(blamed[0].cited) == spot(suspect)
    return _number(relation.expected) if own else None


def _mends(relation: Relation, suspect: Cited, value: Fraction) -> bool:
    wish = _asked(relation, suspect)
    if wish is not None:
        return wish.allows(value)
    for judged in (_ratio_holds(relation, suspect, value), _inequality_holds(relation, suspect, value)):
        if judged is not None:
            return judged
    return True


def _inequality_holds(relation: Relation, suspect: Cited, value: Fraction) -> bool | None:
    """Whether a part stays within its whole with another value of the cell; None for other relations."""
    if relation.rule.id not in INEQUALITIES:
        return None
    total = Fraction(0)
    for operand in relation.operands:
        number = value if spot(operand.cited) == spot(suspect) else _number(operand.amount)
        if number is None:
            return None
        total += number * operand.factor
    decimals = len(relation.operands[0].amount.partition(".")[2])
    return total <= Fraction(len(relation.operands), 2 * int(10**decimals))


def _ratio_holds(relation: Relation, suspect: Cited, value: Fraction) -> bool | None:
    """Whether a share or a rate holds with another value of one of its figures; None for other relations."""
    if relation.rule.id not in RATIOS or len(relation.operands) != 3:
        return None
    figures = []
    for operand in relation.operands:
        number = value if spot(operand.cited) == spot(suspect) else _number(operand.amount)
        unit = PERCENT if operand.unit == PERCENT.symbol else money_unit(operand.unit)
        if number is None or unit is None:
            return None
        decimals = len(operand.amount.partition(".")[2])
        figures.append(Amount(int(number * unit.scale), unit, decimals))
    stated, part, whole = figures
    if relation.rule.id == "change.rate":
        sign = relation.operands[1].factor
        base, room = whole.value - sign * part.value, whole.interval - part.interval.times(sign)
    else:
        base, room = whole.value, whole.interval
    found = ratio(part.value, part.interval, base, room)
    decimals = len(relation.operands[0].cited.printed.partition(".")[2])
    return found is not None and judge(found, stated, decimals) is not Verdict.BROKEN


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except ValueError:
        return None


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
    elif _is_linear(relation):
        total = sum((Fraction(operand.amount) * operand.factor for operand in others), Fraction(0))
        value = -total * here[0].factor
    else:
        return None
    text = _decimal(value, here[0])
    decimals = len(here[0].amount.partition(".")[2])
    terms = sum(1 for operand in others if operand.amount.strip("0.-"))
    return _Wish(value, text, terms, Fraction(1, 2 * int(10**decimals))) if text else None


def _is_linear(relation: Relation) -> bool:
    linear = relation.rule.family in LINEAR_FAMILIES or relation.rule.id in LINEAR_RULES
    return linear and relation.rule.id not in INEQUALITIES


def _decimal(value: Fraction, like: Operand) -> str:
    """The value with the decimals of the operand; empty if it has more (then it is no print of this cell)."""
    decimals = len(like.amount.partition(".")[2])
    scaled = value * int(10**decimals)
    if scaled.denominator != 1:
        return ""
    digits = str(abs(int(scaled))).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if scaled < 0 else text
