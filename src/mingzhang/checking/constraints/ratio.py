"""Quotient: a printed share, rate or score is factor × part ÷ whole, rounded."""

from __future__ import annotations

from collections.abc import Callable, Set
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from mingzhang.findings import Cell, Key, Room, Values, Verdict

Judge = Callable[[int, int, int], Verdict]
"""How the family judges stated, part and whole, in smallest steps."""


class Quotient(Struct, frozen=True, eq=False, dict=True):
    """``stated`` = ``factor`` × part ÷ base, where base = ``whole`` − ``shift`` × part.

    ``shift`` is 0 for shares; for a growth rate the part is the change, the whole this year's figure and
    ``shift`` the sign of the change, because last year's figure is their difference. ``step``: the place to
    which the stated figure is rounded, in its smallest steps. ``capped``: never above the factor.
    """

    stated: Cell
    part: Cell
    whole: Cell
    verdict: Judge
    factor: Fraction
    step: int
    shift: int = 0
    capped: bool = False

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The percentage first, then what it is made of."""
        return (self.stated, self.part, self.whole)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Where they stand."""
        return tuple([cell.key for cell in self.cells])

    def _now(self, values: Values) -> tuple[int, int, int]:
        stated, part, whole = (values.get(cell.key, cell.amount.value) for cell in self.cells)
        return stated, part, whole

    def judge(self, values: Values) -> Verdict:
        """As the family judges it, with other figures."""
        return self.verdict(*self._now(values))

    def solve_for(self, keys: Set[Key], values: Values) -> Room | None:
        """The rounded quotient, or the part or whole that the printed percentage asks for, give or take its rounding."""
        touched = [cell for cell in self.cells if cell.key in keys]
        if len(touched) != 1:
            return None
        stated, part, whole = self._now(values)
        if touched[0] is self.stated:
            return self._stated(part, whole)
        if stated <= 0:
            return None
        new = self._from_nothing(touched[0], stated, part, whole)
        if new is not None:
            return new
        low = Fraction(Fraction(2 * stated - self.step - 1, 2), self.factor)
        high = Fraction(Fraction(2 * stated + self.step + 1, 2), self.factor)
        middle = Fraction(stated, self.factor)
        if touched[0] is self.part:
            ends = [self._part(ratio, whole) for ratio in (low, middle, high)]
        else:
            ends = [self._whole(ratio, part) for ratio in (low, middle, high)]
        if any(end is None for end in ends):
            return None
        known = [end for end in ends if end is not None]
        step = touched[0].amount.step
        around = step + 1 if touched[0].amount.value else 1
        exact = _to_step(known[1], step)
        low_end, high_end = int(min(known)) - around, int(max(known)) + around
        return Room(low_end, high_end, exact, firm=False)

    def _from_nothing(self, asked: Cell, stated: int, part: int, whole: int) -> Room | None:
        """A rise of 100 % is also what people write where last year was zero, and the change is all there is.

        Taken where that is nearer to what is printed than a figure that really doubled.
        """
        if self.shift != 1 or stated != self.factor:
            return None
        printed, new, doubled = (
            (part, whole, Fraction(whole, 2)) if asked is self.part else (whole, part, Fraction(2 * part))
        )
        return Room(new, new, new) if new > 0 and abs(printed - new) < abs(printed - doubled) else None

    def _stated(self, part: int, whole: int) -> Room | None:
        base = whole - self.shift * part
        if base <= 0:
            return None
        ratio = self.factor * Fraction(abs(part) if self.shift else part, base)
        if self.capped:
            ratio = min(ratio, self.factor)
        exact = _to_step(ratio, self.step)
        return Room(exact - self.step, exact + self.step, exact)

    def _part(self, ratio: Fraction, whole: int) -> Fraction | None:
        divisor = 1 + self.shift * ratio
        return Fraction(ratio * whole, divisor) if divisor > 0 else None

    def _whole(self, ratio: Fraction, part: int) -> Fraction | None:
        return Fraction(part, ratio) + self.shift * part if ratio > 0 else None


def _to_step(value: Fraction, step: int) -> int:
    sign = -1 if value < 0 else 1
    return sign * int(Fraction(2 * abs(value) + step, 2 * step)) * step
