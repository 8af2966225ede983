"""The phrases of the narrative → partial coordinates, one list for the whole country.

They stand in ``phrases.csv``, which a finance officer can read and extend: the alternative wordings
(separated by ``|``), what they mean as ``dimension=value`` pairs, the family of figures within which
alone they mean it (货物 is a purchase only where purchases are spoken of), and ``y`` where the phrase
is so plain that a longer unknown word must not hide it (离休人员经费 is not 人员经费).
``measure=a+b`` means that the phrase speaks of two figures at once (收、支总计).
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from mingzhang.points.data import data
from mingzhang.regex import regex


class Phrase(Struct, frozen=True):
    """What a phrase means. ``measures`` is empty for a phrase that only names a fund."""

    measures: tuple[str, ...]
    fund: str
    nature: str
    economic: str
    detail: str
    within: str
    plain: bool


class Term(Struct, frozen=True):
    """A phrase found in a text, ``text[start:end]``."""

    phrase: Phrase
    start: int
    end: int


@cache
def _load() -> tuple[dict[str, tuple[Phrase, ...]], re.Pattern[str]]:
    text = data("phrases.csv")
    found: dict[str, tuple[Phrase, ...]] = {}
    for line in text.splitlines()[1:]:
        words, meaning, within, plain = line.split(",")
        pairs = dict(pair.split("=", 1) for pair in meaning.split(";"))
        phrase = Phrase(
            tuple(pairs.get("measure", "").split("+")) if "measure" in pairs else (),
            pairs.get("fund", ""),
            pairs.get("nature", ""),
            pairs.get("economic", ""),
            pairs.get("detail", ""),
            within,
            plain == "y",
        )
        for word in words.split("|"):
            found[word] = (*found.get(word, ()), phrase)
    ordered = sorted(found, key=len, reverse=True)
    return found, regex("|".join(map(re.escape, ordered)))


def terms(text: str, families: frozenset[str]) -> list[Term]:
    """The phrases of a folded text from left to right, the longest where several fit.

    ``families``: what the passage speaks of (三公, 采购, 车辆 …); a phrase that belongs to another
    family is passed over, and a shorter one inside it is looked for.
    """
    known, pattern = _load()
    found: list[Term] = []
    at = 0
    while match := pattern.search(text, at):
        word = match.group()
        end = match.end()
        phrase = _fitting(known[word], families)
        while phrase is None and len(word) > 2:
            word = word[:-1]
            phrase = _fitting(known.get(word, ()), families)
            end -= 1
        if phrase is None:
            at = match.start() + 1
            continue
        found.append(Term(phrase, match.start(), end))
        at = end
    return found


def _fitting(phrases: tuple[Phrase, ...], families: frozenset[str]) -> Phrase | None:
    for phrase in phrases:
        if not phrase.within or phrase.within in families:
            return phrase
    return None


def phrase_of(words: str) -> Phrase | None:
    """What a wording of the narrative means where it means one thing only; None otherwise."""
    found = _load()[0].get(words, ())
    return found[0] if len(found) == 1 else None
