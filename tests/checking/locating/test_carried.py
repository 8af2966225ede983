"""A wrong figure that was added up into its totals is one error."""

from __future__ import annotations

from msgspec.structs import replace

from mingzhang.checking.compose_findings import findings
from mingzhang.checking.locating import Carried, Cause, causes
from mingzhang.points.reading import Print
from tests.checking.locating.drawing import prints, sums


def coded(figures: dict[str, Print], **rows: str) -> dict[str, Print]:
    """The figures with the labels of their rows: ``r2="205 教育支出"``."""
    return {
        name: replace(item, cited=replace(item.cited, row=rows.get(f"r{name[1:]}", name)))
        for name, item in figures.items()
    }


LABELS = {"r1": "合计", "r2": "205 教育支出", "r3": "2050202 小学教育", "r4": "213 农林水支出"}
INSIDE = ("A1 = A2 + A4", "B1 = B2 + B4", "A2 = A3", "B2 = B3", "A1 = B1", "A2 = B2", "A3 = B3", "A4 = B4")


def both(table: str, other: str) -> list[Cause]:
    """Relations within the first table, and with two others that print its totals again."""
    first = coded(prints(table), **LABELS)
    second = {name.replace("A", "X"): item for name, item in prints(other, block=2).items()}
    third = {name.replace("A", "Y"): item for name, item in prints(other, block=3).items()}
    same = [f"{one}{row} = {two}{row}" for row in (1, 2, 4) for one, two in ("XA", "YA", "XY")]
    return causes(sums({**first, **second, **third}, *INSIDE, *same))


def test_a_part_and_its_totals() -> None:
    """
    合计               40.00     36.00 elsewhere
    205 教育支出       24.00     20.00 elsewhere
    2050202 小学教育   24.00
    213 农林水支出     16.00     16.00 elsewhere
    Every sum of the table holds; two of its figures are 4.00 above the other table's.
    """
    (cause,) = both(
        "A1 40.00 B1 40.00  A2 24.00 B2 24.00  A3 24.00 B3 24.00  A4 16.00 B4 16.00",
        "A1 36.00  A2 20.00  A4 16.00",
    )
    assert isinstance(cause.together, Carried)
    assert cause.together.difference == 400 * 10_000
    assert cause.suspects[0].row == "205 教育支出"
    (finding,) = findings([cause])
    assert "都差 4.00" in finding.message


def test_two_parts_that_differ_by_the_same_are_two_errors() -> None:
    """205 and 213 are both 4.00 too high, and no total is: nothing was added up."""
    found = both(
        "A1 36.00 B1 36.00  A2 24.00 B2 24.00  A3 24.00 B3 24.00  A4 20.00 B4 20.00",
        "A1 36.00  A2 20.00  A4 16.00",
    )
    assert all(cause.together is None for cause in found)


def test_one_wrong_figure_is_not_carried() -> None:
    """Only 合计 differs: its own sum and the other table say so."""
    (cause,) = both(
        "A1 46.00 B1 46.00  A2 20.00 B2 20.00  A3 20.00 B3 20.00  A4 16.00 B4 16.00",
        "A1 36.00  A2 20.00  A4 16.00",
    )
    assert cause.together is None or cause.suspects[0].row == "合计"
