"""The reader of Markdown: headings, lists, pipe tables, and the HTML tables embedded in it.

Markdown of disclosures is written by converters, so lines are taken as they come: a line is a paragraph
unless the sentence plainly goes on. Pipe tables have no spans; a group heading is followed by empty
cells as in tab-separated text, so their columns are not called aligned.
Source of the syntax: CommonMark 0.31 and GitHub Flavored Markdown.
"""

from __future__ import annotations

import html
import re

from msgspec import Struct, field

from mingzhang.document import Document, Remark, RemarkKind
from mingzhang.place import Place
from mingzhang.readers.delimited import is_bare, once, pipe_cells
from mingzhang.readers.drafts import MAX_PAGE_CELLS, Box, Draft, Line, Sheet, blocks, sentences, visible
from mingzhang.readers.encoding import UndecodableError, decode
from mingzhang.readers.errors import ReadError
from mingzhang.readers.furniture import furniture, is_marker
from mingzhang.readers.limits import MAX_LINE_LENGTH, MAX_LINES
from mingzhang.regex import regex

_LINE_ENDS = regex(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_RULE = regex(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BREAK = regex(r"(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}")
_HEAD = regex(r"#{1,6}(?!#)(.*)")
_FENCE = regex(r"(`{3,}|~{3,})")
_QUOTE = regex(r"(?:>\s?)+")
_BULLET = regex(r"[-*+]\s+(?=\S)")
_TABLE_TAG = regex(r"<(/?)table\b", re.IGNORECASE)
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
_IMAGE = regex(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = regex(r"\[([^\]\[\n]{1,500})\]\([^)\n]{0,2000}\)")
_STRONG = regex(r"(\*{1,3}|~~)(?=[^\s*~])([^*~\n]{1,2000}?)(?<=[^\s*~])\1")
_UNDERSCORED = regex(r"(?<!\w)(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])\1(?!\w)")
_CODE = regex(r"(`+)([^`\n]+)\1")
_LINE_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_TAG = regex(r"</?[a-zA-Z][^<>\n]{0,500}>")
_SAFE = 0xE100
"""Where an escaped character hides while the marks around it are taken off."""


class _Builder(Struct):
    """Collects drafts. ``waiting``: lines of the paragraph that is open, with the line number of the first."""

    file: str
    drafts: list[Draft] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    line: int = 0
    cells: int = 0

    def add(self, text: str, line: int) -> None:
        if not self.waiting:
            self.line = line
        self.waiting.append(text)

    def close(self) -> None:
        for words in sentences("\n".join(self.waiting)):
            self.drafts.append(Line(words, self.line))
        self.waiting.clear()

    def alone(self, text: str, line: int) -> None:
        self.close()
        self.add(text, line)
        self.close()

    def count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MAX_PAGE_CELLS:
            raise ReadError("cells", self.file, limit=MAX_PAGE_CELLS)


def read_markdown(data: bytes, file: str, sha256: str) -> Document:
    """Read a Markdown file. Raises :class:`ReadError` for what is no text or beyond the limits."""
    try:
        text, cut = decode(data)
    except UndecodableError as error:
        raise ReadError(error.key, file) from error
    lines = _LINE_ENDS.split(_COMMENT.sub(_same_lines, text))
    if len(lines) > MAX_LINES:
        raise ReadError("lines", file, limit=MAX_LINES)
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE_LENGTH and "<" not in line:
            raise ReadError("line", file, line=number, limit=MAX_LINE_LENGTH)
    builder = _Builder(file)
    at = _after_front_matter(lines)
    while at < len(lines):
        at = _step(lines, at, builder)
    builder.close()
    found = blocks(builder.drafts, file)
    if not found:
        raise ReadError("empty", file)
    if cut:
        builder.remarks.append(Remark(RemarkKind.TRUNCATED, lines[-1].strip(), Place(file, line=len(lines))))
    return Document(file, "md", sha256, found, tuple(builder.remarks))


def _same_lines(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _after_front_matter(lines: list[str]) -> int:
    """Data between two ``---`` at the very top is about the file, not part of it."""
    if lines and lines[0].strip() == "---":
        for at, line in enumerate(lines[1:60], 1):
            if line.strip() in ("---", "..."):
                return at + 1
            if ":" not in line and line.strip() and not line.startswith((" ", "-")):
                return 0
    return 0


def _step(lines: list[str], at: int, builder: _Builder) -> int:
    """Take in one construct and say where the next one begins."""
    raw = lines[at]
    text = _QUOTE.sub("", raw, count=1).strip() if raw.lstrip().startswith(">") else raw.strip()
    if not text:
        builder.close()
        return at + 1
    fence = _FENCE.match(text)
    if fence:
        return _fenced(lines, at, fence.group(1), builder)
    tag = _TABLE_TAG.search(text)
    if tag and not tag.group(1):
        return _embedded(lines, at, builder)
    if "|" in text and (_is_ruled(lines, at) or _is_row(text)):
        return _pipes(lines, at, builder)
    if _BREAK.fullmatch(text):
        builder.close()
        return at + 1
    head = _HEAD.fullmatch(text)
    if head:
        words = head.group(1).strip()
        closed = words.rstrip("#")
        builder.alone(_plain(words if closed[-1:].strip() else closed), at + 1)
        return at + 1
    if _is_furniture(lines, at, text, builder):
        return at + 1
    bullet = _BULLET.match(text)
    if bullet:
        builder.alone(_plain(text[bullet.end() :]), at + 1)
    else:
        builder.add(_plain(text), at + 1)
    return at + 1


def _is_furniture(lines: list[str], at: int, text: str, builder: _Builder) -> bool:
    """A page number or watermark alone between blank lines is remarked, not read."""
    before, after = lines[at - 1] if at else "", lines[at + 1] if at + 1 < len(lines) else ""
    if (before.strip() or after.strip()) and not is_marker(text):
        return False
    kind = furniture(text)
    if kind is None:
        return False
    builder.close()
    builder.remarks.append(Remark(kind, text, Place(builder.file, line=at + 1, block=len(builder.drafts))))
    return True


def _fenced(lines: list[str], at: int, fence: str, builder: _Builder) -> int:
    """A code block is text that a converter did not understand: one paragraph for each line."""
    builder.close()
    for next_ in range(at + 1, len(lines)):
        if lines[next_].strip().startswith(fence):
            return next_ + 1
        if lines[next_].strip():
            builder.alone(lines[next_], next_ + 1)
    return len(lines)


def _embedded(lines: list[str], at: int, builder: _Builder) -> int:
    """An HTML table, from the line of its first tag to that of its last."""
    from mingzhang.readers.html import drafts_of
    from mingzhang.readers.html.flow import Counter

    builder.close()
    depth, end = 0, at
    for end in range(at, len(lines)):
        for tag in _TABLE_TAG.finditer(lines[end]):
            depth += -1 if tag.group(1) else 1
        if depth <= 0:
            break
    counter = Counter(builder.file, builder.cells)
    for draft in drafts_of("\n".join(lines[at : end + 1]), builder.file, counter):
        builder.drafts.append(_moved(draft, at))
    builder.cells = counter.cells
    return end + 1


def _moved(draft: Draft, by: int) -> Draft:
    """The draft with lines counted in the file, not in the piece."""
    line = None if draft.line is None else draft.line + by
    if isinstance(draft, Line):
        return Line(draft.text, line)
    rows = [
        [box._replace(line=None if box.line is None else box.line + by) for box in row] for row in draft.rows
    ]
    return Sheet(rows, line, draft.aligned)


def _is_row(text: str) -> bool:
    return text.startswith("|") and text.endswith("|") and text.count("|") >= 3


def _is_ruled(lines: list[str], at: int) -> bool:
    """Whether the next line is the rule under a table's heading."""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return "|" in below and "-" in below and _RULE.fullmatch(below) is not None


def _pipes(lines: list[str], at: int, builder: _Builder) -> int:
    """A pipe table, to the first line without a pipe."""
    builder.close()
    rows: list[list[Box]] = []
    start = at
    end = next((below for below in range(at, len(lines)) if "|" not in lines[below]), len(lines))
    bare = is_bare(lines[at:end])
    while at < end:
        text = lines[at].strip()
        if not (_RULE.fullmatch(text) and "-" in text and at > start):
            cells = once(pipe_cells(lines[at], bare))
            builder.count(len(cells))
            rows.append(
                [Box(_plain(cell), len(rows), column, 1, 1, at + 1) for column, cell in enumerate(cells)]
            )
        at += 1
    builder.drafts.append(Sheet(rows, start + 1, aligned=False))
    return at


def _plain(text: str) -> str:
    """Text without its marks: emphasis, links, code, inline HTML, entities, escapes."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: chr(_SAFE + ord(match.group(1))), text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text)) if "](" in text else text
    for _ in range(2):
        text = _STRONG.sub(r"\2", text)
    text = _UNDERSCORED.sub(r"\2", text) if "_" in text else text
    text = _CODE.sub(r"\2", text) if "`" in text else text
    if "<" in text:
        text = _TAG.sub("", _LINE_BREAK.sub("\n", text))
    text = html.unescape(text) if "&" in text else text
    return re.sub("[\ue121-\ue17e]", lambda match: chr(ord(match.group()) - _SAFE), visible(text)).strip()
