"""New, accepted, lapsed and gone."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from mingzhang.findings import Acceptance, Lapse, Report
from mingzhang.findings.review import reviewed
from tests.view import sample

TODAY = date(2026, 9, 1)


def report() -> Report:
    """Two findings, one error and one warning, with identities."""
    first, second = sample.finding_error(), sample.finding_warning()
    return sample.report(
        replace(first, identity="AAAA-0001", figures=("580.37", "581.37")),
        replace(second, identity="AAAA-0002", figures=()),
    )


def acceptance(base: Report, **changes: object) -> Acceptance:
    """The error accepted as it stands."""
    whole = Acceptance(
        "AAAA-0001", ("580.37", "581.37"), "口径不同", unit=base.document.unit, year=base.document.year
    )
    return replace(whole, **changes)


def test_an_accepted_finding_counts_no_more() -> None:
    base = report()
    result = reviewed(base, [acceptance(base)], TODAY)
    assert base.exit_code == 1
    assert result.exit_code == 0
    assert [f.identity for f in result.findings] == ["AAAA-0002"]
    assert [item.acceptance.reason for item in result.accepted] == ["口径不同"]
    assert not result.gone
    assert not result.lapsed


def test_it_lapses_when_the_figures_change() -> None:
    base = report()
    result = reviewed(base, [acceptance(base, figures=("580.37", "581.00"))], TODAY)
    assert len(result.findings) == 2
    assert [item.why for item in result.lapsed] == [Lapse.FIGURES]


def test_it_lapses_after_its_last_day() -> None:
    base = report()
    assert reviewed(base, [acceptance(base, until=TODAY)], TODAY).accepted
    late = reviewed(base, [acceptance(base, until=date(2026, 8, 31))], TODAY)
    assert [item.why for item in late.lapsed] == [Lapse.EXPIRED]
    assert late.exit_code == 1


def test_one_that_finds_nothing_is_gone() -> None:
    base = report()
    assert [a.finding for a in reviewed(base, [acceptance(base, finding="AAAA-0009")], TODAY).gone] == [
        "AAAA-0009"
    ]


def test_another_unit_and_another_year_are_none_of_its_business() -> None:
    base = report()
    others = [acceptance(base, unit="别处"), acceptance(base, year=1999)]
    assert reviewed(base, others, TODAY) == base
