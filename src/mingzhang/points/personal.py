"""Numbers that are somebody's own: of an identity card, a mobile telephone, a bank card.

An amount or a project's code of as many digits must not pass for one, so a number proves itself by its check digit,
or is called what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from mingzhang.regex import regex

IDENTITY, MOBILE, CARD = "身份证号码", "手机号码", "银行卡号"
_IDENTITY = regex(
    r"(?<![0-9A-Za-z])([0-9]{6}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx])(?![0-9A-Za-z])"
)
_CALLED = regex(r"(?:手机|移动电话|电话|联系方式)[^0-9。；]{0,12}(1[3-9][0-9]{9})(?![0-9.,])")
_UNCALLED = regex(r"(?<![0-9.,])(1[3-9][0-9]{9})(?![0-9.,%]|\s*[元万亿人户次件个吨米平立公亩])")
_CARD = regex(r"(?<![0-9A-Za-z.,])((?:62|60|4|5[1-5])[0-9]{14,17})(?![0-9A-Za-z.,])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11643: the weights of the first seventeen digits of an identity number."""
_CHECKS = "10X98765432"
_LEAST = 11
"""Digits of the shortest of them."""


class PersonalNumber(Struct, frozen=True):
    """One number found. ``start``: where it begins in the text."""

    kind: str
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def personal_numbers(text: str, *, uncalled: bool = False) -> Iterator[PersonalNumber]:
    """The personal numbers of a text.

    ``uncalled``: eleven digits that could be a mobile telephone are one even where nothing calls them so: for
    who writes a document and can look, not for who judges one.
    """
    if sum(char.isdigit() for char in text) < _LEAST:
        return
    for match in _IDENTITY.finditer(text):
        if _is_identity(match[1]):
            yield PersonalNumber(IDENTITY, match.start(1), match[1])
    for match in (_UNCALLED if uncalled else _CALLED).finditer(text):
        yield PersonalNumber(MOBILE, match.start(1), match[1])
    for match in _CARD.finditer(text):
        if not _IDENTITY.fullmatch(match[1]) and _is_card(match[1]):
            yield PersonalNumber(CARD, match.start(1), match[1])


def _is_identity(number: str) -> bool:
    """Whether the last character of an identity number is the one that the others call for."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()


def _is_card(number: str) -> bool:
    """Whether the last digit of a card's number is the one that the others call for (ISO/IEC 7812)."""
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
