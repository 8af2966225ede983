"""The points of a composed disclosure as records: for the data package, and for the PDF to carry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mingzhang.compose import Composed
    from mingzhang.render.package import Records


def records(composed: Composed) -> list[Records]:
    """The points of the tables, each once, with the lists of the codes they use."""
    from mingzhang.points.classification import economic_names, function_names
    from mingzhang.render.package import Column, Records

    rows = _rows(composed)
    functions = {row["function"] for row in rows if row["function"]}
    economics = {row["economic"] for row in rows if row["economic"]}
    lists = [
        Records(
            name, title, (Column("code", "编码", required=True), Column("name", "名称")), codes, ("code",)
        )
        for name, title, codes in (
            ("functions", "支出功能分类", _names(functions, {**function_names(), **composed.names})),
            ("economics", "支出经济分类", _names(economics, economic_names())),
        )
    ]
    columns = (
        Column("id", "序号", "integer", required=True),
        Column("measure", "指标", required=True),
        Column("phase", "阶段", required=True),
        Column("year", "年度", "integer"),
        Column("fund", "资金来源"),
        Column("nature", "支出性质"),
        Column("function", "功能科目", refers=("functions", "code")),
        Column("economic", "经济科目", refers=("economics", "code")),
        Column("value", "数值", "number", required=True),
        Column("unit", "单位"),
    )
    return [*lists, Records("points", "数据点", columns, rows, ("id",))]


def points_json(composed: Composed) -> bytes:
    """The same points as JSON."""
    return (json.dumps({"points": _rows(composed)}, ensure_ascii=False, indent=1) + "\n").encode()


def _rows(composed: Composed) -> list[dict[str, str]]:
    publication = composed.document.publication
    year = publication.year if publication and publication.year else 0
    found = {item.coordinate: item.amount for item in composed.prints}
    return [
        {
            "id": str(number),
            "measure": place.measure,
            "phase": place.phase,
            "year": str(year + place.year),
            "fund": place.fund,
            "nature": place.nature,
            "function": place.function,
            "economic": place.economic,
            "value": amount.decimal,
            "unit": amount.unit.symbol,
        }
        for number, (place, amount) in enumerate(found.items(), 1)
    ]


def _names(codes: set[str], known: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"code": code, "name": known.get(code, "")} for code in sorted(codes)]
