"""Facts: the value of any coordinate, added up from a ledger's leaves by the declared trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from mingzhang.points.coordinate import FINAL, Coordinate
from mingzhang.points.ledger.ledger import (
    ADMINISTRATION,
    CIVIL_SERVICE_INSTITUTION,
    Leaf,
    Ledger,
)
from mingzhang.points.trees import (
    FISCAL,
    FUND,
    MEASURE,
    NATURE,
    PERSONNEL_CLASSES,
    THREE_PUBLIC_ECONOMIC,
    TOTALS,
    ancestors,
)

RUNNING_COSTS: Mapping[str, str] = {
    "机关运行经费/行政单位": ADMINISTRATION,
    "机关运行经费/参公事业单位": CIVIL_SERVICE_INSTITUTION,
}
_Key = tuple[str, str, int]


class Facts:
    """Values by coordinate: 分 for money, whole things for counts; 0 where the ledger says nothing.

    What the ledger gives at a coordinate itself counts; what hangs below it in the trees is added to it.
    三公 actuals, 机关运行经费 and both 总计 are derived, never typed.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._known: dict[Coordinate, int] = {}

    def value(self, coordinate: Coordinate) -> int:
        """The value at a coordinate."""
        found = self._known.get(coordinate)
        if found is None:
            found = self._known[coordinate] = self._value(coordinate)
        return found

    def given(self, coordinate: Coordinate) -> bool:
        """Whether the ledger says anything at or below the coordinate."""
        return any(True for _ in self._below(coordinate))

    def codes(self, coordinate: Coordinate) -> list[str]:
        """Function codes of 类, 款 and 项 that have anything but zero below the coordinate, ascending."""
        items = {leaf.coordinate.function for leaf in self._below(coordinate) if leaf.value}
        return sorted(
            {item[:length] for item in items if item for length in (3, 5, 7) if len(item) >= length}
        )

    def economics(self, coordinate: Coordinate) -> list[str]:
        """Economic 款 with anything but zero below the coordinate, ascending."""
        codes = {leaf.coordinate.economic for leaf in self._below(coordinate)}
        return sorted(code for code in codes if code and self.value(coordinate.at(economic=code)))

    @cached_property
    def _groups(self) -> Mapping[_Key, list[Leaf]]:
        """Leaves by every measure at or above theirs, phase and year."""
        groups: dict[_Key, list[Leaf]] = defaultdict(list)
        for leaf in self.ledger.leaves:
            place = leaf.coordinate
            for measure in (place.measure, *ancestors(MEASURE, place.measure)):
                groups[measure, place.phase, place.year].append(leaf)
        return groups

    def _value(self, place: Coordinate) -> int:
        if place.phase == FINAL and place.year == 0:
            if place.measure in TOTALS:
                return sum(self.value(place.at(measure=part)) for part in TOTALS[place.measure])
            if place.measure in RUNNING_COSTS or place.measure == "机关运行经费":
                return self._running_costs(place.measure)
            if place.measure in ("三公", "三公/公务用车"):
                return sum(self.value(place.at(measure=part)) for part in MEASURE[place.measure])
            if place.measure in THREE_PUBLIC_ECONOMIC:
                return sum(
                    self.value(Coordinate("支出", fund=FISCAL, economic=code))
                    for code in THREE_PUBLIC_ECONOMIC[place.measure]
                )
            if place.measure == "三公/接待/国内":
                abroad = self.value(place.at(measure="三公/接待/国外"))
                return self.value(place.at(measure="三公/接待")) - abroad
        found = self._below(place)
        if place.measure in TOTALS:  # totals of other years are given one by one and add up to nothing
            found = (leaf for leaf in found if leaf.coordinate == place)
        return sum(leaf.value for leaf in found)

    def _running_costs(self, measure: str) -> int:
        kind = RUNNING_COSTS.get(measure, self.ledger.unit.type)
        if kind != self.ledger.unit.type or kind not in RUNNING_COSTS.values():
            return 0
        return self.value(Coordinate("支出", fund=FISCAL, nature="公用经费"))

    def _below(self, place: Coordinate) -> Iterator[Leaf]:
        for leaf in self._groups.get((place.measure, place.phase, place.year), ()):
            own = leaf.coordinate
            if (
                own.function.startswith(place.function)
                and own.economic.startswith(place.economic)
                and (not place.project or own.project == place.project)
                and place.fund in _upwards("fund", own.fund)
                and place.nature in _upwards("nature", own.nature)
                and own.detail == place.detail
            ):
                yield leaf


@cache
def _upwards(dimension: str, node: str) -> frozenset[str]:
    """A node of a tree and everything above it."""
    return frozenset({node, *ancestors(FUND if dimension == "fund" else NATURE, node)})


def nature_of(economic: str) -> str:
    """人员经费 or 公用经费: what a 款 of basic expenditure is."""
    return "人员经费" if economic[:3] in PERSONNEL_CLASSES else "公用经费"
