"""CSV that opens well in spreadsheet programs and runs nothing there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from mingzhang.regex import regex
from mingzhang.render.values import is_formula_like

_NUMBER = regex(r"-?[0-9]+(?:\.[0-9]+)?")
BOM = "\ufeff"


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark. Text a program could take for a formula begins with an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([safe(name) for name in header])
    writer.writerows([safe(text) for text in row] for row in rows)
    return (BOM + stream.getvalue()).encode()


def safe(text: str) -> str:
    """Text that no spreadsheet program takes for a formula; numbers stay as they are."""
    return f"'{text}" if is_formula_like(text) and not _NUMBER.fullmatch(text) else text
