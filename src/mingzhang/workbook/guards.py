"""What a cell lets in while it is being filled: lists to choose from, numbers with two decimals, whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mingzhang.workbook.schema import COUNTS, HEADER_ROW, UNIT_ROWS, Column, Kind, Sheet
from mingzhang.workbook.tables import letters

FIRST = HEADER_ROW + 1
PROJECT = "项目名称"
_PROJECTS = "=项目!$B$4:$B$503"


def guard_column(page: Any, column: Column, at: int, last: int) -> None:
    """Guard a column from the first row under its header on."""
    if column.kind is Kind.CHOICE:
        page.data_validation(FIRST, at, last, at, _listed(list(column.choices)))
    elif column.kind is Kind.MONEY:
        page.data_validation(FIRST, at, last, at, _decimals(f"{letters(at)}{FIRST + 1}"))
    elif column.key == PROJECT and page.name != "项目":
        # A warning only: projects may be listed on their sheet afterwards.
        rule = {**_listed(_PROJECTS), "error_type": "information"}
        rule["error_message"] = "“项目”表里还没有这个项目，请在那里登记，两处名称要一致。"
        page.data_validation(FIRST, at, last, at, rule)


def guard_rows(page: Any, sheet: Sheet, names: Sequence[str]) -> None:
    """Guard the cells of rows that are given: the unit's particulars, counts."""
    if not sheet.fixed:
        return
    for number, name in enumerate(names, FIRST):
        if sheet.name == "单位信息" and (choices := UNIT_ROWS.get(name, ("", False, ()))[2]):
            page.data_validation(number, 2, number, 2, _listed(list(choices)))
        elif name in COUNTS and COUNTS[name][1] is Kind.COUNT:
            rule = {"validate": "integer", "criteria": ">=", "value": 0}
            rule |= {"error_title": "数量", "error_message": "填不带小数的个数。"}
            page.data_validation(number, 2, number, 2, rule)
        elif name in COUNTS:
            page.data_validation(number, 2, number, 2, _decimals(f"C{number + 1}"))


def _listed(source: list[str] | str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": source,
        "ignore_blank": True,
        "error_title": "请从列表中选择",
        "error_message": "填的内容不在可选的列表里。",
    }


def _decimals(cell: str) -> dict[str, Any]:
    return {
        "validate": "custom",
        "value": f"=AND(ISNUMBER({cell}),ROUND({cell},2)={cell})",
        "error_title": "金额",
        "error_message": "只填数字，最多两位小数。",
    }
