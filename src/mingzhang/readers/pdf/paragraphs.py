"""Lines to paragraphs: by indent, by whether a line is full, and by how it ends."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict

from msgspec import Struct

from mingzhang.document import numbering
from mingzhang.readers.pdf.nouns import Line, around
from mingzhang.regex import regex

FULL = 1.6
"""A line that ends nearer to the right margin than so many letters is full."""
INDENT = 0.9
"""A line that begins farther from the left margin than so many letters is indented."""
CENTRED = 1.0
"""Middles nearer than so many letters are the same."""
SAME_SIZE = 0.25
"""Letters of one paragraph differ in height by no more than this part."""
_NO_MARGIN = 1e9
LONG = 24
"""Lines of so many characters that end no sentence tell the right margin."""
MAX_COVER_LINES = 8
COVER_SIZE = 18
"""A cover has few lines, and its letters are larger than this many points."""
MIN_WRAPPED = 8
"""A full line has more characters than this; shorter ones fill only a cell or a title."""

LONG_TITLE = 0.4
"""A title is broken when its first line fills at least this part of the width of the text."""
SAME_TITLE_SIZE = 0.05
"""The lines of one title are of one size, but for this part."""
_ENDS_TITLE = regex(r"表(?:[（(].{2,12}[)）])?\s*\Z")
_ENDS_PART = regex(r"(?:表|说明|解释|概况|情况|附件)\s*\Z")
_ENDS = regex(r"[。；！？;!?]\W?\Z")
_ENDS_OR_OPENS = regex(r"[。；：！？;:!?]\W?\Z")
_STOP = regex(r"[，。；：,;:]")
_LABEL = regex(r"(?:编制|填报|公开|预算)?(?:部门|单位)(?:名称)?\s*[:：]\s*\S+\Z")
_LEADERS = regex(r"(?:[.…·．]\s?){4,}\s*\d{0,4}\s*\Z")
_UNBROKEN = regex(r"[!-~]{2,20}[，。；：、）％]?|.[，。；：、）”》]+")
_NOTE = regex(r"(?:注|说明|备注)\s*\d*\s*[:：]")


class Margins(Struct, frozen=True):
    """Left and right edge of the running text on one page."""

    left: float
    right: float


def margins(lines: list[Line], widths: dict[int, float]) -> dict[int, Margins]:
    """The margins page by page. ``widths``: of the pages. Pages of one width share theirs where a page has
    too few lines to tell its own."""
    own: dict[int, list[Line]] = defaultdict(list)
    shared: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        own[line.page].append(line)
        shared[round(widths[line.page] / 10)].append(line)
    common = {width: _margins(group) for width, group in shared.items()}
    found: dict[int, Margins] = {}
    for page, group in own.items():
        usual = common[round(widths[page] / 10)]
        reached = any(line.box.right > usual.right - FULL * line.size for line in group if _wraps(line))
        right = usual.right if reached else _own_right(group) or usual.right
        found[page] = Margins(min(usual.left, min(line.box.left for line in group)), right)
    return found


def _own_right(lines: list[Line]) -> float:
    """The right edge that two or more long lines of one page agree on, as those of a note under a wide table
    do; 0 when there are none. Two notes of one sentence each may be of the same length by chance."""
    rights = sorted((line.box.right for line in lines if _wraps(line)), reverse=True)
    return next((a for a, b in itertools.pairwise(rights) if a - b < lines[0].size), 0.0)


def _wraps(line: Line) -> bool:
    return len(line.text) >= LONG and not _ENDS_OR_OPENS.search(line.text)


def _margins(lines: list[Line]) -> Margins:
    """The edges that most lines reach: the left one of unindented lines, the right one of full lines."""
    long = [line for line in lines if _wraps(line)]
    rights = Counter(round(line.box.right / 4) for line in long)
    lefts = Counter(round(line.box.left / 4) for line in lines if len(line.text) > MIN_WRAPPED)
    right = max((line.box.right for line in long), default=_NO_MARGIN)
    left = min((line.box.left for line in lines), default=0.0)
    # The outermost edge that at least three lines, and a twentieth of all, agree on.
    needed = max(3, len(long) // 20)
    agreed = [edge for edge, _ in rights.items() if rights[edge] + rights[edge - 1] >= needed]
    begun = [edge for edge, _ in lefts.items() if lefts[edge] + lefts[edge + 1] >= needed]
    return Margins(min(begun) * 4 - 2 if begun else left, max(agreed) * 4 + 2 if agreed else right)


def continues(before: Line, line: Line, edges: dict[int, Margins]) -> bool:
    """Whether ``line`` is the rest of the paragraph in which ``before`` is the last line so far."""
    size = min(before.size, line.size)
    if abs(before.size - line.size) > SAME_SIZE * max(before.size, line.size):
        return False
    if len(before.text) <= MIN_WRAPPED or _LEADERS.search(before.text):
        return False
    if before.page == line.page and not 0 < line.box.bottom - before.box.bottom < 3.2 * size:
        return False
    above, here = edges[before.page], edges[line.page]
    if before.box.right < above.right - FULL * size - _unbroken(before, line):
        return False
    if _NOTE.match(line.text) or _next_item(before.text, line.text):
        return False
    if line.box.left < here.left + INDENT * size:
        return not (_heading(before.text) and _ENDS.search(before.text))
    return _centred(before, line, size) and not _ENDS_OR_OPENS.search(before.text)


def _unbroken(before: Line, line: Line) -> float:
    """How much room the first piece of ``line`` needs beyond one letter, as it cannot be broken: a figure or a
    word goes down to the next line whole, and so does a letter with the comma after it."""
    if _ENDS_OR_OPENS.search(before.text):
        return 0.0
    piece = _UNBROKEN.match(line.text)
    if piece is None:
        return 0.0
    letters = sum(0.55 if char.isascii() else 1.0 for char in piece.group())
    return line.size * max(letters - 1, 0.0)


def _next_item(before: str, text: str) -> bool:
    """Whether a numbered line begins an item of its own after a finished sentence or another heading."""
    if numbering(text) is None:
        return False
    return bool(_ENDS_OR_OPENS.search(before)) or not _STOP.search(before)


def _centred(before: Line, line: Line, size: float) -> bool:
    """A title set in the middle of two lines."""
    middle = (before.box.left + before.box.right) / 2
    if abs((line.box.left + line.box.right) / 2 - middle) > CENTRED * size:
        return False
    return line.box.right < before.box.right - size and numbering(line.text) is None


def is_broken_title(before: Line, line: Line, edges: dict[int, Margins]) -> bool:
    """Whether two lines are one title too long for its line: of a table, or of a part of the document. Both stand
    in the middle, close together, and the second ends as titles do."""
    size = min(before.size, line.size)
    if before.page != line.page or abs(before.size - line.size) > SAME_TITLE_SIZE * size:
        return False
    if not 0 < line.box.top - before.box.bottom + size / 2 < 1.5 * size:
        return False
    left, right = edges[line.page].left, min(edges[line.page].right, before.box.right + before.box.left)
    middle = (before.box.left + before.box.right) / 2
    if abs((line.box.left + line.box.right) / 2 - middle) > CENTRED * size:
        return False
    if before.box.right - before.box.left < LONG_TITLE * (right - left) or _ENDS_TITLE.search(before.text):
        return False
    if _STOP.search(before.text) or numbering(line.text) is not None:
        return False
    part = numbering(before.text)
    ends = _ENDS_PART if part is not None and part.level == 1 else _ENDS_TITLE
    return (part is None or part.level == 1) and ends.search(line.text) is not None


def _heading(text: str) -> bool:
    number = numbering(text)
    return number is not None and number.level <= 2 and len(text) < 30


def with_whole_names(lines: list[Line]) -> list[Line]:
    """Join a unit's name that was wrapped in the narrow head of a table: its rest begins under the label,
    and 单位：万元 on the right may stand at a height between."""
    found: list[Line] = []
    for line in lines:
        label = next(
            (k for k in range(len(found) - 1, max(len(found) - 3, -1), -1) if _wrapped(found[k], line)), None
        )
        if label is None:
            found.append(line)
        else:
            before = found[label]
            found[label] = Line(
                before.text + line.text, around([before.box, line.box]), line.page, before.size
            )
    return found


def _wrapped(label: Line, line: Line) -> bool:
    if not _LABEL.fullmatch(label.text) or _STOP.search(line.text) or numbering(line.text) is not None:
        return False
    below = 0 < line.box.top - label.box.top < 2 * label.size
    return (
        below and abs(line.box.left - label.box.left) < 2 and line.box.right <= label.box.right + label.size
    )


def is_cover(lines: list[Line], width: float) -> bool:
    """Whether a page shows nothing but a few large lines, all set in the middle."""
    middle = width / 2
    return 0 < len(lines) <= MAX_COVER_LINES and all(
        line.size > COVER_SIZE and abs((line.box.left + line.box.right) / 2 - middle) < 2 * line.size
        for line in lines
    )


def on_one_title(before: Line, line: Line) -> bool:
    """Whether two lines of a cover belong to one title: same size, close together."""
    alike = abs(before.size - line.size) < SAME_SIZE * line.size
    return before.page == line.page and alike and line.box.top - before.box.bottom < line.size


def joined(lines: list[Line]) -> str:
    """The text of a paragraph's lines: no space between Chinese characters, nor within a figure; lines of
    nothing but figures are no running text, and their figures stay apart."""
    text = lines[0].text
    for before, line in itertools.pairwise(lines):
        figures = before.text.isascii() and line.text.isascii()
        text += (" " if figures else _between(text[-1], line.text[0])) + line.text
    return text


def _between(last: str, first: str) -> str:
    latin = last.isascii() and first.isascii()
    return " " if latin and last.isalpha() and first.isalpha() else ""
