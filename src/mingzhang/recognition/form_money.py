"""The money rows of a 自评表: 资金总额 and its sources, read by the order the header's terms give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from msgspec import Struct

from mingzhang.amount import PERCENT, SCORE, WAN, Unit, money_unit, parse_amount
from mingzhang.document import Cell
from mingzhang.findings import Cited
from mingzhang.points import scoring
from mingzhang.points.reading import FormMoney, NumeralFate, Print
from mingzhang.recognition.form_blocks import Row
from mingzhang.recognition.form_part import Part
from mingzhang.recognition.form_words import (
    MONEY_SECTION,
    MONEY_SOURCE,
    MONEY_TOTAL,
    bare,
    is_not_applicable,
    is_number,
    money_term,
    squash,
)
from mingzhang.regex import regex

_UNIT = regex(r"[(:]?(万元|元|千元|亿元)\)?")
_DAMAGED = regex(r"(?=.*\d)(?=.*[A-Za-z|])[\dA-Za-z|.,]+%?")
"""A figure with a letter for a digit: unread, but it keeps its place in the row."""
_SUBS = (scoring.REQUESTED, scoring.COMPILED)
_REASON = "偏差原因"
_MOST_COLUMNS = 10
TOTAL = "资金总额"


class MoneyHead(Struct, frozen=True):
    """The columns in order. ``spans``: the columns (first, last) each term covers. ``system``: the form a
    finance system prints, whose decimals are known."""

    terms: tuple[str, ...]
    spans: Mapping[str, tuple[int, int]]
    unit: Unit

    @property
    def system(self) -> bool:
        """True for the form that a finance system prints (it has 目标申报数 or 结转结余)."""
        return any(term in (*_SUBS, scoring.BALANCE) for term in self.terms)

    def decimals(self, term: str) -> int:
        """Declared decimals of a column; elsewhere the visible ones count."""
        if term in scoring.MONEY_COLUMNS:
            if self.unit is not WAN:
                return 2 if self.unit.symbol == "元" else 0
            return scoring.DECLARED_DECIMALS[term] if self.system else 2
        return scoring.DECLARED_DECIMALS[term] if self.system else 0


def read_money(rows: list[Row], part: Part, unit: Unit = WAN) -> tuple[FormMoney, ...]:
    """The money rows below (and in) a header; rows that are header only are skipped."""
    head, body = _split(rows, unit)
    if not head.terms:
        return ()
    found: list[FormMoney] = []
    standing: dict[int, str] = {}
    for row in body:
        made = _read_row(row, head, part, found, standing)
        if made is not None:
            found.append(made)
    return tuple(found)


def _split(rows: list[Row], unit: Unit) -> tuple[MoneyHead, list[Row]]:
    """The header rows, recognised by their terms, and the rows below them."""
    header = [row for row in rows if _is_header(row)]
    body = [row for row in rows if not _is_header(row)]
    cells = [(money_term(cell.text), cell) for row in header for cell in row]
    named = [(term, cell) for term, cell in cells if term]
    # 年度预算数 as a heading over 年初预算 and 调整后预算数 is no column of its own.
    budgets = [cell for term, cell in named if term == scoring.BUDGET]
    if len(budgets) > 1:
        named = [(t, c) for t, c in named if t != scoring.BUDGET or c is budgets[-1] or "度" not in c.text]
    subs = list(dict.fromkeys(term for term, _ in named if term in _SUBS))
    terms: list[str] = []
    for term, _ in named:
        if term == scoring.INITIAL and subs:
            terms += [sub for sub in subs if sub not in terms]
        elif term not in terms and not (term in _SUBS and scoring.INITIAL in (t for t, _ in named)):
            terms.append(term)
    spans = {term: (cell.column, cell.column + cell.colspan - 1) for term, cell in named}
    texts = [squash(cell.text) for row in header for cell in row]
    symbol = next((m.group(1) for text in texts if (m := _UNIT.search(text)) and "元" in text), "")
    return MoneyHead(tuple(terms), spans, (money_unit(symbol) if symbol else None) or unit), body


def _is_header(row: Row) -> bool:
    """Whether a row names columns: no figures, and terms."""
    if any(is_number(cell.text) for cell in row):
        return False
    terms = [term for term in (money_term(cell.text) for cell in row) if term and term != _REASON]
    return len(terms) >= 2 or (bool(terms) and all(money_term(cell.text) for cell in row))


def _read_row(
    row: Row, head: MoneyHead, part: Part, before: list[FormMoney], standing: dict[int, str]
) -> FormMoney | None:
    """A money row. ``standing``: under which term a figure of each column stood in the rows read so far."""
    figures = [
        cell
        for cell in row
        if is_number(cell.text) or is_not_applicable(cell.text) or _DAMAGED.fullmatch(squash(cell.text))
    ]
    first = row.index(figures[0]) if figures else len(row)
    labels = [
        c for c in row[:first] if not MONEY_SECTION.match(bare(c.text)) or MONEY_TOTAL.fullmatch(bare(c.text))
    ]
    origin, total = _origin(labels, before)
    if not origin or (not figures and not before):
        return None
    texts = [cell for cell in row[first:] if cell not in figures]
    anchor = labels[-1] if labels else row[0]
    if not figures and not MONEY_SOURCE.search(origin):
        return None
    columns = tuple(term for term in head.terms if term != _REASON)
    placed = _by_span(figures, head) if part.aligned else None
    if placed is None:
        placed = _by_order(figures, columns) or _by_rows_above(figures, standing)
    standing.update({cell.column: term for term, cell in placed.items()})
    prints = _prints(placed, origin, head, part)
    if part.aligned and prints:
        blank = (
            (scoring.REQUESTED, scoring.COMPILED, scoring.INITIAL, scoring.BALANCE) if total else head.terms
        )
        _fill_blanks(prints, origin, head, part, anchor, tuple(term for term in blank if term not in placed))
    elif not figures and any(row.total and row.figures for row in before):
        _fill_blanks(prints, origin, head, part, anchor, head.terms)
    for cell in labels:
        part.claims.take(cell.place, NumeralFate.FREE, "资金来源名称中的数字")
    reason = part.cite(texts[-1], origin, _REASON) if texts else None
    return FormMoney(origin, total, prints, part.cite(anchor, origin), reason)


def _origin(labels: list[Cell], before: list[FormMoney]) -> tuple[str, bool]:
    """The row's label and whether it is the total row: its label may have slipped into the header row, so
    that the first row without a label is the total."""
    text = "".join(squash(cell.text) for cell in labels)
    text = text.removeprefix("其中:").removeprefix("其中").strip(":")
    if text:
        total = MONEY_TOTAL.fullmatch(bare(text)) is not None and not any(row.total for row in before)
        return (TOTAL if total else text), total
    return ("", False) if before else (TOTAL, True)


def _by_span(figures: list[Cell], head: MoneyHead) -> dict[str, Cell] | None:
    """Figures by the columns of a grid, or None where one of them stands under no header."""
    placed: dict[str, Cell] = {}
    for cell in figures:
        names = [t for t, (low, high) in head.spans.items() if t in head.terms and low <= cell.column <= high]
        if len(names) != 1 or names[0] in placed or names[0] == _REASON:
            return None
        placed[names[0]] = cell
    return placed


def _by_order(figures: list[Cell], columns: tuple[str, ...]) -> dict[str, Cell]:
    """Figures by their order; with cells lost, the assignment its own relations confirm, or none."""
    if len(figures) == len(columns):
        return dict(zip(columns, figures, strict=True))
    if not figures or len(figures) > len(columns) or len(columns) > _MOST_COLUMNS:
        return {}
    ranked = sorted(
        (
            (_disorder(dict(zip(chosen, figures, strict=True))), number, chosen)
            for number, chosen in enumerate(combinations(columns, len(figures)))
        ),
        key=lambda item: item[:2],
    )
    best = ranked[0]
    if best[0][0] or (len(ranked) > 1 and ranked[1][0] == best[0]):
        return {}
    return dict(zip(best[2], figures, strict=True))


def _by_rows_above(figures: list[Cell], standing: Mapping[int, str]) -> dict[str, Cell]:
    """Figures that do not tell their columns (three zeros of five) as those of the rows above stood."""
    terms = [standing.get(cell.column, "") for cell in figures]
    placed = dict(zip(terms, figures, strict=True))
    if "" in placed or len(placed) < len(figures) or _disorder(placed)[0]:
        return {}
    return placed


def _disorder(placed: Mapping[str, Cell]) -> tuple[int, int]:
    """How many of a row's own relations an assignment breaks, and (negated) how many it confirms."""
    checks = list(_checks({term: _fraction(cell) for term, cell in placed.items()}))
    return checks.count(False), -checks.count(True)


def _checks(value: Mapping[str, Fraction | None]) -> Iterator[bool]:
    budget, executed = value.get(scoring.BUDGET), value.get(scoring.EXECUTED)
    balance, rate, mark = value.get(scoring.BALANCE), value.get(scoring.RATE), value.get(scoring.MARK)
    initial = value.get(scoring.COMPILED) or value.get(scoring.INITIAL)
    if budget is not None and executed is not None:
        yield executed <= budget
        if balance is not None:
            yield abs(budget - executed - balance) <= Fraction(1, 100)
        if rate is not None and budget:
            yield abs(Fraction(100 * executed, budget) - rate) <= Fraction(1, 10)
    if rate is not None and mark is not None:
        yield abs(Fraction(rate, 10) - mark) <= Fraction(1, 10)
    if budget is not None and initial is not None and budget == initial:
        yield True


def _fraction(cell: Cell) -> Fraction | None:
    word = squash(cell.text).rstrip("%").replace(",", "")
    try:
        return Fraction(word)
    except ValueError:
        return None


def _prints(placed: Mapping[str, Cell], origin: str, head: MoneyHead, part: Part) -> dict[str, Print]:
    made: dict[str, Print] = {}
    ratio = _rate_is_ratio(placed)
    for term, cell in placed.items():
        if is_not_applicable(cell.text):
            continue
        unit = head.unit if term in scoring.MONEY_COLUMNS else PERCENT if term == scoring.RATE else SCORE
        amount = parse_amount(squash(cell.text).rstrip("%"), unit, head.decimals(term))
        if amount is None:
            continue
        if term == scoring.RATE and ratio:
            amount = type(amount)(amount.value * 100, unit, max(amount.precision - 2, 0))
        cited = part.cite(cell, origin, term)
        made[term] = part.figure(cited, amount, f"项目资金/{term}", origin)
    return made


def _rate_is_ratio(placed: Mapping[str, Cell]) -> bool:
    """Whether the rate is printed as a share of one (0.98) rather than in percent."""
    cells = [placed.get(term) for term in (scoring.RATE, scoring.EXECUTED, scoring.BUDGET)]
    if any(cell is None for cell in cells):
        return False
    rate, executed, budget = (_fraction(cell) if cell else None for cell in cells)
    if rate is None or executed is None or not budget or "%" in (cells[0].text if cells[0] else ""):
        return False
    return rate <= 1 and executed * 10 > budget and abs(Fraction(executed, budget) - rate) <= Fraction(1, 100)


def _fill_blanks(
    prints: dict[str, Print], origin: str, head: MoneyHead, part: Part, anchor: Cell, terms: tuple[str, ...]
) -> None:
    """Blank money cells of a recognised row are zeros, where the row's columns are sure."""
    for term in head.terms:
        if term in scoring.MONEY_COLUMNS and term in terms and term not in prints:
            zero = parse_amount("0", head.unit, head.decimals(term))
            if zero is not None:
                cited = Cited(anchor.place, part.words, origin, term, "")
                prints[term] = part.figure(cited, zero, f"项目资金/{term}", origin, blank=True)
