"""Random tables whose merged cells do not overlap, for the readers' round trips."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.readers.writing import Span

_TEXTS = st.sampled_from(
    ["", "合计", "12.30", "2010101", "一、本年收入", "——", "a<b&c", "-0.05", "机关\n服务"]
)


@st.composite
def spanned_tables(draw: st.DrawFn) -> tuple[list[list[Span]], int, int]:
    """Rows of spans in reading order, the table's height, and its width."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    rows: list[list[Span]] = []
    for y in range(height):
        rows.append([])
        for x in range(width):
            if (y, x) in taken:
                continue
            room = next((at for at in range(x, width) if (y, at) in taken), width) - x
            across = draw(st.integers(1, room)) if draw(st.booleans()) else 1
            down = draw(st.integers(1, height - y)) if draw(st.booleans()) else 1
            taken.update((y + dy, x + dx) for dy in range(down) for dx in range(across))
            # The first column always says something, so that the table is no frame around one text.
            rows[-1].append(Span(draw(_TEXTS) or ("甲" if x == 0 or y == 0 else ""), y, x, down, across))
    return rows, height, width
