"""The blocks of a piece of a page, as a browser would set it: paragraphs, lists, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mingzhang.readers.drafts import MAX_PAGE_CELLS, Box, Draft, Line, Sheet, cell_text, sentences, visible
from mingzhang.readers.errors import ReadError
from mingzhang.readers.html.grid import TooLargeError, cells_of, is_layout, sections, slots
from mingzhang.readers.html.lists import List, open_list
from mingzhang.readers.html.nodes import line_of
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_TABLE_DEPTH = 40
_BLOCKS_WORDS = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_BREAK, _TAB = "\0", "\1"
_BLANKS = regex(r"[ \t\r\n\f\v]{2,}|[\t\r\n\f\v]")
_WIDE = regex(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·]")
_LEADERS = " \t\r\n\xa0\u3000.·…_-"
"""What Word writes to fill a tab in HTML."""
_TABBED = regex(r"mso-tab-count\s*:", re.IGNORECASE)


class Counter(Struct):
    """Cells read so far, over all tables of the page."""

    file: str
    cells: int = 0

    def add(self, count: int) -> None:
        self.cells += count
        if self.cells > MAX_PAGE_CELLS:
            raise ReadError("cells", self.file, limit=MAX_PAGE_CELLS)


class _Flow(Struct):
    counter: Counter
    depth: int
    drafts: list[Draft] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    line: int | None = None
    lists: list[List] = field(default_factory=list)
    label: str = ""
    pre: int = 0

    def text(self, words: str | None, node: _Element) -> None:
        if not words:
            return
        if self.line is None and not words.isspace():
            self.line = line_of(node)
        self.pieces.append(words.replace("\n", _BREAK) if self.pre else words)

    def close(self) -> None:
        """End the paragraph."""
        if not self.pieces:
            return
        for words in sentences(shown("".join(self.pieces))):
            self.drafts.append(Line(self.label + words, self.line))
            self.label = ""
        self.pieces.clear()
        self.line = None

    def start(self, node: _Element) -> None:
        tag = node.tag
        if tag == "br":
            self.pieces.append(_BREAK)
        elif tag in _BLOCKS:
            self.close()
            if tag in _LISTS:
                self.lists.append(open_list(node))
            elif tag == "li":
                self.label = self.lists[-1].label(node) if self.lists else ""
            elif tag == "pre":
                self.pre += 1
        elif tag == "span" and _TABBED.search(node.get("style", "")):
            self.pieces.append(_TAB)
            if not (node.text or "").strip(_LEADERS):
                return
        self.text(node.text, node)

    def end(self, node: _Element) -> None:
        tag = node.tag
        if tag in _BLOCKS:
            self.close()
            if tag in _LISTS and self.lists:
                self.lists.pop()
            elif tag == "li":
                self.label = ""
            elif tag == "pre":
                self.pre -= 1


def flow(root: _Element, counter: Counter, depth: int = 0) -> list[Draft]:
    """The blocks within an element, its own text included, the text behind it not."""
    from lxml import etree

    if depth > MAX_TABLE_DEPTH:
        raise ReadError("html-deep", counter.file)
    state = _Flow(counter, depth)
    if root.tag == "table":
        return _table(root, counter, depth)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if node.tag == "table":
                state.close()
                state.drafts.extend(_table(node, counter, depth + 1))
                walk.skip_subtree()
            else:
                state.start(node)
        else:
            state.end(node)
            if node is not root:
                state.text(node.tail, node)
    state.close()
    return state.drafts


def shown(text: str) -> str:
    """Source text as displayed: blanks collapse; a line end beside Chinese is no blank at all.

    A tab typed within a line is kept: a browser shows a blank, but the writer meant columns.
    """
    found = visible(_BLANKS.sub(_collapsed, text))
    return found.replace(_BREAK, "\n").replace(_TAB, "\t")


def _collapsed(match: re.Match[str]) -> str:
    if "\n" not in match.group():
        return _TAB if "\t" in match.group() else " "
    text, start, end = match.string, match.start(), match.end()
    wide = (start > 0 and _WIDE.match(text[start - 1])) or (end < len(text) and _WIDE.match(text[end]))
    return "" if wide else " "


def _table(table: _Element, counter: Counter, depth: int) -> list[Draft]:
    """A table with its caption above it and the tables nested in it below; a layout table only as blocks."""
    drafts: list[Draft] = []
    for node in table:
        if node.tag == "caption":
            drafts.extend(flow(node, counter, depth))
    if is_layout(table):
        for row in (row for section in sections(table) for row in section):
            for cell in cells_of(row):
                drafts.extend(flow(cell, counter, depth))
        return drafts
    try:
        grid = slots(table)
    except TooLargeError as error:
        raise ReadError("html-wide", counter.file) from error
    rows: list[list[Box]] = []
    nested: list[Draft] = []
    for here in grid:
        counter.add(len(here))
        rows.append(
            [
                Box(_cell(cell, counter, depth, nested), row, column, down, across, line_of(cell))
                for cell, row, column, down, across in here
            ]
        )
    return [*drafts, Sheet(rows, line_of(table)), *nested]


def _cell(cell: _Element, counter: Counter, depth: int, nested: list[Draft]) -> str:
    if not len(cell):
        text = cell.text or ""
        return visible(text).strip() if len(text.split()) <= 1 else cell_text((shown(text),))
    lines = []
    for draft in flow(cell, counter, depth):
        if isinstance(draft, Line):
            lines.append(draft.text)
        else:
            nested.append(draft)
    return cell_text(lines)
