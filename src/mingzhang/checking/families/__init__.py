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
    "form_completeness",
    "form_document",
    "form_indicators",
    "form_money",
    "form_scores",
    "form_values",
    "prose_change",
    "prose_form",
    "prose_indicator",
    "prose_product",
    "prose_total",
    "wording_accounts",
    "wording_bases",
    "wording_brackets",
    "wording_codes",
    "wording_contents",
    "wording_empty",
    "wording_format",
    "wording_heads",
    "wording_lists",
    "wording_marks",
    "wording_numbering",
    "wording_phrases",
    "wording_punctuation",
    "wording_reasons",
    "wording_residue",
    "wording_units",
    "wording_years",
    "content_cut",
    "content_economy",
    "content_hints",
    "content_narrative",
    "content_tables",
)
