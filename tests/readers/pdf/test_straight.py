"""Pages of scans that lie a little askew."""

from __future__ import annotations

from mingzhang.readers.pdf.nouns import Word
from mingzhang.readers.pdf.straight import straightened


def page(fall: float) -> list[Word]:
    return [
        Word("字", x, 20 * y + fall * x, x + 10, 20 * y + fall * x + 10, -1)
        for y in range(10)
        for x in range(0, 500, 50)
    ]


def heights(words: list[Word]) -> float:
    """How far the words of one line lie apart at most."""
    return max(
        max(word.top for word in line) - min(word.top for word in line)
        for line in (words[at : at + 10] for at in range(0, 100, 10))
    )


def test_lines_that_fall_are_made_level() -> None:
    askew = page(0.01)
    assert heights(askew) > 4
    assert heights(straightened(askew)) < 0.5


def test_level_lines_stay_as_they_are() -> None:
    level = page(0)
    assert straightened(level) == level


def test_a_few_words_tell_no_slope() -> None:
    few = page(0.01)[:8]
    assert straightened(few) == few
