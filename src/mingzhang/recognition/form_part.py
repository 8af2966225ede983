"""What the readers of a form's parts share: its key, its scope, the claims, and how prints are made."""

from __future__ import annotations

from msgspec import Struct, field

from mingzhang.amount import Amount
from mingzhang.document import Cell
from mingzhang.findings import Cited
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import NumeralFate, Print, Source
from mingzhang.recognition.claims import Claims


class Part(Struct):
    """The form being read. ``key``: its project in coordinates. ``prints``: every figure so far."""

    key: str
    scope: str
    aligned: bool
    claims: Claims
    prints: list[Print] = field(default_factory=list)

    @property
    def words(self) -> str:
        """How findings name the form."""
        return f"自评表《{self.key}》" if self.key else "自评表"

    def cite(self, cell: Cell, row: str = "", column: str = "") -> Cited:
        """A cell with the names a reader knows it by."""
        return Cited(cell.place, self.words, row, column, cell.text.strip())

    def figure(self, cited: Cited, amount: Amount, measure: str, detail: str, blank: bool = False) -> Print:
        """A figure of the form as a print; its numerals are claimed unless it is a blank."""
        coordinate = Coordinate(measure, project=self.key, detail=detail)
        made = Print(coordinate, amount, cited, Source.FORM, self.scope, blank)
        if not blank:
            self.claims.take(cited.place, NumeralFate.POINT)
            self.prints.append(made)
        return made
