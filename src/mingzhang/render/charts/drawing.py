"""A chart as rectangles, lines and words, in whole units of a picture 640 wide.

Bars lie, so that names of any length can be read; every bar bears its printed value. Values are exact
decimals; only their places on the picture are rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from mingzhang.document import Align, Chart, ChartKind
from mingzhang.render.widths import width_of

WIDTH = 640
SIZE = 13
"""Height of the words."""
INK, RULE = -1, -2
"""Tones beside those of the series, which are 0, 1, 2, …"""
COLOURS = ("#1f5a96", "#d98c1f", "#5b8c5a", "#8e5a8a", "#8a6d3b", "#5f6b76")
"""Of the series in turn; told apart in grey too."""
INK_COLOUR, RULE_COLOUR = "#222222", "#b5b5b5"
_BAR = 18
_GAP = 14
_TOP = 40
MAX_LABEL = 220


class Mark(Struct, frozen=True):
    """A rectangle (``width``, ``height``), a line (from x, y by width, height) or, with ``text``, words.

    Words stand on the base line ``y``; ``align`` says which end of them is at ``x``.
    """

    x: int
    y: int
    width: int = 0
    height: int = 0
    tone: int = INK
    text: str = ""
    align: Align = Align.START
    line: bool = False


class Drawing(Struct, frozen=True):
    """A picture: its size and its marks, those behind first."""

    width: int
    height: int
    marks: tuple[Mark, ...]


def colour(tone: int) -> str:
    """The colour of a tone."""
    if tone >= 0:
        return COLOURS[tone % len(COLOURS)]
    return INK_COLOUR if tone == INK else RULE_COLOUR


def amount(text: str) -> Decimal:
    """A value as a decimal; zero for a blank or what is no number."""
    try:
        value = Decimal(text.replace(",", "").rstrip("%") or "0")
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() else Decimal(0)


def draw(chart: Chart) -> Drawing:
    """The picture of a chart."""
    if chart.kind is ChartKind.LINE:
        from mingzhang.render.charts.lines import draw_lines

        return draw_lines(chart)
    return _bars(chart)


def title_marks(chart: Chart) -> Iterator[Mark]:
    """The title, and the legend where there is more than one series."""
    unit = f"（{chart.unit}）" if chart.unit else ""
    yield Mark(WIDTH // 2, 18, text=chart.title + unit, align=Align.CENTER)
    if len(chart.series) < 2:
        return
    x = WIDTH // 2 - sum(_entry(series.name) for series in chart.series) // 2
    for tone, series in enumerate(chart.series):
        yield Mark(x, 30, 12, 12, tone)
        yield Mark(x + 18, 41, text=series.name)
        x += _entry(series.name)


def top_of(chart: Chart) -> int:
    """Where the picture begins below title and legend."""
    return _TOP + (18 if len(chart.series) > 1 else 0)


def _entry(name: str) -> int:
    return pixels(name) + 40


def pixels(text: str) -> int:
    """The width of words in the picture."""
    return width_of(text) * SIZE // 100


def shortened(text: str, room: int) -> str:
    """Words cut off with … where they do not fit; the table has them in full."""
    if pixels(text) <= room:
        return text
    while text and pixels(text + "…") > room:
        text = text[:-1]
    return text + "…"


def _bars(chart: Chart) -> Drawing:
    stacked = chart.kind is ChartKind.STACK
    label = min(max(map(pixels, chart.categories), default=0), MAX_LABEL)
    left, right = label + 16, WIDTH - 90
    rows = [[amount(series.values[at]) for series in chart.series] for at in range(_depth(chart))]
    ends = [_extent(row, stacked) for row in rows]
    low = min((pair[0] for pair in ends), default=Decimal(0))
    high = max((pair[1] for pair in ends), default=Decimal(0))
    span = (high - low) or Decimal(1)
    room = right - left

    def at(value: Decimal) -> int:
        return left + int((value - low) * room // span)

    y = top_of(chart)
    start = y
    marks: list[Mark] = []
    for index, row in enumerate(rows):
        deep = _BAR if stacked else _BAR * max(len(row), 1)
        name = shortened(chart.categories[index], label)
        marks.append(Mark(left - 8, y + deep // 2 + 5, text=name, align=Align.END))
        marks.extend(_stack(row, y, at, chart, index) if stacked else _beside(row, y, at, chart, index))
        y += deep + _GAP
    marks.append(Mark(at(Decimal(0)), start - 4, 0, y - start - _GAP + 8, RULE, line=True))
    return Drawing(WIDTH, y, (*title_marks(chart), *marks))


def _depth(chart: Chart) -> int:
    return min([len(chart.categories), *(len(series.values) for series in chart.series)])


def _extent(row: list[Decimal], stacked: bool) -> tuple[Decimal, Decimal]:
    if stacked:
        return (
            sum((value for value in row if value < 0), Decimal(0)),
            sum((value for value in row if value > 0), Decimal(0)),
        )
    return min([Decimal(0), *row]), max([Decimal(0), *row])


def _beside(row: list[Decimal], y: int, at: object, chart: Chart, index: int) -> Iterator[Mark]:
    assert callable(at)
    for tone, value in enumerate(row):
        begin, end = sorted((at(Decimal(0)), at(value)))
        top = y + tone * _BAR
        yield Mark(begin, top + 1, max(end - begin, 1), _BAR - 2, tone)
        yield Mark(max(end, at(Decimal(0))) + 6, top + 14, text=chart.series[tone].values[index] or "0")


def _stack(row: list[Decimal], y: int, at: object, chart: Chart, index: int) -> Iterator[Mark]:
    assert callable(at)
    below = above = Decimal(0)
    for tone, value in enumerate(row):
        if not value:
            continue
        base = above if value > 0 else below
        begin, end = sorted((at(base), at(base + value)))
        if value > 0:
            above += value
        else:
            below += value
        yield Mark(begin, y + 1, max(end - begin, 1), _BAR - 2, tone)
    total = sum(row, Decimal(0))
    yield Mark(at(above) + 6, y + 14, text=str(total))
