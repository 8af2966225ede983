"""From a line of a data file to a rule, or to one sentence that says why it is none."""

from __future__ import annotations

import re

from mingzhang.amount import to_half_width
from mingzhang.checking.own import messages
from mingzhang.checking.own.reference import OwnRuleError, reference
from mingzhang.checking.own.rule import PREFIX, Comparison, OwnRule, Summand
from mingzhang.findings import Rule, Severity

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
    }
)
_COMPARISONS = re.compile(r"<=|>=|<|>|=")
_OF = {"=": Comparison.EQUAL, "<": Comparison.AT_MOST, "<=": Comparison.AT_MOST}
_TERM = re.compile(r"([+-]?)([^\[\]+\-]+(?:\[[^\[\]]*\])?)")


def parse(
    name: str, text: str, *, severity: Severity, title: str = "", words: str = "", source: str = ""
) -> OwnRule:
    """The rule that ``text`` states. ``name``: its id without the prefix. Raises :class:`OwnRuleError`."""
    plain = re.sub(r"\s+", "", to_half_width(text)).translate(_SIGNS)
    found = list(_COMPARISONS.finditer(plain))
    if len(found) != 1 or len(plain) > MAX_LENGTH:
        raise OwnRuleError(messages.NO_COMPARISON.format(text=text[:60]))
    left, right = _sum(plain[: found[0].start()]), _sum(plain[found[0].end() :])
    _one_unit((*left, *right))
    _worth_asking(text, left, right)
    rule = Rule(
        f"{PREFIX}{name}",
        title or name,
        words or text.strip(),
        severity,
        source or messages.DEFAULT_SOURCE,
        "own",
    )
    return OwnRule(rule, left, _OF.get(found[0].group(), Comparison.AT_LEAST), right)


def _sum(text: str) -> tuple[Summand, ...]:
    found: list[Summand] = []
    at = 0
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None or (found and not match.group(1)) or len(found) >= MAX_TERMS:
            raise OwnRuleError(messages.NO_TERM.format(text=text[at : at + 40]))
        found.append(Summand(-1 if match.group(1) == "-" else 1, reference(match.group(2))))
        at = match.end()
    if not found:
        raise OwnRuleError(messages.NO_TERM.format(text=text))
    return tuple(found)


def _one_unit(terms: tuple[Summand, ...]) -> None:
    first = terms[0].reference
    for term in terms[1:]:
        other = term.reference
        if other.unit != first.unit:
            raise OwnRuleError(
                messages.MIXED_UNITS.format(
                    first=first.words, unit=first.unit, second=other.words, other=other.unit
                )
            )


def _worth_asking(text: str, left: tuple[Summand, ...], right: tuple[Summand, ...]) -> None:
    """A rule that compares a figure with itself holds in every document and would only look like a check."""
    weights: dict[object, int] = {}
    for side, terms in ((1, left), (-1, right)):
        for term in terms:
            sense = term.reference.sense
            weights[sense] = weights.get(sense, 0) + side * term.sign
    if not any(weights.values()):
        template = messages.ALWAYS if len(left) == len(right) == 1 else messages.NEVER
        raise OwnRuleError(template.format(text=text.strip()))
