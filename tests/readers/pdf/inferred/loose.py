"""Tables drawn without rulings: names at the left of their cells, figures at the right, headings in the middle."""

from __future__ import annotations

import random
from collections.abc import Sequence

from msgspec import Struct, field

from tests.readers.pdf.composing import width_of
from tests.readers.pdf.drawing import Sheet

SIZE = 9
PAD = 3


class Loose(Struct):
    """Draws cells between the boundaries ``xs``. ``jitter``: points by which a word may be off its place;
    ``fall``: points by which lines fall for each point to the right."""

    sheet: Sheet
    xs: Sequence[float]
    row: float = 16
    jitter: float = 0
    fall: float = 0
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def heading(self, text: str, first: int, last: int, y: float) -> None:
        """A heading in the middle of the columns from ``first`` to ``last``."""
        middle = (self.xs[first] + self.xs[last + 1]) / 2
        self._draw(middle - width_of(text, SIZE) / 2, y, text)

    def name(self, text: str, column: int, y: float) -> None:
        self._draw(self.xs[column] + PAD, y, text)

    def figure(self, text: str, column: int, y: float) -> None:
        self._draw(self.xs[column + 1] - PAD - width_of(text, SIZE), y, text)

    def headings(self, texts: Sequence[str], y: float) -> None:
        for column, text in enumerate(texts):
            if text:
                self.heading(text, column, column, y)

    def rows(self, rows: Sequence[Sequence[str]], y: float) -> float:
        """One row below the other; what begins with a digit and holds a point is a figure. Returns the next y."""
        for number, texts in enumerate(rows):
            for column, text in enumerate(texts):
                draw = self.figure if "." in text or text == "——" else self.name
                if text:
                    draw(text, column, y + number * self.row)
        return y + len(rows) * self.row

    def _draw(self, x: float, y: float, text: str) -> None:
        off = self.jitter
        x += self.chance.uniform(-off, off) / 2
        y += self.chance.uniform(-off, off) + self.fall * x
        self.sheet.text(round(x, 2), round(y, 2), text, SIZE)


INCOME = [
    ["合计", "", "1776.49", "1776.49", "", ""],
    ["208", "社会保障和就业支出", "327.07", "327.07", "", ""],
    ["20805", "行政事业单位养老支出", "238.61", "238.61", "", ""],
    ["2080501", "行政单位离退休", "140.87", "140.87", "", ""],
    ["210", "卫生健康支出", "35.57", "35.57", "", ""],
    ["215", "资源勘探工业信息等支出", "1333.91", "1333.91", "", "0.00"],
]
INCOME_HEAD = ["科目编码", "科目名称", "本年收入合计", "财政拨款收入", "事业收入", "其他收入"]
INCOME_XS = [50, 110, 250, 325, 400, 470, 540]


def income(sheet: Sheet, **how: float) -> Loose:
    """公开02 without a single ruling, with its title and its line of 部门 and 单位 above."""
    table = Loose(sheet, INCOME_XS, **how)  # type: ignore[arg-type]
    sheet.text(250, 60, "收入决算表", 14)
    sheet.text(53, 84, "部门：某市教育局", SIZE)
    sheet.text(460, 84, "金额单位：万元", SIZE)
    table.headings(INCOME_HEAD, 100)
    table.rows(INCOME, 118)
    return table
