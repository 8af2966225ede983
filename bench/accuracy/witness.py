"""The document's own relations, judged by intervals of exact fractions, without the checker.

A printed error is *visible* if it breaks at least one relation by which the document was made, and
*identifiable* if the prints that all broken relations have in common are the changed print alone. That is the
whole criterion; it knows nothing of how the checker works.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from accuracy.draft import Document, Figure, Tie

_FAR = Fraction(10**9)
_FACT_KINDS = frozenset({"amount", "count", "percent", "money", "rate", "execution"})


def value(figure: Figure) -> Fraction:
    """The figure in 分 (money) or as printed; a blank is zero."""
    text = figure.text.replace(",", "")
    number = Fraction(text) if text not in ("", "-", "——") else Fraction(0)
    return number * (figure.scale or 1)


def half(figure: Figure) -> Fraction:
    """Half a unit of its last declared digit; nothing for counts, and for zeros, which stand for nothing at all."""
    if figure.digits == 0 or figure.kind in ("weight", "count") or not figure.text.strip("0.,-"):
        return Fraction(0)
    return Fraction(figure.scale or 1, 2 * 10**figure.digits)


def broken(document: Document) -> Iterator[tuple[int, ...]]:
    """Members of every relation that does not hold."""
    for tie in document.ties:
        if not _holds(tie, [document.figures[index] for index in tie.members]):
            yield tie.members
    yield from disagreements(document)


def disagreements(document: Document) -> Iterator[tuple[int, ...]]:
    """Pairs of prints of one fact that cannot both be right."""
    prints: dict[str, list[Figure]] = defaultdict(list)
    for figure in document.figures:
        if figure.fact and figure.kind in _FACT_KINDS:
            prints[figure.fact].append(figure)
    for group in prints.values():
        values = {value(figure) for figure in group}
        if len(values) == 1:
            continue
        for at, first in enumerate(group):
            for second in group[at + 1 :]:
                same = first.scale == second.scale and first.digits == second.digits
                room = Fraction(0) if same else half(first) + half(second)
                if abs(value(first) - value(second)) > room:
                    yield first.index, second.index


def judge(
    document: Document, changed: Sequence[int], before: frozenset[tuple[int, ...]]
) -> tuple[bool, bool]:
    """Whether a change is visible, and whether it is identifiable, by relations that were not broken before."""
    groups = [set(members) for members in broken(document) if members not in before]
    groups = [group for group in groups if group & set(changed)]
    if not groups:
        return False, False
    common = set.intersection(*groups)
    return True, common <= set(changed)


def _holds(tie: Tie, figures: Sequence[Figure]) -> bool:
    try:
        values = [value(figure) for figure in figures]
    except ValueError:
        return False
    halves = [half(figure) for figure in figures]
    if tie.kind == "sum":
        signs = tie.signs or (1,) * (len(figures) - 1)
        gap = values[0] - sum(sign * item for sign, item in zip(signs, values[1:], strict=True))
        return gap == 0 or abs(gap) < sum(halves)
    first = halves[0] * (1 + 2 * tie.slack)
    low, high = _quotient(tie, values, halves)
    return values[0] + first >= low and values[0] - first <= high


def _quotient(tie: Tie, values: Sequence[Fraction], halves: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """The range of what the first member should be, computed from the others."""
    tops = (values[1] - halves[1], values[1] + halves[1])
    if tie.kind == "times":
        made = [top * values[2] / 100 for top in tops]
        return min(made), max(made)
    bases = (values[2] - halves[2], values[2] + halves[2])
    sign = tie.signs[0] if tie.kind == "change" else 0
    corners = [(top, base - sign * top) for top in tops for base in bases]
    if any(base <= 0 for _, base in corners):
        return -_FAR, _FAR
    made = [100 * top / base for top, base in corners]
    return min(made), max(made)
