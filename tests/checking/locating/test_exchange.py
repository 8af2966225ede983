"""Two figures that changed places, and one that stands in the wrong cell."""

from __future__ import annotations

from mingzhang.checking.compose_findings import findings
from mingzhang.checking.locating import Exchange, causes
from mingzhang.checking.locating.slips import Slip
from tests.checking.locating.drawing import prints, sums

RULES = ("A1 = B1 + C1", "A2 = B2 + C2", "A3 = B3 + C3", "A1 = A2 + A3", "B1 = B2 + B3", "C1 = C2 + C3")


def test_a_figure_in_its_neighbour_s_column() -> None:
    """
    合计   36.00   20.00   16.00
    甲     30.00   20.00   10.00
    乙      6.00    6.00       -      6.00 belongs to the third column
    The row adds up; both columns do not.
    """
    figures = prints("A1 36.00 B1 20.00 C1 16.00  A2 30.00 B2 20.00 C2 10.00  A3 6.00 B3 6.00 C3 -")
    (cause,) = causes(sums(figures, *RULES))
    assert isinstance(cause.together, Exchange)
    assert cause.together.moved
    assert [cited.row for cited in cause.suspects] == ["B3", "C3"]
    assert cause.suspect is not None
    assert cause.suspect.slip == Slip.MISPLACED.value
    (finding,) = findings([cause])
    assert "填错了格" in finding.message
    assert "6.00" in finding.message


def test_two_rows_that_changed_places() -> None:
    """
    The figures of 甲 and 乙 in the second column are exchanged: the column adds up, both rows do not.

    合计   36.00   20.00   16.00
    甲     30.00    4.00   14.00
    乙      6.00   16.00    2.00
    """
    figures = prints("A1 36.00 B1 20.00 C1 16.00  A2 30.00 B2 4.00 C2 14.00  A3 6.00 B3 16.00 C3 2.00")
    (cause,) = causes(sums(figures, *RULES))
    assert isinstance(cause.together, Exchange)
    assert not cause.together.moved
    assert {cell.cited.row for cell in (cause.together.first, cause.together.second)} == {"B2", "B3"}
    (finding,) = findings([cause])
    assert "互换" in finding.message


def test_two_figures_whose_sums_are_rounded_changed_places() -> None:
    """
    合计   36.00   20.01   16.00      20.01 is 20.00 by its rounded parts: a tail
    甲     30.00    4.00   14.00
    乙      6.00   16.00    2.00
    """
    figures = prints("A1 36.00 B1 20.01 C1 16.00  A2 30.00 B2 4.00 C2 14.00  A3 6.00 B3 16.00 C3 2.00")
    rules = [rule for rule in RULES if not rule.startswith("A1 = B1")]
    (cause, *tails) = sorted(causes(sums(figures, *rules)), key=lambda cause: cause.together is None)
    assert isinstance(cause.together, Exchange)
    assert all(tail.together is None for tail in tails)


def test_two_wrong_figures_are_no_exchange() -> None:
    """B2 reads 21.00 for 20.00 and C3 3.00 for 6.00: neither prints the other's figure."""
    figures = prints("A1 36.00 B1 20.00 C1 16.00  A2 30.00 B2 21.00 C2 10.00  A3 6.00 B3 - C3 3.00")
    found = causes(sums(figures, *RULES))
    assert len(found) == 2
    assert all(cause.together is None for cause in found)


def test_a_figure_beside_an_empty_cell_of_another_row_is_not_moved_across() -> None:
    """One wrong figure that one change explains stays one wrong figure."""
    figures = prints("A1 36.00 B1 20.00 C1 16.00  A2 30.00 B2 20.00 C2 10.00  A3 6.00 B3 - C3 8.00")
    (cause,) = causes(sums(figures, *RULES))
    assert cause.together is None
    assert cause.suspect is not None
    assert cause.suspect.proposed == "6.00"
