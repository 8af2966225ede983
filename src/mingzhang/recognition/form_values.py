"""Reading an indicator's figure: operator, amount, unit, or words."""

from __future__ import annotations

from mingzhang.amount import PERCENT, Amount, Unit, count_unit, money_unit, parse_amount, to_half_width
from mingzhang.document import Cell
from mingzhang.findings import Cited
from mingzhang.points.reading import FormValue, NumeralFate
from mingzhang.recognition.claims import NUMERAL, Claims
from mingzhang.regex import regex

_SPACE = regex(r"\s+")
_SIGNS = (
    (">=", "≥"),
    ("=>", "≥"),
    ("<=", "≤"),
    ("=<", "≤"),
    ("≧", "≥"),
    ("≦", "≤"),
    ("⩾", "≥"),
    ("⩽", "≤"),
    ("＝", "="),
    ("＞", ">"),
    ("＜", "<"),
    ("﹥", ">"),
    ("﹤", "<"),
    ("〉", ">"),
    ("〈", "<"),
    ("大于等于", "≥"),
    ("大于或等于", "≥"),
    ("不低于", "≥"),
    ("不少于", "≥"),
    ("不小于", "≥"),
    ("至少", "≥"),
    ("小于等于", "≤"),
    ("小于或等于", "≤"),
    ("不高于", "≤"),
    ("不超过", "≤"),
    ("不大于", "≤"),
    ("不多于", "≤"),
    ("等于", "="),
    ("大于", ">"),
    ("小于", "<"),
)
_VALUE = regex(r"([≥≤=><-]?)([0-9][0-9,]*(?:\.[0-9]+)?)([^0-9=≥≤<>]*)")
_BARE = regex(r"([≥≤=><-]?)([^0-9=≥≤<>\-]{0,6})")
_YEAR_HEAD = regex(r"20\d{2}年度?(?=\D*[0-9])")
_AFTER = regex(r"(%|万元|亿元|元|亿|月|日|年|号|时|[一-鿿]{0,2})")
_UNIT_LENGTH = 8
_UNITS_ALONE = regex(
    r"%|万元|亿元|元|[万亿]?(?:个|人|次|人次|家|户|件|套|台|份|项|天|场|期|平方米|公里|吨|元|亩|篇|册|辆|名|处|平方)"
)
_QUALITATIVE = regex(r"[、，。；,;]|达成|完成|保障|提升|提高|及时|满意")
ACHIEVED = regex(
    r"(?:部分|未|未能|基本|已|已经|全部|完全|按时|按期|及时)?(?:达成|生成|达到|完成|实现)(?:年度)?(?:预期)?(?:指标|目标|值|效果|指标值)?"
    r"(?:[且并,，]?(?:且?效果较差|并?具有一定效果|指标并具.*|并?较?好?))?|指标并具.*|(?:部分|未)?达成.{0,16}"
)
"""How the form words a qualitative result, damage included (生成 for 达成)."""
_NO_TEXT = ("", "无", "/", "-", "—", "——")


def normal(text: str) -> str:
    """``text`` in half width without white space, with one sign for each operator."""
    word = _SPACE.sub("", to_half_width(text))
    for printed, sign in _SIGNS:
        if printed in word:
            word = word.replace(printed, sign)
    return word


def unit_of(symbol: str) -> Unit:
    """The unit a figure is printed in; a noun of which one is one where it is neither money nor %."""
    if symbol.startswith("%"):
        return PERCENT
    money = money_unit(symbol) if symbol != "万" else None
    return money or count_unit(symbol)


def is_achievement(text: str) -> bool:
    """True for the form's wording of a qualitative result (达成预期指标 …)."""
    word = normal(text)
    return len(word) <= 30 and ACHIEVED.fullmatch(word) is not None


def is_operator_and_unit(text: str) -> bool:
    """True for ``=%``, ``≥次``, ``%``: an indicator's operator and unit whose number is missing."""
    match = _BARE.fullmatch(normal(text))
    if match is None or not match.group(0):
        return False
    return bool(match.group(1)) or _UNITS_ALONE.fullmatch(match.group(2)) is not None


def read_value(cell: Cell | None, cited: Cited, operator: str = "", unit: str = "") -> FormValue:
    """What a figure cell says. ``operator``, ``unit``: from columns of their own where the form has them.

    "-28人" keeps the operator "-": a damaged "=" and a minus sign cannot be told apart from the cell alone.
    """
    if cell is None:
        return FormValue()
    word = normal(cell.text)
    return _read(word, cell.text.strip(), cited, operator, unit)


def _read(word: str, text: str, cited: Cited, operator: str, unit: str) -> FormValue:
    word = _YEAR_HEAD.sub("", word)
    match = _VALUE.fullmatch(word)
    if match:
        sign, digits, symbol = match.groups()
        for ending, meant in (("以上", "≥"), ("及以上", "≥"), ("以内", "≤"), ("以下", "≤"), ("及以下", "≤")):
            if symbol.endswith(ending) and not sign:
                sign, symbol = meant, symbol[: -len(ending)].rstrip("及")
        symbol = symbol or unit
        if (
            len(symbol) <= _UNIT_LENGTH
            and not _QUALITATIVE.search(symbol)
            and (sign or not symbol.startswith(("年", "月", "日")))
        ):
            amount = parse_amount(digits, unit_of(symbol))
            if amount is not None:
                return FormValue(text, sign or operator, amount, symbol, cited)
    bare = _BARE.fullmatch(word)
    if bare and is_operator_and_unit(text):
        return FormValue(text, bare.group(1) or operator, None, bare.group(2) or unit, cited)
    return FormValue("" if text in _NO_TEXT else text, operator, None, unit, cited)


def claim_value(claims: Claims, cell: Cell, value: FormValue) -> Amount | None:
    """Claim the numerals of a figure cell; the amount it prints, also among words (``压缩30%``).

    More than one figure among words is prose and stays unclaimed.
    """
    place = cell.place
    if value.amount is not None:
        head = _YEAR_HEAD.match(cell.text)
        if head:
            claims.take(place.span(0, head.end()), NumeralFate.YEAR)
        claims.take(place, NumeralFate.POINT)
        return value.amount
    spans = [(m.start(), m.end()) for m in NUMERAL.finditer(cell.text)]
    if not spans:
        return None
    figures = []
    for start, end in spans:
        after = _AFTER.match(_SPACE.sub("", to_half_width(cell.text[end : end + 4])))
        follows = after.group(1) if after else ""
        digits = cell.text[start:end]
        if follows.startswith("年") and len(digits) == 4:
            claims.take(place.span(start, end), NumeralFate.YEAR)
        elif follows.startswith(("月", "日", "号", "时")):
            claims.take(place.span(start, end), NumeralFate.DATE)
        else:
            figures.append((start, end, follows))
    if len(figures) != 1:
        return None
    start, end, follows = figures[0]
    amount = parse_amount(cell.text[start:end], unit_of(follows))
    if amount is not None:
        claims.take(place.span(start, end), NumeralFate.POINT)
    return amount
