"""The phrases of the narrative → partial coordinates, one list for the whole country.

They stand in ``phrases.csv``, which a finance officer can read and extend: the alternative wordings
(separated by ``|``), what they mean as ``dimension=value`` pairs, the family of figures within which
alone they mean it (货物 is a purchase only where purchases are spoken of), and ``y`` where the phrase
is so plain that a longer unknown word must not hide it (离休人员经费 is not 人员经费).
``measure=a+b`` means that the phrase speaks of two figures at once (收、支总计).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from mingzhang.points.data import data


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
def _load() -> tuple[Mapping[str, tuple[Phrase, ...]], Mapping[str, tuple[str, ...]]]:
    """Wording → what it may mean, and first character → the wordings that begin with it, the longest first."""
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
    begin: dict[str, tuple[str, ...]] = {}
    for word in sorted(found, key=len, reverse=True):
        begin[word[0]] = (*begin.get(word[0], ()), word)
    return found, begin


def terms(text: str, families: frozenset[str]) -> list[Term]:
    """The phrases of a folded text from left to right, the longest where several fit.

    ``families``: what the passage speaks of (三公, 采购, 车辆 …); a phrase that belongs to another
    family is passed over, and a shorter one inside it is looked for.
    """
    known, begin = _load()
    found: list[Term] = []
    at = 0
    while at < len(text):
        word = next((word for word in begin.get(text[at], ()) if text.startswith(word, at)), "")
        phrase = _fitting(known.get(word, ()), families)
        while phrase is None and len(word) > 2:
            word = word[:-1]
            phrase = _fitting(known.get(word, ()), families)
        if phrase is None:
            at += 1
            continue
        found.append(Term(phrase, at, at + len(word)))
        at += len(word)
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
