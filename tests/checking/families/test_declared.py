"""What a unit declares beside its document: dates, level, and what its type says of 机关运行经费."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from mingzhang.checking import check_reading
from mingzhang.checking.families.declared import relations
from mingzhang.findings import Severity, Verdict
from mingzhang.points.declared import Declared, Level, UnitType
from mingzhang.points.reading import DocumentKind, Reading
from tests.builders import reading
from tests.checking.families.test_bridges import WHOLE


def verdicts(source: Reading, **said: object) -> dict[str, Verdict]:
    """What becomes of each rule when this is declared."""
    known = replace(source, declared=Declared(**said))  # type: ignore[arg-type]
    return {item.rule.id: item.verdict for item in relations(known)}


def test_nothing_declared_gives_no_relation() -> None:
    assert list(relations(reading("封面"))) == []


def test_twenty_days() -> None:
    """Approved on the 20th of August: the 9th of September is the last day."""
    book = reading("封面")
    approved = date(2025, 8, 20)
    in_time = verdicts(book, approved=approved, published=date(2025, 9, 9))
    assert in_time == {"declared.order": Verdict.EXACT, "declared.timely": Verdict.EXACT}
    late = verdicts(book, approved=approved, published=date(2025, 9, 10))
    assert late["declared.timely"] is Verdict.BROKEN
    assert verdicts(book, approved=approved, published=date(2025, 8, 19)) == {
        "declared.order": Verdict.BROKEN
    }
    assert verdicts(book, approved=approved) == {"declared.timely": Verdict.UNDECIDED}
    assert verdicts(book, published=approved) == {"declared.timely": Verdict.UNDECIDED}


def test_the_message_names_both_dates_and_the_last_day() -> None:
    known = replace(
        reading("封面"), declared=Declared(approved=date(2025, 8, 20), published=date(2025, 9, 20))
    )
    (finding,) = [f for f in check_reading(known).findings if f.rule.id == "declared.timely"]
    assert finding.message == (
        "批复日期为 2025年8月20日，公开日期为 2025年9月20日，相隔 31 天；应当在 2025年9月9日 以前（含当日）公开。"
    )


def test_department_or_unit() -> None:
    book = reading("封面", kind=DocumentKind.DEPARTMENT_ACCOUNTS)
    assert verdicts(book, level=Level.DEPARTMENT) == {"declared.level": Verdict.EXACT}
    assert verdicts(book, level=Level.UNIT) == {"declared.level": Verdict.BROKEN}
    tables = reading("封面", kind=DocumentKind.ACCOUNTS_TABLES)
    assert verdicts(tables, level=Level.UNIT) == {"declared.level": Verdict.UNDECIDED}


def test_the_type_says_which_row_of_running_costs_is_filled() -> None:
    """The drawn unit fills the row of 行政单位."""
    assert verdicts(WHOLE.reading, unit_type=UnitType.ADMINISTRATIVE) == {
        "declared.running_row": Verdict.EXACT
    }
    assert verdicts(WHOLE.reading, unit_type=UnitType.CIVIL_SERVICE) == {
        "declared.running_row": Verdict.BROKEN
    }
    assert verdicts(WHOLE.reading, unit_type=UnitType.INSTITUTION) == {
        "declared.running_kind": Verdict.BROKEN
    }
    assert verdicts(reading("封面"), unit_type=UnitType.INSTITUTION) == {}


def test_running_costs_equal_public_expenses_of_a_unit_that_is_known_to_be_administrative() -> None:
    """6.00 of 10.00: a hint where the type is unknown, a warning where it is 行政, nothing where it is 事业."""
    less = WHOLE.but(
        ("（一）行政单位 | 5 | 10.00", "（一）行政单位 | 5 | 6.00"),
        ("机关运行经费支出10.00万元", "机关运行经费支出6.00万元"),
    )

    def severities(kind: UnitType | None) -> list[Severity]:
        report = check_reading(replace(less, declared=Declared(unit_type=kind)))
        return [f.severity for f in report.findings if f.rule.id == "bridge.running_equal"]

    assert severities(None) == [Severity.NOTE]
    assert severities(UnitType.ADMINISTRATIVE) == [Severity.WARNING]
    assert severities(UnitType.INSTITUTION) == []
