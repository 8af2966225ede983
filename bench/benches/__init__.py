"""One bench per file; adding one is adding a file and a line here."""

from __future__ import annotations

from benches import build, docx, folder, locating, pdf, text, xlsx
from benches.measure import Bench

BENCHES: tuple[Bench, ...] = (
    text.BENCH,
    docx.BENCH,
    pdf.BENCH,
    xlsx.BENCH,
    locating.BENCH,
    build.BENCH,
    folder.BENCH,
)
