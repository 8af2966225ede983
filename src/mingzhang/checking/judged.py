"""Equations of a family, generated and evaluated once per reading and shared with the joint test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from mingzhang.checking.equation import Equation, evaluate
from mingzhang.checking.space import Space, space_of
from mingzhang.findings import Relation
from mingzhang.points.reading import Reading

Maker = Callable[[Space], Iterator[Equation]]


@lru_cache(maxsize=8)
def judged(reading: Reading, equations: Maker) -> tuple[tuple[Equation, Relation], ...]:
    """Every equation that ``equations`` makes of the reading, with its relation."""
    return tuple((equation, evaluate(equation)) for equation in equations(space_of(reading)))


def relations_of(reading: Reading, equations: Maker) -> Iterator[Relation]:
    """The relations alone."""
    return (relation for _, relation in judged(reading, equations))
