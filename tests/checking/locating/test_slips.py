"""Slips: from what is printed and what should be to the name of the misprint."""

from __future__ import annotations

import pytest

from mingzhang.amount import COUNT, PERCENT, WAN, YUAN, Amount, Unit, parse_amount
from mingzhang.checking.locating.slips import (
    Slip,
    changed_digits,
    misprints,
    slip_between,
    spelled,
    spelled_as,
)
from mingzhang.findings import Cell, Cited
from mingzhang.place import Place


def printed(text: str, unit: Unit = WAN, precision: int = 2) -> Cell:
    """A cell of a table that prints ``text``."""
    place = Place("例.txt", block=1, row=1, column=1)
    return Cell(place.order, Cited(place, printed=text), amount(text, unit, precision), blank=not text)


def amount(text: str, unit: Unit = WAN, precision: int = 2) -> Amount:
    found = parse_amount("".join(c for c in text if c in "0123456789.-") or "0", unit, precision)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "meant", "slip"),
    [
        ("3.925", "3.825", Slip.MISREAD),
        ("902.56", "912.56", Slip.DIGIT),
        ("21.87", "21.78", Slip.SWAPPED),
        ("93.25", "23.95", Slip.SWAPPED),
        ("1776.9", "1776.49", Slip.LOST),
        ("176.49", "1776.49", Slip.LOST),
        ("17776.49", "1776.49", Slip.ADDED),
        ("177649", "1776.49", Slip.POINT_LOST),
        ("177.649", "1776.49", Slip.POINT),
        ("17764.9", "1776.49", Slip.POINT),
        ("9025600", "902.56", Slip.UNIT),
        ("-902.56", "902.56", Slip.SIGN),
        ("", "902.56", Slip.BLANK),
        ("902.56", "514.17", None),
        ("902.56", "-512.56", None),
    ],
)
def test_the_name_of_a_slip(text: str, meant: str, slip: Slip | None) -> None:
    """Printed, meant, and how the one came of the other."""
    assert slip_between(printed(text), amount(meant).value) is slip


def test_zeros_that_were_trimmed_count_as_there() -> None:
    """14 stands for 14.00, so 14 for 14.08 is one digit and 14 for 15.00 is one digit."""
    assert slip_between(printed("14"), amount("14.08").value) is Slip.MISREAD
    assert slip_between(printed("14"), amount("15").value) is Slip.DIGIT


def test_a_print_is_read_without_its_unit() -> None:
    """1,800.00元/人 and ≥95 % are the figures in them; words are no figure."""
    assert spelled(printed("1,800.00元/人", YUAN)) == "1800.00"
    assert spelled(printed("≥95%", PERCENT)) == "95"
    assert spelled(printed("")) == ""


def test_a_proposal_is_spelled_as_the_cell_spells() -> None:
    """With the decimals that are shown, more only where digits would be lost."""
    assert spelled_as(printed("3.925"), amount("3.825").value) == "3.825"
    assert spelled_as(printed("14"), amount("13").value) == "13"
    assert spelled_as(printed("14"), amount("13.96").value) == "13.96"


def test_misprints_are_all_prints_one_digit_away() -> None:
    """12: eighteen other digits, and 21."""
    found = list(misprints(printed("12", COUNT, 0)))
    assert len(found) == 19
    assert amount("21", COUNT, 0).value in found
    assert len(list(changed_digits(printed("12", COUNT, 0)))) == 18
