"""Relation families and content rules, one per file.

Each module has ``relations(reading) -> Iterator[Relation]``: a pure function that yields every
instance it evaluated, whatever the verdict. :data:`FAMILIES` lists them in the order they run.
"""

from __future__ import annotations

FAMILIES: tuple[str, ...] = (
    "agreement",
    "rollup",
    "identity",
    "funds",
    "bridges",
    "codes",
    "joint",
    "text_rollup",
    "change",
    "share",
    "comparison",
)
