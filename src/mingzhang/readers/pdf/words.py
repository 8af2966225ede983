"""Glyphs to words: characters that follow each other closely on one line."""

from __future__ import annotations

from mingzhang.readers.pdf.nouns import Glyphs, Word

SPACE = 0.2
"""A gap wider than this part of the letters' height separates words."""
SHIFT = 0.25
"""A baseline may move by this part of the height inside a word."""
DOUBLE = 0.3
"""The same glyph drawn again nearer than this part of its width is fake bold."""
_NOWHERE = -1e9
"""The level of a line that no glyph stands on."""


def words_of(glyphs: Glyphs, width: float, height: float) -> list[Word]:
    """The words in the order of the file, without spaces, doubled glyphs and what lies outside the page.

    Every character of every page passes through this loop, so its usual case, a glyph of the same height
    right behind the one before, comes first and does least.
    """
    words: list[Word] = []
    text = glyphs.text
    done: list[str] = []  # parts of the word before a dropped double
    first = begin = 0
    start = top = bottom = left = right = reach = 0.0
    level = _NOWHERE
    last = ""
    index = -1
    for char, x0, y0, x1, y1 in zip(
        text, glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms, strict=True
    ):
        index += 1
        if y0 == level and char > " " and char != last and -reach < x0 - right < reach:
            left, right, last = x0, x1, char
            continue
        if level != _NOWHERE:
            if char > " ":
                tall = y1 - y0
                if abs(y0 - level) < tall * SHIFT:
                    if char == last and abs(x0 - left) < DOUBLE * (x1 - x0):
                        done.append(text[begin:index])
                        begin = index + 1
                        continue
                    reach = tall * SPACE
                    if -reach < x0 - right < reach:
                        left, right, level, last = x0, x1, y0, char
                        top, bottom = min(top, y0), max(bottom, y1)
                        continue
            words.append(Word("".join((*done, text[begin:index])), start, top, right, bottom, first))
            done.clear()
        if char > " ":
            first = begin = index
            start = left = x0
            top = level = y0
            right, bottom, last, reach = x1, y1, char, (y1 - y0) * SPACE
        else:
            level = _NOWHERE  # a space ends the word
    if level != _NOWHERE:
        words.append(Word("".join((*done, text[begin:])), start, top, right, bottom, first))
    return [
        word
        for word in words
        if word.right > 0 and word.left < width and word.bottom > 0 and word.top < height
    ]


def split(word: Word, glyphs: Glyphs, at: list[float]) -> list[Word]:
    """The word cut at the given x positions (ascending): a glyph belongs where its middle is."""
    if word.first < 0:
        return [word]
    pieces: list[list[int]] = [[] for _ in range(len(at) + 1)]
    index, wanted = word.first, list(word.text)
    while wanted and index < len(glyphs.text):
        if word.text[0] == "\ufffd" or glyphs.text[index] == wanted[0]:
            middle = (glyphs.lefts[index] + glyphs.rights[index]) / 2
            pieces[sum(middle >= x for x in at)].append(index)
            wanted.pop(0)
        index += 1
    return [
        Word(
            "".join(glyphs.text[i] for i in piece) if word.text[0] != "\ufffd" else "\ufffd" * len(piece),
            glyphs.lefts[piece[0]],
            word.top,
            glyphs.rights[piece[-1]],
            word.bottom,
            piece[0],
        )
        for piece in pieces
        if piece
    ]
