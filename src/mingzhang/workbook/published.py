"""Last year's published disclosure carried forward: all that a new year needs of the old one is its 决算.

What was published is 万元, so every row made from it is marked 还原; what was not found is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Reading
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.workbook.carry import CLOSING, OPENING, SPLIT
from mingzhang.workbook.imported import (
    Tables,
    balances_of,
    duties_of,
    own_codes,
    unit_rows,
    value_of,
    yuan_text,
)
from mingzhang.workbook.schema import MARK, OWN_CODES, RESTORED, THREE_PUBLIC, TOTALS
from mingzhang.workbook.template import blank_tables

_RUNNING = ("机关运行经费", "机关运行经费/行政单位", "机关运行经费/参公事业单位")


def carry_published(
    reading: Reading, profile: str, year: int, *, items: bool
) -> tuple[Tables, tuple[str, ...]]:
    """The rows of the new year's workbook, and the names of what the publication does not tell.

    ``items``: last year's spending by 项 instead of by 类.
    """
    tables = blank_tables(profile, year)
    unit_rows(reading, tables["单位信息"])
    tables["职责机构"] = duties_of(reading)
    lacking: list[str] = []
    tables["预算与上年"] = list(_totals(reading, 7 if items else 3, lacking))
    for record in tables["三公经费"]:
        value = value_of(reading, THREE_PUBLIC[record["项目"]])
        if value is None:
            lacking.append(record["项目"])
        else:
            record |= {MARK: RESTORED, "上年决算（元）": yuan_text(value)}
    tables["结转结余"] = list(_opening(reading))
    tables[OWN_CODES] = own_codes(reading)
    return tables, tuple(lacking)


def _totals(reading: Reading, length: int, lacking: list[str]) -> Iterator[dict[str, str]]:
    for name, places in TOTALS.items():
        if name not in SPLIT:
            found = [value_of(reading, Coordinate(measure)) for measure in _RUNNING]
            values = found if name == "机关运行经费" else [value_of(reading, place) for place in places]
            value = next((value for value in values if value), next(iter(values)))
            if value is None:
                lacking.append(name)
                yield {"指标": name}
            else:
                yield {MARK: RESTORED, "指标": name, "上年决算（元）": yuan_text(value)}
            continue
        yield {"指标": name}
        place = Coordinate("支出", fund=SPLIT[name])
        codes = sorted(
            {
                other.function
                for other in reading.points
                if other == place.at(function=other.function) and len(other.function) == length
            }
        )
        if not codes and SPLIT[name] == GENERAL:
            lacking.append(name)
        for code in codes:
            value = value_of(reading, place.at(function=code))
            if value:
                yield {MARK: RESTORED, "指标": name, "功能科目编码": code, "上年决算（元）": yuan_text(value)}


def _opening(reading: Reading) -> Iterator[dict[str, str]]:
    """Last year's closing balance, by fund: the publication tells no item but those of 政府性基金."""
    for fund in (GENERAL, GOVERNMENT_FUND, STATE_CAPITAL):
        yield from balances_of(reading, CLOSING, fund, OPENING)
