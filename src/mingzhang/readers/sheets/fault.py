"""What is wrong with a workbook, before the file's name is known."""

from __future__ import annotations


class SheetError(Exception):
    """``key`` names a message of :mod:`mingzhang.readers.errors`, ``words`` its blanks."""

    def __init__(self, key: str, **words: object) -> None:
        self.key = key
        self.words = words
        super().__init__(key)


def damaged() -> SheetError:
    """The workbook's structure makes no sense."""
    return SheetError("sheet-damaged")


def too_many_cells(limit: int) -> SheetError:
    """More cells than any disclosure has."""
    return SheetError("sheet-cells", limit=limit)
