"""How wide the columns of a table are set, and in what size.

All lengths are integers: hundredths of an em for texts, hundredths of a point on paper. A figure, a code or a
word of letters is never broken; Chinese may break anywhere but not into columns of single characters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from msgspec import Struct

from mingzhang.regex import regex
from mingzhang.render.grid import Grid

_SOLID = regex(r"[!-~£€]+")
CLOSING = "，。、；：！？”’）】》"
_WORDS = regex(rf"(?:[!-~£€]+|[^!-~£€])[{CLOSING}]*")
"""What a line is filled with: a figure or word of letters, a character; no line begins with what closes one."""
EM = 100
POINT = 100
SOLID = 65
"""A digit in the widest of the fonts that may stand in."""
LEAST = 2 * EM
"""Least room for Chinese: two characters beside each other."""
SHORT = 4 * EM
"""A word of up to four characters is kept on one line where there is room."""
LONG = 18 * EM
"""What a text may ask for its column; longer ones wrap."""
INDENT = 90
"""How far a level of names stands in."""
PADDING = 6 * POINT
"""Left and right of a cell's text together."""
LINE = 135
"""From one line of a cell to the next, in hundredths of the size; a single line takes its size."""
LOOSE = 80
"""What rows have more in a table that takes several pages anyway."""
RULE = 50
STEP = 50
FULL = 96
"""How much of its room a table may fill, in percent: programs differ in what they add to a row."""
AIRY = 250
"""What rows may have above and below their text beyond what they need."""


class Room(Struct, frozen=True):
    """The part of a page a table may fill, and the sizes of its text, in hundredths of a point.

    ``plain``: the size where there is room. ``packed``: as far down as it goes to bring the table on one page.
    ``spread``: the size of a table that takes several pages. ``least``: as far down as it goes to bring all
    columns on the page. ``tallest``: a row higher than this may be broken.
    """

    width: int
    height: int
    tallest: int
    plain: int = 1050
    packed: int = 750
    spread: int = 900
    least: int = 600


class Fit(Struct, frozen=True):
    """A table's columns and text size, the room above and below a cell's text, all in hundredths of a point.

    ``heights``: of its rows. ``tall``: rows too tall to be kept whole.
    """

    widths: tuple[int, ...]
    size: int
    padding: int
    heights: tuple[int, ...]
    tall: frozenset[int]

    @property
    def height(self) -> int:
        """Height of the table where no page breaks it."""
        return sum(self.heights)


def fit(grid: Grid, room: Room, given: tuple[int, ...] = ()) -> Fit:
    """Columns and size for a table: the largest size that brings it on one page, else one that reads well."""
    least, wish = _wishes(grid)
    best: Fit | None = None
    size = room.plain
    while size >= room.least:
        widths = _widths(least, wish, size, room.width, given)
        if widths is not None:
            found = _fit(grid, widths, size, room)
            if found.height <= room.height * FULL // 100:
                return found
            if size <= room.spread:
                best = best or found
            if best and size <= room.packed:
                return best
        size -= STEP
    return best or _fit(grid, _squeezed(least, room.width), room.least, room)


def least_width(grid: Grid, size: int) -> int:
    """The least room in which nothing that is solid breaks, for text of a size."""
    return sum(width * size // EM + PADDING for width in _wishes(grid)[0])


@lru_cache(maxsize=4096)
def width_of(text: str) -> int:
    """The width of a line of text in hundredths of an em."""
    if text.isascii():
        return len(text) * 55
    return sum(EM if unicodedata.east_asian_width(char) in "WFA" else 55 for char in text)


@lru_cache(maxsize=4096)
def _needs(text: str) -> tuple[int, int]:
    """Least and wished width of a cell's text."""
    solid = max((len(word) * SOLID for word in _SOLID.findall(text)), default=0)
    whole = max(map(width_of, text.split("\n")))
    least = max(min(solid, 14 * EM), whole if whole <= LEAST else LEAST)
    return least, max(least, min(whole, LONG))


@lru_cache(maxsize=16384)
def lines_of(text: str, room: int, *, hang: bool = False) -> int:
    """How many lines a text takes in a room, in hundredths of an em; what is solid begins a new one.

    ``hang``: a stop at the end of a line may stand in the margin, as word processors have it.
    """
    if "\n" not in text and len(text) * EM <= room:
        return 1
    lines = 0
    for piece in text.split("\n"):
        lines += 1
        left = room
        for word in _WORDS.findall(piece):
            need = sum(map(_char, word))
            least = need - EM if hang and word[-1] in CLOSING else need
            if least > left and left < room:
                lines += 1
                left = room
            lines += max(0, -(-least // room) - 1)
            left -= min(need, left)
    return lines


def _char(char: str) -> int:
    """The width of a character in the widest of the fonts that may stand in."""
    return EM if unicodedata.east_asian_width(char) in "WFA" else SOLID


def _wishes(grid: Grid) -> tuple[list[int], list[int]]:
    least, wish = [50] * grid.width, [50] * grid.width
    spanning = []
    for row in grid.rows:
        for cell in row:
            need, want = (wide + cell.indent * INDENT for wide in _needs(cell.text))
            if cell.row < grid.header_rows:
                want = max(need, min(want, SHORT))
            if cell.rowspan > 2:
                # What names a block of rows has the height of them all.
                want = max(need, want // min(cell.rowspan, 4))
            if cell.colspan == 1:
                least[cell.column] = max(least[cell.column], need)
                wish[cell.column] = max(wish[cell.column], want)
            elif cell.text:
                spanning.append((cell.colspan, cell.column, need, want))
    for across, column, need, want in sorted(spanning):
        _widen(least, column, across, need)
        _widen(wish, column, across, want)
    return least, [max(pair) for pair in zip(least, wish, strict=True)]


def _widen(widths: list[int], column: int, across: int, need: int) -> None:
    lack = need - sum(widths[column : column + across])
    if lack > 0:
        for at in range(column, column + across):
            widths[at] += -(-lack // across)


def _widths(
    least: list[int], wish: list[int], size: int, room: int, given: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Columns that fill the room exactly, or None where the least of them does not fit."""
    small = [width * size // EM + PADDING for width in least]
    left = room - sum(small)
    if left < 0:
        return None
    if len(given) == len(least) and min(given) > 0:
        shared = [room * weight // sum(given) for weight in given]
        return _exact(shared, room)
    wanted = [(more - less) * size // EM for less, more in zip(least, wish, strict=True)]
    demand = sum(wanted)
    if demand > left:
        return _exact([have + left * want // demand for have, want in zip(small, wanted, strict=True)], room)
    full = [have + want for have, want in zip(small, wanted, strict=True)]
    rest, whole = room - sum(full), sum(full)
    return _exact([have + rest * have // whole for have in full], room)


def _squeezed(least: list[int], room: int) -> tuple[int, ...]:
    return _exact([room * width // sum(least) for width in least], room)


def _exact(widths: list[int], room: int) -> tuple[int, ...]:
    widths[-1] += room - sum(widths)
    return tuple(widths)


def _fit(grid: Grid, widths: tuple[int, ...], size: int, room: Room) -> Fit:
    padding = max(60, (size - 600) * 2 // 5)
    heights = [size + padding * 2 + RULE] * len(grid.rows)
    spanning = []
    for row in grid.rows:
        for cell in row:
            if not cell.text:
                continue
            inside = sum(widths[cell.column : cell.column + cell.colspan]) - PADDING
            lines = lines_of(cell.text, max(inside * EM // size - cell.indent * INDENT, 1))
            high = size + (lines - 1) * size * LINE // 100 + padding * 2 + RULE
            if cell.rowspan == 1:
                heights[cell.row] = max(heights[cell.row], high)
            else:
                spanning.append((cell.row, cell.rowspan, high))
    for at, down, high in spanning:
        lack = high - sum(heights[at : at + down])
        if lack > 0:
            heights[at + down - 1] += lack
    tall = frozenset(y for y, high in enumerate(heights) if high > room.tallest)
    # What room is left over goes between the rows, as far as that helps the eye.
    spare = (room.height * FULL // 100 - sum(heights)) // (2 * len(heights) or 1)
    more = min(spare, AIRY) if spare >= 0 else LOOSE
    return Fit(widths, size, padding + more, tuple(high + 2 * more for high in heights), tall)
