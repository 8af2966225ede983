"""Networks drawn as a few lines: each line is a sum of named cells, each cell has a value."""

from __future__ import annotations

from collections.abc import Mapping

from mingzhang.checking.equation import Equation, Term, evaluate
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Relation
from mingzhang.points.reading import Print, Source
from tests.checking.tables import cell


def prints(figures: str, source: Source = Source.TABLE, block: int = 1) -> dict[str, Print]:
    """``A1 36.00  B1 20.00``: a letter is the column, a digit the row, ``-`` a blank cell."""
    words = figures.split()
    return {
        name: cell(
            name,
            "" if text == "-" else text,
            at=(block, int(name[1:]), ord(name[0]) - ord("A")),
            scope=f"t{block}",
            source=source,
        )
        for name, text in zip(words[::2], words[1::2], strict=True)
    }


def sums(figures: Mapping[str, Print], *lines: str, rule_id: str = "rollup.nature") -> list[Relation]:
    """``A1 = B1 + C1`` as an equation over the figures, ``B1 <= C1`` as an inequality."""
    made = []
    for line in lines:
        at_most = "<=" in line
        left, _, right = line.partition("<=" if at_most else "=")
        terms = [Term(1, figures[left.strip()])]
        terms += [Term(-1, figures[name.strip()]) for name in right.split("+")]
        made.append(evaluate(Equation(rule(rule_id), line, tuple(terms), inequality=at_most)))
    return made
