"""The text of one paragraph: runs, fields, tracked changes, hidden text, symbols, anchors of text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mingzhang.readers.docx.names import MC, M, V, W, switch, value
from mingzhang.readers.docx.symbols import PRIVATE, restore, symbol
from mingzhang.readers.drafts import visible

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_DEPTH = 60
"""Elements within elements inside one paragraph, and tables within tables; more is no real document."""
_RUN, _TEXT, _RPR, _PPR = W + "r", W + "t", W + "rPr", W + "pPr"
_TEXT_BOX = W + "txbxContent"
_HYPHENS = {W + "noBreakHyphen": "-", W + "cr": "\n", W + "br": "\n", W + "tab": "\t", W + "ptab": "\t"}
_DROPPED = frozenset(
    W + name
    for name in (
        "del",
        "moveFrom",
        "rPr",
        "pPr",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "rt",
        "rubyPr",
    )
) | {M + "rPr", M + "ctrlPr"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


class TooDeepError(Exception):
    """Elements are nested beyond MAX_DEPTH."""


class Found(Struct):
    """A paragraph taken apart. ``boxes``: contents of the text boxes anchored in it; ``art``: WordArt texts."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    art: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return visible("".join(self.pieces))


class Inline(Struct):
    """Reads paragraphs of one story; knows the open fields, which may reach over paragraphs.

    ``fields``: for each open field, True once its result has begun; ``notes``: the footnotes and
    endnotes referred to so far, as (part, id). ``unseen``: character styles that hide.
    """

    unseen: frozenset[str]
    fields: list[bool] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def read(self, paragraph: _Element, hidden: bool = False) -> Found:
        """The text and anchors of a paragraph; ``hidden``: its style hides what does not say otherwise."""
        found = Found()
        for child in paragraph:
            if child.tag == _RUN:
                self._run(child, found, hidden, 0)
            elif child.tag not in _DROPPED:
                self._other(child, found, hidden, 0)
        if self.fields and not all(self.fields):
            # An instruction never reaches over a paragraph in practice: a field left open loses no text.
            self.fields = [True] * len(self.fields)
        return found

    def _run(self, run: _Element, found: Found, hidden: bool, depth: int) -> None:
        font = ""
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                if not hidden and (not self.fields or all(self.fields)):
                    text = child.text or ""
                    found.pieces.append(restore(text, font) if PRIVATE.search(text) else text)
            elif tag == _RPR:
                hidden = self._hidden(child, hidden)
                fonts = child.find(W + "rFonts")
                font = "" if fonts is None else fonts.get(W + "ascii", "")
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType", ""))
            elif not hidden and (not self.fields or all(self.fields)):
                self._special(child, found, hidden, depth + 1)

    def _hidden(self, properties: _Element, otherwise: bool) -> bool:
        said = switch(properties, "vanish")
        if said is not None:
            return said
        if self.unseen and value(properties.find(W + "rStyle")) in self.unseen:
            return True
        return otherwise

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _special(self, node: _Element, found: Found, hidden: bool, depth: int) -> None:
        tag = node.tag
        sign = _HYPHENS.get(tag)
        if sign is not None:
            found.pieces.append(sign)
        elif tag == W + "sym":
            code = node.get(W + "char", "")
            if code and len(code) <= 6 and not code.strip("0123456789abcdefABCDEF"):
                found.pieces.append(symbol(node.get(W + "font", ""), int(code, 16)))
        elif tag in _NOTES:
            self.notes.append((_NOTES[tag], node.get(W + "id", "")))
        else:
            self._other(node, found, hidden, depth)

    def _other(self, node: _Element, found: Found, hidden: bool, depth: int) -> None:
        """Anything that may hold runs or shapes: links, insertions, controls, drawings, formulas."""
        if depth > MAX_DEPTH:
            raise TooDeepError
        tag = node.tag
        if tag == _RUN:
            self._run(node, found, hidden, depth + 1)
        elif tag == _TEXT_BOX:
            found.boxes.append(node)
        elif tag == MC + "AlternateContent":
            self._alternate(node, found, hidden, depth + 1)
        elif tag == V + "textpath":
            found.art.append(node.get("string", ""))
        elif tag == M + "t":
            found.pieces.append(node.text or "")
        elif tag == M + "den":
            found.pieces.append("/")
            self._children(node, found, hidden, depth + 1)
        elif tag not in _DROPPED:
            self._children(node, found, hidden, depth + 1)

    def _children(self, node: _Element, found: Found, hidden: bool, depth: int) -> None:
        for child in node:
            self._other(child, found, hidden, depth)

    def _alternate(self, node: _Element, found: Found, hidden: bool, depth: int) -> None:
        """The first alternative that shows something; the same text must not be read twice."""
        for alternative in node:
            before = len(found.pieces), len(found.boxes), len(found.art)
            self._children(alternative, found, hidden, depth)
            if before != (len(found.pieces), len(found.boxes), len(found.art)):
                return


def mark_deleted(properties: _Element | None) -> bool:
    """Whether the end of the paragraph is a tracked deletion: the next paragraph then continues it."""
    marks = None if properties is None else properties.find(_RPR)
    return marks is not None and (marks.find(W + "del") is not None or marks.find(W + "moveFrom") is not None)


def unwrapped(node: _Element, wanted: Callable[[str], bool], depth: int = 0) -> Iterator[_Element]:
    """The children of a block, row or cell container, seen through content controls and the like."""
    if depth > MAX_DEPTH:
        raise TooDeepError
    for child in node:
        tag = child.tag
        if wanted(tag):
            yield child
        elif tag in _THROUGH:
            yield from unwrapped(child, wanted, depth + 1)
        elif tag == MC + "AlternateContent":
            for alternative in child:
                inner = list(unwrapped(alternative, wanted, depth + 1))
                if inner:
                    yield from inner
                    break


_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
__all__ = ["MAX_DEPTH", "Found", "Inline", "TooDeepError", "mark_deleted", "unwrapped"]
