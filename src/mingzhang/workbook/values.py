"""Values of cells: money to the 分, whole counts, marks, codes, choices; each fault is a problem with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct, field

from mingzhang.points.classification import economic_names, function_names
from mingzhang.points.ledger import Problem
from mingzhang.regex import regex
from mingzhang.workbook import messages
from mingzhang.workbook.schema import BY_NAME, Kind
from mingzhang.workbook.tables import Row

_NUMBER = regex(r"(-?)(\d{1,30})(?:\.(\d{1,15}))?")
MAX_FEN = 10**16
"""A hundred million million 元 is no unit's money."""


class Values(Struct):
    """Reads cells and collects what is wrong with them.

    ``names``: codes the workbook adds itself. ``gaps``: sheets with a row that had to be left out, of which no
    sum can be judged. ``inexact``: sheets with an amount taken to the 分, of which none can be asked to balance.
    """

    problems: list[Problem]
    names: Mapping[str, str] = field(default_factory=dict)
    gaps: set[str] = field(default_factory=set)
    inexact: set[str] = field(default_factory=set)

    def report(self, row: Row, key: str, what: str, remedy: str, *, stops: bool = True) -> None:
        """A problem at a cell; none where the whole column is missing, which is told once."""
        if key not in row.columns:
            return
        self.problems.append(Problem(row.cell(key), what, remedy, stops))

    def text(self, row: Row, key: str) -> str:
        """A text; needed where the schema says so."""
        text = row.text(key)
        column = BY_NAME[row.sheet].column(key)
        if not text and column.needed:
            remedy = messages.NEEDED_REMEDY.format(column=key)
            if column.choices:
                remedy = messages.NEEDED_CHOICE_REMEDY.format(choices="、".join(column.choices))
            self.report(row, key, messages.NEEDED.format(column=key), remedy)
        return text

    def choice(self, row: Row, key: str) -> str:
        """One of a column's choices, or blank."""
        text = self.text(row, key)
        choices = BY_NAME[row.sheet].column(key).choices
        if text and text not in choices:
            what = messages.NOT_A_CHOICE.format(column=key, text=_short(text))
            remedy = messages.NOT_A_CHOICE_REMEDY.format(choices="、".join(choices))
            self.report(row, key, what, remedy)
            return ""
        return text

    def money(self, row: Row, key: str, *, near: bool = False) -> int | None:
        """元 as 分; None where nothing (or nothing readable) is written.

        ``near``: an amount with too many decimals, once told, is taken to the 分, so that what follows from its
        sheet can be judged by something near enough.
        """
        text = self.text(row, key)
        if not text or (text.startswith("=") and any(item.cell == row.cell(key) for item in self.problems)):
            return None  # a formula without a result, told already
        match = _NUMBER.fullmatch(text.replace(",", ""))
        if match is None:
            what = messages.NOT_A_NUMBER.format(column=_called(row, key), text=_short(text))
            self.report(row, key, what, messages.NOT_A_NUMBER_REMEDY)
            return None
        decimals = (match[3] or "").rstrip("0")
        if len(decimals) > 2:
            what = messages.TOO_MANY_DECIMALS.format(column=_called(row, key), count=len(decimals), text=text)
            self.report(row, key, what, messages.TOO_MANY_DECIMALS_REMEDY)
            if not near:
                return None
            self.inexact.add(row.sheet)
        fen = int(match[2] + decimals[:2].ljust(2, "0"))
        if fen > MAX_FEN:
            what = messages.TOO_LARGE.format(column=_called(row, key), text=text)
            self.report(row, key, what, messages.TOO_LARGE_REMEDY)
            return None
        return -fen if match[1] else fen

    def count(self, row: Row, key: str) -> int | None:
        """A whole number of things."""
        fen = self.money(row, key)
        if fen is not None and (fen % 100 or fen < 0):
            what = messages.NOT_WHOLE.format(column=_called(row, key), text=row.text(key))
            self.report(row, key, what, messages.NOT_WHOLE_REMEDY)
            return None
        return None if fen is None else fen // 100

    def mark(self, row: Row, key: str) -> Fraction | None:
        """Marks, with at most two decimals."""
        fen = self.money(row, key)
        return None if fen is None else Fraction(fen, 100)

    def function(self, row: Row, key: str, *, item: bool) -> str:
        """A function code; ``item``: it must be a 项."""
        text = self.text(row, key)
        if not text:
            return ""
        if item and len(text) != 7:
            self.report(row, key, messages.NOT_AN_ITEM.format(text=_short(text)), messages.NOT_AN_ITEM_REMEDY)
            return ""
        if text not in function_names() and text not in self.names:
            what = messages.UNKNOWN_FUNCTION.format(text=_short(text))
            self.report(row, key, what, messages.UNKNOWN_FUNCTION_REMEDY)
            return ""
        return text

    def class_above(self, row: Row, key: str) -> str:
        """The 类 of a code that is wrong further down: its money still belongs there; blank where there is none."""
        above = row.text(key)[:3]
        return above if above in function_names() else ""

    def economic(self, row: Row, key: str) -> str:
        """An economic 款."""
        text = self.text(row, key)
        if text and (len(text) != 5 or text not in economic_names()):
            what = messages.UNKNOWN_ECONOMIC.format(text=_short(text))
            self.report(row, key, what, messages.UNKNOWN_ECONOMIC_REMEDY)
            return ""
        return text


def _called(row: Row, key: str) -> str:
    """What a cell is called: by its column, or by its row where rows are given, and by both where they have several."""
    sheet = BY_NAME[row.sheet]
    if not sheet.fixed:
        return key
    name = row.text(sheet.columns[0].key)
    numbers = [column for column in sheet.columns if column.kind in (Kind.MONEY, Kind.COUNT)]
    return f"{name}·{key}" if len(numbers) > 1 else name


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}……"
