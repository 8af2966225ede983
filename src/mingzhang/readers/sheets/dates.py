"""Dates of spreadsheets: a count of days since 1899-12-31, or since 1904-01-01, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from msgspec import Struct

from mingzhang.regex import regex

_EPOCH = datetime(1899, 12, 31)
_EPOCH_1904 = datetime(1904, 1, 1)
_LEAP_BUG = 60
"""Day 60 is the 29 February 1900 that never was: later days count one too many."""
_DAY = 86_400
_PRECISE = Context(prec=15)
_WEEKDAYS = tuple(f"星期{day}" for day in "一二三四五六日")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DURATION = regex(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d+)?S)?")


class Moment(Struct, frozen=True):
    """A date and time of day. ``seconds``: since day 0, for elapsed hours."""

    when: datetime
    seconds: int


def moment(serial: Decimal, epoch_1904: bool) -> Moment | None:
    """The moment of a serial number, or None where a spreadsheet shows no date (negative, too late)."""
    seconds = int((serial * _DAY).to_integral_value(ROUND_HALF_UP)) if abs(serial) < 10_000_000 else -1
    if seconds < 0:
        return None
    start = _EPOCH_1904 if epoch_1904 else _EPOCH
    days = seconds // _DAY
    if not epoch_1904 and days >= _LEAP_BUG:
        start -= timedelta(days=1)
    try:
        return Moment(start + timedelta(seconds=seconds), seconds)
    except OverflowError:
        return None


def serial_of(text: str, epoch_1904: bool) -> Decimal | None:
    """The serial number of an ISO date or date and time."""
    try:
        when = datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return None
    when = when.replace(tzinfo=None)
    start = _EPOCH_1904 if epoch_1904 else _EPOCH
    past = when - start
    days = past.days + (1 if not epoch_1904 and past.days >= _LEAP_BUG - 1 else 0)
    return Decimal(days) + _PRECISE.divide(Decimal(past.seconds), Decimal(_DAY))


def iso_date(text: str) -> str:
    """An ISO date as 2024-06-30, with its time only where it has one."""
    day, _, time = text.partition("T")
    try:
        date.fromisoformat(day)
    except ValueError:
        return text
    return day if not time.strip("0:.Z") else f"{day} {time[:8]}"


def clock(text: str) -> str:
    """An ISO duration (PT8H30M00S) as 8:30:00, or the text itself."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return text
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return f"{hours}:{minutes:02d}:{seconds:02d}"


def print_moment(tokens: Sequence[tuple[str, str]], at: Moment) -> str:
    """The tokens of a date format filled in. A token is ("date", letters) or ("literal", text)."""
    half_day = any(kind == "date" and "/" in letters for kind, letters in tokens)
    words = [
        _field(tokens, index, at, half_day) if kind == "date" else letters
        for index, (kind, letters) in enumerate(tokens)
        if kind in ("date", "literal")
    ]
    return "".join(words)


def _field(tokens: Sequence[tuple[str, str]], index: int, at: Moment, half_day: bool) -> str:
    letters = tokens[index][1]
    when = at.when
    width = min(len(letters), 2)
    if "/" in letters:
        before, _, after = letters.partition("/")
        return before if when.hour < 12 else after
    match letters[0]:
        case "y":
            return f"{when.year % 100:02d}" if len(letters) <= 2 else f"{when.year:04d}"
        case "e":
            return f"{when.year:04d}"
        case "d":
            return f"{when.day:0{width}d}" if len(letters) <= 2 else _WEEKDAYS[when.weekday()]
        case "a":
            return _WEEKDAYS[when.weekday()] if len(letters) >= 4 else _WEEKDAYS[when.weekday()][2:]
        case "h":
            hour = (when.hour % 12 or 12) if half_day else when.hour
            return f"{hour:0{width}d}"
        case "s":
            return f"{when.second:0{width}d}"
        case "[":
            unit = {"h": 3600, "m": 60, "s": 1}[letters[1]]
            return f"{at.seconds // unit:0{len(letters) - 2}d}"
    if _is_minutes(tokens, index):
        return f"{when.minute:0{width}d}"
    if len(letters) >= 3:
        return _MONTHS[when.month - 1][: 3 if len(letters) == 3 else None]
    return f"{when.month:0{width}d}"


def _is_minutes(tokens: Sequence[tuple[str, str]], index: int) -> bool:
    """An m behind hours or before seconds means minutes."""
    before = [letters for kind, letters in tokens[:index] if kind == "date" and "/" not in letters]
    after = [letters for kind, letters in tokens[index + 1 :] if kind == "date" and "/" not in letters]
    return bool((before and before[-1].strip("[")[0] == "h") or (after and after[0].strip("[")[0] == "s"))
