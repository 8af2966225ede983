"""Symbol characters: code points of the private area that only a symbol font can show.

Without them ``≥95%`` in a performance form reads ``95%``, and a ticked box reads like an empty one.
"""

from __future__ import annotations

from mingzhang.regex import regex

_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB1: "±", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xB0: "°",
    0xB7: "•", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA2: "′", 0xB2: "″", 0xE5: "∑", 0xD6: "√",
    0x2D: "-",
}  # fmt: skip
_WINGDINGS = {
    0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x52: "☑", 0x51: "☒", 0x54: "☒", 0xA8: "□", 0x6F: "□",
    0x71: "□", 0x72: "□", 0xA3: "□", 0x6E: "■", 0xA7: "▪", 0x6C: "●", 0xA1: "○", 0x9F: "•", 0xE0: "→",
    0xD8: "➢", 0x76: "❖", 0x75: "◆",
    **{0x80 + digit: "⓪①②③④⑤⑥⑦⑧⑨⑩"[digit] for digit in range(11)},
    **{0x8B + digit: "⓿❶❷❸❹❺❻❼❽❾❿"[digit] for digit in range(11)},
}  # fmt: skip
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x51: "☒", 0x2A: "□", 0xA3: "□"},
}
PRIVATE = regex("[\uf020-\uf0ff]")
"""Where Word puts the characters of symbol fonts."""


def symbol(font: str, code: int) -> str:
    """The character a symbol font shows for a code (``F0B3`` or ``B3``); empty where it is not known."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        known = table.get(low)
        if known is not None:
            return known
        return chr(low) if table is _SYMBOL and 0x20 <= low < 0x7F else ""
    if low < 0x20 or 0xD800 <= low <= 0xDFFF or low > 0x10FFFF:
        return ""
    return chr(low)


def restore(text: str, font: str) -> str:
    """Text with the private characters of a run replaced by what its font shows."""
    return PRIVATE.sub(lambda match: symbol(font or "symbol", ord(match.group())), text)
