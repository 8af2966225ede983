"""Number formats: what a cell prints for the number it stores.

A format has up to four sections between semicolons (positive; negative; zero; text), each a run of digit
placeholders (0 # ?), literals and codes. Source: ECMA-376 part 1, 18.8.31; what Excel does where that is
silent (digits around literals, as in 0\\.0,"万"; empty sections that hide a number).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, DecimalException

from msgspec import Struct

from mingzhang.readers.sheets.dates import moment, print_moment
from mingzhang.readers.sheets.numbers import general, rounded
from mingzhang.regex import regex

_TOKEN = regex(
    r"""(?P<quoted>"[^"]*"?)|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)
    |\[(?P<condition>(?:<=|>=|<>|<|>|=)\s*-?[\d.]+)\]|(?P<elapsed>\[(?:h+|m+|s+)\])|\[\$(?P<currency>[^\]-]*)[^\]]*\]
    |(?P<bracket>\[[^\]]*\])|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)
    |(?P<exponent>E[+-])|(?P<date>y+|m+|d+|h+|s+|a{3,}|e+)
    |(?P<digit>[0\#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PLAIN = regex(r"(#,##)?0(?:\.(0{1,20}))?")
_DIGITS_AT_MOST = 100
_LONGEST_FORMAT = 255
BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"\\-#,##0',
    6: '"¥"#,##0;"¥"\\-#,##0',
    7: '"¥"#,##0.00;"¥"\\-#,##0.00',
    8: '"¥"#,##0.00;"¥"\\-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""The formats a workbook names by number only, as Chinese Excel shows them."""

Token = tuple[str, str]
"""Kind (literal, digit, point, comma, percent, exponent, date, text, general) and its characters."""


class Section(Struct, frozen=True):
    """One section: its tokens, and the condition it holds for (operator, number) if it names one.

    ``plain``: of a section like ``¥#,##0.00`` what stands before the number, whether thousands are
    separated, the decimals, and what stands behind it; None for any other.
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    plain: tuple[str, bool, int, str] | None = None

    dated: bool = False

    def has(self, kind: str) -> bool:
        return any(token[0] == kind for token in self.tokens)


class NumberFormat(Struct, frozen=True):
    """A compiled format."""

    sections: tuple[Section, ...]
    epoch_1904: bool = False
    conditional: bool = False
    dresses_text: bool = False

    def printed(self, value: Decimal) -> str:
        """What a cell of this format shows for a number."""
        return self._print(value).strip(" \u3000")

    def printed_text(self, text: str) -> str:
        """What a cell of this format shows for a text: the text, unless a section says otherwise."""
        if not self.dresses_text:
            return text
        tokens = self.sections[3 if len(self.sections) > 3 else -1].tokens
        return "".join(text if kind == "text" else words for kind, words in tokens).strip()

    def _print(self, value: Decimal) -> str:
        index = _choose(self.sections, value, self.conditional)
        if index is None:
            return general(value)
        section = self.sections[index]
        if section.dated:
            at = moment(value, self.epoch_1904)
            return print_moment(section.tokens, at) if at else general(value)
        own_sign = index == 1 and section.condition is None
        sign = "-" if value < 0 and not own_sign else ""
        if section.plain is not None:
            before, group, decimals, behind = section.plain
            return f"{sign}{before}{rounded(abs(value), decimals):{',f' if group else 'f'}}{behind}"
        return sign + _print_number(section.tokens, abs(value))


GENERAL = NumberFormat((Section((("general", ""),)),))


def compile_format(code: str, epoch_1904: bool = False) -> NumberFormat:
    """A format from its code; what cannot be understood prints like General."""
    if not code or len(code) > _LONGEST_FORMAT:
        return GENERAL
    sections = tuple(_section(part) for part in _cut(code))[:4]
    conditional = any(section.condition for section in sections[:3])
    dresses_text = code != "@" and (len(sections) > 3 or sections[-1].has("text"))
    return NumberFormat(sections, epoch_1904, conditional, dresses_text)


def _cut(code: str) -> list[list[re.Match[str]]]:
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match.group() == ";":
            parts.append([])
        else:
            parts[-1].append(match)
    return parts


def _section(matches: Sequence[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition = None
    for match in matches:
        kind = match.lastgroup or "other"
        text = match.group(kind)
        match kind:
            case "quoted":
                tokens.append(("literal", text.strip('"')))
            case "escaped" | "currency" | "other":
                tokens.append(("literal", text))
            case "space":
                tokens.append(("literal", " "))
            case "condition":
                condition = _condition(text)
            case "half" | "elapsed":
                tokens.append(("date", text if kind == "half" else text.lower()))
            case "date":
                tokens.append(("date", text.lower()))
            case "fill" | "bracket":
                continue
            case _:
                tokens.append((kind, text))
    dated = any(kind == "date" for kind, _ in tokens)
    return Section(tuple(tokens), condition, None if dated else _plain(tokens), dated)


def _plain(tokens: Sequence[Token]) -> tuple[str, bool, int, str] | None:
    """What :attr:`Section.plain` says of these tokens."""
    literal = [kind == "literal" for kind, _ in tokens]
    if all(literal):
        return None
    first, last = literal.index(False), len(literal) - literal[::-1].index(False)
    match = _PLAIN.fullmatch("".join(text for _, text in tokens[first:last]))
    if match is None or any(literal[first:last]):
        return None
    before = "".join(text for _, text in tokens[:first])
    behind = "".join(text for _, text in tokens[last:])
    return before, match.group(1) is not None, len(match.group(2) or ""), behind


def _condition(text: str) -> tuple[str, Decimal] | None:
    operator = text.rstrip("-.0123456789 ")
    try:
        return operator, Decimal(text[len(operator) :].strip())
    except DecimalException:
        return None


def _choose(sections: Sequence[Section], value: Decimal, conditional: bool) -> int | None:
    """Which section prints a number; None: none of them, so it prints like General."""
    if conditional:
        for index, section in enumerate(sections[:3]):
            if section.condition is None or _holds(section.condition, value):
                return index
        return None
    if len(sections) == 1:
        return None if sections[0].plain is None and sections[0].has("text") else 0
    if value < 0:
        return 1
    return 2 if value == 0 and len(sections) > 2 else 0


def _holds(condition: tuple[str, Decimal], value: Decimal) -> bool:
    operator, bound = condition
    match operator:
        case "<":
            return value < bound
        case "<=":
            return value <= bound
        case ">":
            return value > bound
        case ">=":
            return value >= bound
        case "=":
            return value == bound
    return value != bound


def _print_number(tokens: Sequence[Token], value: Decimal) -> str:
    """A section's tokens filled with the digits of a number without sign."""
    kinds = [kind for kind, _ in tokens]
    if "general" in kinds:
        return "".join(general(value) if kind == "general" else text for kind, text in tokens)
    if "digit" not in kinds:
        return "".join("%" if kind == "percent" else text for kind, text in tokens)
    if any(kind == "literal" and text == "/" for kind, text in tokens) and kinds.count("digit") > 1:
        return general(value)  # a vulgar fraction: no amount is printed so
    tokens, value = _scaled(tokens, value)
    kinds = [kind for kind, _ in tokens]
    point = kinds.index("point") if "point" in kinds else len(tokens)
    end = kinds.index("exponent") if "exponent" in kinds else len(tokens)
    whole, fraction = tokens[: min(point, end)], tokens[point + 1 : end]
    decimals = min(sum(1 for kind, _ in fraction if kind == "digit"), _DIGITS_AT_MOST)
    tail = ""
    if end < len(tokens):
        value, tail = _mantissa(value, tokens[end:], decimals)
    digits, _, decimal_digits = format(rounded(value, decimals), "f").partition(".")
    after = _fraction(fraction, decimal_digits)
    # Excel prints 12. for 12 in the format 0.##; the lonely point is left out.
    return _whole(whole, digits) + ("." if after[:1].isdigit() else "") + after + tail


def _scaled(tokens: Sequence[Token], value: Decimal) -> tuple[list[Token], Decimal]:
    """Percent signs multiply by a hundred; commas behind the last digit divide by a thousand."""
    kinds = [kind for kind, _ in tokens]
    point = kinds.index("point") if "point" in kinds else len(tokens)
    kept: list[Token] = []
    power = 2 * kinds.count("percent")
    for index, token in enumerate(tokens):
        if token[0] == "percent":
            kept.append(("literal", "%"))
        elif token[0] != "comma":
            kept.append(token)
        elif "digit" in kinds[:index]:
            if "digit" in kinds[index + 1 : max(point, index)]:
                kept.append(token)
            else:
                power -= 3
    return kept, value.scaleb(power)


def _mantissa(value: Decimal, tokens: Sequence[Token], decimals: int) -> tuple[Decimal, str]:
    """The number between 1 and 10, and its exponent as printed."""
    exponent = value.adjusted() if value else 0
    small = value.scaleb(-exponent)
    if rounded(small, decimals) >= 10:
        small, exponent = small.scaleb(-1), exponent + 1
    width = sum(1 for kind, text in tokens if kind == "digit" and text == "0")
    sign = "-" if exponent < 0 else tokens[0][1][1].replace("-", "")
    rest = "".join(text for kind, text in tokens[1:] if kind == "literal")
    return small, f"E{sign}{abs(exponent):0{max(width, 1)}d}{rest}"


def _whole(tokens: Sequence[Token], digits: str) -> str:
    """The digits before the point laid into their placeholders, from the right."""
    left = list(digits.lstrip("0"))
    group = any(kind == "comma" for kind, _ in tokens)
    first = next((index for index, (kind, _) in enumerate(tokens) if kind == "digit"), None)
    written: list[str] = []
    count = 0
    for index in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[index]
        if kind == "literal":
            written.append(text)
        elif kind == "digit":
            for _ in range(max(len(left), 1) if index == first else 1):
                digit = left.pop() if left else {"0": "0", "?": " "}.get(text, "")
                if digit.isdigit():
                    written.append("," if group and count and count % 3 == 0 else "")
                    count += 1
                written.append(digit)
    return "".join(left if first is None else []) + "".join(reversed(written))


def _fraction(tokens: Sequence[Token], digits: str) -> str:
    """The digits behind the point; a # prints no zero at the end, a ? a space in its stead."""
    shown = len(digits.rstrip("0"))
    at = 0
    written: list[str] = []
    for kind, text in tokens:
        if kind == "literal":
            written.append(text)
        elif kind == "digit" and at < len(digits):
            if text == "0" or at < shown:
                written.append(digits[at])
            elif text == "?":
                written.append(" ")
            at += 1
    return "".join(written)
