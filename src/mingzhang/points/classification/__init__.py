"""The classification dictionaries: 支出功能分类 and 部门预算支出经济分类, code ↔ name.

The function list holds every 类 and the 款 and 项 that have been seen in published disclosures, so an
unlisted code is unknown to the dictionary, never wrong (hard case 15 of the design).
Source: 政府收支分类科目 (2024), 部门预算支出经济分类科目.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mingzhang.points.data import data
from mingzhang.points.terms import squeeze

_loaded: dict[str, str] = {}
"""Codes and names of the official lists that the user has loaded; they come before those shipped."""


def extend(codes: Mapping[str, str]) -> None:
    """Know these codes and names as well. Called at the door, before anything is recognised."""
    _loaded.update(codes)
    _begin_anew()


def forget() -> None:
    """Know the shipped lists alone again."""
    _loaded.clear()
    _begin_anew()


def _begin_anew() -> None:
    for names in (function_names, function_classes, economic_names, economic_codes):
        names.cache_clear()


def _known(shipped: Mapping[str, str], first: str) -> dict[str, str]:
    return {**shipped, **{code: name for code, name in _loaded.items() if code.startswith(first)}}


def _rows(name: str) -> list[list[str]]:
    text = data("classification", name)
    return [line.split(",") for line in text.splitlines()[1:] if line]


@cache
def function_names() -> Mapping[str, str]:
    """Functional classification: code of 3, 5 or 7 digits → name."""
    return _known({code: name for code, _, name in _rows("function.csv")}, "2")


@cache
def function_classes() -> Mapping[str, str]:
    """Name of a 类, current or former, squeezed → its 3-digit code."""
    classes = {squeeze(name): code for code, name in _rows("former.csv")}
    classes.update({squeeze(name): code for code, _, name in _rows("function.csv") if len(code) == 3})
    classes.update({squeeze(name): code for code, name in function_names().items() if len(code) == 3})
    return classes


@cache
def economic_names() -> Mapping[str, str]:
    """Economic classification: code of 3 or 5 digits → name."""
    return _known({code: name for code, _, name in _rows("economic.csv")}, "3")


@cache
def economic_codes() -> Mapping[str, tuple[str, ...]]:
    """Economic name, squeezed → the codes that bear it (公务用车购置 is both 30913 and 31013)."""
    codes: dict[str, tuple[str, ...]] = {}
    for code, name in economic_names().items():
        codes[squeeze(name)] = (*codes.get(squeeze(name), ()), code)
    return codes
