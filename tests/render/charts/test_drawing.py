"""Charts: bars as long as their values, every value printed, nothing beyond the picture."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from mingzhang.document import ChartKind, Series
from mingzhang.render.charts import Drawing, Mark, draw
from mingzhang.render.charts.drawing import shortened
from tests.render.sample import chart


def _bars(drawing: Drawing, tone: int) -> list[Mark]:
    return [mark for mark in drawing.marks if mark.tone == tone and mark.height > 12 and not mark.line]


def test_bars_are_as_long_as_their_values() -> None:
    """100 and 50: the second bar is half as long."""
    made = draw(replace(chart(), categories=("甲", "乙"), series=(Series("", ("100.00", "50.00")),)))
    long, short = _bars(made, 0)
    assert abs(long.width - 2 * short.width) <= 2


def test_negative_bars_reach_to_the_other_side() -> None:
    made = draw(replace(chart(), categories=("甲", "乙"), series=(Series("", ("10", "-10")),)))
    up, down = _bars(made, 0)
    assert abs(down.x + down.width - up.x) <= 1


def test_every_value_is_printed() -> None:
    texts = {mark.text for mark in draw(chart()).marks}
    assert {"1201.00", "1333.91", "35.57", "-2.10"} <= texts


@pytest.mark.parametrize("kind", list(ChartKind))
def test_all_marks_stand_on_the_picture(kind: ChartKind) -> None:
    made = draw(chart(kind))
    for mark in made.marks:
        assert 0 <= mark.x <= made.width
        assert 0 <= mark.y <= made.height
        assert mark.x + mark.width <= made.width


def test_stacked_bars_stand_on_one_another() -> None:
    made = draw(
        replace(
            chart(ChartKind.STACK), categories=("甲",), series=tuple(Series(str(n), ("5",)) for n in range(3))
        )
    )
    bars = [_bars(made, tone)[0] for tone in range(3)]
    assert all(abs(before.x + before.width - after.x) <= 1 for before, after in pairwise(bars))


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_nothing_is_drawn(kind: ChartKind) -> None:
    """No categories, and values that are all blank."""
    assert draw(replace(chart(kind), categories=(), series=())).height > 0
    assert draw(replace(chart(kind), series=(Series("", ("", "——", "")),))).height > 0


def test_long_names_are_shortened() -> None:
    assert shortened("资源勘探工业信息等支出", 80) == "资源勘探工…"
