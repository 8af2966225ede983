"""Personal data in what is published: numbers of identity cards, mobile telephones and bank cards.

Only numbers that prove themselves by their check digit, or that are called a telephone, are told: an amount or
a project's code of as many digits must not pass for one. A person's number is never repeated in a report.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import broken, document_cited, exact
from mingzhang.document import Block, Table
from mingzhang.findings import Cited, Relation
from mingzhang.place import Place
from mingzhang.points.reading import Reading
from mingzhang.regex import regex

_CARD = regex(
    r"(?<![0-9A-Za-z])([0-9]{6}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx])(?![0-9A-Za-z])"
)
_MOBILE = regex(r"(?:手机|移动电话|电话|联系方式)[^0-9。；]{0,12}(1[3-9][0-9]{9})(?![0-9.,])")
_BANK = regex(r"(?<![0-9A-Za-z.,])((?:62|60|4|5[1-5])[0-9]{14,17})(?![0-9A-Za-z.,])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11643: the weights of the first seventeen digits of an identity number."""
_CHECKS = "10X98765432"
SHOWN = 4


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for each number found; one that holds where there is none."""
    found = [hit for block in reading.document.blocks for hit in _of_block(block)]
    if not found:
        yield exact("wording.personal", "all", [document_cited(reading)])
    for number, (kind, place, text) in enumerate(found, 1):
        cited = Cited(place, part=kind, printed=text[:SHOWN] + "…")
        yield broken("wording.personal", f"{kind}/{number}", [cited], {"kind": kind, "shown": text[:SHOWN]})


def _of_block(block: Block) -> Iterator[tuple[str, Place, str]]:
    if isinstance(block, Table):
        cells = ((cell.text, cell.place) for row in block.rows for cell in row)
        for text, place in cells:
            yield from ((kind, place, said) for kind, _, said in _of_text(text))
    else:
        for kind, start, said in _of_text(block.text):
            yield kind, block.place.span(start, start + len(said)), said


def _of_text(text: str) -> Iterator[tuple[str, int, str]]:
    if sum(char.isdigit() for char in text) < 11:
        return
    for match in _CARD.finditer(text):
        if _proves_itself(match[1]):
            yield "身份证号码", match.start(1), match[1]
    for match in _MOBILE.finditer(text):
        yield "手机号码", match.start(1), match[1]
    for match in _BANK.finditer(text):
        if not _CARD.fullmatch(match[1]) and _luhn(match[1]):
            yield "银行卡号", match.start(1), match[1]


def _proves_itself(number: str) -> bool:
    """Whether the last character of an identity number is the one that the others call for."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()


def _luhn(number: str) -> bool:
    """Whether the last digit of a card's number is the one that the others call for (ISO/IEC 7812)."""
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
