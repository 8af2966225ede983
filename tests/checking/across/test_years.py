"""Three years of one unit and its budgets: consistent books say nothing, every planted break is found."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mingzhang.checking import check_reading
from mingzhang.checking.across import company
from mingzhang.findings import Finding, Report, Severity
from mingzhang.points.declared import Declared, Level
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document
from tests.checking.ledger import GENERAL, Ledger
from tests.years import YEARS, Year, accounts, budget

Change = tuple[str, str]


def read(text: str, file: str, *changes: Change) -> Reading:
    """A publication with some of its words changed; each must stand in it exactly once."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return recognise_document(read_text(text.encode(), file, "0" * 64))


def check(
    *changes: Change,
    this: Year | None = None,
    last: tuple[Change, ...] = (),
    planned: tuple[Change, ...] = (),
) -> Report:
    """2024 with its last year and its budget, each with changes."""
    this = this or YEARS[2024]
    document = read(accounts(this, YEARS[2023]), "2024.txt", *changes)
    before = read(accounts(YEARS[2023], YEARS[2022]), "2023.txt", *last)
    plan = read(budget(YEARS[2024]), "2024预算.txt", *planned)
    return check_reading(document, together=company(document, (before,), (plan,)))


def across(report: Report) -> list[Finding]:
    """Findings that another file gave, notes apart."""
    return [f for f in report.findings if f.rule.family == "across" and f.severity is not Severity.NOTE]


def ids(report: Report) -> list[str]:
    return [f.rule.id for f in across(report)]


@pytest.mark.parametrize("year", [2023, 2024])
def test_consistent_years_say_nothing(year: int) -> None:
    """Every change, opening balance and budget was compared, and nothing differs but last digits."""
    this, last = YEARS[year], YEARS[year - 1]
    older = YEARS.get(year - 2)
    document = read(accounts(this, last), "今年.txt")
    report = check_reading(
        document,
        together=company(
            document, (read(accounts(last, older), "去年.txt"),), (read(budget(this), "预算.txt"),)
        ),
    )
    assert across(report) == []
    counts = {run.rule.id: run.counts.total for run in report.rules if run.rule.family == "across"}
    assert counts["across.prior"] >= 6
    assert counts["across.opening"] >= 3
    assert counts["across.budget"] >= 4
    assert counts["across.name"] == 2


def test_a_change_that_last_years_accounts_deny() -> None:
    """The change of one class is misprinted: the rate and last year's figure both deny it, in one finding."""
    text = accounts(YEARS[2024], YEARS[2023])
    sentence = next(line for line in text.splitlines() if line.startswith("3.农林水支出"))
    start = sentence.index("比上年减少") + len("比上年减少")
    printed = sentence[start : sentence.index("万元", start)]
    wrong = f"{printed[:-1]}{(int(printed[-1]) + 5) % 10}"
    report = check((sentence, sentence.replace(f"减少{printed}", f"减少{wrong}")))
    (finding,) = [f for f in report.findings if any(r.startswith("across.prior") for r in f.relations)]
    assert finding.places[0].printed == wrong
    assert finding.severity is Severity.ERROR


def test_a_consistent_but_invented_last_year() -> None:
    """Change and rate agree with each other; only last year's file can tell."""
    other = replace(YEARS[2023], ledger=_moved(YEARS[2023].ledger, "2080505", 900_000))
    document = read(accounts(YEARS[2024], other), "2024.txt")
    before = read(accounts(YEARS[2023], YEARS[2022]), "2023.txt")
    report = check_reading(document, together=company(document, (before,)))
    told = across(report)
    assert {f.rule.id for f in told} == {"across.prior"}
    rows = [place.row for f in told for place in f.places]
    assert "社会保障和就业支出" in rows
    (one,) = [f for f in told if "社会保障和就业支出" in {p.row for p in f.places}]
    assert "上年决算印作 8.52万元" in one.message


def _moved(ledger: Ledger, item: str, by: int) -> Ledger:
    return replace(
        ledger,
        entries=tuple(replace(e, basic=e.basic + by) if e.item == item else e for e in ledger.entries),
    )


def test_an_opening_balance_that_is_not_last_years_closing_one() -> None:
    """The year opens with 1.00 万元 more than the year before closed with; its own tables agree."""
    ledger = YEARS[2024].ledger
    moved = tuple(
        replace(e, opening=e.opening + 10_000 * 100) if (e.item, e.fund) == ("2010301", GENERAL) else e
        for e in ledger.entries
    )
    report = check(this=replace(YEARS[2024], ledger=replace(ledger, entries=moved)))
    told = [f for f in across(report) if f.rule.id == "across.opening"]
    assert told
    assert all(f.severity is Severity.WARNING for f in told)
    assert {place.row for f in told for place in f.places} >= {"年初结转和结余"}


def test_a_budget_that_was_never_published() -> None:
    """The text says 9.10 万元 were budgeted for 208 and the published budget says 9.00."""
    text = budget(YEARS[2024]).replace("9.10", "9.00").replace("158.20", "158.10")
    document = read(accounts(YEARS[2024], YEARS[2023]), "2024.txt")
    plan = read(text, "预算.txt")
    told = across(check_reading(document, together=company(document, (), (plan,))))
    assert {f.rule.id for f in told} == {"across.budget"}
    assert {f.expected for f in told} == {"9.00", "158.10"}


def test_a_class_that_existed_only_last_year_is_named() -> None:
    """221 住房保障支出 vanishes; the narrative is silent, then says so."""
    ledger = YEARS[2024].ledger
    without = tuple(e for e in ledger.entries if not e.item.startswith("221"))
    plan = {code: value for code, value in YEARS[2024].budget.items() if code != "221"}
    this = replace(YEARS[2024], ledger=replace(ledger, entries=without), budget=plan)
    told = [f for f in across(check(this=this)) if f.rule.id == "across.vanished"]
    assert [f.title for f in told] == ["上年有“住房保障支出”，本年没有，说明里也没有提到"]
    named = check(("水利项目变化。", "水利项目变化，住房保障支出改由财政统一支付。"), this=this)
    assert "across.vanished" not in ids(named)


def test_another_unit_and_another_year() -> None:
    """The wrong file was taken."""
    document = read(accounts(YEARS[2024], YEARS[2023]), "2024.txt")
    stranger = read(accounts(replace(YEARS[2023], unit="白河县水务局")), "别处.txt")
    report = check_reading(document, together=company(document, (stranger,)))
    assert "across.name" in ids(report)
    old = read(accounts(YEARS[2022]), "2022.txt")
    report = check_reading(document, together=company(document, (old,)))
    assert ids(report) == ["across.year"]
    assert not [run for run in report.rules if run.rule.id == "across.prior" and run.counts.total]
    recent = read(accounts(YEARS[2023], YEARS[2022]), "2023.txt")
    assert ids(check_reading(document, together=company(document, (recent, old)))) == []


def test_an_unknown_year_is_undecided() -> None:
    """A file that does not say its year is taken at its word, and that is said."""
    document = read(accounts(YEARS[2024], YEARS[2023]), "2024.txt")
    before = read(accounts(YEARS[2023], YEARS[2022]), "2023.txt")
    before = replace(before, year=None)
    report = check_reading(document, together=company(document, (before,)))
    (run,) = [run for run in report.rules if run.rule.id == "across.year"]
    assert run.counts.undecided == 1


@pytest.mark.parametrize(
    ("sentence", "rule", "breaks"),
    [
        ("机关运行经费为{now}万元，与上年持平。", "across.direction", True),
        ("机关运行经费为{now}万元，比2023年增长9.99%。", "across.rate", True),
        ("机关运行经费为{now}万元，比2023年增长{rate}%。", "across.rate", False),
    ],
)
def test_a_word_or_a_rate_alone(sentence: str, rule: str, breaks: bool) -> None:
    """No change is printed; last year's accounts still tell whether the word or the rate is right."""
    this, last = YEARS[2024], YEARS[2023]
    now, before = (round_half(year.running) for year in (this, last))
    rate = ((now - before) * 20_000 + before) // (2 * before)
    words = sentence.format(now=f"{now // 100}.{now % 100:02d}", rate=f"{rate // 100}.{rate % 100:02d}")
    line = next(li for li in accounts(this, last).splitlines() if "年度机关运行经费为" in li)
    report = check((line, f"本部门2024年度{words}"))
    (run,) = [run for run in report.rules if run.rule.id == rule]
    assert bool(run.counts.broken) is breaks
    assert run.counts.total == 1


def round_half(value: int) -> int:
    """分 as hundredths of 万元."""
    return (value + 5_000) // 10_000


def test_a_completion_whose_budget_is_not_printed() -> None:
    """完成年初预算的…% without the budget beside it, against the published budget."""
    this = YEARS[2024]
    line = next(li for li in accounts(this, YEARS[2023]).splitlines() if li.startswith("2.社会保障"))
    now, planned = round_half(this.spent("208")), round_half(this.budget["208"])
    rate = (now * 20_000 + planned) // (2 * planned)
    start = f"2.社会保障和就业支出（类）支出决算为{now // 100}.{now % 100:02d}万元，完成年初预算的"
    for figure, broken in ((f"{rate // 100}.{rate % 100:02d}", 0), ("88.80", 1)):
        report = check((line, f"{start}{figure}%。"))
        (run,) = [run for run in report.rules if run.rule.id == "across.completion"]
        assert (run.counts.total, run.counts.broken) == (1, broken)


def test_the_other_file_is_cited_and_named() -> None:
    """The finding begins in the document; the other print is cited with its own file."""
    other = replace(YEARS[2023], ledger=_moved(YEARS[2023].ledger, "2080505", 900_000))
    document = read(accounts(YEARS[2024], other), "2024.txt")
    before = read(accounts(YEARS[2023], YEARS[2022]), "2023.txt")
    report = check_reading(document, together=company(document, (before,)))
    for finding in across(report):
        assert finding.places[0].place.file == "2024.txt"
        assert finding.places[0].place.volume == 0
        (last,) = [o for o in finding.operands if o.role == "上年决算"]
        assert last.cited.place.file == "2023.txt"
        assert last.cited.part.startswith("上年决算·")
    assert report.companions == (("上年决算", "2023.txt"),)


def test_opening_balances_fund_by_fund() -> None:
    """The own funds open with 9.00 where last year closed with 9.00, the general fund with 0.50 too much: only it is told."""
    ledger = YEARS[2024].ledger
    moved = tuple(
        replace(e, opening=e.opening + 500_000) if (e.item, e.fund) == ("2130306", GENERAL) else e
        for e in ledger.entries
    )
    report = check(this=replace(YEARS[2024], ledger=replace(ledger, entries=moved)))
    told = [f for f in across(report) if f.rule.id == "across.opening"]
    assert told
    assert all("相差 0.50万元" in f.message for f in told)


def test_codes_and_names_of_units() -> None:
    """The code stands in the forms; a unit with another code, or another name, is another unit or was renamed."""
    document = read(accounts(YEARS[2024], YEARS[2023]), "2024.txt")
    before = read(accounts(YEARS[2023], YEARS[2022]), "2023.txt")
    here, there = replace(document, unit_code="115001"), replace(before, unit_code="115001")
    assert ids(check_reading(here, together=company(here, (there,)))) == []
    other = replace(before, unit_code="115002")
    assert ids(check_reading(here, together=company(here, (other,)))) == ["across.code"]
    renamed = replace(before, unit="青河县水利局", unit_code="115001")
    assert ids(check_reading(here, together=company(here, (renamed,)))) == ["across.name"]


UNIT_LEVEL = ("2023年度部门决算公开", "2023年度单位决算公开")
WRONG_CHANGE = ("增加0.49万元，增长5.75%", "增加0.94万元，增长11.65%")


def test_a_department_beside_a_unit_is_told_and_their_differences_are_no_errors() -> None:
    """Last year's file is of the unit alone: it says so once, and what differs is worth a look only."""
    assert ids(check(last=(UNIT_LEVEL,))) == ["across.level"]
    report = check(WRONG_CHANGE, last=(UNIT_LEVEL,))
    told = {(finding.rule.id, finding.severity) for finding in across(report)}
    assert told == {("across.level", Severity.WARNING), ("across.prior", Severity.WARNING)}
    told = {(finding.rule.id, finding.severity) for finding in across(check(WRONG_CHANGE))}
    assert told == {("across.prior", Severity.ERROR)}


def test_the_level_that_the_settings_give_goes_before_the_title() -> None:
    """A unit's document that calls itself 部门决算: registered as 单位, last year's 单位决算 is its like."""
    document = read(accounts(YEARS[2024], YEARS[2023]), "2024.txt")
    document = replace(document, declared=Declared(level=Level.UNIT))
    before = read(accounts(YEARS[2023], YEARS[2022]), "2023.txt", UNIT_LEVEL)
    assert ids(check_reading(document, together=company(document, (before,)))) == []
    unknown = replace(before, kind=DocumentKind.ACCOUNTS_TABLES)
    relations = check_reading(document, together=company(document, (unknown,))).rules
    (run,) = [run for run in relations if run.rule.id == "across.level"]
    assert run.counts.total == 0
