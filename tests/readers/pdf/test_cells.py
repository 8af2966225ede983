"""Grids to cells with spans, drawn as letters; random tables come back as they were drawn."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import letters, read, rows, tables

COLUMN, ROW, LEFT, TOP = 40, 18, 40, 60


def drawn(picture: str) -> Sheet:
    """A page with the table of this picture: equal letters are one cell, and its text."""
    lines = picture.split()
    height, width = len(lines), len(lines[0])
    page = Sheet()

    def at(i: int, j: int) -> str:
        return lines[i][j] if 0 <= i < height and 0 <= j < width else ""

    for i in range(height + 1):
        for j in range(width):
            if at(i - 1, j) != at(i, j):
                y = TOP + i * ROW
                page.line(LEFT + j * COLUMN, y, LEFT + (j + 1) * COLUMN, y)
    for i in range(height):
        for j in range(width + 1):
            if at(i, j - 1) != at(i, j):
                x = LEFT + j * COLUMN
                page.line(x, TOP + i * ROW, x, TOP + (i + 1) * ROW)
    seen: set[str] = set()
    for i in range(height):
        for j in range(width):
            if at(i, j) not in seen:
                seen.add(at(i, j))
                page.text(LEFT + j * COLUMN + 3, TOP + i * ROW + 12, at(i, j), 8)
    return page


def read_back(picture: str) -> tuple[str, list[list[str]]]:
    table = tables(read(drawn(picture)))[0]
    return letters(table), rows(table)


def test_header_cells_merged_in_both_directions() -> None:
    """三公: 合计 over two rows, 公务用车 over two columns."""
    picture = "ABB\nACD\nEFG"
    assert read_back(picture) == (picture, [["A", "B"], ["C", "D"], ["E", "F", "G"]])


def test_side_by_side_blocks_and_a_total_row() -> None:
    picture = "ABCDEF\nGHIJKL\nMMNOOP"
    assert read_back(picture)[0] == picture


def test_a_group_that_spans_rows_on_the_left() -> None:
    picture = "AAB\nCDE\nCFG\nCHI"
    assert read_back(picture)[1] == [["A", "B"], ["C", "D", "E"], ["F", "G"], ["H", "I"]]


def test_a_table_that_is_no_rectangle_has_no_cell_in_its_gap() -> None:
    """Where a corner is not ruled, there is no cell."""
    page = Sheet()
    page.table([["甲", "乙", "丙"]], y=100)
    page.table([["丁", "戊"]], y=120)
    assert letters(tables(read(page))[0]) == "ABC\nDE."


def test_an_outline_that_is_no_rectangle_is_cut() -> None:
    picture = letters(tables(read(drawn("ABB\nAAC\nDEF")))[0])
    assert picture == "ABB\nCCD\nEFG"


def test_empty_columns_and_an_empty_table_are_kept() -> None:
    page = Sheet()
    page.table([["编码", "", "名称"], ["", "", ""], ["", "", ""]])
    page.table([["", ""], ["", ""]], y=300)
    first, second = tables(read(page))
    assert rows(first) == [["编码", "", "名称"], ["", "", ""], ["", "", ""]]
    assert rows(second) == [["", ""], ["", ""]]


@st.composite
def pictures(draw: st.DrawFn) -> str:
    """A random table: a grid in which random rectangles are merged, but every grid line is some cell's edge."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    names = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    grid = [[""] * width for _ in range(height)]
    for i in range(height):
        for j in range(width):
            if grid[i][j]:
                continue
            right = j
            while right + 1 < width and not grid[i][right + 1] and draw(st.integers(0, 4)) == 0:
                right += 1
            bottom = i
            while bottom + 1 < height and draw(st.integers(0, 4)) == 0:
                bottom += 1
            name = next(names)
            for row in range(i, bottom + 1):
                for column in range(j, right + 1):
                    grid[row][column] = name
    return "\n".join(map("".join, grid))


def _compact(picture: str) -> str:
    """Without rows and columns at which no cell begins, and renamed in reading order."""
    rows_ = picture.split()
    rows_ = [row for i, row in enumerate(rows_) if i == 0 or row != rows_[i - 1]]
    columns = ["".join(column) for column in zip(*rows_, strict=True)]
    columns = [column for j, column in enumerate(columns) if j == 0 or column != columns[j - 1]]
    text = "\n".join("".join(row) for row in zip(*columns, strict=True))
    names: dict[str, str] = {}
    fresh = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return "".join(
        char if char == "\n" else names.setdefault(char, "") or _name(names, char, next(fresh))
        for char in text
    )


def _name(names: dict[str, str], char: str, name: str) -> str:
    names[char] = name
    return name


@settings(max_examples=60, deadline=None)
@given(pictures())
def test_random_spans_survive(picture: str) -> None:
    expected = _compact(picture)
    if len(set(expected) - {"\n"}) > 1:
        assert letters(tables(read(drawn(picture)))[0]) == expected
