"""A document as the data the template sets: strings, roles, integers; never markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mingzhang.document import Chart, Paragraph, Role
from mingzhang.render.grid import grid
from mingzhang.render.headings import levels, targets
from mingzhang.render.outline import Contents, Cover, Part, Statement
from mingzhang.render.pages import (
    NOTE_SIZES,
    caption_size,
    captions,
    contents_leading,
    cover_size,
    page_of,
    room_for,
    runs,
    title_size,
)
from mingzhang.render.values import alignment
from mingzhang.render.widths import fit


class Data:
    """The parts of a document grouped into runs of pages of one kind."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.levels = levels(parts)
        entries = [line for part in parts if isinstance(part, Contents) for line in part.lines]
        self.targets = targets(entries, parts)
        self.listed = frozenset(self.targets.values())
        self.charts: list[Chart] = []

    def all(self) -> list[dict[str, Any]]:
        """Runs with their page, whether they are numbered, and their parts."""
        return [
            {
                "page": run.page.value,
                "numbered": run.numbered,
                "first": run.first,
                "parts": [self._part(part) for part in run.parts],
            }
            for run in runs(self.parts)
        ]

    def _part(self, part: Part) -> Mapping[str, Any]:
        if isinstance(part, Cover):
            return self._cover(part)
        if isinstance(part, Contents):
            return self._contents(part)
        if isinstance(part, Statement):
            return self._statement(part)
        if isinstance(part, Chart):
            self.charts.append(part)
            return {"kind": "chart", "picture": len(self.charts) - 1, "alt": part.alternative or part.title}
        return {"kind": "paragraph", **self._line(part)}

    def _lines(self, lines: Iterable[Paragraph]) -> list[Mapping[str, Any]]:
        return [self._line(line) for line in lines if line.text.strip()]

    def _contents(self, part: Contents) -> Mapping[str, Any]:
        """The lines with the headings they lead to. ``linked``: every one leads somewhere."""
        lines = [
            {**self._line(line), "target": self._target(line)} for line in part.lines if line.text.strip()
        ]
        entries = [line for line in lines if line["level"]]
        return {
            "kind": "contents",
            "lines": lines,
            "leading": contents_leading(part),
            "linked": bool(entries) and all(line["target"] for line in entries),
            "entries": {line["target"]: line for line in entries if line["target"]},
        }

    def _target(self, line: Paragraph) -> str:
        block = self.targets.get(line.place.block)
        return "" if block is None else f"b{block}"

    def _cover(self, part: Cover) -> Mapping[str, Any]:
        return {"kind": "cover", "lines": self._lines(part.lines), "size": cover_size(part)}

    def _line(self, line: Paragraph) -> Mapping[str, Any]:
        block = line.place.block
        found: dict[str, Any] = {"role": line.role.value, "text": line.text.strip(), "level": line.level}
        if line.role is Role.HEADING:
            found |= {
                "level": self.levels.get(block, 1),
                "style": max(line.level, 1),
                "label": f"b{block}",
                "listed": block in self.listed,
            }
        return found

    def _statement(self, part: Statement) -> Mapping[str, Any]:
        full = grid(part.table)
        fitted = fit(full, room_for(part), part.table.widths)
        above = captions(part)
        rows = [
            [
                {
                    "t": cell.text.strip(),
                    "x": cell.column,
                    "y": cell.row,
                    "rs": cell.rowspan,
                    "cs": cell.colspan,
                    "a": alignment(cell, full).value,
                    "b": cell.bold,
                    "i": cell.indent,
                }
                for cell in row
            ]
            for row in full.rows
        ]
        return {
            "kind": "statement",
            "head": [
                {**self._line(line), "size": title_size(part, line)}
                for line in part.head
                if line.role is Role.HEADING and line.text.strip()
            ],
            "own": self._lines(above.own),
            "name": self._lines(above.name),
            "shared": self._lines(above.shared),
            "caption-size": caption_size(above.shared, page_of(part)),
            "notes": self._lines(part.notes),
            "note-size": NOTE_SIZES[page_of(part)],
            "rows": rows,
            "header": full.header_rows,
            "repeat": full.header_rows < len(rows),
            "widths": fitted.widths,
            "size": fitted.size,
            "padding": fitted.padding,
            "tall": sorted(fitted.tall),
        }
