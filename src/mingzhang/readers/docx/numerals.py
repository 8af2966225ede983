"""Number formats of automatic lists: 一、二、; 壹、贰; 甲、乙; ①; Ⅰ; a.

Source: ST_NumberFormat of ECMA-376 part 1, 17.18.59; a format that is not listed prints plain digits.
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def spelled(number: int, style: str) -> str:
    """The number as the format prints it; ``style`` is the format's name in numbering.xml."""
    write = _FORMATS.get(style)
    return write(number) if write is not None and 0 <= number < 10_000 else str(number)


def _chinese(number: int, digits: str, units: str) -> str:
    """Chinese with 十, 百, 千: 12 is 十二 (legal 壹拾贰), 205 is 二百零五."""
    if number == 0:
        return digits[0]
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + units[power].strip()
            gap = False
        else:
            gap = True
    return text


def _counting(number: int) -> str:
    """一 to 九十九 in words, from 100 on digit by digit, as Word's ``chineseCounting`` prints."""
    return _thousands(number) if number < 100 else _digits(number)


def _thousands(number: int) -> str:
    text = _chinese(number, _DIGITS, " 十百千")
    return text[1:] if text.startswith("一十") else text


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _chinese(number, _LEGAL, " 拾佰仟")


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _letter(number: int) -> str:
    """A … Z, AA, BB … as Word prints them."""
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"


def _row(first: int, count: int) -> Callable[[int], str]:
    """A run of ready-made characters, ① or ⑴; plain digits beyond its end."""
    return lambda number: chr(first + number - 1) if 1 <= number <= count else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else str(number)


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _row(0x2460, 20),
    "decimalEnclosedCircleChinese": _row(0x2460, 20),
    "decimalEnclosedParen": _row(0x2474, 20),
    "decimalEnclosedFullstop": _row(0x2488, 20),
    "ideographEnclosedCircle": _row(0x3280, 10),
    "chineseCounting": _counting,
    "japaneseCounting": _thousands,
    "taiwaneseCounting": _counting,
    "koreanCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "upperRoman": lambda number: _roman(number),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "bullet": lambda number: "",
    "none": lambda number: "",
}
