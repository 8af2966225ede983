"""The Place of a paragraph, a cell, or a stretch of text within one."""

from __future__ import annotations

from msgspec import Struct


class Place(Struct, frozen=True):
    """Where something stands in a file.

    ``file``: the name as given. ``page``, ``line``: 1-based, None where the format has none.
    ``block``: index of the block in the document, 0-based. ``row``, ``column``: 0-based cell of a table
    block. ``start``, ``end``: character span within the paragraph's or cell's text.
    ``box``: left, top, right, bottom on the page in points, where the format has geometry.
    ``volume``: which of several files read together: 0 the one that is checked, 1, 2 … its companions.
    """

    file: str
    page: int | None = None
    line: int | None = None
    block: int = 0
    row: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    box: tuple[int, int, int, int] | None = None
    volume: int = 0

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Sort key of reading order within one file."""
        return (
            self.block,
            -1 if self.row is None else self.row,
            -1 if self.column is None else self.column,
            -1 if self.start is None else self.start,
        )

    def span(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]`` of this paragraph or cell."""
        return Place(
            self.file,
            self.page,
            self.line,
            self.block,
            self.row,
            self.column,
            start,
            end,
            self.box,
            self.volume,
        )
