"""One 自评表 read from its rows into a Form.

Layout is repaired by labels and by the order of cells; a digit never is.
"""

from __future__ import annotations

from collections.abc import Callable

from mingzhang.amount import SCORE, parse_amount
from mingzhang.document import Cell, Paragraph
from mingzhang.findings import Cited
from mingzhang.points.reading import Form, NumeralFate, Print
from mingzhang.points.scoring import GRADE_WORDS
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.form_blocks import Region, Row, signals
from mingzhang.recognition.form_head import FormHead, read_form_head
from mingzhang.recognition.form_indicators import MARK_DECIMALS, read_indicators
from mingzhang.recognition.form_money import read_money
from mingzhang.recognition.form_part import Part
from mingzhang.recognition.form_words import (
    ANALYSIS_HEAD,
    DONE_LABEL,
    GOAL_LABEL,
    GRADE_LABEL,
    MONEY_SECTION,
    NOTE_HEAD,
    SUM_LABEL,
    TOTAL_LABEL,
    analysis_of,
    bare,
    is_plain_number,
    squash,
)
from mingzhang.regex import regex

_LIST_NUMBER = regex(r"(?:^|[；;。,，:：\s])(\d{1,2})[.．、](?!\d)")


def read_form(
    region: Region, number: int, keys: dict[str, int], claims: Claims, default_year: int | None
) -> Form:
    """The form of a region. ``keys``: how often each key was given so far, which the form adds to.

    Claims the numerals of figures, codes, years and list numbers; those in prose cells (goal, result,
    analyses, reasons, indicator names) stay unclaimed.
    """
    parts = _sections(region)
    head = read_form_head(region, parts["head"], claims)
    key = head.key or f"第{number}张自评表"
    keys[key] = keys.get(key, 0) + 1
    if keys[key] > 1:
        key = f"{key}（第{keys[key]}张）"
    part = Part(key, f"f{number}", region.aligned, claims)
    money = read_money(parts["money"], part)
    goal, done = _goal(parts["goal"], part)
    indicators = read_indicators(parts["indicators"], part)
    total, grade = _total(parts["total"], part)
    analyses = _analyses(parts["analysis"], part)
    notes = tuple(Cited(p.place, part.words, "备注", "", p.text) for p in region.notes)
    _claim_prose(claims, region, parts, notes)
    return Form(
        number,
        part.scope,
        head.title,
        head.name,
        head.name_label,
        head.year or default_year,
        head.year_cited,
        head.department,
        head.department_code,
        head.unit,
        head.unit_code,
        money,
        goal,
        done,
        indicators,
        total,
        grade,
        analyses,
        notes,
        _first(region, head, part),
        tuple(region.blocks),
        tuple(part.prints),
        region.whole_unit,
    )


def _first(region: Region, head: FormHead, part: Part) -> Cited:
    cell = region.rows[0][0]
    return Cited(head.title.place if head.title.printed else cell.place, part.words, "", "", part.key)


def _sections(region: Region) -> dict[str, list[Row]]:
    """The rows by the part of the form they stand in, which their labels open."""
    parts: dict[str, list[Row]] = {
        name: [] for name in ("head", "money", "goal", "indicators", "total", "analysis", "notes")
    }
    state = "head"
    for row, mark in zip(region.rows, region.marks, strict=True):
        state = _next_state(state, row, mark)
        parts[state].append(row)
    return parts


def _next_state(state: str, row: Row, mark: set[str]) -> str:
    if NOTE_HEAD.match(row[0].text):
        return "notes"
    if state == "indicators" and (
        "total" in mark
        or (SUM_LABEL.fullmatch(bare(row[0].text)) and any(is_plain_number(c.text) for c in row))
    ):
        return "total"
    if "indicators" in mark:
        return "indicators"
    if state in ("head", "goal") and "money" in mark:
        return "money"
    if state in ("head", "goal") and MONEY_SECTION.match(bare(row[0].text)) and len(row) > 2:
        return "money"
    if state in ("head", "money", "goal") and ("goal" in mark or GOAL_LABEL.fullmatch(bare(row[0].text))):
        return "goal"
    if state in ("total", "indicators") and (ANALYSIS_HEAD.fullmatch(bare(row[0].text))):
        return "analysis"
    return "analysis" if state == "total" else state


def _goal(rows: list[Row], part: Part) -> tuple[Cited | None, Cited | None]:
    """年度目标 and 实际完成情况: texts beside or below their labels."""
    found: dict[str, Cited] = {}
    columns: dict[str, int] = {}
    for row in rows:
        kinds = [_goal_label(cell) for cell in row]
        columns |= {kind: cell.column for kind, cell in zip(kinds, row, strict=True) if kind}
        texts = [cell for kind, cell in zip(kinds, row, strict=True) if not kind]
        if "goal" in kinds and "done" in kinds and kinds[-1]:
            # A header row: what else stands in it is the heading of the part.
            continue
        for number, cell in enumerate(texts):
            which = _goal_side(number, len(texts), cell, columns)
            label = "年度目标" if which == "goal" else "实际完成情况"
            found.setdefault(which, part.cite(cell, label, ""))
    return found.get("goal"), found.get("done")


def _goal_label(cell: Cell) -> str:
    word = bare(cell.text)
    return "done" if DONE_LABEL.fullmatch(word) else "goal" if GOAL_LABEL.fullmatch(word) else ""


def _goal_side(number: int, count: int, cell: Cell, columns: dict[str, int]) -> str:
    """Which of the two a text is: by order where both stand, else by its column."""
    if count >= 2:
        return "done" if number == count - 1 else "goal"
    return "done" if "done" in columns and cell.column >= columns["done"] else "goal"


_DAMAGED = regex(r"(?=.*\d)[\dA-Za-z|.,]+(?:\.[\dA-Za-z|]+)?")
"""A figure with a letter for a digit."""


def _total(rows: list[Row], part: Part) -> tuple[Print | None, Cited | None]:
    """总分 and the grade: of two numbers in the row the first is the sum of the weights."""
    grade: Cited | None = None
    numbers: list[Cell] = []
    for row in rows:
        for cell in row:
            word = bare(cell.text)
            if is_plain_number(cell.text):
                numbers.append(cell)
            elif numbers and _DAMAGED.fullmatch(word):
                return None, grade  # 100 beside 97.l8 is the sum of the weights, not the total
            elif TOTAL_LABEL.match(word) or SUM_LABEL.fullmatch(word) or GRADE_LABEL.fullmatch(word):
                continue
            elif grade is None and word in GRADE_WORDS:
                grade = part.cite(cell, "总分", "等级")
    if not numbers:
        return None, grade
    for cell in numbers[:-1]:
        amount = parse_amount(squash(cell.text).removesuffix("分"), SCORE, MARK_DECIMALS)
        if amount is not None:
            part.figure(part.cite(cell, "总分", "分值"), amount, "绩效自评/总分值", "")
    amount = parse_amount(squash(numbers[-1].text).removesuffix("分"), SCORE, MARK_DECIMALS)
    if amount is None:
        return None, grade
    return part.figure(part.cite(numbers[-1], "总分", "得分"), amount, "绩效自评/总分", ""), grade


def _analyses(rows: list[Row], part: Part) -> dict[str, Cited]:
    """Analysis blocks by canonical label; a label that is none of them keeps its printed words."""
    found: dict[str, Cited] = {}
    for row in rows:
        cells = [cell for cell in row if not ANALYSIS_HEAD.fullmatch(bare(cell.text))]
        if not cells:
            continue
        label = cells[0]
        texts = cells[1:] or ([label] if not analysis_of(label.text) else [])
        name = analysis_of(label.text) or squash(label.text)[:24]
        if name not in found and texts:
            found[name] = part.cite(texts[-1], name, "")
    return found


def _claim_prose(
    claims: Claims, region: Region, parts: dict[str, list[Row]], notes: tuple[Cited, ...]
) -> None:
    """Claim list numbers (``1.``) in prose, and stray digits of header cells (``得分(10分)``)."""
    texts: list[tuple[str, Callable[[int, int], None]]] = []
    for row in [*parts["goal"], *parts["indicators"], *parts["analysis"], *parts["notes"]]:
        texts += [(cell.text, _taker(claims, cell)) for cell in row if len(cell.text) > 2]
    texts += [(paragraph.text, _taker(claims, paragraph)) for paragraph in region.notes]
    for text, take in texts:
        for match in _LIST_NUMBER.finditer(text):
            take(match.start(1), match.end(1))
    heads = [row for row in parts["money"] if "money" in signals(row)] + parts["indicators"][:1]
    for row in heads:
        for cell in row:
            claims.take(cell.place, NumeralFate.FREE, "表头中的数字")


def _taker(claims: Claims, item: Cell | Paragraph) -> Callable[[int, int], None]:
    return lambda start, end: claims.take(item.place.span(start, end), NumeralFate.ORDINAL)
