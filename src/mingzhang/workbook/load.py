"""Loading a workbook: the Ledger it describes, and every problem it has, all at once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mingzhang.points.ledger import Ledger, Problem
from mingzhang.readers.sheets import stored_workbook
from mingzhang.workbook.assemble import assemble
from mingzhang.workbook.rows import rows_of
from mingzhang.workbook.schema import Served
from mingzhang.workbook.tables import Row
from mingzhang.workbook.validate import validate

FLOWS = "收支明细"
MONEY_SHEETS = frozenset({FLOWS, "结转结余"})
"""The sheets that balance."""


class Loaded(Struct, frozen=True):
    """``ledger``: None where the workbook's shape does not let one be made. ``problems``: in order of place.

    ``told``: whether receipts and spending could be read at all; if not, what follows from them says nothing.
    """

    ledger: Ledger | None
    problems: tuple[Problem, ...]
    told: bool = True

    @property
    def sound(self) -> bool:
        """Whether a disclosure may be made from it."""
        return self.ledger is not None and not any(problem.stops for problem in self.problems)


def load(data: bytes, file: str, profiles: Mapping[str, Served]) -> Loaded:
    """The ledger of a workbook's bytes. ``profiles``: the known profiles by name.

    Raises :class:`mingzhang.readers.ReadError` for a file that is no workbook or beyond the limits.
    """
    problems: list[Problem] = []
    shapeless: set[str] = set()
    rows = _tables(data, file, problems, shapeless)
    if not rows:
        return Loaded(None, tuple(problems))
    gaps = set(shapeless)
    inexact: set[str] = set()
    ledger = assemble(rows, profiles, problems, gaps, inexact)
    served = profiles.get(ledger.unit.profile)
    found: list[Problem] = []
    told = FLOWS not in shapeless
    near = not gaps & MONEY_SHEETS
    whole = near and not inexact & MONEY_SHEETS
    validate(ledger, found, served or Served(0), whole=whole, near=near, told=told)
    # What cannot be seen in a sheet that cannot be read is told already; a hint about one with a gap may be wrong.
    problems += [
        problem
        for problem in found
        if problem.cell.partition("!")[0] not in (shapeless if problem.stops else gaps | shapeless)
    ]
    return Loaded(ledger, tuple(dict.fromkeys(problems)), told)


def load_tables(data: bytes, file: str, problems: list[Problem]) -> dict[str, list[Row]]:
    """The rows of a workbook's sheets, unjudged but for their shape."""
    return _tables(data, file, problems, set())


def _tables(data: bytes, file: str, problems: list[Problem], gaps: set[str]) -> dict[str, list[Row]]:
    book = stored_workbook(data, file)
    return rows_of({sheet.name: sheet for sheet in book.sheets}, problems, gaps)
