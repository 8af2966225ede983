"""Figures told apart: 基本支出和项目支出分别为10.00万元和5.00万元，分别占66.67%和33.33%.

The names stand together and so do the figures; each figure is read as if its own name stood before it.
"""

from __future__ import annotations

from itertools import pairwise

from mingzhang.recognition.clauses import Clause, Quantity
from mingzhang.recognition.narrative_subject import Context, resolve
from mingzhang.regex import regex

_BETWEEN = regex(r"、|，?(?:以及|和|与|及)|，")
_MARK = "分别"
_YEAR = regex(r"((?:19|20)\d\d)年度?")
ANOTHER_YEAR = "\0"
"""What a figure of neither this year nor the last is read after: nothing names its subject."""
_OPENING = regex(r".*(?:其中|：|；)")
_JOIN = regex(r"以及|和|与|及")
_SHARE_WORDS = regex(r"占比|比重|比例|所占")


def told_apart(
    text: str, clause: Clause, context: Context, before: tuple[str, ...], year: int | None
) -> tuple[tuple[str, ...], dict[int, str]]:
    """The names a clause tells apart, and for the position of each figure the words it is read after.

    ``before``: the names that the sentence told apart last, of which a clause may go on to speak.
    """
    figures = [item for item in clause.quantities if item.symbol]
    others = [
        item for item in clause.quantities if not item.symbol and text[item.stop : item.stop + 1] != "年"
    ]
    if len(figures) < 2 or others or not _joined(text, figures):
        return (), {}
    lead = text[clause.start : figures[0].start]
    words, mark, tail = lead.rpartition(_MARK)
    years = [int(match[1]) for match in _YEAR.finditer(words)]
    if mark and len(years) == len(figures):
        rest = words[[*_YEAR.finditer(words)][-1].end() :] + tail
        return (), {item.start: _of_year(own, year, rest) for item, own in zip(figures, years, strict=True)}
    names = _names(_OPENING.sub("", words), len(figures), context) if mark else ()
    if not names and len(before) == len(figures) and not _named(words or lead, context):
        names, tail = before, words + tail
    return names, {item.start: name + tail for item, name in zip(figures, names, strict=False)}


def _of_year(own: int, year: int | None, rest: str) -> str:
    """2022年、2023年、2024年支出分别为…: this year's figure, last year's, or one that nothing is held to."""
    if own == year:
        return rest
    return f"上年{rest}" if year is not None and own == year - 1 else ANOTHER_YEAR


def _joined(text: str, figures: list[Quantity]) -> bool:
    return all(_BETWEEN.fullmatch(text[one.stop : other.start]) for one, other in pairwise(figures))


def _names(words: str, count: int, context: Context) -> tuple[str, ...]:
    """``words`` as so many names, each of which names something; empty where they are not."""
    if _SHARE_WORDS.search(words):
        return ()
    pieces = [piece for piece in words.split("、") if piece]
    while len(pieces) < count:
        for at, piece in enumerate(pieces):
            split = next(
                (
                    (piece[: match.start()], piece[match.end() :])
                    for match in _JOIN.finditer(piece)
                    if _named(piece[: match.start()], context) and _named(piece[match.end() :], context)
                ),
                None,
            )
            if split is not None:
                pieces[at : at + 1] = split
                break
        else:
            return ()
    return tuple(pieces) if len(pieces) == count and all(_named(p, context) for p in pieces) else ()


def _named(words: str, context: Context) -> bool:
    found = resolve(words, context)
    return found is not None and found.named
