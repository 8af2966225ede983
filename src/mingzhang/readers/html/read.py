"""From the bytes of a web page to a Document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mingzhang.document import Document, Remark, RemarkKind
from mingzhang.place import Place
from mingzhang.readers.drafts import Draft, Line, blocks
from mingzhang.readers.errors import ReadError
from mingzhang.readers.html.archive import pages_of
from mingzhang.readers.html.article import article
from mingzhang.readers.html.charset import UndecodableError, text_of
from mingzhang.readers.html.flow import Counter, flow
from mingzhang.readers.html.nodes import inner_text, line_of
from mingzhang.readers.html.tree import parse
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_INDEX = 600
"""A page of fewer characters without a table, and with links to documents, only leads to them."""
MAX_PICTURES = 100
_ATTACHED = regex(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar|7z)(?:[?#].*)?$", re.IGNORECASE)
FIRST_LINES = 6
"""Where the article itself may repeat the page's heading."""


def read_html(data: bytes, file: str, sha256: str) -> Document:
    """Read a web page: its article as paragraphs and tables, without what surrounds it on the site.

    Tables are grids with real spans (a merged cell once, at its top left); a table that only arranges
    the page is taken apart; list numbers are written out. Nothing is fetched and no script runs.
    Raises :class:`ReadError` for what has no text or is beyond the limits.
    """
    drafts, pictures = _page(data, file, Counter(file))
    return Document(file, "html", sha256, blocks(drafts, file), pictures)


def read_web_archive(data: bytes, file: str, sha256: str) -> Document:
    """Read a page saved in one file with its pictures: as the page it shows.

    Excel saves one page for each sheet behind a first one that holds nothing: then all the others are read.
    Raises :class:`ReadError` as :func:`read_html`.
    """
    counter = Counter(file)
    found: list[Draft] = []
    pictures: tuple[Remark, ...] = ()
    for at, page in enumerate(pages_of(data)):
        try:
            drafts, seen = _page(page, file, counter)
        except ReadError as error:
            if error.key != "html-empty":
                raise
            continue
        found, pictures = found + drafts, pictures + seen
        if at == 0:
            break
    if not found:
        raise ReadError("html-empty", file)
    return Document(file, "html", sha256, blocks(found, file), pictures[:MAX_PICTURES])


def _page(data: bytes, file: str, counter: Counter) -> tuple[list[Draft], tuple[Remark, ...]]:
    """The article of a page, and what it shows besides text."""
    try:
        text = text_of(data)
    except UndecodableError as error:
        raise ReadError(error.key, file) from error
    root = parse(text, file)
    if root is None:
        raise ReadError("html-empty", file)
    node, heading = article(root)
    drafts = [] if node is None else flow(node, counter)
    if not drafts:
        raise ReadError("html-empty", file)
    _refuse_index(root, drafts, file)
    if heading and not _repeats(drafts, heading):
        drafts.insert(0, Line(heading))
    return drafts, _pictures(node, file)


def drafts_of(text: str, file: str, counter: Counter) -> list[Draft]:
    """The blocks of a piece of HTML embedded in another format; nothing of it is furniture."""
    root = parse(text, file)
    body = None if root is None else next(root.iter("body"), root)
    return [] if body is None else flow(body, counter)


def _refuse_index(root: _Element, drafts: list[Draft], file: str) -> None:
    """Raise where the page holds hardly a word but links to the files that were published."""
    if any(not isinstance(draft, Line) for draft in drafts):
        return
    if sum(len(draft.text) for draft in drafts if isinstance(draft, Line)) > MAX_INDEX:
        return
    links = [link for link in root.iter("a") if _ATTACHED.search(link.get("href", ""))]
    if links:
        names = [" ".join(inner_text(link).split())[:40] for link in links]
        raise ReadError(
            "html-attachments", file, names="、".join(filter(None, dict.fromkeys(names[:3]))) or "文件"
        )


def _pictures(node: _Element | None, file: str) -> tuple[Remark, ...]:
    """A remark for each picture of the article: a table may be one."""
    found = [] if node is None else list(node.iter("img"))[:MAX_PICTURES]
    return tuple(
        Remark(
            RemarkKind.PICTURE, " ".join(image.get("alt", "").split())[:40], Place(file, line=line_of(image))
        )
        for image in found
    )


def _repeats(drafts: list[Draft], heading: str) -> bool:
    words = "".join(heading.split())
    first = "".join(draft.text for draft in drafts[:FIRST_LINES] if isinstance(draft, Line))
    return words in "".join(first.split())
