"""The lexicon: terms of headers and row labels → partial coordinates, one for the whole country.

The terms stand in ``lexicon.csv``, which a finance officer can read and extend: term, where it stands
(header, row, or item: a row of a 三公 or 信息表 only), and what it means as ``dimension=value`` pairs.
``role=`` says what a column or row is for; every other key is a dimension of
:class:`~mingzhang.points.coordinate.Coordinate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mingzhang.points.data import data
from mingzhang.points.terms import restored, squeeze

Partial = Mapping[str, str]


@cache
def _load(where: str) -> Mapping[str, Partial]:
    text = data("lexicon.csv")
    terms: dict[str, Partial] = {}
    for line in text.splitlines()[1:]:
        term, place, meaning = line.split(",")
        if place == where:
            pairs = (pair.split("=", 1) for pair in meaning.split(";"))
            terms[squeeze(term)] = dict(pairs)
    return terms


def header_term(text: str) -> Partial | None:
    """What a header cell means, or None for an unknown term."""
    words = squeeze(text)
    known = _load("header")
    return known.get(words) or known.get(restored(words))


def row_term(label: str) -> Partial | None:
    """What a row label (already bare, see :func:`mingzhang.points.terms.bare`) means, or None."""
    return _load("row").get(label)


def item_term(label: str) -> Partial | None:
    """What a bare row label means in a table of items (三公表, 机构运行信息表), or None."""
    return _load("item").get(label)


def all_terms() -> frozenset[str]:
    """Every known term, wherever it may stand."""
    return frozenset(term for where in ("header", "row", "item") for term in _load(where))
