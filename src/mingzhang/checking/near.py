"""Two figures that should often be equal and differ by one slip of the pen: that is no coincidence."""

from __future__ import annotations

from mingzhang.amount import Amount

LEAST_DIGITS = 4
"""Shorter figures come near each other by chance."""


def one_slip_apart(left: Amount, right: Amount) -> bool:
    """Whether the digits differ in one place, in two neighbours that changed places, or by one digit lost or added."""
    if left.unit != right.unit or left.value == right.value:
        return False
    one, other = (f"{abs(amount.value) // amount.step}" for amount in (left, right))
    if min(len(one), len(other)) < LEAST_DIGITS or (left.value < 0) != (right.value < 0):
        return False
    if len(one) == len(other):
        unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(unlike) == 2 and unlike[1] == unlike[0] + 1
        return len(unlike) == 1 or (
            swapped and one[unlike[0]] == other[unlike[1]] and one[unlike[1]] == other[unlike[0]]
        )
    shorter, longer = sorted((one, other), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
