"""From a line of a data file to a rule, or to one sentence that says why it is none."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec import Struct

from mingzhang.amount import count_unit, money_unit, to_half_width
from mingzhang.checking.own import messages
from mingzhang.checking.own.reference import MONEY, OwnRuleError, reference
from mingzhang.checking.own.rule import PREFIX, Comparison, OwnRule, Part, Reference, Side, Summand
from mingzhang.findings import Rule, Severity
from mingzhang.points.terms import squeeze
from mingzhang.regex import regex

__all__ = ["OwnRuleError", "parse"]

MAX_LENGTH = 500
MAX_TERMS = 40
_SIGNS = str.maketrans(
    {
        "≤": "<",
        "≥": ">",
        "［": "[",
        "］": "]",
        "【": "[",
        "】": "]",
        "＝": "=",
        "＜": "<",
        "＞": ">",
        "－": "-",
        "—": "-",
        "＋": "+",
        "、": ",",
        "×": "*",
    }
)
_COMPARISONS = regex(r"<=|>=|<|>|=")
_OF = {"=": Comparison.EQUAL, "<": Comparison.AT_MOST, "<=": Comparison.AT_MOST}
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_PIECE = regex(r"([+-]?)((?:[^\[\]+\-]|\[[^\[\]]*\])+)")
_TIMES = regex(rf"(?:({_NUMBER})(%?)\*)?([^*]+?)(?:\*({_NUMBER})(%?))?")
_FIXED = regex(rf"({_NUMBER})(\D*)")
MAX_DIGITS = 15


def parse(
    name: str, text: str, *, severity: Severity, title: str = "", words: str = "", source: str = ""
) -> OwnRule:
    """The rule that ``text`` states. ``name``: its id without the prefix. Raises :class:`OwnRuleError`."""
    plain = re.sub(r"\s+", "", to_half_width(text)).translate(_SIGNS)
    found = list(_COMPARISONS.finditer(plain))
    if len(found) != 1 or len(plain) > MAX_LENGTH:
        raise OwnRuleError(messages.NO_COMPARISON.format(text=text[:60]))
    left, right = _side(plain[: found[0].start()]), _side(plain[found[0].end() :])
    sides = _one_unit(text, left, right)
    _worth_asking(text, *sides)
    rule = Rule(
        f"{PREFIX}{name}",
        title or name,
        words or text.strip(),
        severity,
        source or messages.DEFAULT_SOURCE,
        "own",
    )
    return OwnRule(rule, sides[0], _OF.get(found[0].group(), Comparison.AT_LEAST), sides[1])


class _Written(Struct, frozen=True):
    """A side as it was written: its references, and its fixed amounts with their units, signed."""

    terms: tuple[Summand, ...]
    fixed: tuple[tuple[int, str, str], ...]


def _side(text: str) -> _Written:
    terms: list[Summand] = []
    fixed: list[tuple[int, str, str]] = []
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None or (at and not match.group(1)) or len(terms) + len(fixed) >= MAX_TERMS:
            raise OwnRuleError(messages.NO_TERM.format(text=text[at : at + 40]))
        sign, piece = -1 if match.group(1) == "-" else 1, match.group(2)
        amount = _FIXED.fullmatch(piece)
        if amount is not None and len(amount.group(1)) <= MAX_DIGITS and "*" not in piece:
            fixed.append((sign, amount.group(1), amount.group(2)))
        else:
            terms.append(_term(sign, piece))
        at = match.end()
    if not terms and not fixed:
        raise OwnRuleError(messages.NO_TERM.format(text=text))
    return _Written(tuple(terms), tuple(fixed))


def _term(sign: int, piece: str) -> Summand:
    """A figure, or a figure a number of times: 3%*…, …*2."""
    match = _TIMES.fullmatch(piece)
    if match is None or (match.group(1) and match.group(4)):
        raise OwnRuleError(messages.NO_TERM.format(text=piece[:40]))
    number, percent = match.group(1) or match.group(4), match.group(2) or match.group(5)
    if number and len(number) > MAX_DIGITS:
        raise OwnRuleError(messages.NO_TERM.format(text=piece[:40]))
    factor = Fraction(number or 1) * Fraction(1, 100 if percent else 1)
    if not factor:
        raise OwnRuleError(messages.TIMES_ZERO.format(text=piece[:40]))
    return Summand(sign * factor, reference(match.group(3)))


def _one_unit(text: str, left: _Written, right: _Written) -> tuple[Side, Side]:
    """Both sides in the one unit that all their figures have."""
    terms = (*left.terms, *right.terms)
    if not terms:
        raise OwnRuleError(messages.NO_FIGURE.format(text=text.strip()[:60]))
    first = next((t.reference for t in terms if t.reference.part is Part.OWN), None)
    if first is None:
        raise OwnRuleError(messages.NO_OWN_FIGURE.format(text=text.strip()[:60]))
    for term in terms:
        other = term.reference
        if other.unit != first.unit:
            raise OwnRuleError(
                messages.MIXED_UNITS.format(
                    first=first.words, unit=first.unit, second=other.words, other=other.unit
                )
            )
    return _measured(left, first), _measured(right, first)


def _measured(side: _Written, like: Reference) -> Side:
    total = Fraction(0)
    for sign, number, unit in side.fixed:
        total += sign * _amount(number, unit, like)
    return Side(
        side.terms,
        total,
        tuple(f"{'－' if sign < 0 else ''}{number}{unit}" for sign, number, unit in side.fixed),
    )


def _amount(number: str, unit: str, like: Reference) -> Fraction:
    """A fixed amount in smallest steps; zero needs no unit."""
    if like.unit == MONEY:
        known = money_unit(unit)
        names = messages.MONEY_UNITS
    else:
        known = count_unit(like.unit) if squeeze(unit) in (squeeze(like.unit), like.unit[:1]) else None
        names = like.unit
    if known is None:
        if not unit and not Fraction(number):
            return Fraction(0)
        raise OwnRuleError(messages.FIXED_UNIT.format(text=f"{number}{unit}", units=names, term=like.words))
    return Fraction(number) * known.scale


def _worth_asking(text: str, left: Side, right: Side) -> None:
    """A rule that compares a figure with itself holds in every document and would only look like a check."""
    weights: dict[object, Fraction] = {}
    for sign, side in ((1, left), (-1, right)):
        for term in side.terms:
            sense = term.reference.sense
            weights[sense] = weights.get(sense, Fraction(0)) + sign * term.factor
    if not any(weights.values()):
        template = messages.ALWAYS if len(left.terms) == len(right.terms) == 1 else messages.NEVER
        raise OwnRuleError(template.format(text=text.strip()))
