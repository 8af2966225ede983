"""Lines of words to rows of pieces: what stands in one cell is set close together, cells are set apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mingzhang.readers.furniture import furniture
from mingzhang.readers.pdf.figures import RUN_SPACE, is_figure
from mingzhang.readers.pdf.lines import LETTER_SPACE, text_of_row
from mingzhang.readers.pdf.nouns import Word
from mingzhang.regex import regex

FLAT = 0.1
"""Points that a letter is high at least, where a damaged font says none."""
CELL_SPACE = 0.5
MIXED_SPACE = 0.3
"""The same that separates two cells of text, and a cell of text from one with a figure."""
BESIDE = 0.6
"""Lines whose middles are nearer than this part of their height may stand beside each other."""
PROSE = 16
"""A piece of more characters than this that holds a comma or a full stop is running text."""
LONG = 45
"""A single piece of more characters than this is running text even without one."""

_STOP = regex(r"[，。；！？]")
_LEADER = regex(r"(?:[.…·．]\s?){4,}")
_HEAD = regex(
    r"(?:金额)?单位\s*[:：]\s*(?:人民币)?[万亿]?元?\S{0,4}|(?:编制|填报|公开|预算)?(?:部门|单位)(?:名称)?\s*[:：].*"
    r"|(?:公开|附)\s*(?:表)?\s*\d{1,2}\s*(?:-\d)?\s*表?|.{0,40}(?:决算|预算|情况|收支)\S{0,12}表"
    r"|(?:第.{1,3}部分|[一二三四五六七八九十]{1,3}、).{0,30}表"
)
_CODE_LEVELS = frozenset("类款项")
_NUMBERING = regex(r"[类款项]*栏次")
_NOTE = regex(r"[（(]?(?:注|说明|备注)\s*\d*\s*[:：]")


class Piece(NamedTuple):
    """Words of one line that stand in one cell. ``figure``: a number, a code or a dash."""

    words: tuple[Word, ...]
    text: str
    left: float
    top: float
    right: float
    bottom: float
    figure: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Row(NamedTuple):
    """The pieces of one line, left to right, the words they were made of, and how these run on: texts without a
    wide gap, in which cells that nearly touch are not told apart."""

    pieces: tuple[Piece, ...]
    words: list[Word]
    runs: tuple[str, ...]

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)

    @property
    def centre(self) -> float:
        """Half height of the row's figures, or of its text where it has none."""
        pieces = [piece for piece in self.pieces if piece.figure] or self.pieces
        return sum(piece.top + piece.bottom for piece in pieces) / (2 * len(pieces))

    @property
    def figures(self) -> int:
        return sum(piece.figure for piece in self.pieces)

    @property
    def is_data(self) -> bool:
        """Whether it holds a figure set apart from something else."""
        return self.figures > 1 or (self.figures == 1 and len(self.runs) > 1)


def row_of(words: list[Word]) -> Row:
    """The pieces of one line of words."""
    groups: list[list[Word]] = [[words[0]]]
    runs: list[list[Word]] = [[words[0]]]
    before = is_figure(words[0].text)
    for word in words[1:]:
        figure = is_figure(word.text)
        last = runs[-1][-1]
        gap = (word.left - last.right) / max(min(last.bottom - last.top, word.bottom - word.top), FLAT)
        figures = figure and before and gap > LETTER_SPACE
        if figures or gap > (CELL_SPACE if figure == before else MIXED_SPACE):
            groups.append([])
        if figures or gap > RUN_SPACE:
            runs.append([])
        groups[-1].append(word)
        runs[-1].append(word)
        before = figure
    return Row(tuple(map(_piece, groups)), words, tuple(map(text_of_row, runs)))


def rows_of(lines: Sequence[list[Word]]) -> list[tuple[Row, list[int]]]:
    """The rows of a page's lines, each with the indices of its lines: what stands a little higher or lower than
    the rest of its row, as figures at half the height of a name on two lines do, is put beside it."""
    found: list[tuple[Row, list[int]]] = []
    for index, words in enumerate(lines):
        row = row_of(words)
        if found and _beside(found[-1][0], row):
            words = sorted([*found[-1][0].words, *words], key=lambda word: word.left)
            found[-1] = (row_of(words), [*found[-1][1], index])
        else:
            found.append((row, [index]))
    return found


def _beside(above: Row, row: Row) -> bool:
    """Whether two rows, one of which holds figures, stand at nearly the same height, in different places."""
    if not (above.figures or row.figures):
        return False
    height = min(above.pieces[0].height, row.pieces[0].height)
    apart = all(
        one.right <= other.left or other.right <= one.left for one in above.pieces for other in row.pieces
    )
    return apart and row.centre - above.centre < BESIDE * height


def _piece(words: Sequence[Word]) -> Piece:
    text = text_of_row(list(words))
    lefts, tops, rights, bottoms = zip(*((w.left, w.top, w.right, w.bottom) for w in words), strict=True)
    return Piece(
        tuple(words), text, min(lefts), min(tops), max(rights), max(bottoms), is_figure("".join(text.split()))
    )


def is_of_table(row: Row) -> bool:
    """Whether a row that belongs to no table looks like one of a table: figures set far apart from other cells."""
    return row.is_data and len(row.runs) > 1 and not any(map(_STOP.search, row.runs)) and not is_outside(row)


def parted(words: list[Word], apart: bool) -> list[list[Word]]:
    """The words of a line, or cell by cell: else a figure would be read as one of its neighbour's name."""
    return [list(piece.words) for piece in row_of(words).pieces] if apart else [words]


def is_outside(row: Row) -> bool:
    """Whether a row cannot belong to a table: running text, contents, page numbers, the lines above and below
    a table."""
    texts = row.runs
    if not all(word.upright for word in row.words):
        return True
    whole = " ".join(texts)
    if any(len(text) > PROSE and _STOP.search(text) for text in texts) or _LEADER.search(whole):
        return True
    if len(texts) == 1 and len(texts[0]) > LONG:
        return True
    if len(texts) == 1 and texts[0].isdecimal():
        return False  # a page number, or a code whose name stands lower: what is around tells
    if furniture(whole) or _NOTE.match(texts[0]):
        return True
    return is_head(row)


def is_numbering(row: Row) -> bool:
    """Whether a row numbers the columns: 栏次 beside 1, 2, 3, or nothing but consecutive whole numbers."""
    return are_numbers([piece.text for piece in row.pieces])


def code_levels(row: Row) -> tuple[Row, Row] | None:
    """A row that numbers the columns and heads those of the parts of a code (类 款 项 栏次 1 2 3), as two: these
    headings, and the numbers."""
    levels = [piece.text in _CODE_LEVELS for piece in row.pieces]
    if sum(levels) < 2 or all(levels) or not is_numbering(row):
        return None
    heads, rest = (
        row_of(
            [
                word
                for piece, level in zip(row.pieces, levels, strict=True)
                if level == of
                for word in piece.words
            ]
        )
        for of in (True, False)
    )
    return heads, rest


def are_numbers(texts: Sequence[str]) -> bool:
    """The same of the texts of a row."""
    texts = ["".join(text.split()) for text in texts if text]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 3]
    if _NUMBERING.match("".join(texts)):
        return bool(numbers)
    steps = all(after == before + 1 for before, after in pairwise(numbers))
    return len(numbers) == len(texts) > 1 and steps


def is_head(row: Row) -> bool:
    """Whether a row is a line of a table's head: its title or number, the unit's name, 单位：万元."""
    return all(map(is_head_text, row.runs))


def is_head_text(text: str) -> bool:
    """The same of a line's text."""
    return _HEAD.fullmatch(text) is not None
