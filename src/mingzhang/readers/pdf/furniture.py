"""Page furniture: page numbers, running heads and watermarks, told by where they stand and how often."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from mingzhang.document import RemarkKind
from mingzhang.readers.furniture import furniture
from mingzhang.readers.pdf.nouns import Line, PageObjects, PageTable

HEAD = 0.12
FOOT = 0.86
"""Page numbers and running heads stand above or below these parts of the page's height."""
REPEATED_PAGES = 4
"""A text at the same place on at least so many pages, and on half of all, belongs to the paper."""
SAME_PLACE = 6
"""Points within which it is the same place."""


class PageContent(Struct):
    """One page after reading: its tables and its free lines, top to bottom."""

    objects: PageObjects
    tables: list[PageTable]
    lines: list[Line]


class Removed(Struct, frozen=True):
    """A line taken out as furniture."""

    kind: RemarkKind
    line: Line


def without_furniture(pages: list[PageContent]) -> list[Removed]:
    """Take the furniture out of every page's lines and return it."""
    repeated = _repeated(pages)
    removed: list[Removed] = []
    for page in pages:
        kept: list[Line] = []
        first, last = _extent(page)
        for line in page.lines:
            outermost = line.box.bottom <= first + 1 or line.box.top >= last - 1
            kind = _kind(page, line, outermost, repeated)
            if kind is None:
                kept.append(line)
            else:
                removed.append(Removed(kind, line))
        page.lines = kept
    return removed


def _kind(
    page: PageContent, line: Line, outermost: bool, repeated: set[tuple[str, int, int]]
) -> RemarkKind | None:
    edge = _at_edge(page, line)
    kind = furniture(line.text) if len(line.text) < 32 else None
    if kind is RemarkKind.PAGE_NUMBER:
        return kind if edge and outermost else None
    if kind is not None:
        return kind
    if edge and _key(line) in repeated:
        return RemarkKind.PAGE_HEAD
    return None


def _at_edge(page: PageContent, line: Line) -> bool:
    height = page.objects.height
    return line.box.bottom <= HEAD * height or line.box.top >= FOOT * height


def _extent(page: PageContent) -> tuple[float, float]:
    """The top and the bottom of the page's content: a page number stands above or below all of it, or beside
    its first or last line."""
    lines = [line.box for line in page.lines if not furniture(line.text)]
    tables = [table.box for table in page.tables]
    if not lines and not tables:
        return 1e9, 0.0
    first = min([box.bottom for box in lines] + [box.top for box in tables])
    return first, max([box.top for box in lines] + [box.bottom for box in tables])


def _repeated(pages: list[PageContent]) -> set[tuple[str, int, int]]:
    seen: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            if _at_edge(page, line):
                seen[_key(line)].add(page.objects.number)
    needed = max(REPEATED_PAGES, (len(pages) + 1) // 2)
    return {key for key, numbers in seen.items() if len(numbers) >= needed}


def _key(line: Line) -> tuple[str, int, int]:
    return line.text, round(line.box.left / SAME_PLACE), round(line.box.top / SAME_PLACE)
