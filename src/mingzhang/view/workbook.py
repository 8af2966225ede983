"""The list of problems as a workbook: a summary with the checklist, and a sheet for each unit."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from mingzhang.findings import Severity
from mingzhang.regex import regex
from mingzhang.view import messages
from mingzhang.view.checklist import ASPECTS, Mark, aspects
from mingzhang.view.layout import width
from mingzhang.view.problems import Problem, Sheet
from mingzhang.view.stable import stable

MAX_NAME = 31
_FORBIDDEN = regex(r"[\[\]:*?/\\'\x00-\x1f]")
_FONT = "宋体"
_PAPER_A3, _PAPER_A4 = 8, 9
_MAX_CELL = 32_000
_LINE, _MAX_HEIGHT = 14, 400
"""Points: the height of a line of 10.5 points, and about the highest row that Excel shows."""
_WIDTHS = (5, 16, 7, 24, 30, 12, 44, 14, 14, 34, 24, 9, 12, 22)


class Failure(Struct, frozen=True):
    """A file without a report, and why."""

    file: str
    why: str


class Pair(Struct, frozen=True):
    """Which other files a document was checked with."""

    file: str
    unit: str
    year: str
    last_year: str
    budget: str


def workbook(sheets: Sequence[Sheet], failures: Sequence[Failure] = (), pairs: Sequence[Pair] = ()) -> bytes:
    """The bytes of an XLSX file; equal sheets give equal bytes."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": messages.LIST_TITLE, "created": datetime(2000, 1, 1)})
    writer = _Writer(book)
    writer.summary(sheets)
    writer.checklist(sheets)
    for unit, members in _by_unit(sheets).items():
        writer.unit(unit, members)
    if failures:
        writer.failures(failures)
    if pairs:
        writer.pairs(pairs)
    book.close()
    return stable(out.getvalue())


def _by_unit(sheets: Sequence[Sheet]) -> Mapping[str, list[Sheet]]:
    found: dict[str, list[Sheet]] = {}
    for made in sheets:
        found.setdefault(made.unit or messages.UNKNOWN_UNIT, []).append(made)
    return found


class _Writer(Struct):
    book: Any
    taken: set[str] = field(default_factory=set)
    formats: dict[str, Any] = field(default_factory=dict)
    widths: Sequence[int] = ()

    def _format(self, name: str) -> Any:
        if name not in self.formats:
            base = {
                "font_name": _FONT,
                "font_size": 10.5,
                "valign": "vcenter",
                "text_wrap": True,
                "border": 1,
            }
            more: dict[str, dict[str, Any]] = {
                "text": {},
                "number": {"align": "center"},
                "figure": {"align": "right"},
                "head": {"bold": True, "align": "center", "bg_color": "#E7EEF5"},
                "title": {"bold": True, "font_size": 16, "align": "left", "border": 0, "text_wrap": False},
                "plain": {"border": 0, "text_wrap": False},
                "error": {"align": "center", "font_color": "#B3261E", "bold": True},
                "warning": {"align": "center", "font_color": "#8A5A00"},
                "good": {"align": "center", "font_color": "#1B6B3A"},
                "open": {"align": "center", "font_color": "#666666"},
                "answer": {"bg_color": "#FFFBE6"},
            }
            self.formats[name] = self.book.add_format({**base, **more[name]})
        return self.formats[name]

    def _sheet(self, name: str, title: str, heads: Sequence[str], widths: Sequence[int]) -> Any:
        self.widths = widths
        page = self.book.add_worksheet(self._name(name))
        page.write_string(0, 0, title, self._format("title"))
        page.set_row(0, 28)
        for column, (head, columns) in enumerate(zip(heads, widths, strict=True)):
            page.set_column(column, column, columns)
            page.write_string(1, column, head, self._format("head"))
        page.set_row(1, 32)
        page.freeze_panes(2, 0)
        page.set_landscape()
        page.set_paper(_PAPER_A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(1)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&C&P / &N")
        return page

    def _name(self, wanted: str) -> str:
        """A name that a workbook allows and that no other sheet has."""
        plain = _FORBIDDEN.sub(" ", wanted).strip()[:MAX_NAME] or messages.UNKNOWN_UNIT
        name, number = plain, 1
        while name.casefold() in self.taken:
            number += 1
            tail = f" {number}"
            name = plain[: MAX_NAME - len(tail)] + tail
        self.taken.add(name.casefold())
        return name

    def _row(self, page: Any, row: int, cells: Sequence[tuple[str, str]]) -> None:
        """One row, as high as its longest cell needs: not every program makes rows fit by itself."""
        lines = max(_lines(text, self.widths[column]) for column, (text, _) in enumerate(cells))
        page.set_row(row, min(_LINE * lines + 4, _MAX_HEIGHT))
        for column, (text, form) in enumerate(cells):
            page.write_string(row, column, text[:_MAX_CELL], self._format(form))

    def summary(self, sheets: Sequence[Sheet]) -> None:
        heads = (*messages.SUMMARY_HEADS, *ASPECTS, messages.CONCLUSION)
        widths = (26, 9, 36, 8, 8, 8, *(9 for _ in ASPECTS), 62)
        page = self._sheet(messages.SUMMARY_SHEET, messages.LIST_TITLE, heads, widths)
        for row, made in enumerate(sheets, 2):
            errors, warnings = made.count(Severity.ERROR), made.count(Severity.WARNING)
            cells = [
                (made.unit or messages.UNKNOWN_UNIT, "text"),
                (_year(made.year), "number"),
                (made.file, "text"),
                (str(errors), "error" if errors else "number"),
                (str(warnings), "warning" if warnings else "number"),
                (str(made.accepted), "number"),
            ]
            marks = aspects(made.checked)
            cells += [(marks[a].value, _style(marks[a])) if marks else ("", "number") for a in ASPECTS]
            cells.append((made.headline, "text"))
            self._row(page, row, cells)
            self._numbers(page, row, {3: errors, 4: warnings, 5: made.accepted}, cells)

    def _numbers(
        self, page: Any, row: int, numbers: Mapping[int, int], cells: Sequence[tuple[str, str]]
    ) -> None:
        """Counts as numbers, so that they can be added up."""
        for column, number in numbers.items():
            page.write_number(row, column, number, self._format(cells[column][1]))

    def checklist(self, sheets: Sequence[Sheet]) -> None:
        heads = messages.CHECKLIST_HEADS
        page = self._sheet(
            messages.CHECKLIST_SHEET, messages.CHECKLIST_TITLE, heads, (26, 9, 30, 8, 36, 10, 10, 26)
        )
        row = 2
        for made in sheets:
            for item in made.checked:
                count = str(item.count) if item.count else ""
                self._row(
                    page,
                    row,
                    [
                        (made.unit or messages.UNKNOWN_UNIT, "text"),
                        (_year(made.year), "number"),
                        (made.file, "text"),
                        (item.aspect, "number"),
                        (item.name, "text"),
                        (item.mark.value, _style(item.mark)),
                        (count, "number"),
                        ("", "answer"),
                    ],
                )
                row += 1
        page.autofilter(1, 0, max(row - 1, 1), len(heads) - 1)

    def unit(self, unit: str, sheets: Sequence[Sheet]) -> None:
        title = messages.UNIT_TITLE.format(unit=unit)
        page = self._sheet(unit, title, messages.PROBLEM_HEADS, _WIDTHS)
        page.set_paper(_PAPER_A3)
        row = 2
        for made in sheets:
            for problem in made.problems:
                self._row(page, row, _problem(made, problem))
                row += 1
        if row == 2:
            page.write_string(2, 0, messages.NO_PROBLEMS, self._format("plain"))
        else:
            page.autofilter(1, 0, row - 1, len(messages.PROBLEM_HEADS) - 1)

    def failures(self, failures: Sequence[Failure]) -> None:
        page = self._sheet(messages.FAILURE_SHEET, messages.FAILURE_TITLE, messages.FAILURE_HEADS, (40, 90))
        for row, failure in enumerate(failures, 2):
            self._row(page, row, [(failure.file, "text"), (failure.why, "text")])

    def pairs(self, pairs: Sequence[Pair]) -> None:
        page = self._sheet(messages.PAIR_SHEET, messages.PAIR_TITLE, messages.PAIR_HEADS, (40, 26, 9, 40, 40))
        for row, pair in enumerate(pairs, 2):
            cells = (pair.file, pair.unit, pair.year, pair.last_year, pair.budget)
            self._row(page, row, [(text, "text") for text in cells])


def _problem(made: Sheet, problem: Problem) -> list[tuple[str, str]]:
    style = "error" if problem.severity == messages.SEVERITIES["error"] else "warning"
    if problem.severity == messages.SEVERITIES["note"]:
        style = "open"
    return [
        (str(problem.number), "number"),
        (made.unit or messages.UNKNOWN_UNIT, "text"),
        (_year(made.year), "number"),
        (made.file, "text"),
        (problem.place, "text"),
        (problem.page, "number"),
        (f"{problem.problem}\n{problem.message}", "text"),
        (problem.printed, "figure"),
        (problem.expected, "figure"),
        (problem.remedy, "text"),
        (problem.source, "text"),
        (problem.severity, style),
        (problem.identity, "number"),
        ("", "answer"),
    ]


def _lines(text: str, columns: int) -> int:
    """How many lines a text takes in a cell; a Chinese character is two columns wide, and words wrap early."""
    room = max(columns - 2, 2)
    return sum(max(-(-width(part) // room), 1) for part in text.split("\n"))


def _style(mark: Mark) -> str:
    return {Mark.PASSED: "good", Mark.FAILED: "error", Mark.OPEN: "open"}[mark]


def _year(year: int | None) -> str:
    return "" if year is None else str(year)
