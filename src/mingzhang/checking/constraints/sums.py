"""Sum: Σ factor · amount = 0 (or ≤ 0), judged with exact integers and intervals."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cached_property

from msgspec import Struct

from mingzhang.amount import Interval
from mingzhang.checking.constraints.cells import cell_of, key_of
from mingzhang.checking.constraints.terms import Term, range_at, true_range
from mingzhang.findings import Cell, Key, Room, Values, Verdict
from mingzhang.points.reading import Source


class Sum(Struct, frozen=True, eq=False, dict=True):
    """Σ factor · amount + ``constant`` = 0, or ≤ 0 where ``inequality``.

    The first term is the one the relation speaks of (the total). ``slack``: how far the sum of the true
    amounts may be from zero, in smallest steps. ``strict``: no rounding explains a difference.
    """

    terms: tuple[Term, ...]
    inequality: bool = False
    slack: int = 0
    constant: int = 0
    strict: bool = False

    @cached_property
    def residue(self) -> int:
        """Σ factor · printed amount."""
        return sum(term.factor * term.print.amount.value for term in self.terms) + self.constant

    @cached_property
    def interval(self) -> Interval:
        """The values Σ factor · true amount may take."""
        low, high = self.constant - self.slack, self.constant + self.slack
        for term in self.terms:
            own = true_range(term.print).times(term.factor)
            low, high = low + own.low, high + own.high
        return Interval(low, high)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The prints it adds up."""
        first = self.terms[0]
        parts = [t for t in self.terms[1:] if t.print.amount.value and t.factor * first.factor < 0]
        whole = len(parts) > 1
        return tuple(cell_of(term.print, whole and term is first) for term in self.terms)

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """Where its prints stand."""
        return tuple([key_of(term.print) for term in self.terms])

    @cached_property
    def _by_key(self) -> Mapping[Key, tuple[Term, ...]]:
        found: dict[Key, tuple[Term, ...]] = {}
        for term, key in zip(self.terms, self.keys, strict=True):
            found[key] = (*found.get(key, ()), term)
        return found

    def judge(self, values: Values) -> Verdict:
        """Exact on the digits, a tail where the intervals allow it, or broken."""
        residue, interval = self._at(values)
        if residue == 0 or (self.inequality and residue < 0):
            return Verdict.EXACT
        if self.strict:
            return Verdict.BROKEN
        if interval.low <= 0 if self.inequality else 0 in interval:
            return Verdict.TAIL
        return Verdict.TAIL if self.one_unit_apart(values) else Verdict.BROKEN

    def residue_with(self, values: Values) -> int:
        """Σ factor · amount with other values of some cells."""
        return self._at(values)[0]

    def _at(self, values: Values) -> tuple[int, Interval]:
        residue, low, high = self.residue, self.interval.low, self.interval.high
        for key, value in values.items():
            for term in self._by_key.get(key, ()):
                residue += term.factor * (value - term.print.amount.value)
                old = true_range(term.print).times(term.factor)
                new = range_at(term.print, value).times(term.factor)
                low, high = low - old.low + new.low, high - old.high + new.high
        return residue, Interval(low, high)

    def one_unit_apart(self, values: Values) -> bool:
        """Two tables print one fact, or a part that is its whole, one last-place unit apart (hard case 8)."""
        if self.slack or self.constant:
            return False
        terms = [t for t in self.terms if values.get(key_of(t.print), t.print.amount.value)]
        if len(terms) != 2 or any(term.print.source is not Source.TABLE for term in terms):
            return False
        first, second = terms
        step = first.print.amount.step
        return (
            first.print.scope != second.print.scope
            and first.factor == -second.factor
            and step == second.print.amount.step
            and abs(self._at(values)[0]) == abs(first.factor) * step
        )

    def unlikely(self, values: Values) -> bool:
        """A difference beyond three standard deviations of independent rounding errors (variance step²/12 each).

        The hard interval grows with the number of terms and would let a wrong digit of 0.05 pass in a long
        list; this bound grows with its square root. Source: relation T06-19.
        """
        variance_times_12 = 0
        for term in self.terms:
            amount = term.print.amount
            step = amount.step * abs(term.factor)
            if not term.print.blank and values.get(key_of(term.print), amount.value) and step > 1:
                variance_times_12 += step * step
        residue = self._at(values)[0]
        return not self.inequality and 12 * residue * residue > 9 * variance_times_12

    def solve_for(self, keys: Set[Key], values: Values) -> Room | None:
        """The value that makes the digits add up, and those that rounding allows."""
        own = [term for key in keys for term in self._by_key.get(key, ())]
        factor = sum(term.factor for term in own)
        if factor == 0:
            return None
        zeroed = {**values, **dict.fromkeys(keys, 0)}
        residue, interval = self._at(zeroed)
        exact, rest = divmod(-residue, factor)
        low, high = _quotients(-interval.high, -interval.low, factor)
        if self.strict:
            low = high = exact
        wanted = None if rest or exact % own[0].print.amount.step else exact
        if not self.inequality:
            return Room(low, high, wanted)
        return Room(None, high) if factor > 0 else Room(low, None)


def _quotients(low: int, high: int, factor: int) -> tuple[int, int]:
    """The integers x with factor · x from ``low`` to ``high``."""
    if factor < 0:
        low, high, factor = -high, -low, -factor
    return -(-low // factor), high // factor
