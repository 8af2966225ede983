"""A statutory table with all that stands around it: title, number, unit, year, notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingzhang.compose.page import Page
from mingzhang.compose.shapes import SHAPES
from mingzhang.document import Role, ValueKind
from mingzhang.points.ledger import Facts


def write_table(page: Page, table: Mapping[str, Any], facts: Facts) -> None:
    """Add one table to the page. What is empty is still printed, with the sentence that says so."""
    unit = facts.ledger.unit
    words = {"unit": unit.name, "year": unit.year, "scope": unit.scope}
    rows = SHAPES[table["shape"]](table, facts)
    page.say(str(table["title"]).format(**words), Role.HEADING, 2)
    for caption in table["captions"]:
        page.say(str(caption).format(**words), Role.CAPTION)
    page.lay(
        table["header"],
        rows,
        kinds=[ValueKind(kind) for kind in str(table["kinds"]).split()],
        wide=bool(table.get("wide", False)),
        caption=str(table.get("caption", table["title"])),
    )
    for note in table.get("notes", ()):
        page.say(str(note).format(**words), Role.NOTE)
    figures = [cell.of[1].value for row in rows for cell in row if cell.of is not None]
    if not any(figures) and "empty_note" in table:
        page.say(str(table["empty_note"]).format(**words), Role.NOTE)
