"""Tables that a page builds of blocks: rows of ``div`` or ``ul`` with a block for each cell.

A row is told by its shape, not by names of classes, which every site invents: several elements in a row, each
with as many short pieces as the next, figures among them. They become a table like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mingzhang.readers.html.nodes import inner_text
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROWS = frozenset({"div", "ul", "dl", "li", "section", "p"})
_CELLS = frozenset({"div", "li", "dd", "dt", "span", "p", "b", "strong"})
_FIGURE = regex(r"\s*-?[\d,]+\.\d+\s*")
MIN_CELLS = 3
MIN_ROWS = 3
MIN_FIGURES = 3
MAX_CELL = 60


def tabulate(root: _Element) -> None:
    """Turn every run of rows built of blocks into a table, in place."""
    for parent in list(root.iter()):
        for run in list(_runs(parent)):
            _replace(parent, run)


def _runs(parent: _Element) -> Iterator[list[_Element]]:
    """Neighbours of one tag with equally many cells, if there are enough of them and figures in them."""
    run: list[_Element] = []
    width = 0
    for child in [*parent, None]:
        cells = _cells(child) if child is not None else 0
        joins = (
            run and child is not None and cells == width and child.tag == run[0].tag and not _between(run[-1])
        )
        if run and not joins:
            if len(run) >= MIN_ROWS and _figures(run) >= MIN_FIGURES:
                yield run
            run = []
        if child is not None and cells >= MIN_CELLS:
            run.append(child)
            width = cells


def _cells(row: _Element) -> int:
    """How many cells a row has; 0 for what is no row."""
    if row.tag not in _ROWS or (row.text or "").strip():
        return 0
    for cell in row:
        if cell.tag not in _CELLS or (cell.tail or "").strip() or len(inner_text(cell)) > MAX_CELL:
            return 0
        if any(part.tag in _ROWS or part.tag == "table" for part in cell.iterdescendants()):
            return 0
    return len(row)


def _between(row: _Element) -> bool:
    return bool((row.tail or "").strip())


def _figures(run: list[_Element]) -> int:
    return sum(_FIGURE.fullmatch(inner_text(cell)) is not None for row in run for cell in row)


def _replace(parent: _Element, run: list[_Element]) -> None:
    table = parent.makeelement("table", {})
    table.sourceline = run[0].sourceline
    parent.insert(parent.index(run[0]), table)
    table.tail = run[-1].tail
    for row in run:
        table.append(row)
        row.tail = None
        row.tag = "tr"
        row.attrib.clear()
        for cell in row:
            cell.tag = "td"
            cell.attrib.clear()
