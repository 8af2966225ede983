"""A box that is only ink (一, a decimal point) gets the height of its neighbours of the same font size."""

from __future__ import annotations

from typing import Any

from mingzhang.readers.pdf.lines import text_of_row
from mingzhang.readers.pdf.nouns import Glyphs
from mingzhang.readers.pdf.tight import heighten
from mingzhang.readers.pdf.words import words_of


def _read(letters: list[tuple[str, float, float]], sizes: list[float]) -> str:
    """Letters ten points wide, each with top and bottom; as the line is read after heightening."""
    glyphs = Glyphs(
        "".join(char for char, _, _ in letters),
        [100.0 + 10 * at for at in range(len(letters))],
        [top for _, top, _ in letters],
        [109.0 + 10 * at for at in range(len(letters))],
        [bottom for _, _, bottom in letters],
    )
    library: Any = {"Text_GetFontSize": lambda page, index: sizes[index]}
    heighten(library, None, glyphs, words_of(glyphs, 600, 800))
    return text_of_row(sorted(words_of(glyphs, 600, 800), key=lambda word: word.left))


def test_a_decimal_point_that_is_a_dot_stands_within_its_figure() -> None:
    assert _read([("2", 100, 110), ("1", 100, 110), (".", 109, 110), ("5", 100, 110)], [10] * 4) == "21.5"


def test_a_stroke_of_ink_stands_within_its_word() -> None:
    assert (
        _read([("第", 100, 110), ("一", 105, 106), ("部", 100, 110), ("分", 100, 110)], [10] * 4)
        == "第一部分"
    )


def test_a_smaller_letter_is_no_ink_of_a_larger_one() -> None:
    """A footnote's mark keeps its own height: it is not moved onto the line of its figure."""
    letters = [("5", 100, 110), ("5", 100, 110), ("5", 100, 110), ("2", 99, 103)]
    glyphs = Glyphs(
        "5552", [0, 9, 18, 27], [t for _, t, _ in letters], [9, 18, 27, 31], [b for *_, b in letters]
    )
    library: Any = {"Text_GetFontSize": lambda page, index: 4.0 if index == 3 else 10.0}
    assert not heighten(library, None, glyphs, words_of(glyphs, 600, 800))
