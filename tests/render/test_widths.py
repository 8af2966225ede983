"""Columns and sizes: figures are not broken, tables fill their room, long ones shrink before they break."""

from __future__ import annotations

from hypothesis import given, settings

from mingzhang.document import Table
from mingzhang.render.grid import grid
from mingzhang.render.widths import PADDING, Room, fit, lines_of, width_of
from tests.render.documents import documents
from tests.render.reading import tables
from tests.render.sample import FORM, HERE, WIDE, rows

_ROOM = Room(width=44220, height=60000, tallest=48000)


def test_columns_fill_the_room_exactly() -> None:
    for table in (WIDE, FORM):
        assert sum(fit(grid(table), _ROOM).widths) == _ROOM.width


def test_a_figure_has_room_on_one_line() -> None:
    """Eleven columns of amounts on an upright page."""
    line = " | ".join(["12345678.90"] * 8)
    full = grid(Table(rows(line, line), HERE))
    fitted = fit(full, _ROOM)
    need = width_of("12345678.90") * fitted.size // 100
    assert all(width - PADDING >= need for width in fitted.widths)
    assert fitted.size < 1050


def test_a_long_table_is_set_smaller_to_stay_on_one_page() -> None:
    """Forty rows fit at a smaller size; four hundred do not and are set in that of long tables."""
    forty = fit(grid(Table(rows(*["甲 | 1.00"] * 46), HERE)), _ROOM)
    assert forty.size < 1050
    assert forty.height <= _ROOM.height
    assert fit(grid(Table(rows(*["甲 | 1.00"] * 400), HERE)), _ROOM).size == 900


def test_a_row_as_tall_as_a_page_may_break() -> None:
    full = grid(Table(rows("问题 | " + "整改措施，" * 800, "甲 | 乙"), HERE))
    assert fit(full, _ROOM).tall == {0}


def test_given_widths_are_kept() -> None:
    full = grid(Table(rows("甲 | 乙 | 丙"), HERE))
    assert fit(full, Room(width=40000, height=60000, tallest=48000), (1, 1, 2)).widths == (
        10000,
        10000,
        20000,
    )


@settings(max_examples=40, deadline=None)
@given(documents())
def test_any_table_fits(document: object) -> None:
    for table in tables(document):  # type: ignore[arg-type]
        fitted = fit(grid(table), _ROOM)
        assert sum(fitted.widths) == _ROOM.width
        assert min(fitted.widths) > 0


def test_figures_and_what_closes_a_word_stay_together() -> None:
    """Room for six characters: 1234.56 does not begin where it would be broken, and no line begins with ，"""
    assert lines_of("支出1234.56万元整", 600) == 3
    assert lines_of("一二三四五六", 600) == 1
    assert lines_of("一二三四五六，", 600) == 2
    assert lines_of("一\n二", 600) == 2
