"""三公 and 机关运行经费 year on year: the document agrees with itself, only last year's file can tell."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mingzhang.checking import check_reading
from mingzhang.checking.across import company
from mingzhang.findings import Finding, Report, Severity
from tests.checking.across.test_years import across, ids, read
from tests.years import YEARS, Year, with_public

SPENT = {
    2022: {"运行": 3_000_000, "接待": 500_000, "出国": 800_000},
    2023: {"运行": 2_800_000, "接待": 450_000, "出国": 900_000},
    2024: {"运行": 2_600_000, "接待": 470_000, "购置": 1_800_000, "出国": 900_000},
}
BOOKS = {year: replace(YEARS[year], public=spent) for year, spent in SPENT.items()}


def check(believed: Year, *files: Year, changes: tuple[tuple[str, str], ...] = ()) -> Report:
    """2024 as it was written by somebody who believed that last year was ``believed``; ``files``: what is given."""
    document = read(with_public(BOOKS[2024], believed), "2024.txt", *changes)
    given = tuple(read(with_public(year, BOOKS.get(year.year - 1)), f"{year.year}.txt") for year in files)
    return check_reading(document, together=company(document, given))


def titles(report: Report) -> list[str]:
    """What the findings from another file say."""
    return [finding.title for finding in across(report)]


def test_three_consistent_years_say_nothing_and_everything_is_compared() -> None:
    report = check(BOOKS[2023], BOOKS[2023], BOOKS[2022])
    assert across(report) == []
    compared = {run.rule.id: run.counts.total for run in report.rules if run.rule.family == "across"}
    assert compared["across.prior"] >= 11
    assert compared["across.direction"] >= 1


@pytest.mark.parametrize("item", ["运行", "接待"])
def test_a_change_of_an_item_that_last_year_denies(item: str) -> None:
    """The item and the total were compared with 1.00 万元 more than last year's file prints; nothing else is told."""
    public = {**SPENT[2023], item: SPENT[2023][item] + 1_000_000}
    report = check(replace(BOOKS[2023], public=public), BOOKS[2023])
    told = across(report)
    assert {(finding.rule.id, finding.severity) for finding in told} == {("across.prior", Severity.ERROR)}
    name = {"运行": "公务用车运行维护费", "接待": "公务接待费"}[item]
    assert titles(report) == [f"说明九“{what}” 与上年决算对不上" for what in ("三公经费", name)]
    assert all("相差 1.00万元" in finding.message for finding in told)


def test_the_same_as_last_year_where_last_year_was_not() -> None:
    """因公出国 9.00, 与上年持平; last year's file prints 8.00."""
    before = replace(BOOKS[2023], public={**SPENT[2023], "出国": 800_000})
    report = check(BOOKS[2023], before)
    assert titles(report) == [
        "说明九“三公经费” 与上年决算对不上",
        "“因公出国（境）费” 说“持平”，与上年决算不符",
    ]


def test_the_running_costs_of_another_year() -> None:
    """机关运行经费 is compared with the figure of the year before last."""
    running = BOOKS[2023].running
    report = check(replace(BOOKS[2023], ledger=_running(BOOKS[2023], running + 700_000)), BOOKS[2023])
    told: list[Finding] = [f for f in across(report) if "机关运行经费" in f.title]
    assert [finding.rule.id for finding in told] == ["across.prior"]
    assert told[0].severity is Severity.ERROR


def _running(year: Year, wanted: int):  # type: ignore[no-untyped-def]
    """A ledger whose 公用经费 is about ``wanted``, out of the same 基本支出."""
    whole = sum(year.ledger.economic.values())
    return replace(year.ledger, shares={"30101": whole - wanted, "30201": wanted})


def test_a_purchase_that_last_year_did_not_have() -> None:
    """购置 18.00 is an increase of 18.00 over nothing; told as 16.00 it is denied by last year's blank."""
    assert across(check(BOOKS[2023], BOOKS[2023])) == []
    wrong = check(BOOKS[2023], BOOKS[2023], changes=(("比上年增加1.80万元", "比上年增加1.60万元"),))
    assert titles(wrong) == ["说明九“公务用车购置费” 与上年决算对不上"]


def test_the_right_one_of_several_years_is_taken() -> None:
    """2022 and 2023 are given in either order: the change against 2023 is sound, one against 2022 is not."""
    for files in ((BOOKS[2022], BOOKS[2023]), (BOOKS[2023], BOOKS[2022])):
        assert across(check(BOOKS[2023], *files)) == []
        wrong = replace(BOOKS[2022], year=2023)
        assert "across.prior" in ids(check(wrong, *files))
