"""How values become figures: rounded once, half up, from 分; integers and fractions only."""

from __future__ import annotations

from fractions import Fraction

from mingzhang.amount import COUNT, WAN, Amount, Unit, format_scaled, round_half_up

TABLE_DECIMALS = 2


def wan(fen: int, decimals: int = TABLE_DECIMALS) -> Amount:
    """分 as an amount printed in 万元."""
    rounded = round_half_up(Fraction(fen, WAN.scale), decimals) * WAN.scale
    return Amount(int(rounded), WAN, decimals)


def whole(count: int, unit: Unit = COUNT) -> Amount:
    """A count as an amount."""
    return Amount(count * unit.scale, unit, 0)


def fixed(value: Fraction, decimals: int) -> str:
    """A fraction with exactly so many decimals."""
    scale = int(10**decimals)
    return format_scaled(int(round_half_up(value, decimals) * scale), scale, decimals)


def trimmed(value: Fraction, decimals: int) -> str:
    """A fraction with at most so many decimals, trailing zeros taken off (9.8, 14, 100)."""
    text = fixed(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(text: str) -> str:
    """A decimal with commas between thousands, as sentences print money (1,776.49)."""
    sign = "-" if text.startswith("-") else ""
    whole_part, point, decimals = text.lstrip("-").partition(".")
    return f"{sign}{int(whole_part):,}{point}{decimals}"
