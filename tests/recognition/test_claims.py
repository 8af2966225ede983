"""Claims: no numeral disappears silently, and none is claimed twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.document import Document
from mingzhang.points.reading import NumeralFate
from mingzhang.recognition.claims import NUMERAL, Claims
from tests.drawn import document

TEXT = "2024年收入1,234.56万元，增长３.5％。\n合计|12.50|201\n"


def fates(claims: Claims) -> dict[str, NumeralFate | None]:
    return {numeral.text: numeral.fate for numeral in claims}


def source() -> Document:
    return document(TEXT)


def test_every_numeral_is_listed_in_reading_order() -> None:
    """Paragraphs and cells, thousands separators and full width."""
    assert [numeral.text for numeral in Claims(source())] == ["2024", "1,234.56", "３.5", "12.50", "201"]


def test_the_first_claim_stays() -> None:
    """A year cannot become an amount afterwards."""
    claims = Claims(source())
    place = source().blocks[0].place
    claims.take(place.span(0, 5), NumeralFate.YEAR)
    claims.take(place, NumeralFate.POINT, "一句话")
    assert fates(claims)["2024"] is NumeralFate.YEAR
    assert fates(claims)["1,234.56"] is NumeralFate.POINT
    assert fates(claims)["12.50"] is None
    assert [numeral.text for numeral in claims.unclaimed(place)] == []


def test_a_span_claims_only_what_lies_in_it() -> None:
    """收入1,234.56 is claimed, the rest of the sentence is still open."""
    claims = Claims(source())
    place = source().blocks[0].place
    claims.take(place.span(5, 15), NumeralFate.POINT)
    assert [numeral.text for numeral in claims.unclaimed(place)] == ["2024", "３.5"]
    assert [numeral.text for numeral in claims.at(place.span(5, 15))] == ["1,234.56"]


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("1,776.49", ["1,776.49"]),
        ("1,2,3", ["1", "2", "3"]),
        ("12,3456", ["12", "3456"]),
        ("第3、4页", ["3", "4"]),
        ("３，５００", ["３，５００"]),
    ],
)
def test_what_one_numeral_is(text: str, numerals: list[str]) -> None:
    """A list of ordinals is not a number with separators."""
    assert NUMERAL.findall(text) == numerals


@given(st.text("0123456789０１,.，年%万 ", max_size=40))
def test_no_digit_is_outside_a_numeral(text: str) -> None:
    """Every digit belongs to exactly one numeral."""
    spans = [match.span() for match in NUMERAL.finditer(text)]
    covered = {at for start, end in spans for at in range(start, end)}
    assert {at for at, char in enumerate(text) if char in "0123456789０１"} <= covered
