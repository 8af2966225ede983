"""One bench per file; adding one is adding a file and a line here."""

from __future__ import annotations

from benches import build, docx, folder, pdf, text, xlsx
from benches.measure import Bench

BENCHES: tuple[Bench, ...] = (text.BENCH, docx.BENCH, pdf.BENCH, xlsx.BENCH, build.BENCH, folder.BENCH)
