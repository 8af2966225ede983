"""The reading order of the whole file: paragraphs and tables, put together over page breaks."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.readers.pdf.furniture import PageContent
from mingzhang.readers.pdf.joining import WholeTable, continued, whole
from mingzhang.readers.pdf.nouns import Line, PageTable
from mingzhang.readers.pdf.paragraphs import continues, is_cover, margins, on_one_title

Flowing = WholeTable | list[Line]
"""A table with all its parts, or the lines of one paragraph."""

MAX_BETWEEN = 6
"""Lines that a page may repeat above the rest of a table: title, 续表, unit, 单位：万元."""


def flow(pages: list[PageContent]) -> list[Flowing]:
    """Paragraphs and tables in reading order, with what a page break tore apart put together."""
    edges = margins(
        [line for page in pages for line in page.lines],
        {page.objects.number: page.objects.width for page in pages},
    )
    covers = {page.objects.number for page in pages if _is_cover(page)}
    items: list[Flowing] = []
    for item in _in_order(pages):
        last = items[-1] if items else None
        if isinstance(item, PageTable):
            _add_table(items, item)
        elif isinstance(last, list) and (
            on_one_title(last[-1], item) if item.page in covers else continues(last[-1], item, edges)
        ):
            last.append(item)
        else:
            items.append([item])
    return items


def _is_cover(page: PageContent) -> bool:
    return not page.tables and is_cover(page.lines, page.objects.width)


def _in_order(pages: list[PageContent]) -> Iterator[PageTable | Line]:
    for page in pages:
        tables = list(page.tables)
        for line in page.lines:
            middle = (line.box.top + line.box.bottom) / 2
            while tables and (tables[0].ys[0] + tables[0].ys[-1]) / 2 < middle:
                yield tables.pop(0)
            yield line
        yield from tables


def _add_table(items: list[Flowing], part: PageTable) -> None:
    """Add a table, or join it to the one before when it continues it."""
    index = len(items) - 1
    between: list[Line] = []
    while index >= 0 and len(between) <= MAX_BETWEEN:
        item = items[index]
        if isinstance(item, WholeTable):
            if continued(item, part, between, _above(items, index)):
                del items[index + 1 :]
                return
            break
        between = item + between
        index -= 1
    items.append(whole(part))


def _above(items: list[Flowing], index: int) -> list[Line]:
    lines: list[Line] = []
    for item in reversed(items[max(0, index - MAX_BETWEEN) : index]):
        if isinstance(item, WholeTable):
            break
        lines += item
    return lines
