"""The coverage map: every printed number misread by one digit, in thought, against the relations it stands in.

Only the relations that rest on the number are evaluated again, so a whole disclosure takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mingzhang import __version__
from mingzhang.checking.locating.network import Network, gravity
from mingzhang.checking.locating.slips import changed_digits
from mingzhang.checking.rulebook import RULEBOOK_YEAR
from mingzhang.checking.run import document_facts, evaluate_all
from mingzhang.findings import Cell, Cited, Key, Severity, Verdict
from mingzhang.findings.coverage import CoverageMap, Guarded
from mingzhang.points.reading import Numeral, NumeralFate, Reading

SCHEMA = "mingzhang-coverage/1"
FIRST_PART = 2
"""The cover and the contents print no figures."""
_WRONG_DIGITS = 9
_FIGURES = frozenset({NumeralFate.POINT, NumeralFate.FREE})


def coverage_map(reading: Reading) -> CoverageMap:
    """Which numbers of the document are guarded, and which single-digit errors would go unseen."""
    network = Network(evaluate_all(reading))
    names = _names(reading)
    return CoverageMap(
        SCHEMA,
        __version__,
        RULEBOOK_YEAR,
        document_facts(reading),
        tuple(_guarded(network, names, numeral) for numeral in _figures(reading)),
    )


def _figures(reading: Reading) -> Iterator[Numeral]:
    seen: set[Key] = set()
    for numeral in reading.numerals:
        place = numeral.cited.place.order
        if numeral.fate in _FIGURES and numeral.part >= FIRST_PART and place not in seen:
            seen.add(place)
            yield numeral


def _names(reading: Reading) -> Mapping[Key, Cited]:
    """How a reader knows each figure: by the names of its print or statement."""
    found: dict[Key, Cited] = {}
    for point in reading.points.values():
        for item in point.prints:
            found.setdefault(item.cited.place.order, item.cited)
    for statement in reading.statements:
        found.setdefault(statement.cited.place.order, statement.cited)
    return found


def _guarded(network: Network, names: Mapping[Key, Cited], numeral: Numeral) -> Guarded:
    cell = _cell(network, numeral)
    place = numeral.cited.place.order
    cited = cell.cited if cell is not None else names.get(place) or names.get((*place[:3], -1))
    guards = _guards(network, cell.key) if cell is not None else []
    if cell is None or not guards:
        digits = sum(char.isdigit() for char in numeral.text)
        return Guarded(cited or numeral.cited, numeral.text, 0, digits * _WRONG_DIGITS)
    changed = list(changed_digits(cell))
    unseen = [text for text, amount in changed if not _seen(network, guards, {cell.key: amount.value})]
    return Guarded(cell.cited, numeral.text, len(guards), len(changed), tuple(unseen))


def _cell(network: Network, numeral: Numeral) -> Cell | None:
    """The cell of a numeral: the stretch of text, or the table cell that holds nothing else."""
    place = numeral.cited.place.order
    return network.near(place) or network.near((*place[:3], -1))


def _guards(network: Network, key: Key) -> list[int]:
    """Relations whose failure is an error or a warning, the shortest first: they are asked fastest."""
    found = [at for at in network.touching[key] if gravity(network.relations[at]) is not Severity.NOTE]
    return sorted(found, key=lambda at: len(network.constraints[at].keys))


def _seen(network: Network, guards: Sequence[int], values: Mapping[Key, int]) -> bool:
    return any(network.judge(at, values) is Verdict.BROKEN for at in guards)
