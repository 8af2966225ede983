"""Small PDF files drawn by the tests: text, rulings and tables at places given from the top left corner."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct, field

_FONTS = """4 0 obj
<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>
endobj
5 0 obj
<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R >>
endobj
6 0 obj
<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0
/Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>
endobj
7 0 obj
<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts [8 0 R] >>
endobj
8 0 obj
<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nameless /DW 1000 /FontDescriptor 6 0 R
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>
endobj
"""


class Sheet(Struct):
    """One page. Operators are collected; ``rotate`` is the page's own rotation in degrees."""

    width: int = 595
    height: int = 842
    rotate: int = 0
    operators: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 10,
        *,
        angle: float = 0,
        grey: float = 0,
        font: str = "F",
    ) -> None:
        """Text whose letters' left bottom corner is at x, y. ``angle``: degrees, counter-clockwise."""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        codes = words.encode("utf-16-be").hex()
        self.operators.append(
            f"BT {grey} g /{font} {size} Tf {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x} {self.height - y} Tm <{codes}> Tj ET"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """A stroked line."""
        self.operators.append(f"0 G {width} w {x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def bar(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.5, grey: float = 0) -> None:
        """A ruling drawn as a thin filled rectangle."""
        width, height = (x1 - x0 or thick), (y1 - y0 or thick)
        self.operators.append(f"{grey} g {x0} {self.height - y0} {width} {-height} re f")

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroked rectangle."""
        self.operators.append(f"0 G 0.5 w {x0} {self.height - y1} {x1 - x0} {y1 - y0} re S")

    def table(
        self,
        rows: Sequence[Sequence[str]],
        x: float = 60,
        y: float = 100,
        column: float = 90,
        row: float = 20,
    ) -> float:
        """A table of equal columns and rows; a cell's text stands inside it. Returns its bottom."""
        count = len(rows[0])
        for index in range(len(rows) + 1):
            self.line(x, y + index * row, x + count * column, y + index * row)
        for index in range(count + 1):
            self.line(x + index * column, y, x + index * column, y + len(rows) * row)
        for i, texts in enumerate(rows):
            for j, words in enumerate(texts):
                if words:
                    self.text(x + j * column + 4, y + i * row + 14, words)
        return y + len(rows) * row


def pdf(*sheets: Sheet, trailer: str = "") -> bytes:
    """The file of these pages. ``trailer``: further entries of the trailer."""
    objects = [
        "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        f"2 0 obj\n<< /Type /Pages /Count {len(sheets)} /Kids ["
        + " ".join(f"{10 + 2 * i} 0 R" for i in range(len(sheets)))
        + "] >>\nendobj\n",
        _FONTS,
    ]
    for index, sheet in enumerate(sheets):
        content = "\n".join(sheet.operators)
        objects.append(
            f"{10 + 2 * index} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}]"
            f" /Rotate {sheet.rotate} /Contents {11 + 2 * index} 0 R"
            " /Resources << /Font << /F 4 0 R /N 7 0 R >> >> >>\nendobj\n"
            f"{11 + 2 * index} 0 obj\n<< /Length {len(content)} >>\nstream\n{content}\nendstream\nendobj\n"
        )
    body = "%PDF-1.5\n" + "".join(objects)
    offsets: dict[int, int] = {}
    at = 0
    for line in body.splitlines(keepends=True):
        if line.endswith(" 0 obj\n"):
            offsets[int(line.split()[0])] = at
        at += len(line)
    table = "".join(f"{number} 1\n{offset:010d} 00000 n \n" for number, offset in sorted(offsets.items()))
    size = max(offsets) + 1
    return (
        f"{body}xref\n0 1\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("latin-1")
