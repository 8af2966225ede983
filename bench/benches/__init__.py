"""One bench per file; adding one is adding a file and a line here."""

from __future__ import annotations

from benches import text
from benches.measure import Bench

BENCHES: tuple[Bench, ...] = (text.BENCH,)
