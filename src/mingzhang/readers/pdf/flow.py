"""The reading order of the whole file: paragraphs and tables, put together over page breaks."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.readers.pdf.furniture import PageContent
from mingzhang.readers.pdf.halves import beside
from mingzhang.readers.pdf.joining import WholeTable, bare, continued, whole
from mingzhang.readers.pdf.nouns import Line, PageTable
from mingzhang.readers.pdf.paragraphs import continues, is_broken_title, is_cover, margins, on_one_title
from mingzhang.regex import regex

Flowing = WholeTable | list[Line]
"""A table with all its parts, or the lines of one paragraph."""

MAX_HEAD = 30
"""Characters of a line above a table at most."""
_TITLE = regex(r"(?!公开).*表(?:[（(].{1,12}[)）])?")
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
            on_one_title(last[-1], item)
            if item.page in covers
            else continues(last[-1], item, edges) or is_broken_title(last[-1], item, edges)
        ):
            last.append(item)
        else:
            items.append([item])
    return _with_halves(items)


def _with_halves(items: list[Flowing]) -> list[Flowing]:
    """Put the halves of wide tables together; what a page repeats or prints above a right half stands above both."""
    found: list[Flowing] = []
    for item in items:
        at = len(found) - 1
        while at >= 0 and len(found) - at <= MAX_BETWEEN and not isinstance(found[at], WholeTable):
            at -= 1
        left = found[at] if at >= 0 else None
        if isinstance(item, WholeTable) and isinstance(left, WholeTable):
            between = [line for lines in found[at + 1 :] if isinstance(lines, list) for line in lines]
            over = [line for line in between if line.page == item.parts[0].page]
            below = [line for line in between if line.page != item.parts[0].page]
            if _may_stand_over(over, _above(found, at)) and beside(left, item):
                new = [line for line in over if not _repeats(line, _above(found, at))]
                found[at:] = [*([line] for line in new), left, *([line] for line in below)]
                continue
        found.append(item)
    return found


def _may_stand_over(lines: list[Line], above: list[Line]) -> bool:
    """Whether lines above a right half name no other table: the title again, its number, 单位：万元."""
    return all(
        _repeats(line, above) or (len(line.text) <= MAX_HEAD and not _TITLE.fullmatch(bare(line.text)))
        for line in lines
    )


def _repeats(line: Line, above: list[Line]) -> bool:
    return bare(line.text) in {bare(other.text) for other in above}


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
            if not between and beside(item, whole(part)):
                return
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
