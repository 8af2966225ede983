"""How precisely the narrative prints: trimmed zeros, or rounding."""

from __future__ import annotations

from mingzhang.amount import WAN, YI, YUAN, Unit
from mingzhang.checking.precision import as_meant, rounds, statement_as_meant, visible
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Role, Source, Statement
from tests.checking.tables import cell, money


def text(printed: str, unit: Unit = WAN) -> Print:
    return cell("支出", printed, source=Source.TEXT, scope="s1", unit=unit)


def precisions(*prints: Print, rounding: bool = False) -> list[int]:
    return [item.amount.precision for item in as_meant(prints, rounding)]


def test_visible_decimals() -> None:
    """902.6 shows one; 902.60 two; words that are not the amount's digits tell nothing."""
    assert visible(money("902.6"), "902.6") == 1
    assert visible(money("902.6"), "902.60") == 2
    assert visible(money("1776.5"), "1,776.5") == 1
    assert visible(money("902.6"), "九百零二点六") == 2


def test_a_fuller_print_that_rounds_to_it() -> None:
    """公开03 902.56, 说明 902.6: the text is rounded; 902.5 is not a rounding of it and stays to the cent."""
    assert precisions(cell("支出", "902.56"), text("902.6")) == [2, 1]
    assert precisions(cell("支出", "902.56"), text("902.5")) == [2, 2]
    assert precisions(cell("支出", "902.56"), text("903")) == [2, 0]


def test_a_fuller_print_of_the_same_digits() -> None:
    """40万元 beside 40.00: zeros are trimmed, whatever the rest of the narrative does."""
    assert precisions(cell("支出", "40.00"), text("40"), rounding=True) == [2, 2]


def test_without_a_fuller_print_the_habit_decides() -> None:
    assert precisions(text("37.2"), rounding=False) == [2]
    assert precisions(text("37.2"), rounding=True) == [1]
    assert precisions(text("37.2"), text("37.22")) == [1, 2]


def test_zero_is_zero_and_tables_keep_their_columns_precision() -> None:
    """0万元 is not [−0.5, 0.5); a table's 3.9 is 3.90."""
    assert precisions(text("0"), rounding=True) == [2]
    assert precisions(cell("支出", "3.9"), rounding=True) == [2]


def test_the_habit_of_a_narrative() -> None:
    """One short figure in four is trimming; more is rounding. Zeros and table figures do not count."""
    full, short = text("12.34"), text("12.3")
    assert not rounds([full, full, full, short])
    assert rounds([full, full, short])
    assert not rounds([full, text("0"), text("0")])
    assert not rounds([cell("支出", "3.9"), full])
    assert not rounds([])


def test_units_keep_their_own_precision() -> None:
    """12.35亿元 in the text is declared to two decimals of 亿元; 12345元 to the 分 unless the narrative rounds."""
    assert precisions(text("12.35", YI)) == [2]
    assert precisions(text("12345", YUAN), rounding=True) == [0]


def test_a_change_follows_the_habit() -> None:
    change = Statement(Role.CHANGE, Coordinate("支出"), money("20"), text("20").cited, 1, (0, 0))
    kept, rough = statement_as_meant(change, False), statement_as_meant(change, True)
    assert kept is change
    assert rough.amount is not None
    assert rough.amount.precision == 0
