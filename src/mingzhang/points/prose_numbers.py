"""Numbers in prose with their noun and unit: 信访案件170件, 566.28平方米, 21.86亿元, 1800.00元/人.

:func:`free_numbers` is pure and knows no document; recognition makes points of what it finds, and the
checks read sentences with it. A number is understood when it has a unit or a noun; one with neither is
returned by :func:`lexemes` with the reason, for the unread list.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.amount import (
    MONEY_UNITS,
    PERCENT,
    SCORE,
    WAN,
    YI,
    Amount,
    Kind,
    Unit,
    parse_amount,
    to_half_width,
)
from mingzhang.points import prose_words as words
from mingzhang.points.prose_known import Known, known_stretches
from mingzhang.points.reading import NumeralFate
from mingzhang.regex import regex

NUMERAL = regex(
    r"(?<![0-9])(?<![.])[0-9]{1,3}(?:[,，] ?[0-9]{3})+[.][0-9]{2}(?![0-9])"
    r"|[0-9]+(?:[,，][0-9]{3}(?![0-9]))*(?:[.](?!(?:19|20)[0-9]{2}\s*年)[0-9]+)?"
)
"""The same runs of digits as :data:`mingzhang.recognition.claims.NUMERAL`, in half-width text."""

PERMILLE = Unit("‰", Kind.RATE, 1_000)
POINTS = Unit("个百分点", Kind.RATE, PERCENT.scale)
_PERCENT_SIGNS = (("%", PERCENT), ("‰", PERMILLE), ("个百分点", POINTS), ("百分点", POINTS))
_FOREIGN = ("美元", "欧元", "港元", "日元", "英镑")
_SCORE = regex(r"分(?![之别类析布配管工期批组成为享局公档级钟])")
_PER_BEHIND = regex(
    r"\s*(?:[/／]\s*每?|每)(?P<head>人|户|名|位|生|辆|台|件|亩|村|次|场|家|个|套|平方米|㎡|吨|公里)?"
    r"\s*[·./／、]?\s*每?(?P<period>个?月|年|天|日|次|期|季|学期)?"
)
_PER_BEFORE = regex(r"每(?P<head>人|户|名|位|生|辆|台|件|亩|村|场|家|套|个[村社县])|(?P<mean>[人户])均")
_PERIOD_BEFORE = regex(
    r"每(?:人|户|名|位|生)?每?(?P<period>个?月|年|天|日|次|期|季|学期)|(?P<mean>月)均|月人均"
)
_QUALIFYING_YEAR = regex(r"((?:19|20)\d\d)\s*年度?")
_CHAIN = regex(r"\s*(?:[-—–~～至到、]|和|及|或)\s*(?=\d)")


class FreeNumber(Struct, frozen=True):
    """One number in a text.

    ``text``: as printed, with its unit; ``start``, ``end``: span of the digits; ``stop``: end of the unit.
    ``unit``: 元, 万元, %, 人 …, empty for a counted noun without one. ``noun``: what is counted or measured.
    ``label``: the noun phrase before it, without year and particles; ``year``: the year that qualifies it,
    and ``owner`` what stands before that year. ``lead``: all the words since the last mark or number.
    ``approximate``: the sign of it (余, 约, 以上), or empty. ``per``: 人 for 元/人, 每人; ``period``: 月, 年.
    """

    text: str
    start: int
    end: int
    amount: Amount
    unit: str
    noun: str = ""
    label: str = ""
    approximate: str = ""
    per: str = ""
    period: str = ""
    year: str = ""
    owner: str = ""
    lead: str = ""
    stop: int = 0

    @property
    def digits(self) -> str:
        """The amount as a decimal string with the visible decimals."""
        return self.amount.decimal


class Lexeme(Struct, frozen=True):
    """A numeral of a text: a known non-amount (``fate``), a number, or neither with the reason (``why``)."""

    start: int
    end: int
    fate: NumeralFate | None = None
    number: FreeNumber | None = None
    why: str = ""


class _Measure(Struct, frozen=True):
    """What stands behind the digits: the unit, the sign of approximation, the divisor, and where it ends."""

    unit: Unit
    stop: int
    symbol: str
    approximate: str = ""
    per: str = ""
    period: str = ""


def free_numbers(text: str) -> tuple[FreeNumber, ...]:
    """The numbers of ``text`` that have a noun or a unit, in order; years, codes and ordinals left out."""
    return tuple(item.number for item in lexemes(text) if item.number is not None)


@lru_cache(maxsize=1024)
def lexemes(text: str) -> tuple[Lexeme, ...]:
    """Every numeral of ``text``, classified, in order."""
    scan = to_half_width(text)
    spans = [match.span() for match in NUMERAL.finditer(scan)]
    if not spans:
        return ()
    fates = _fates(spans, known_stretches(scan))
    measures: list[_Measure | None] = [None] * len(spans)
    for index in range(len(spans) - 1, -1, -1):
        if fates[index] is None:
            following = measures[index + 1] if index + 1 < len(spans) else None
            measures[index] = _measure(scan, spans[index][1]) or _inherited(scan, spans[index][1], following)
    result: list[Lexeme] = []
    boundary = 0
    for (start, end), fate, measure in zip(spans, fates, measures, strict=True):
        if fate is not None:
            result.append(Lexeme(start, end, fate))
            boundary = boundary if fate is NumeralFate.YEAR else end
            continue
        result.append(_lexeme(text, scan, (start, end), boundary, measure))
        boundary = max(end, measure.stop) if measure and measure.stop > end else end
    return tuple(result)


def _fates(spans: list[tuple[int, int]], stretches: tuple[Known, ...]) -> list[NumeralFate | None]:
    fates: list[NumeralFate | None] = []
    position = 0
    for start, end in spans:
        while position < len(stretches) and stretches[position].end <= start:
            position += 1
        inside = position < len(stretches) and stretches[position].start <= start < stretches[position].end
        fates.append(stretches[position].fate if inside and stretches[position].end >= end else None)
    return fates


# ── the unit behind the digits ───────────────────────────────────────────────────────────────────


def _measure(scan: str, end: int) -> _Measure | None:
    at = _skip(scan, end)
    approximate, at = _nearly(scan, at)
    for sign, unit in _PERCENT_SIGNS:
        if scan.startswith(sign, at):
            return _Measure(unit, at + len(sign), unit.symbol, approximate or _behind(scan, at + len(sign)))
    multiplier, factor = next(((m, f) for m, f in words.MULTIPLIERS if scan.startswith(m, at)), ("", 1))
    after, more = at + len(multiplier), ""
    if multiplier:
        more, after = _nearly(scan, _skip(scan, after))
    approximate = approximate or more
    if scan.startswith("元", after) or scan.startswith("人民币", after):
        return _money(scan, after + 1, multiplier, approximate)
    if _SCORE.match(scan, at) and not multiplier:
        return _Measure(SCORE, at + 1, "分", approximate or _behind(scan, at + 1))
    return _counted(scan, after, multiplier, factor, approximate)


def _money(scan: str, stop: int, multiplier: str, approximate: str) -> _Measure | None:
    unit = next((unit for unit in MONEY_UNITS if unit.symbol == f"{multiplier}元"), None)
    if unit is None:
        return None
    match = _PER_BEHIND.match(scan, stop)
    per, period = "", ""
    if match and (match["head"] or match["period"]):
        per, period, stop = match["head"] or "", (match["period"] or "").removeprefix("个"), match.end()
    return _Measure(unit, stop, unit.symbol, approximate or _behind(scan, stop), per, period)


def _counted(scan: str, at: int, multiplier: str, factor: int, approximate: str) -> _Measure | None:
    for size in range(words.LONGEST_UNIT, 0, -1):
        symbol = scan[at : at + size]
        if symbol in words.COUNT_UNITS or symbol in _FOREIGN:
            stop = at + size
            printed = f"{multiplier}{symbol}"
            return _Measure(_count(printed, factor), stop, printed, approximate or _behind(scan, stop))
    if not multiplier:
        return None
    followed = at < len(scan) and "\u4e00" <= scan[at] <= "\u9fff" and scan[at] not in words.NOUN_STOPS
    if multiplier in ("万", "亿") and not followed:  # 投资21.86亿, said of money
        unit = WAN if multiplier == "万" else YI
        return _Measure(unit, at, unit.symbol, approximate or _behind(scan, at))
    return _Measure(_count(multiplier, factor), at, multiplier, approximate)


def _count(symbol: str, factor: int) -> Unit:
    """A counting unit; 万人次 is one whose smallest step is the same as that of 人次."""
    return Unit(symbol, Kind.COUNT, 10_000 * factor)


def _nearly(scan: str, at: int) -> tuple[str, int]:
    if at < len(scan) and scan[at] in words.NEARLY_AFTER:
        return scan[at], _skip(scan, at + 1)
    return "", at


def _behind(scan: str, at: int) -> str:
    return next((word for word in words.NEARLY_BEHIND if scan.startswith(word, at)), "")


def _skip(scan: str, at: int) -> int:
    """Past the blanks between digits and unit, which typesetting puts there (307.82 万元)."""
    while at < len(scan) and scan[at] in " \u2009":
        at += 1
    return at


def _inherited(scan: str, end: int, following: _Measure | None) -> _Measure | None:
    """3、5、7个 and 3至5人: the first numbers have the unit of the last."""
    if following is None or not _CHAIN.match(scan, end):
        return None
    return replace(following, stop=end)


# ── the words before and behind ──────────────────────────────────────────────────────────────────


def _lexeme(text: str, scan: str, span: tuple[int, int], boundary: int, measure: _Measure | None) -> Lexeme:
    start, end = span
    lead = _lead(scan, boundary, start)
    label, year, owner = _label(lead)
    found = measure or _by_words(scan, end, label)
    if found is None:
        return Lexeme(start, end, why="数字前后没有可辨认的名称和单位")
    amount = parse_amount(scan[start:end].replace("，", ","), found.unit)
    if amount is None:
        return Lexeme(start, end, why="数字的位数或千分位与单位不符")
    if _negative(scan, start):
        amount = Amount(-amount.value, amount.unit, amount.precision)
    stop = max(found.stop, end)
    before, span_before = _PER_BEFORE.search(lead), _PERIOD_BEFORE.search(lead)
    money = amount.kind is Kind.MONEY
    per = found.per or ((before["head"] or before["mean"]) if before and money else "")
    period = found.period
    if not period and span_before and money:
        period = (span_before["period"] or span_before["mean"] or "月").removeprefix("个")
    return Lexeme(
        start,
        end,
        number=FreeNumber(
            text[start:stop],
            start,
            end,
            amount,
            found.symbol,
            _noun(scan, stop, label, amount.kind),
            label,
            found.approximate or next((word for word in words.NEARLY_BEFORE if lead.endswith(word)), ""),
            per,
            period,
            year,
            owner,
            lead,
            stop,
        ),
    )


def _lead(scan: str, boundary: int, start: int) -> str:
    """The words directly before the number, back to the last mark or number; a colon or = is passed."""
    end = start
    while end > boundary and scan[end - 1] in " :：=＝≥≤><＞＜-﹣":
        end -= 1
    at = end
    while at > boundary and scan[at - 1] not in words.DELIMITERS:
        at -= 1
    return scan[at:end].replace(" ", "")


def _label(lead: str) -> tuple[str, str, str]:
    """(noun phrase, qualifying year, what stands before the year) of the words before a number."""
    year, owner, label = "", "", lead
    found = None
    for found in _QUALIFYING_YEAR.finditer(lead):
        year = found[1]
    if found is not None:
        owner, label = lead[: found.start()], lead[found.end() :]
    return _trim_heads(_trim_ends(label)), year, owner


def _trim_ends(label: str) -> str:
    while label and not label.endswith(words.MEANS):
        ending = next((word for word in words.LABEL_ENDS if label.endswith(word)), "")
        if not ending:
            break
        label = label[: -len(ending)]
    return label


def _trim_heads(label: str) -> str:
    while label:
        head = next((word for word in words.LABEL_HEADS if label.startswith(word)), "")
        if not head:
            break
        label = label[len(head) :]
    return label


def _noun(scan: str, stop: int, label: str, kind: Kind) -> str:
    """What is counted: the noun behind the unit (22户监管企业), else the end of the words before it."""
    if kind is Kind.COUNT:
        behind = _noun_behind(scan, stop)
        if len(behind) > 1:
            return behind
    noun = label.rpartition("的")[2] or label
    while len(noun) > 2:
        verb = next((word for word in words.LEADING_VERBS if noun.startswith(word)), "")
        if not verb or len(noun) - len(verb) < 2:
            break
        noun = noun[len(verb) :]
    return noun


def _noun_behind(scan: str, stop: int) -> str:
    at = _skip(scan, stop)
    end = at
    while end < len(scan) and end - at < 12 and scan[end] not in words.NOUN_STOPS:
        if any(scan.startswith(verb, end) for verb in words.NOUN_VERBS):
            break
        end += 1
    return scan[at:end]


def _by_words(scan: str, end: int, label: str) -> _Measure | None:
    """The measure of a number without a unit: told by the noun before it (监管企业数12) or behind it."""
    if label.endswith(words.RATE_ENDS):
        return _Measure(PERCENT, end, "")
    if label.endswith(words.SCORE_ENDS):
        return _Measure(SCORE, end, "")
    if label.endswith(words.COUNTING_ENDS):
        return _Measure(_count("", 1), end, "")
    at = _skip(scan, end)
    factor = at < len(scan) and scan[at] in "×*"  # 28×1800元
    beside = at == end and len(_noun_behind(scan, end)) > 1  # a noun across a gap is the next column's
    return _Measure(_count("", 1), end, "") if factor or beside else None


def _negative(scan: str, start: int) -> bool:
    """True for 增长-5.3%; a hyphen after a digit, a unit or a letter is a range or a name."""
    if start == 0 or scan[start - 1] not in "-－":
        return False
    return start > 1 and scan[start - 2] in "长降率为额=:：( "
