"""Flow, clauses and quantities: the running text of a section made ready for understanding.

The text is *folded* (no spaces or quotes, one form of brackets and stops, half-width digits) while every
character keeps its place in the original paragraph. Paragraphs of a section form one flow, because a
list often goes on over several of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mingzhang.amount import (
    COUNT,
    MONEY_UNITS,
    PERCENT,
    SCORE,
    WAN,
    YI,
    Amount,
    Unit,
    count_unit,
    parse_amount,
)
from mingzhang.document import Paragraph, numbering
from mingzhang.place import Place
from mingzhang.regex import regex

_QUOTES = frozenset("“”\"'‘’「」『』＂")
_FORMS = {
    ord(a): b
    for a, b in zip("０１２３４５６７８９．－−％﹪():;,!?　 ", "0123456789.--%%（）：；，！？  ", strict=True)
}
_DIGITS = frozenset("0123456789")
_THOUSANDS = regex(r"，(?=\d{3}(?!\d))|(?<=\d)(?<!\d{4})，(?= \d{3}(?:， ?\d{3})*\.\d\d(?!\d))")
"""A separator of thousands, also with a space behind it: 1, 177.38."""
_STOPS = "，；：。！？\n"
_CLAUSE = regex(r"[^，；：。！？\n]*[，；：。！？\n]?")
_SOFT_END = regex(r"[。；：！？]\Z")
_UNIT = (
    r"亿元|百万元|千元|万元|元|万(?![一-鿿])|亿(?![一-鿿])|%|个百分点"
    r"|批次|批|人次|人(?!员)|次(?!月|年|日)|辆|台（套）|台/套|台|套|个(?!百分点)|项(?!目)|分(?![一-鿿])|户|家"
)
_QUANTITY = regex(
    rf"(?<![\d.,A-Za-z])(?!\d{{1,2}}\.(?:19|20)\d\d年)(?P<number>-?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)(?P<unit>{_UNIT})?"
    r"|(?P<han>[一二两三四五六七八九十]{1,3})(?P<noun>辆|批次|人次|个(?=项目|内设|团组))"
)
_REST_OF_FIGURE = regex(r"[\d,]*\.?\d+(?:万元|元|%)")
_HAN = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_MONEY = {unit.symbol: unit for unit in MONEY_UNITS} | {"万": WAN, "亿": YI}


class Flow(Struct, frozen=True):
    """Folded text. ``piece``, ``offset``: each character's paragraph and its place there (-1: a break)."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    piece: tuple[int, ...]
    offset: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]`` (its first paragraph's share where it spans two)."""
        paragraph = self.paragraphs[self.piece[start]]
        last = end - 1
        while last > start and self.piece[last] != self.piece[start]:
            last -= 1
        return paragraph.place.span(self.offset[start], self.offset[last] + 1)

    def block(self, at: int) -> int:
        """The block of the character at, or nearest after, a position."""
        while at < len(self.piece) - 1 and self.piece[at] < 0:
            at += 1
        return self.paragraphs[self.piece[at]].place.block


class Quantity(Struct, frozen=True):
    """A number with its unit. ``start``, ``end``: of digits; ``stop``: past the unit."""

    text: str
    symbol: str
    amount: Amount
    start: int
    end: int
    stop: int
    digits: int


class Clause(Struct, frozen=True):
    """Text between two stops. ``mark``: the stop it ends with; ``sentence``: block and ordinal within it."""

    start: int
    end: int
    mark: str
    sentence: tuple[int, int]
    quantities: tuple[Quantity, ...]


def fold(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the position in ``text``.

    A space is kept only between two digits, which must not grow into one number.
    """
    forms = _THOUSANDS.sub(",", text.translate(_FORMS))
    chars: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(forms):
        if char in _QUOTES:
            continue
        if char == "," and not (chars and chars[-1] in _DIGITS):
            char = "，"
        if char.isspace():
            following = forms[at + 1 :].lstrip()[:1]
            if not (chars and chars[-1] in _DIGITS and following in _DIGITS):
                continue
            char = " "
        chars.append(char)
        offsets.append(at)
    return "".join(chars), offsets


def flow(parts: Sequence[tuple[Paragraph, int] | None]) -> Flow:
    """One flow of paragraphs, each from an offset on; None stands for a table between them."""
    text: list[str] = []
    piece: list[int] = []
    offset: list[int] = []
    paragraphs: list[Paragraph] = []
    for part in parts:
        if part is None:
            _break(text, piece, offset)
            continue
        paragraph, start = part
        folded, offsets = fold(paragraph.text[start:])
        if text and _cut_figure(text, paragraph.text):
            text.append(" ")
            piece.append(-1)
            offset.append(-1)
        elif text and (_SOFT_END.search(text[-1]) or not _wrapped(text, paragraph.text)):
            _break(text, piece, offset)
        text.append(folded)
        piece.extend([len(paragraphs)] * len(folded))
        offset.extend(at + start for at in offsets)
        paragraphs.append(paragraph)
    return Flow("".join(text), tuple(paragraphs), tuple(piece), tuple(offset))


def _break(text: list[str], piece: list[int], offset: list[int]) -> None:
    text.append("\n")
    piece.append(-1)
    offset.append(-1)


def _cut_figure(text: list[str], following: str) -> bool:
    """Whether a figure was cut in two where the page ended (…支出17 / 4.73万元): its pieces stay apart in one clause."""
    last = text[-1]
    return len(last) >= 8 and last[-1] in _DIGITS and _REST_OF_FIGURE.match(fold(following)[0]) is not None


def _wrapped(text: list[str], following: str) -> bool:
    """Whether the paragraph goes on where the last one was cut: in mid-sentence and without a number."""
    last = text[-1]
    if last == "\n" or len(last) < 8 or numbering(following) is not None:
        return False
    head = following.lstrip()[:1]
    if last[-1] in _DIGITS:
        return head in "万亿元%％个辆"
    return not last.endswith(("元", "%")) or head in "，。；,;"


def clauses(stream: Flow) -> Iterator[Clause]:
    """The clauses of a flow in order, with their quantities."""
    key = (-1, 0)
    fresh = True
    counts: dict[int, int] = {}
    for match in _CLAUSE.finditer(stream.text):
        start, end = match.span()
        if start == end:
            continue
        mark = stream.text[end - 1] if stream.text[end - 1] in _STOPS else ""
        stop = end - len(mark)
        if fresh and stop > start:
            block = stream.block(start)
            counts[block] = counts.get(block, -1) + 1
            key = (block, counts[block])
        if stop > start or mark:
            yield Clause(start, stop, mark, key, tuple(_quantities(stream.text, start, stop)))
        fresh = (fresh and stop == start) or mark in ("。", "！", "？", "\n")


def _quantities(text: str, start: int, stop: int) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text, start, stop):
        found = _quantity(match)
        if found is not None:
            yield found


def _quantity(match: re.Match[str]) -> Quantity | None:
    if match["han"]:
        count = _han(match["han"])
        symbol = match["noun"]
        amount = Amount(count * COUNT.scale, count_unit(symbol), 0)
        return Quantity(match["han"], symbol, amount, match.start("han"), match.end("han"), match.end(), 0)
    number, symbol = match["number"], match["unit"] or ""
    digits = len(number.partition(".")[2])
    unit, precision = _unit(symbol, digits)
    amount_read = parse_amount(number, unit, precision)
    if amount_read is None:
        return None
    return Quantity(
        number, symbol, amount_read, match.start("number"), match.end("number"), match.end(), digits
    )


def _unit(symbol: str, digits: int) -> tuple[Unit, int]:
    """The unit a symbol names, and the declared decimals: 2 for 万元 and 元, the visible ones otherwise."""
    if symbol in _MONEY:
        return _MONEY[symbol], max(2, digits) if symbol in ("万元", "万", "元") else digits
    if symbol in ("%", "", "个百分点"):
        return PERCENT, digits
    if symbol == "分":
        return SCORE, digits
    return count_unit(symbol), digits


def _han(text: str) -> int:
    total = 0
    for char in text:
        value = _HAN[char]
        total = (total or 1) * 10 if char == "十" else total + value
    return total
