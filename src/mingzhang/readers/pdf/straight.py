"""The page of a scan made straight: its words stand along lines that rise or fall a little."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from mingzhang.readers.pdf.limits import MAX_LOOSE_WORDS
from mingzhang.readers.pdf.nouns import Word

STEEPEST = 0.05
"""Lines that rise by more than this part of their length are left alone: the page was turned on purpose."""
FLATTEST = 0.0008
"""Half a point over the width of a page: less does not move a word off its line."""
REACHES = (60.0, 300.0)
"""Points between the words of one line that are compared: first neighbours, then, once lines are known
better, words farther apart, which tell the slope more exactly."""
MIN_PAIRS = 20


def straightened(words: list[Word]) -> list[Word]:
    """The words with the slope of their lines taken out, the same when there is none to speak of."""
    if len(words) > MAX_LOOSE_WORDS:
        return words
    for reach in REACHES:
        slope = _slope(words, reach)
        if abs(slope) > FLATTEST:
            words = [_sheared(word, slope) for word in words]
    return words


def _sheared(word: Word, slope: float) -> Word:
    down = slope * (word.left + word.right) / 2
    return word._replace(top=word.top - down, bottom=word.bottom - down)


def _slope(words: Sequence[Word], reach: float) -> float:
    """How much lines fall by each point to the right."""
    upright = sorted((word for word in words if word.upright), key=lambda word: word.left)
    slopes: list[float] = []
    for index, word in enumerate(upright):
        height = word.bottom - word.top
        best: tuple[float, float] | None = None
        for other in upright[index + 1 : index + 1 + MAX_NEIGHBOURS]:
            along = other.left - word.right
            if along > reach:
                break
            step = (other.top + other.bottom - word.top - word.bottom) / 2
            distance = (other.left + other.right - word.left - word.right) / 2
            near = along > 0 and abs(step) < 0.6 * height and abs(step) < STEEPEST * distance + height / 4
            if near and (best is None or distance > best[0]):
                best = distance, step
        if best is not None and best[0] > height:
            slopes.append(best[1] / best[0])
    return median(slopes) if len(slopes) >= MIN_PAIRS else 0.0


MAX_NEIGHBOURS = 150
"""Words to the right that are looked at for each word."""
