"""95 % confidence intervals of shares (Wilson's score interval)."""

from __future__ import annotations

from math import sqrt

Z = 1.959964


def interval(hits: int, number: int) -> tuple[float, float]:
    """Lower and upper bound of a share, as fractions of one."""
    if not number:
        return 0.0, 1.0
    share = hits / number
    middle = share + Z * Z / (2 * number)
    reach = Z * sqrt(share * (1 - share) / number + Z * Z / (4 * number * number))
    base = 1 + Z * Z / number
    return max(0.0, (middle - reach) / base), min(1.0, (middle + reach) / base)
