"""From the bytes of a web page to a Document."""

from __future__ import annotations

from mingzhang.document import Document
from mingzhang.readers.drafts import Draft, Line, blocks
from mingzhang.readers.errors import ReadError
from mingzhang.readers.html.article import article
from mingzhang.readers.html.charset import UndecodableError, text_of
from mingzhang.readers.html.flow import Counter, flow
from mingzhang.readers.html.tree import parse

FIRST_LINES = 6
"""Where the article itself may repeat the page's heading."""


def read_html(data: bytes, file: str, sha256: str) -> Document:
    """Read a web page: its article as paragraphs and tables, without what surrounds it on the site.

    Tables are grids with real spans (a merged cell once, at its top left); a table that only arranges
    the page is taken apart; list numbers are written out. Nothing is fetched and no script runs.
    Raises :class:`ReadError` for what has no text or is beyond the limits.
    """
    try:
        text = text_of(data)
    except UndecodableError as error:
        raise ReadError(error.key, file) from error
    root = parse(text, file)
    if root is None:
        raise ReadError("html-empty", file)
    node, heading = article(root)
    drafts = [] if node is None else flow(node, Counter(file))
    if not drafts:
        raise ReadError("html-empty", file)
    if heading and not _repeats(drafts, heading):
        drafts.insert(0, Line(heading))
    return Document(file, "html", sha256, blocks(drafts, file))


def drafts_of(text: str, file: str, counter: Counter) -> list[Draft]:
    """The blocks of a piece of HTML embedded in another format; nothing of it is furniture."""
    root = parse(text, file)
    body = None if root is None else next(root.iter("body"), root)
    return [] if body is None else flow(body, counter)


def _repeats(drafts: list[Draft], heading: str) -> bool:
    words = "".join(heading.split())
    first = "".join(draft.text for draft in drafts[:FIRST_LINES] if isinstance(draft, Line))
    return words in "".join(first.split())
