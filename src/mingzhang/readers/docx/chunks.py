"""Documents embedded as chunks (``altChunk``): what a program that builds Word files leaves for Word to unfold.

Pages, archives of pages, plain texts and Word documents are read in place; anything else stays unread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from mingzhang.readers.docx.names import R
from mingzhang.readers.docx.package import Package
from mingzhang.readers.drafts import Draft, Line, sentences, visible
from mingzhang.readers.encoding import UndecodableError, decode
from mingzhang.readers.formats import format_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CHUNKS = 200


class Chunks(Struct):
    """The chunks of one document. ``targets``: the part that each relationship names; ``word``: reads a DOCX.

    ``met``: chunks come upon so far; ``read``: those of them that were read.
    """

    package: Package
    file: str
    targets: dict[str, str]
    word: Callable[[bytes], list[Draft]] | None = None
    met: int = 0
    read: int = 0

    def drafts(self, node: _Element, cells: int) -> tuple[list[Draft], int]:
        """The blocks of a chunk, none where nobody can read it, and how many cells were read by now."""
        self.met += 1
        data = self.package.part(self.targets.get(node.get(R + "id", ""), ""))
        kind = format_of(data) if data and self.met <= MAX_CHUNKS else ""
        found: list[Draft] = []
        if kind in ("html", "mhtml", "md"):
            found, cells = self._pages(data or b"", kind, cells)
        elif kind == "docx" and self.word is not None:
            found = self.word(data or b"")
        elif kind == "txt":
            found = _lines(data or b"")
        self.read += bool(found)
        return found, cells

    def _pages(self, data: bytes, kind: str, cells: int) -> tuple[list[Draft], int]:
        from mingzhang.readers.html import Counter, drafts_of, pages_of, text_of

        counter = Counter(self.file, cells)
        found: list[Draft] = []
        for page in pages_of(data) if kind == "mhtml" else [data]:
            try:
                found += drafts_of(text_of(page), self.file, counter)
            except UndecodableError:
                continue
        return found, counter.cells


def _lines(data: bytes) -> list[Draft]:
    try:
        text = decode(data)[0]
    except UndecodableError:
        return []
    return [Line(words) for line in text.splitlines() for words in sentences(visible(line))]
