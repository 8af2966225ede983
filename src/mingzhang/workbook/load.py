"""Loading a workbook: the Ledger it describes, and every problem it has, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mingzhang.points.ledger import Ledger, Problem
from mingzhang.readers.sheets import stored_workbook
from mingzhang.workbook.assemble import assemble
from mingzhang.workbook.rows import rows_of
from mingzhang.workbook.schema import Served
from mingzhang.workbook.tables import Row
from mingzhang.workbook.validate import validate


@dataclass(frozen=True, slots=True)
class Loaded:
    """``ledger``: None where the workbook's shape does not let one be made. ``problems``: in order of place."""

    ledger: Ledger | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether a disclosure may be made from it."""
        return self.ledger is not None and not any(problem.stops for problem in self.problems)


def load(data: bytes, file: str, profiles: Mapping[str, Served]) -> Loaded:
    """The ledger of a workbook's bytes. ``profiles``: the known profiles by name.

    Raises :class:`mingzhang.readers.ReadError` for a file that is no workbook or beyond the limits.
    """
    problems: list[Problem] = []
    rows = load_tables(data, file, problems)
    if not rows:
        return Loaded(None, tuple(problems))
    ledger = assemble(rows, profiles, problems)
    served = profiles.get(ledger.unit.profile)
    validate(ledger, problems, served.digits if served else 3)
    return Loaded(ledger, tuple(dict.fromkeys(problems)))


def load_tables(data: bytes, file: str, problems: list[Problem]) -> dict[str, list[Row]]:
    """The rows of a workbook's sheets, unjudged but for their shape."""
    book = stored_workbook(data, file)
    return rows_of({sheet.name: sheet for sheet in book.sheets}, problems)
