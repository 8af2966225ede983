"""What a cell prints as a value: a number with its picture, or text that stays text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingzhang.document import Align, Cell, Table, ValueKind
from mingzhang.render.grid import grid
from mingzhang.render.values import Number, alignment, is_formula_like, number
from tests.render.sample import HERE


@pytest.mark.parametrize(
    ("text", "kind", "value", "picture"),
    [
        ("1766.26", ValueKind.AMOUNT, "1766.26", "0.00"),
        ("1,776.40", ValueKind.AMOUNT, "1776.40", "#,##0.00"),
        ("-10.20", ValueKind.AMOUNT, "-10.20", "0.00"),
        ("0", ValueKind.COUNT, "0", "0"),
        ("99.95%", ValueKind.PERCENT, "0.9995", "0.00%"),
        ("35.57", None, "35.57", "0.00"),
        ("12", ValueKind.LINE, "12", "0"),
        ("0.004", ValueKind.AMOUNT, "0.004", "0.000"),
    ],
)
def test_figures_are_numbers(text: str, kind: ValueKind | None, value: str, picture: str) -> None:
    assert number(text, kind) == Number(Decimal(value), picture)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2080501", ValueKind.CODE),
        ("35.57", ValueKind.TEXT),
        ("2080501", None),
        ("2024", None),
        ("007", ValueKind.COUNT),
        ("——", ValueKind.AMOUNT),
        ("", ValueKind.AMOUNT),
        ("1,77.26", ValueKind.AMOUNT),
        ("-0.00", ValueKind.AMOUNT),
        ("12345678901234.56", ValueKind.AMOUNT),
        ("１２", ValueKind.AMOUNT),
        ("=1+1", ValueKind.AMOUNT),
    ],
)
def test_what_is_no_plain_figure_stays_text(text: str, kind: ValueKind | None) -> None:
    """Codes and years of unknown kind, leading zeros, dashes, wrong groups, more digits than a sheet keeps."""
    assert number(text, kind) is None


def test_names_of_rows_stand_at_the_start_and_labels_of_forms_in_the_middle() -> None:
    """A statement whose first column is text, and a form whose columns are of no kind."""
    line = (Cell("一、外交支出", 1, 0, HERE, head=True), Cell("1.00", 1, 1, HERE))
    head = (Cell("项目", 0, 0, HERE), Cell("金额", 0, 1, HERE))
    statement = grid(Table((head, line), HERE, header_rows=1, kinds=(ValueKind.TEXT, ValueKind.AMOUNT)))
    assert [alignment(cell, statement) for cell in line] == [Align.START, Align.END]
    assert {alignment(cell, statement) for cell in head} == {Align.CENTER}
    assert alignment(line[0], grid(Table((head, line), HERE, form=True))) is Align.CENTER


@pytest.mark.parametrize("text", ["=A1", "+1", "-2", "@x", "\t=1"])
def test_what_a_program_might_run_is_recognised(text: str) -> None:
    assert is_formula_like(text)
