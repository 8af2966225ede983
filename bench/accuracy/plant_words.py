"""Errors in words: direction, year, code, name, unit, grade."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from accuracy import slips
from accuracy.accounts import NAMES
from accuracy.draft import Document
from accuracy.plant import Plant, changed
from accuracy.plant_rows import but, structural

OPPOSITE = {
    "增加": "减少",
    "减少": "增加",
    "上升": "下降",
    "下降": "增长",
    "增长": "下降",
    "降低": "增加",
    "大于": "小于",
    "小于": "大于",
    "等于": "大于",
    "与上年持平": "比上年增加",
    "与上年相同": "比上年增加",
}
GRADES = "优良中差"


def word(document: Document, rng: Random) -> Plant | None:
    found = [
        f for f in document.figures if f.kind == "word" and f.text in OPPOSITE and not f.text.startswith("与")
    ]
    if not found:
        return None
    figure = rng.choice(found)
    return changed("方向词", document, figure, OPPOSITE[figure.text])


def year(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "year" and f.area != "front"]
    figure = rng.choice(found) if found else None
    return (
        None
        if figure is None
        else changed("年度", document, figure, str(int(figure.text) - rng.choice((1, 2))))
    )


def stale(document: Document, rng: Random) -> Plant | None:
    """A sentence of last year's document: its year is one too low."""
    lines = [
        at
        for at, line in enumerate(document.lines)
        if line.role == "para"
        and any(
            isinstance(part, str) and f"{document.year}年度" in part for cell in line.cells for part in cell
        )
    ]
    if not lines:
        return None
    at = rng.choice(lines)
    line = document.lines[at]
    cells = tuple(
        tuple(
            part.replace(f"{document.year}年度", f"{document.year - 1}年度")
            if isinstance(part, str)
            else part
            for part in cell
        )
        for cell in line.cells
    )
    return structural("旧句子", document, but(document, at, replace(line, cells=cells)), at, "narrative")


def code(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "code" and len(f.text) == 7]
    if not found:
        return None
    figure = rng.choice(found)
    text = slips.misread(figure.text, rng)
    return None if text is None else changed("科目代码", document, figure, text)


def account(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "account" and f.area == "tables"]
    if not found:
        return None
    figure = rng.choice(found)
    text = rng.choice(
        [
            name
            for code, name in NAMES.items()
            if len(code) == 7 and name != figure.text and name not in ("行政运行", "事业运行")
        ]
    )
    return changed("科目名称", document, figure, text)


def unit(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "unit"]
    figure = rng.choice(found) if found else None
    return (
        None
        if figure is None
        else changed("金额单位", document, figure, "元" if figure.text == "万元" else "万元")
    )


def name(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "name" and f.area != "front"]
    figure = rng.choice(found) if found else None
    if figure is None:
        return None
    other = rng.choice(("邻水县审计局", "西山区统计局", "北辰市教育局"))
    return changed("单位名称", document, figure, other)


def grade(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "grade"]
    figure = rng.choice(found) if found else None
    return (
        None
        if figure is None
        else changed("等级", document, figure, rng.choice([g for g in GRADES if g != figure.text]))
    )
