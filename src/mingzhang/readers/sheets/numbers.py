"""Display formats of spreadsheet numbers: the one place where a stored double is turned into a decimal.

A workbook stores binary doubles and shows at most 15 significant digits of them. So a stored number is
first made the decimal of 15 digits that Excel computes with (2.6749999999999998 is 2.675), then rounded
half up to the decimals its format displays. XLSX and ODS store decimal text, which never becomes a double.
"""

from __future__ import annotations

import math
import struct
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException

DIGITS = 15
"""Significant digits of a spreadsheet's numbers."""
GENERAL_WIDTH = 11
"""Characters, the point included, of a number in the format General."""
MAX_MAGNITUDE = 308
_FIFTEEN = Context(prec=DIGITS, rounding=ROUND_HALF_UP, Emin=-999_999, Emax=999_999)
_WIDE = Context(prec=700, rounding=ROUND_HALF_UP, Emin=-999_999, Emax=999_999)
_STEPS = tuple(Decimal(1).scaleb(-decimals) for decimals in range(10))
_LONGEST = 64
_DOUBLE = struct.Struct("<d")


def from_text(text: str) -> Decimal | None:
    """The number a decimal text stands for, to 15 significant digits, or None."""
    if len(text) > _LONGEST:
        return None
    try:
        value = _FIFTEEN.create_decimal(text)
    except DecimalException:  # no number, or one like 1e9999999
        return None
    if not value.is_finite() or abs(value.adjusted()) > MAX_MAGNITUDE:
        return None
    return value


def from_double(data: bytes) -> Decimal | None:
    """The number of eight bytes, little endian."""
    value: float = _DOUBLE.unpack(data)[0]
    return from_text(repr(value)) if math.isfinite(value) else None


def from_rk(code: int) -> Decimal | None:
    """The number of a BIFF8 RK code: 30 bits of an integer or of a double, perhaps in hundredths."""
    if code & 2:
        whole = code >> 2
        value: Decimal | None = Decimal(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        value = from_double(b"\0\0\0\0" + (code & 0xFFFFFFFC).to_bytes(4, "little"))
    return value.scaleb(-2) if value is not None and code & 1 else value


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up to so many decimals, as a spreadsheet displays it."""
    step = _STEPS[decimals] if decimals < len(_STEPS) else Decimal(1).scaleb(-decimals)
    return value.quantize(step, ROUND_HALF_UP, _WIDE)


def plain(value: Decimal) -> str:
    """All digits, without exponent, trailing zeros and the sign of zero."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def general(value: Decimal) -> str:
    """The format General: as many decimals as eleven characters hold; a whole number in full.

    Excel turns to 1.23E+11 beyond that; the digits serve a reader of amounts better.
    """
    text = plain(value)
    whole, point, _ = text.lstrip("-").partition(".")
    if not point or len(text.lstrip("-")) <= GENERAL_WIDTH:
        return text
    return plain(rounded(value, max(GENERAL_WIDTH - 1 - len(whole), 0)))
