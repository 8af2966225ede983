"""What a cell of an XLSX sheet prints, from its type, its style and its stored value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from mingzhang.readers.sheets.dates import iso_date, serial_of
from mingzhang.readers.sheets.fault import SheetError, damaged
from mingzhang.readers.sheets.formats import NumberFormat
from mingzhang.readers.sheets.limits import MAX_TEXT_LENGTH
from mingzhang.readers.sheets.numbers import from_text, plain
from mingzhang.regex import regex

_ESCAPE = regex(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_INVISIBLE = regex(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


def clean(text: str) -> str:
    """A stored text without escapes (_x000D_), controls and characters that take no room; lines end in LF."""
    if text.isascii() and "_x" not in text and "\r" not in text and text.isprintable():
        return text.strip()
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    text = _INVISIBLE.sub("", _CONTROL.sub("", text)).replace("\u00a0", " ").replace("\t", " ").strip()
    if len(text) > MAX_TEXT_LENGTH:
        raise SheetError("sheet-text", limit=MAX_TEXT_LENGTH)
    if "\n" not in text and "\r" not in text:
        return text
    return "\n".join(filter(None, map(str.strip, text.replace("\r", "\n").split("\n"))))


class Printer(Struct):
    """Turns stored values into printed texts; remembers the numbers it has printed."""

    strings: Sequence[str]
    formats: Callable[[int], NumberFormat]
    epoch_1904: bool = False
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    zeros: bool = True

    def show_zeros(self, shown: bool) -> None:
        """Whether the sheet that comes shows its zeros (a setting of the sheet's view)."""
        if shown is not self.zeros:
            self.zeros = shown
            self.known.clear()

    def text(self, kind: str, style: str, value: str) -> str:
        """The printed text of a cell. ``kind``: the t attribute; ``style``: the s attribute."""
        if kind == "s":
            text = self._shared(value)
            return self.formats(int(style)).printed_text(text) if style not in ("", "0") else text
        if kind in ("", "n"):
            key = (style, value)
            found = self.known.get(key)
            if found is None:
                found = self.known[key] = self._number(style, value)
            return found
        match kind:
            case "b":
                return "TRUE" if value.strip() in ("1", "true") else "FALSE"
            case "d":
                return self._date(style, value.strip())
            case "e":
                return value.strip()
        return self.formats(int(style or 0)).printed_text(clean(value))

    def _shared(self, value: str) -> str:
        try:
            index = int(value)
        except ValueError as error:
            raise damaged() from error
        if not 0 <= index < len(self.strings):
            raise damaged()
        return self.strings[index]

    def _number(self, style: str, value: str) -> str:
        number = from_text(value.strip())
        if number is None:
            return clean(value)
        if not number and not self.zeros:
            return ""
        return self.formats(int(style or 0)).printed(number)

    def _date(self, style: str, value: str) -> str:
        serial = serial_of(value, self.epoch_1904)
        chosen = self.formats(int(style or 0))
        if serial is None or not any(section.dated for section in chosen.sections):
            return iso_date(value)
        return chosen.printed(serial)


class StoredPrinter(Printer):
    """Prints numbers with all digits that are stored, whatever their display format hides."""

    def _number(self, style: str, value: str) -> str:
        number = from_text(value.strip())
        return clean(value) if number is None else plain(number)
