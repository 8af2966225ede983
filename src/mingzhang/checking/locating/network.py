"""The network of figures and relations: which relations rest on which cells, and which cells are one fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from mingzhang.checking.constraints import Sum
from mingzhang.findings import Cell, Constraint, Key, Relation, Severity, Values, Verdict

DECIDED = frozenset({Verdict.EXACT, Verdict.TAIL, Verdict.BROKEN})


class Fact(Struct, frozen=True):
    """What may be wrong: one cell, or the equal prints of one fact that stand together."""

    cells: tuple[Cell, ...]

    @property
    def keys(self) -> frozenset[Key]:
        """The keys of its cells."""
        return frozenset(cell.key for cell in self.cells)


def gravity(relation: Relation) -> Severity:
    """How grave it is if the relation does not hold."""
    if relation.severity is not None and relation.verdict is Verdict.BROKEN:
        return relation.severity
    return relation.rule.severity


class Network:
    """Relations that can be asked again, indexed by their cells. Relations are named by their position."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        self.relations: list[Relation] = []
        self.constraints: list[Constraint] = []
        self.hard: list[bool] = []
        self.touching: dict[Key, list[int]] = {}
        self._cells: dict[Key, Cell] = {}
        self._chains: dict[Key, frozenset[Key]] = {}
        for relation in relations:
            if relation.constraint is None or relation.verdict not in DECIDED:
                continue
            at = len(self.relations)
            self.relations.append(relation)
            self.constraints.append(relation.constraint)
            self.hard.append(gravity(relation) is Severity.ERROR)
            for key in relation.constraint.keys:
                found = self.touching.setdefault(key, [])
                if not found or found[-1] != at:
                    found.append(at)

    def cell(self, key: Key) -> Cell:
        """The cell of a key; a whole where some relation has it as one."""
        if key not in self._cells:
            cells = [c for at in self.touching[key] for c in self.constraints[at].cells if c.key == key]
            self._cells[key] = next((cell for cell in cells if cell.whole), cells[0])
        return self._cells[key]

    def near(self, key: Key) -> Cell | None:
        """The cell at a place, if a relation rests on it."""
        return self.cell(key) if key in self.touching else None

    @cached_property
    def broken(self) -> frozenset[int]:
        """The relations that do not hold."""
        return frozenset(
            at for at, relation in enumerate(self.relations) if relation.verdict is Verdict.BROKEN
        )

    def touched(self, keys: Iterable[Key]) -> list[int]:
        """The relations that rest on any of the cells, each once."""
        return list(dict.fromkeys(at for key in keys for at in self.touching.get(key, ())))

    def keys_of(self, at: int) -> list[Key]:
        """The cells of a relation, each once."""
        return list(dict.fromkeys(self.constraints[at].keys))

    def judge(self, at: int, values: Values) -> Verdict:
        """How a relation comes out with other values."""
        return self.constraints[at].judge(values)

    def unlikely(self, at: int, values: Values) -> bool:
        """Whether a sum that rounding could just explain is still too far off to be believed, with other values."""
        constraint = self.constraints[at]
        return (
            not isinstance(constraint, Sum)
            or constraint.unlikely(values)
            or constraint.one_unit_apart(values)
        )

    def blames(self, at: int) -> Key | None:
        """The one cell that the relation itself holds to be wrong, if it says so."""
        relation = self.relations[at]
        if len(relation.guilty) != 1:
            return None
        return relation.operands[relation.guilty[0]].cited.place.order

    def chain(self, key: Key) -> frozenset[Key]:
        """All equal prints of the fact that the cell prints, as sound relations tie them together."""
        if key not in self._chains:
            seen, queue = {key}, [key]
            while queue:
                for at in self.touching.get(queue.pop(), ()):
                    pair = self._twins(at)
                    for other in pair:
                        if pair & seen and other not in seen:
                            seen.add(other)
                            queue.append(other)
            for member in seen:
                self._chains[member] = frozenset(seen)
        return self._chains[key]

    def _twins(self, at: int) -> frozenset[Key]:
        """The two figures of a sound relation that says no more than that they are equal."""
        if not self.hard[at] or self.relations[at].verdict is not Verdict.EXACT:
            return frozenset()
        pair = [cell for cell in self.constraints[at].cells if cell.amount.value]
        if len(pair) != 2 or pair[0].amount.value != pair[1].amount.value:
            return frozenset()
        one, other = pair
        room = self.constraints[at].solve_for({one.key}, {})
        equal = room is not None and room.exact == other.amount.value and room.firm
        return frozenset({one.key, other.key}) if equal else frozenset()

    def facts(self, among: Sequence[int]) -> list[Fact]:
        """Every fact that relations rest on: each cell alone, its equal prints in one table or form, all of them."""
        found: dict[frozenset[Key], Fact] = {}
        for at in among:
            for key in self.keys_of(at):
                for keys in self._groups(key):
                    if keys not in found:
                        cells = sorted((self.cell(k) for k in keys), key=lambda c: c.cited.place.order)
                        found[keys] = Fact(tuple(cells))
        return list(found.values())

    def _groups(self, key: Key) -> Iterable[frozenset[Key]]:
        yield frozenset({key})
        chain = self.chain(key)
        if len(chain) > 1:
            block = self.cell(key).cited.place.block
            yield frozenset(k for k in chain if self.cell(k).cited.place.block == block)
            yield chain
