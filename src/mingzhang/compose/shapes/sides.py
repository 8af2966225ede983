"""Income on the left, spending by class on the right, totals at the foot: 收支总表 and 财政拨款总表.

Both sides are numbered (行次) where the profile says so, the right one on from the left one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mingzhang.compose.page import Row
from mingzhang.compose.profile import coordinate_of
from mingzhang.compose.shapes.cells import BLANK, label, line, money
from mingzhang.points.classification import function_names
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.ledger import Facts

_DIGITS = "一二三四五六七八九"


def sides(table: Mapping[str, Any], facts: Facts) -> list[Row]:
    """The rows: ``left`` beside the classes, then ``foot``; each entry is label and meaning."""
    base = coordinate_of(table.get("base", ""))
    columns: Sequence[str] = table.get("right_columns", [""])
    left = [tuple(row) for row in table["left"]]
    right = [
        (f"{ordinal(number)}、{function_names()[code]}", f"measure=支出;function={code}")
        for number, code in enumerate(table["classes"], 1)
    ]
    height = max(len(left), len(right))
    pairs = [
        (*(left[at] if at < len(left) else ("", "")), *(right[at] if at < len(right) else ("", "")))
        for at in range(height)
    ]
    pairs += [tuple(row) for row in table["foot"]]
    numbered = bool(table.get("row_numbers", False))
    return [_row(facts, base, pair, at, len(pairs), columns, numbered) for at, pair in enumerate(pairs, 1)]


def _row(
    facts: Facts,
    base: Coordinate,
    pair: Sequence[str],
    number: int,
    height: int,
    columns: Sequence[str],
    numbered: bool,
) -> Row:
    left_label, left_at, right_label, right_at = pair
    row: Row = [label(left_label)]
    row += [line(number)] if numbered else []
    row.append(money(facts, coordinate_of(left_at, base)) if left_at else BLANK)
    row.append(label(right_label))
    row += [line(number + height)] if numbered else []
    for column in columns:
        place = coordinate_of(column, coordinate_of(right_at, base))
        row.append(money(facts, place) if right_at else BLANK)
    return row


def ordinal(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十一, 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return head + (_DIGITS[ones - 1] if ones else "")
