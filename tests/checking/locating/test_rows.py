"""A row lost or printed twice."""

from __future__ import annotations

from mingzhang.checking.compose_findings import findings
from mingzhang.checking.locating import causes
from mingzhang.checking.locating.slips import Slip
from tests.checking.locating.drawing import prints, sums

COLUMNS = ("A1 = A2 + A3", "B1 = B2 + B3", "C1 = C2 + C3")


def test_a_lost_row() -> None:
    """
    合计   36.11   20.07   16.04
    甲     12.00    7.00    5.00
    乙     10.00    6.00    4.00
    The third part, 14.11 = 7.07 + 7.04, is not printed: no single figure explains three columns.
    """
    figures = prints("A1 36.11 B1 20.07 C1 16.04  A2 12.00 B2 7.00 C2 5.00  A3 10.00 B3 6.00 C3 4.00")
    rows = ("A1 = B1 + C1", "A2 = B2 + C2", "A3 = B3 + C3")
    (cause,) = causes(sums({**figures}, *COLUMNS, *rows))
    assert cause.row is not None
    assert cause.row.slip is Slip.ROW_LOST
    assert cause.row.figures == ("14.11", "7.07", "7.04")
    (finding,) = findings([cause])
    assert "漏了一行" in finding.message
    assert finding.suspect is None


def test_a_row_printed_twice() -> None:
    """
    合计   12.34   7.23   5.11
    甲      8.14   4.12   4.02
    乙      4.20   3.11   1.09
    乙      4.20   3.11   1.09
    """
    figures = prints(
        "A1 12.34 B1 7.23 C1 5.11  A2 8.14 B2 4.12 C2 4.02  A3 4.20 B3 3.11 C3 1.09  A4 4.20 B4 3.11 C4 1.09"
    )
    columns = [f"{c}1 = {c}2 + {c}3 + {c}4" for c in "ABC"]
    rows = [f"A{n} = B{n} + C{n}" for n in range(1, 5)]
    (cause,) = causes(sums(figures, *columns, *rows))
    assert cause.row is not None
    assert cause.row.slip is Slip.ROW_ADDED
    assert [cited.row for cited in cause.suspects] == ["A3", "B3", "C3"]


def test_one_wrong_figure_is_no_lost_row() -> None:
    """B2 misread breaks its column and its row: a figure, not a row."""
    figures = prints("A1 22.00 B1 13.00 C1 9.00  A2 12.00 B2 1.00 C2 5.00  A3 10.00 B3 6.00 C3 4.00")
    (cause,) = causes(sums(figures, *COLUMNS, "A1 = B1 + C1", "A2 = B2 + C2", "A3 = B3 + C3"))
    assert cause.row is None
    assert cause.suspect is not None
    assert cause.suspect.proposed == "7.00"
