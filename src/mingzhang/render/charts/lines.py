"""A line chart: categories from left to right, one line for each series."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from mingzhang.document import Align, Chart
from mingzhang.render.charts.drawing import (
    RULE,
    WIDTH,
    Drawing,
    Mark,
    amount,
    shortened,
    title_marks,
    top_of,
)

_LEFT, _RIGHT, _HIGH = 60, 60, 200


def draw_lines(chart: Chart) -> Drawing:
    """The picture of a line chart; every point bears its printed value."""
    values = [[amount(text) for text in series.values[: len(chart.categories)]] for series in chart.series]
    every = [value for row in values for value in row]
    low, high = min([Decimal(0), *every]), max([Decimal(0), *every])
    span = (high - low) or Decimal(1)
    top = top_of(chart) + 14
    count = max(len(chart.categories), 1)
    step = (WIDTH - _LEFT - _RIGHT) // count

    def spot(index: int, value: Decimal) -> tuple[int, int]:
        return _LEFT + step * index + step // 2, top + int((high - value) * _HIGH // span)

    base = spot(0, Decimal(0))[1]
    marks = [*title_marks(chart), Mark(_LEFT, base, WIDTH - _LEFT - _RIGHT, 0, RULE, line=True)]
    for tone, (series, row) in enumerate(zip(chart.series, values, strict=True)):
        spots = [spot(index, value) for index, value in enumerate(row)]
        for (x, y), (next_x, next_y) in pairwise(spots):
            marks.append(Mark(x, y, next_x - x, next_y - y, tone, line=True))
        for (x, y), text in zip(spots, series.values, strict=False):
            marks.append(Mark(x - 3, y - 3, 6, 6, tone))
            marks.append(Mark(x, y - 8, text=text or "0", align=Align.CENTER))
    for index, name in enumerate(chart.categories):
        x = _LEFT + step * index + step // 2
        marks.append(Mark(x, top + _HIGH + 20, text=shortened(name, step - 6), align=Align.CENTER))
    return Drawing(WIDTH, top + _HIGH + 32, tuple(marks))
